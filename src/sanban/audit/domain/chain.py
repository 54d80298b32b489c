"""A chain of entries, each of which seals the one before it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sanban.audit.domain.digests import ALGORITHMS, digest

START = ""  # what the first entry names as its predecessor


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the chain sees it: everything it says, and its two seals."""

    sequence: int
    algorithm: str
    previous: str
    digest: str
    content: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The seal of one entry, as it was noted outside the database."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying a chain found; ``broken_at`` is the first entry that does not hold."""

    count: int
    broken_at: int | None = None
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether the whole chain is as it was written."""
        return self.broken_at is None


def seal(algorithm: str, previous: str, sequence: int, content: Mapping[str, str | int]) -> str:
    """Return the seal of an entry over everything it says and over its predecessor's seal."""
    record = [algorithm, previous, sequence, dict(content)]
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return digest(algorithm, text.encode())


def verify(links: Iterable[Link], head: Anchor | None, anchors: Iterable[Anchor] = ()) -> Verdict:
    """Walk the chain in order and name the first entry that was changed, removed or put in.

    ``head`` is what the database says the last entry is, ``anchors`` what was noted outside it. A
    chain that was cut or written anew up to its head can be told by an anchor only.
    """
    awaited = {anchor.sequence: anchor.digest for anchor in anchors}
    previous, count = START, 0
    for link in links:
        reason = _fault(link, count + 1, previous)
        if not reason and awaited.pop(link.sequence, link.digest) != link.digest:
            reason = "与库外留存的印记不符，这一条或更早的记录被重写过"
        if reason:
            return Verdict(count, min(link.sequence, count + 1), reason)
        previous, count = link.digest, link.sequence
    return _end(count, previous, head, awaited)


def _fault(link: Link, expected: int, previous: str) -> str:
    """Say what is wrong with one entry, or nothing."""
    if link.sequence != expected:
        return f"缺少这一条，后面直接是第{link.sequence}条"
    if link.previous != previous:
        return "没有接在上一条之后，记录被换过次序或替换过"
    if link.algorithm not in ALGORITHMS:
        return "摘要算法不认识"
    if seal(link.algorithm, link.previous, link.sequence, link.content) != link.digest:
        return "内容与摘要不符，被改动过"
    return ""


def _end(count: int, last: str, head: Anchor | None, awaited: Mapping[int, str]) -> Verdict:
    """Compare where the chain ends with where it should."""
    if head is None and count:
        return Verdict(count, count, "链尾的登记被删除")
    if head is not None and head.sequence > count:
        return Verdict(count, count + 1, f"末尾缺少第{count + 1}条至第{head.sequence}条")
    if head is not None and head.sequence < count:
        return Verdict(count, head.sequence + 1, "链尾的登记里没有这一条，是后来塞进去的")
    if head is not None and head.digest != last:
        return Verdict(count, count, "最后一条与链尾的登记不符，被替换过")
    if awaited:
        first = min(awaited)
        return Verdict(count, count + 1, f"库外留存了第{first}条的印记，库里却没有，末尾被截去")
    return Verdict(count)
