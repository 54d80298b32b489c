"""What people fill in about procedures."""
