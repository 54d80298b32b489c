"""How characters sound (pypinyin, MIT), and which syllables are taken for which."""

from __future__ import annotations

from itertools import product

from pypinyin import Style
from pypinyin.constants import PINYIN_DICT
from pypinyin.style import convert

_FUZZY_INITIALS = (("z", "zh"), ("c", "ch"), ("s", "sh"), ("n", "l"), ("f", "h"), ("r", "l"))
_FUZZY_FINALS = (
    ("an", "ang"), ("en", "eng"), ("in", "ing"), ("ian", "iang"), ("uan", "uang"), ("on", "ong"),
)  # fmt: skip
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")


def readings(code: int) -> list[tuple[str, str]]:
    """Return syllable and tone of each reading of a character, the commonest first."""
    found: list[tuple[str, str]] = []
    for reading in PINYIN_DICT.get(code, "").split(","):
        if reading:
            written = convert(reading, Style.TONE3, strict=False)
            pair = (written.rstrip("12345").replace("ü", "v"), written[-1:])
            if pair not in found:
                found.append(pair)
    return found


def split(syllable: str) -> tuple[str, str]:
    """Return initial and final of a syllable."""
    initial = next((i for i in _INITIALS if syllable.startswith(i)), "")
    return initial, syllable[len(initial) :]


def _variants(part: str, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    return [part, *(b if part == a else a for a, b in pairs if part in (a, b))]


def fuzzy(syllable: str) -> set[str]:
    """Return the syllables that speakers of a dialect may take for this one."""
    initial, final = split(syllable)
    both = product(_variants(initial, _FUZZY_INITIALS), _variants(final, _FUZZY_FINALS))
    return {a + b for a, b in both} - {syllable}


def mistyped(syllable: str, known: set[str]) -> set[str]:
    """Return the syllables one keystroke away."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(syllable[:i], syllable[i:]) for i in range(len(syllable) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found |= {a + c + b for a, b in cuts for c in letters}
    found |= {a + c + b[1:] for a, b in cuts if b for c in letters}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return (found & known) - {syllable}
