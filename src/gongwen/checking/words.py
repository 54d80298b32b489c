"""What a house says about words: its own word rules, and the words it allows."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.engine import Struck
from gongwen.rulebook import Draft, Hit, House, Rule
from gongwen.terms import Severity, Strength

HOUSE_CODE = "HOUSE"


def house_rules(house: House) -> Iterator[Rule]:
    """Yield a rule for every word the house wants written otherwise."""
    for number, word in enumerate(house.word_rules, start=1):
        yield Rule(
            code=f"{HOUSE_CODE}-{number:03d}",
            name="house-word",
            severity=Severity.S2,
            strength=Strength.PRACTICE,
            message=f"本单位规定“{word.word}”写作“{word.suggestion}”"
            if word.suggestion
            else f"本单位规定不用“{word.word}”",
            why=word.reason,
            basis=("单位规定",),
            examples=(),
        )


def house_hits(draft: Draft) -> Iterator[Struck]:
    """Yield every place where a word of the house's own rules stands."""
    for rule, word in zip(house_rules(draft.house), draft.house.word_rules, strict=True):
        # Where the wanted form contains the word, that form is not a fault.
        inside = word.suggestion.find(word.word)
        at = draft.text.find(word.word)
        while at >= 0:
            begin = at - inside
            if (
                inside < 0
                or draft.text[max(begin, 0) : begin + len(word.suggestion)] != word.suggestion
            ):
                advice = None if word.suggestion else "删去或换用其他说法"
                yield Struck(
                    rule, Hit(at, at + len(word.word), word.suggestion or None, advice=advice)
                )
            at = draft.text.find(word.word, at + len(word.word))


def allowed(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` that are words the house allows."""
    stretches: list[tuple[int, int]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            stretches.append((at, at + len(word)))
            at = text.find(word, at + 1)
    return stretches
