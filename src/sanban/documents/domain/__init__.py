"""Pure rules of the desk, without Django."""
