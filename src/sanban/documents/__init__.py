"""办文: drafts and what becomes of them; the door to the engine.

Owns: the proofreading desk 「核稿台」, where a draft lies for one session with its findings and the
decisions on them, and typeset. Does not own: who may do what (org), steps of a procedure (procedures).
Key words: sheet, finding, decision, annotated copy, corrected copy, galley.
"""
