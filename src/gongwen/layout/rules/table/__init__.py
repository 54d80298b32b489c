"""Tables and landscape pages."""
