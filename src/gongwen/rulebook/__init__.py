"""What a rule is, what it finds, and on what it rests; shared by proofreading and layout."""

from gongwen.rulebook.basis import BASES, Basis
from gongwen.rulebook.catalogue import Catalogue, collect
from gongwen.rulebook.draft import Draft
from gongwen.rulebook.example import Example, Staged, right, wrong
from gongwen.rulebook.finding import Finding, Hit, Opinion
from gongwen.rulebook.profile import House, Override, SpellingLimits, WordRule
from gongwen.rulebook.rule import Find, Rule

__all__ = [
    "BASES",
    "Basis",
    "Catalogue",
    "Draft",
    "Example",
    "Find",
    "Finding",
    "Hit",
    "House",
    "Opinion",
    "Override",
    "Rule",
    "SpellingLimits",
    "Staged",
    "WordRule",
    "collect",
    "right",
    "wrong",
]
