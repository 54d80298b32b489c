"""What is done with the audit trail."""
