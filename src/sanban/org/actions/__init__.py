"""What is done with the organisation: one office verb a file."""
