"""The chain as a pure function: it holds as written, and no forgery of its links passes."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanban.audit.domain import digests
from sanban.audit.domain.chain import START, Anchor, Link, seal, verify

contents = st.dictionaries(st.sampled_from(["old", "new", "actor"]), st.text(max_size=8))


def chain(said: list[dict[str, str]], algorithm: str = digests.SHA256) -> list[Link]:
    """Seal contents into a chain."""
    links: list[Link] = []
    previous = START
    for sequence, content in enumerate(said, 1):
        digest = seal(algorithm, previous, sequence, content)
        links.append(Link(sequence, algorithm, previous, digest, content))
        previous = digest
    return links


def end(links: list[Link]) -> Anchor | None:
    """Return what the head of a chain says."""
    return Anchor(links[-1].sequence, links[-1].digest) if links else None


@given(st.lists(contents, max_size=12), st.sampled_from(digests.ALGORITHMS))
def test_what_was_written_holds(said: list[dict[str, str]], algorithm: str) -> None:
    """No false alarm, whatever was said and with either digest."""
    links = chain(said, algorithm)
    verdict = verify(links, end(links), [Anchor(link.sequence, link.digest) for link in links])
    assert (verdict.holds, verdict.count) == (True, len(said))


@given(st.lists(contents, min_size=1, max_size=12), st.data())
def test_a_removed_changed_or_moved_link_is_named(
    said: list[dict[str, str]], data: st.DataObject
) -> None:
    """Whatever is done to one link, the verdict names it and none before it."""
    links = chain(said)
    head = end(links)
    at = data.draw(st.integers(0, len(links) - 1))
    forged = data.draw(st.sampled_from(["removed", "changed", "doubled", "swapped"]))
    if forged == "removed":
        broken = links[:at] + links[at + 1 :]
    elif forged == "changed":
        broken = [*links]
        broken[at] = replace(
            links[at], content={**links[at].content, "new": "\N{GREEK SMALL LETTER ALPHA}forged"}
        )
    elif forged == "doubled":
        broken = links[: at + 1] + links[at:]
        at += 1
    else:
        other = data.draw(st.integers(0, len(links) - 1))
        broken = [*links]
        broken[at], broken[other] = broken[other], broken[at]
        if at == other:
            return
        at = min(at, other)

    verdict = verify(broken, head)

    assert verdict.broken_at is not None
    # A doubled link is reported under its own number, the one before the place where it stands.
    assert verdict.broken_at in ({at, at + 1} if forged == "doubled" else {at + 1})


@given(st.lists(contents, min_size=1, max_size=12), st.data())
def test_an_entry_forged_with_its_seal_is_betrayed_by_the_next(
    said: list[dict[str, str]], data: st.DataObject
) -> None:
    """Whoever seals a changed entry anew breaks the link to the one after it, or to the head."""
    links = chain(said)
    at = data.draw(st.integers(0, len(links) - 1))
    content = {**links[at].content, "new": "\N{GREEK SMALL LETTER ALPHA}forged"}
    digest = seal(digests.SHA256, links[at].previous, at + 1, content)
    broken = [*links]
    broken[at] = replace(links[at], content=content, digest=digest)

    verdict = verify(broken, end(links))

    is_last = at == len(links) - 1
    assert verdict.broken_at == (at + 1 if is_last else at + 2)


def test_sm3_gives_the_value_of_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """GB/T 32905 example 1, with the interpreter's SM3 and without it."""
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert digests.digest("sm3", b"abc") == expected

    def absent(*_arguments: object, **_options: object) -> None:
        raise ValueError

    monkeypatch.setattr(hashlib, "new", absent)
    assert digests.digest("sm3", b"abc") == expected


def test_an_unknown_digest_breaks_the_chain_and_is_never_used() -> None:
    """A link that names no digest of ours does not hold."""
    links = chain([{"new": "甲"}])
    assert verify([replace(links[0], algorithm="md5")], end(links)).broken_at == 1
    with pytest.raises(ValueError, match="md5"):
        digests.digest("md5", b"")
