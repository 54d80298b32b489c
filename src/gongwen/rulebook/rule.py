"""What a rule is: a code, a reason, a basis, examples and one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from gongwen.rulebook.draft import Draft
from gongwen.rulebook.example import Example, Staged
from gongwen.rulebook.finding import Hit
from gongwen.terms import Severity, Strength

Find = Callable[[Draft], Iterator[Hit]]


@dataclass(slots=True)
class Rule:
    """A rule; ``code`` is stable for ever, ``name`` completes “allow …”.

    ``message`` is one Chinese sentence without full stop that says what is wrong, worded no
    harder than ``strength`` allows. ``basis`` are clauses of works in the basis table. ``safe``
    tells that its corrections may be applied without a person looking. ``anchors``, if given, are
    strings of which one must stand in the text for the rule to strike: the engine uses them to
    skip the rule cheaply.
    """

    code: str
    name: str
    severity: Severity
    strength: Strength
    message: str
    why: str
    basis: tuple[str, ...]
    examples: tuple[Example | Staged, ...]
    safe: bool = False
    anchors: tuple[str, ...] = ()
    _find: Find | None = field(default=None, repr=False)

    def finder(self, function: Find) -> Find:
        """Make ``function`` this rule's finder."""
        self._find = function
        return function

    def find(self, draft: Draft) -> Iterator[Hit]:
        """Yield what this rule finds in ``draft``, first to last."""
        if self._find is None:
            raise LookupError(f"{self.code} has no finder")
        if self.anchors and not any(anchor in draft.text for anchor in self.anchors):
            return iter(())
        return self._find(draft)
