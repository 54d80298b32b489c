"""Rules about state secrets."""
