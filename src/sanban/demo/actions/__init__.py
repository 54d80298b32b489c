"""The verbs of the demonstration."""
