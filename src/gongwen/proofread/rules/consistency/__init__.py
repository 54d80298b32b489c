"""Consistency 「一致性与事实核对」: sums, dates, numbering, annexes and names agree with each other."""
