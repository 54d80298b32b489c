"""Signs of the old symbol fonts as Unicode: what people see for ``w:sym`` and for bullets."""

from __future__ import annotations

_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
    0x4A: "☺",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x70: "❐",
    0x71: "❑",
    0x72: "❒",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0xA1: "○",
    0xA4: "◉",
    0xA7: "▪",
    0xA8: "◻",
    0xAB: "★",
    0xB2: "✧",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0xA3: "☐", 0x97: "●"}
_SYMBOL = {
    0x2D: "−",
    0xA3: "≤",
    0xA5: "∞",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL,
}
_PRIVATE = range(0xE000, 0xF900)
_PRINTED = range(0xA0, 0xD800)
_SYMBOL_AREA = 0xF000


def symbol(font: str | None, code: int) -> str:
    """Return the character for a code of a font; "" where it cannot be told."""
    table = _FONTS.get((font or "").strip().lower())
    if table is None:
        return chr(code) if code in _PRINTED else ""
    return table.get(code - _SYMBOL_AREA if code in _PRIVATE else code, "")


def bullet(font: str | None, text: str) -> str:
    """Return the bullet people see for ``lvlText``; a plain one for unknown private signs."""
    return "".join(
        symbol(font or "Symbol", ord(sign)) or "•" if ord(sign) in _PRIVATE else sign
        for sign in text
    )
