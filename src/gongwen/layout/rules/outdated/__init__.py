"""What earlier standards asked for and the present one does not."""
