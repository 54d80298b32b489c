"""SQLite as Django knows it, with one queue in front of everything that writes."""
