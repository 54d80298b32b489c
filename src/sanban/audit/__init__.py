"""审计: what was done, by whom, on whose behalf, and the proof that nobody rewrote it.

Owns: append-only entries, one hash chain for each organ, the types of entries that the contexts
register, anchors kept outside the database. Does not own: who a person is (org).
Key words: entry, chain, head, anchor, acting.
"""
