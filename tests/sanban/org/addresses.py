"""Every address of the organisation's pages, and who gets what there: the written expectation.

``V`` is shown, ``G`` goes elsewhere when it is done, ``B`` leads back to its page, ``F`` is forbidden,
``S`` is led to signing in, ``N`` is not found, ``M`` is a method that does not exist there, ``X`` is a
form sent empty and refused. The columns are: nobody signed in, 陆平 (staff), 高远 (head), 钱多 (of the
neighbour), and the system, security and audit administrators.
"""

from __future__ import annotations

ROLES = ("nobody", "lu_ping", "gao_yuan", "qian_duo", "yan_ming", "he_yan", "yu_qing")

# name of the address: (answers to GET, answers to an empty POST)
EXPECTED: dict[str, tuple[str, str]] = {
    "home": ("S V V V V V V", "S M M M M M M"),
    "enrol": ("V V V V V V V", "X X X X X X X"),
    "units": ("S V V V V V V", "S M M M M M M"),
    "create-unit": ("S F F F B F F", "S F F F X F F"),
    "unit": ("S V V N V V V", "S M M N M M M"),
    "rename-unit": ("S F F F B F F", "S F F F X F F"),
    "move-unit": ("S F F F B F F", "S F F F X F F"),
    "put-in-charge": ("S F F F B F F", "S F F F G F F"),
    "dissolve-unit": ("S F F F B F F", "S F F F X F F"),
    "create-post": ("S F F F B F F", "S F F F X F F"),
    "abolish-post": ("S F F F V F F", "S F F F X F F"),
    "people": ("S V V V V V V", "S M M M M M M"),
    "register-person": ("S F F F B F F", "S F F F X F F"),
    "person": ("S V V N V V V", "S M M N M M M"),
    "correct-person": ("S F F F B F F", "S F F F X F F"),
    "appoint": ("S F F F B F F", "S F F F X F F"),
    "relieve": ("S F F F B F F", "S F F F G F F"),
    "make-primary": ("S F F F B F F", "S F F F X F F"),
    "hand-over": ("S F F F V F F", "S F F F X F F"),
    "leave": ("S F F F V F F", "S F F F X F F"),
    "open-account": ("S F F F B F F", "S F F F X F F"),
    "remits": ("S V V V V V V", "S M M M M M M"),
    "assign-remit": ("S F F F B F F", "S F F F X F F"),
    "withdraw-remit": ("S F F F B F F", "S F F F G F F"),
    "absences": ("S V V V V V V", "S M M M M M M"),
    "record-absence": ("S B B B B F F", "S X X X X F F"),
    "cancel-absence": ("S B B N B F F", "S G X N G F F"),
    "delegations": ("S V V V F V F", "S M M M F M F"),
    "delegate": ("S B B B F B F", "S X X X F X F"),
    "end-delegation": ("S B B N F B F", "S G X N F G F"),
    "tokens": ("S V V V F V F", "S M M M F M F"),
    "make-token": ("S B B B F F F", "S X X X F F F"),
    "revoke-token": ("S B N N F B F", "S G N N F G F"),
    "accounts": ("S F F F V V F", "S F F F M M F"),
    "open-administrator": ("S F F F B F F", "S F F F X F F"),
    "activate-all": ("S F F F F B F", "S F F F F V F"),
    "activate-account": ("S F F F F B F", "S F F F F X F"),
    "reset-credentials": ("S F F F F B F", "S F F F F X F"),
    "disable-account": ("S F F F F B F", "S F F F F X F"),
    "imports": ("S F F F V F F", "S F F F M F F"),
    "read-import": ("S F F F B F F", "S F F F X F F"),
    "import-example": ("S F F F V F F", "S F F F M F F"),
    "import": ("S F F F V F F", "S F F F M F F"),
    "apply-import": ("S F F F B F F", "S F F F G F F"),
    "audit": ("S F F F F F V", "S F F F F F M"),
    "check-trail": ("S F F F F F B", "S F F F F F G"),
}
