"""The pages of a demonstration."""
