"""Rules about what a document of each type must contain."""
