"""Punctuation 「标点符号」 after GB/T 15834—2011."""
