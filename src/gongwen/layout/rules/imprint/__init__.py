"""The imprint 「版记」."""
