"""Units of measurement 「计量单位」 after GB 3100—1993."""
