"""Rules about document types and their titles."""
