"""What people fill in: at the proofreading desk, and for outgoing documents."""
