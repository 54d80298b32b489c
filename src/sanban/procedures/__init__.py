"""流程: definitions, cases, steps, gates, evidence, events; the clock of every step.

Owns: what a procedure is, how a case runs through it, who must act, what a gate demanded and what
satisfied it. Does not own: who holds which post (org), what is decided about (documents, matters).
Key words: definition, case, assignment, event, gate.
"""
