"""What a demonstration is made of, as plain values."""
