"""Measurements of the engine: each headline figure is one command here."""
