"""The commands of the organisation."""
