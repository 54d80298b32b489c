"""Facts a text states, read out for checking: dates, quantities, works cited, annexes, organs."""
