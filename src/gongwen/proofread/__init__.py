"""Proofreading: types, routing, punctuation, numerals, words, sentences, consistency, citations."""
