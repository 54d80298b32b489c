"""What every context may lean on: the clock, the domain error, limits of requests. Stays small."""
