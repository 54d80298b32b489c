"""The desk for programs: what lies with somebody, and doing it; never a signature."""
