"""The pages of an outgoing document."""
