"""The header 「版头」: everything above the red line."""
