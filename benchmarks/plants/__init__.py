"""Planted faults: what was planted in which document, and where it must be found."""
