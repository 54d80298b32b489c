"""Small pieces of WordprocessingML as text, for files we write ourselves."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": " "})


def escaped(text: str) -> str:
    """Return ``text`` fit for element content and attributes; what XML cannot hold is left out."""
    return _FORBIDDEN.sub("", text).translate(_ESCAPES)


def tag(name: str, content: str = "", **attributes: str | float | None) -> str:
    """Return the element ``w:name``; attributes without a value are left out."""
    written = "".join(
        f' w:{key.rstrip("_")}="{escaped(str(item))}"'
        for key, item in attributes.items()
        if item is not None
    )
    return f"<w:{name}{written}>{content}</w:{name}>" if content else f"<w:{name}{written}/>"


def switch(name: str, *, on: bool) -> str:
    """Return the on/off property ``w:name`` where it is on."""
    return f"<w:{name}/>" if on else ""


def twips(length: float, per_point: float = 20) -> int:
    """Return a length of points in the file's unit."""
    return round(length * per_point)
