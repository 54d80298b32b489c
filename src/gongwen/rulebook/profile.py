"""The house profile 「本单位规定」 of ``gongwen.toml``: names, allowed words, own rules, overrides."""

from __future__ import annotations

from dataclasses import dataclass

from gongwen.terms import Severity


@dataclass(frozen=True, slots=True)
class WordRule:
    """A word the house wants written otherwise; ``pattern`` is literal text."""

    word: str
    suggestion: str
    reason: str


@dataclass(frozen=True, slots=True)
class Override:
    """A rule the house switched off (``severity`` is ``None``) or lowered, and why."""

    code: str
    severity: Severity | None
    reason: str


@dataclass(frozen=True, slots=True)
class SpellingLimits:
    """From which probability on a suspected slip is told: as S2, and as S3; below it is silent."""

    likely: float = 0.8
    possible: float = 0.5

    @property
    def is_silent(self) -> bool:
        """Tell whether nothing can be told, so that no model need be asked."""
        return self.possible >= 1


@dataclass(frozen=True, slots=True)
class House:
    """What one organ settles for itself; the empty house changes nothing."""

    name: str = ""
    short_names: tuple[str, ...] = ()
    organ_codes: tuple[str, ...] = ()
    superiors: tuple[str, ...] = ()
    subordinates: tuple[str, ...] = ()
    allowed_words: tuple[str, ...] = ()
    word_rules: tuple[WordRule, ...] = ()
    overrides: tuple[Override, ...] = ()
    spelling: SpellingLimits = SpellingLimits()
