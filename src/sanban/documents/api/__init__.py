"""Outgoing documents for programs: what pages show and what can be done there, never a signature."""
