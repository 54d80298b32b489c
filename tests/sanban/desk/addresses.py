"""Every address of the desk's pages, and who gets what there; letters and columns as for org.

Administrators have no work lists, so for them the addresses do not exist.
"""

from __future__ import annotations

_LIST = ("S V V V N N N", "S M M M N N N")
_SAVE = ("S B B B N N N", "S X X X N N N")
_OWN = ("S B N N N N N", "S {} N N N N N")

EXPECTED: dict[str, tuple[str, str]] = {
    **{
        name: row
        for code in ("to-do", "done", "under-way", "drafts", "released")
        for name, row in ((code, _LIST), (f"{code}-export", _LIST), (f"{code}-save-view", _SAVE))
    },
    "rename-view": (_OWN[0], _OWN[1].format("X")),
    "delete-view": (_OWN[0], _OWN[1].format("G")),
}
