"""Signals of hollow content: each says what is missing, none of them counts single words as faults."""
