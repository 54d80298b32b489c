"""Files 「文件存储」: content kept once under its own hash, and never changed.

Owns: the content-addressed store. Does not own: what a file means, or who may read it; the contexts
above keep the hash and ask for the content. Key words: content, digest, store.
"""
