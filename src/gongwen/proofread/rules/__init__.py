"""Rules about the text, one idea a file, grouped as in the reference."""
