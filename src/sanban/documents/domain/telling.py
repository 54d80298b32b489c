"""Tells in sentences who let words through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sanban.documents.domain.attribution import Attribution, Hand, Piece
from sanban.documents.domain.versions import Passing

_SHOWN = 24


def tell(attribution: Attribution) -> tuple[str, ...]:
    """Return what the versions show of words, each thing one Chinese sentence."""
    return (*tell_writing(attribution), *_told_passings(attribution))


def tell_writing(attribution: Attribution) -> tuple[str, ...]:
    """Return the same without who let the words pass."""
    return tuple(_told_writing(attribution))


def _told_writing(found: Attribution) -> Iterator[str]:
    words = f"“{_short(found.words)}”"
    yield from _told_origin(found, words)
    yield from _told_earlier(found)
    yield from _told_touches(found)
    yield from _told_end(found)


def _told_origin(found: Attribution, words: str) -> Iterator[str]:
    if found.introduced is None:
        hands = "；".join(_hand(hand) for hand in found.candidates)
        yield f"{words}是谁写入的，说不清：{found.reason}。"
        yield f"可能是：{hands}。"
        return
    yield f"{words}最早见于{_hand(found.introduced)}写入。"
    older = [
        one for one in found.pieces if not one.hand or one.hand.version != found.introduced.version
    ]
    if not older:
        return
    if len(older) == len(found.pieces):
        yield f"这几个字原来就有，第{found.introduced.version}稿删改中间或前后的文字后才连在一起：{_pieces(older)}。"
        return
    yield f"其中沿用以前文字的：{_pieces(older)}。"


def _pieces(pieces: Iterable[Piece]) -> str:
    return "；".join(
        f"“{_short(one.text)}”{'出自' + _hand(one.hand) if one.hand else '出自哪一稿说不清'}"
        for one in pieces
    )


def _told_earlier(found: Attribution) -> Iterator[str]:
    if not found.earlier:
        return
    written = f"由{_hand(found.earlier.written)}写入，" if found.earlier.written else ""
    yield (
        f"同样的文字以前有过：{written}到第{found.earlier.last}稿还在，"
        f"{_hand(found.earlier.dropped)}去掉，后来又写了回来。"
    )


def _told_touches(found: Attribution) -> Iterator[str]:
    for touch in found.touches:
        yield f"{_hand(touch.hand)}{touch.kind.value}，没有动这些字。"


def _told_end(found: Attribution) -> Iterator[str]:
    if len(found.carried) > 1:
        yield f"从第{found.carried[0]}稿沿用到第{found.carried[-1]}稿。"
    if found.ended:
        yield f"{_hand(found.ended)}删去或改写了这些字。"


def _told_passings(found: Attribution) -> Iterator[str]:
    if found.passings:
        yield f"放行过含有这些字的文本的有{len(found.passings)}次：{_passings(found.passings)}。"
    else:
        yield "没有人放行过确实含有这些字的文本。"
    if found.doubtful_passings:
        yield f"放行的文本可能含有这些字、但对不上的有：{_passings(found.doubtful_passings)}。"


def _passings(passings: Iterable[Passing]) -> str:
    return "；".join(
        f"{_person(one.name, one.post)}，“{one.step}”环节，{one.verb}，{_moment(one.at)}"
        for one in passings
    )


def _hand(hand: Hand) -> str:
    return f"第{hand.version}稿（{_moment(hand.at)}），{_person(hand.name, hand.post)}"


def _person(name: str, post: str) -> str:
    return f"{post}{name}" if post else name


def _moment(at: datetime) -> str:
    return f"{at.year}年{at.month}月{at.day}日{at:%H:%M}"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 6]}……{words[-4:]}"
