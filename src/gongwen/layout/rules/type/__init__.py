"""Fonts, colour, decoration, leftovers and white space."""
