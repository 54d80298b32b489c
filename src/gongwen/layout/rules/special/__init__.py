"""The letter, order and minutes formats."""
