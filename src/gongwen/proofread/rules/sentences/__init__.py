"""Rules about sentences: mixed patterns, missing parts, redundancy, ambiguity, leftovers."""
