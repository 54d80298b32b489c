"""What every context may lean on: the clock, the domain error, the base of models. Stays small."""
