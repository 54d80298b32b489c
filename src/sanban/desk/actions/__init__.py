"""What can be done with saved views, one verb a module."""
