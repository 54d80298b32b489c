"""Whether whom a document addresses makes it important."""

from __future__ import annotations

import re

from gongwen.proofread.rules.routing.ranks import is_government, rank

_BETWEEN = re.compile(r"[，、；,;]")
_PROVINCE = 1


def superior_among(recipients: str, organ: str) -> str:
    """Return the first of the recipients that stands above an organ, as far as names tell; else nothing.

    Where the organ's own name tells no level, a province and the centre count as above it.
    """
    own = rank(organ)
    names = (name.strip().rstrip("：:。") for name in _BETWEEN.split(recipients))
    return next((name for name in names if name and _is_above(name, organ, own)), "")


def _is_above(name: str, organ: str, own: int | None) -> bool:
    level = rank(name)
    if level is None or name.startswith("各"):
        return False
    if own is None:
        return level <= _PROVINCE
    if level == own:
        return is_government(name) and not is_government(organ)
    return level < own
