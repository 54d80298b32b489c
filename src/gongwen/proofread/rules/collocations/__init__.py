"""Rules about words that do not go together."""
