"""Numerals 「数字」 after GB/T 15835—2011."""
