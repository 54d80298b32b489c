"""Run every rule over a draft; a rule that fails is noted and never ends the check."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gongwen.rulebook import Catalogue, Draft, Hit, Rule, collect
from gongwen.rulebook.groups import Group, group_of

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Struck:
    """A hit together with the rule that yielded it."""

    rule: Rule
    hit: Hit


@cache
def catalogue() -> Catalogue:
    """Return every rule there is; the rule modules are imported at the first call."""
    return Catalogue([*_text_rules(), *_layout_rules()])


@cache
def layout_codes() -> frozenset[str]:
    """Return the codes of the rules about layout, whose hits are merged by root cause."""
    return frozenset(rule.code for rule in _layout_rules())


@cache
def spelling_codes() -> frozenset[str]:
    """Return the codes of the rules that ask the language model."""
    return frozenset(rule.code for rule in _text_rules() if group_of(rule.code) is Group.SPELLING)


@cache
def _text_rules() -> tuple[Rule, ...]:
    import gongwen.proofread.rules  # noqa: PLC0415 -- importing all rules takes its time

    return tuple(collect(gongwen.proofread.rules))


@cache
def _layout_rules() -> tuple[Rule, ...]:
    import gongwen.layout.rules  # noqa: PLC0415 -- as above

    return tuple(collect(gongwen.layout.rules))


def strike(
    draft: Draft, off: frozenset[str], notes: list[str], *, strict: bool = False
) -> Iterator[Struck]:
    """Yield the hits of all rules but those in ``off``.

    A rule that raises is logged and told in ``notes``; under ``strict`` its error goes through.
    """
    for rule in catalogue():
        if rule.code in off:
            continue
        try:
            hits = list(rule.find(draft))
        except Exception:
            if strict:
                raise
            # The text stays out of the log: it may be nobody's business.
            _LOG.exception("rule %s failed", rule.code)
            notes.append(f"规则 {rule.code} 运行出错，本次没有检查这一项。")
            continue
        yield from (Struck(rule, hit) for hit in hits)
