"""Wrong words and collocations, put into neutral sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle

from benchmarks.plants.plant import Plant
from benchmarks.plants.wording import Place, places, planted
from gongwen.lexicons import table

LEAST = 5
_MARKED = re.compile(r"⟦(.*?)⟧")
_CARRIERS = (
    "{}。",
    "经核查，{}。",
    "市水务局反映，{}，有关记录已经存档。",
    "座谈会上有代表提出，{}。",
    "与2025年相比，{}，这一点应当注意。",
    "{}，检查组已经记录在案。",
    "一是{}；二是台账登记及时。",
)
_CLOSING = ("{}。", "经核查，{}。", "有的文稿写道，{}。")
# The same fault in another family counts as well: which of them reports it is a matter of merging.
_ALSO = ("W-", "SY-39", "SY-25", "SY-10", "SY-05", "SY-11", "SY-21", "NUM-12", "NUM-16", "PUN-03")

_OBJECT_CARRIERS = (
    "各单位要{verb}服务{other}。",
    "下一步将{verb}{other}。",
    "检查组要求施工单位{verb}现有{other}。",
    "半年来，临河县{verb}了{other}。",
    "为{verb}管理{other}，市水务局安排了专项资金。",
    "市水务局注重{verb}供水{other}。",
)
_PREDICATE_CARRIERS = (
    "全市供水{word}不断{other}。",
    "检修{word}明显{other}。",
    "临河县的{word}逐步{other}。",
    "2026年上半年，管理{word}进一步{other}。",
    "经过整治，{word}有所{other}。",
)


def word_plants() -> Iterator[Plant]:
    """Yield at least five plants for every word rule, in the contexts the rule is meant for."""
    turn = cycle(places())
    for row in table("words"):
        clauses = list(dict.fromkeys(_clauses(row)))
        for number in range(max(LEAST, len(clauses))):
            clause = clauses[number % len(clauses)]
            carriers = _CLOSING if "(?=。)" in row["pattern"] else _CARRIERS
            carrier = carriers[(number + len(row["pattern"])) % len(carriers)]
            codes = (row["code"], *_ALSO)
            yield planted(codes, carrier.format(clause), next(turn))


def _clauses(row: dict[str, str]) -> Iterator[str]:
    """Yield the clauses in which every faulty form of a row may stand."""
    pairs = [pair.partition("=") for pair in row["replacements"].split("；") if pair]
    for marked in row["wrong"].split("|"):
        clause = marked.rstrip("。：")
        yield clause
        found = _MARKED.search(clause)
        for faulty, _, good in pairs:
            same = [other for other, _, meant in pairs if meant == good]
            if found and found[1] in same and faulty != found[1]:
                yield _MARKED.sub(f"⟦{faulty}⟧", clause)


def collocation_plants() -> Iterator[Plant]:
    """Yield at least five plants for every rule about words that do not go together."""
    turn = cycle(places())
    for code, sentences in _collocations().items():
        for sentence in sentences:
            yield planted((code,), sentence, next(turn))


def _collocations() -> dict[str, list[str]]:
    by_code: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in table("collocations"):
        for other in row["others"].split():
            by_code[row["code"]].append((row["relation"], row["word"], other))
    return {
        code: [_collocation(pairs, number) for number in range(max(LEAST, len(pairs)))]
        for code, pairs in by_code.items()
    }


def _collocation(pairs: list[tuple[str, str, str]], number: int) -> str:
    relation, word, other = pairs[number % len(pairs)]
    if relation == "object":
        carrier = _OBJECT_CARRIERS[number % len(_OBJECT_CARRIERS)]
        return f"⟦{carrier.format(verb=word, other=other)}⟧"
    carrier = _PREDICATE_CARRIERS[number % len(_PREDICATE_CARRIERS)]
    return f"⟦{carrier.format(word=word, other=other)}⟧"


__all__ = ["Place", "collocation_plants", "word_plants"]
