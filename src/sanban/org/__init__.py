"""机关: organs, units, posts, people, who stands in for whom, and signing in.

Owns: the tree of units, posts and who holds them, heads and leaders in charge, remits 「归口」,
absences, delegations (dated, never transitive, never for a personal consent), the door through which
open work is handed over, accounts and second factors. Does not own: the work itself.
Key words: organ, unit, post, person, delegation.
"""
