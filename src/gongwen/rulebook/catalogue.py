"""The catalogue: every rule there is, found by walking the packages that hold them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType

from gongwen.rulebook.rule import Rule


class Catalogue:
    """Rules by code, in the order of their codes."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules: dict[str, Rule] = {}
        for rule in sorted(rules, key=lambda rule: rule.code):
            if rule.code in self._rules:
                raise ValueError(f"规则编号 {rule.code} 重复")
            self._rules[rule.code] = rule

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)

    def __getitem__(self, code: str) -> Rule:
        return self._rules[code]

    def __contains__(self, code: object) -> bool:
        return code in self._rules


def collect(package: ModuleType) -> Iterator[Rule]:
    """Yield the rules of every module below ``package``: its ``RULE``, or all of its ``RULES``."""
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        members = vars(import_module(module.name))
        rule = members.get("RULE")
        if isinstance(rule, Rule):
            yield rule
        yield from members.get("RULES", ())
