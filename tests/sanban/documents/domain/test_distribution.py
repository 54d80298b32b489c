"""A distribution is written as people write it, and every copy must add up."""

from __future__ import annotations

import pytest

from sanban.documents.domain.distribution import Share, mismatches, read_distribution, total


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("清河市交通运输局2份、清河市水务局（3份）", [("清河市交通运输局", 2), ("清河市水务局", 3)]),
        ("清河市水务局", [("清河市水务局", 1)]),
        ("甲局 2 份，乙局；丙局(1份)。\n丁局10份", [("甲局", 2), ("乙局", 1), ("丙局", 1), ("丁局", 10)]),
        ("各县（区）水务局12份", [("各县（区）水务局", 12)]),
        ("2份", [("2份", 1)]),
        (" 、，", []),
        ("", []),
    ],
)  # fmt: skip
def test_shares_are_read_from_a_line(text: str, shares: list[tuple[str, int]]) -> None:
    assert [(one.recipient, one.copies) for one in read_distribution(text)] == shares


def test_what_agrees_is_not_told() -> None:
    shares = (Share("甲局", 2), Share("乙局"))
    assert total(shares) == 3
    assert not list(mismatches(printed=4, kept=1, given=shares, wanted=shares, ordered=4))


def test_a_recipient_named_twice_is_added_up() -> None:
    given, wanted = (Share("甲局"), Share("甲局")), (Share("甲局", 2),)
    assert not list(mismatches(printed=2, kept=0, given=given, wanted=wanted, ordered=2))


def test_everything_that_does_not_agree_is_told() -> None:
    told = list(
        mismatches(
            printed=5,
            kept=1,
            given=(Share("甲局", 1), Share("丙局", 1)),
            wanted=(Share("甲局", 2), Share("乙局", 1)),
            ordered=4,
        )
    )
    assert told == [
        "登记印制4份，实际印制5份，请核对后重新登记份数。",
        "印制5份，留存1份、分送2份，合计不符，请重新清点。",
        "“甲局”应分送2份，登记分送1份。",
        "分送范围里的“乙局”还没有登记分送。",
        "“丙局”不在登记的分送范围内，请核对。",
    ]
