"""Signing in: what the library is told to do, the limits of a session, and the gate before all pages."""
