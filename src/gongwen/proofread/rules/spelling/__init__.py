"""Rules that a language model judges: wrong, missing and redundant characters."""
