"""Rules about single words, written as a table."""
