"""Texts keep everything but what is exchanged."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sanban.demo.domain.rewriting import Cutter


class _AWeek:
    def moment(self, moment: datetime) -> datetime:
        return moment + timedelta(days=7)

    def day(self, day: date) -> date:
        return day + timedelta(days=7)


def test_words_and_moments_are_exchanged_and_nothing_else() -> None:
    """The longer of two words is taken, moments keep their form, other numbers stay."""
    text = '关于船闸检修的函 船闸检修 "2026-07-16T09:30:00.000120+08:00" 2026年7月28日 〔2026〕7号'
    cut = Cutter(["船闸检修", "关于船闸检修的函"]).cut(text)
    words = {"船闸检修": "船闸", "关于船闸检修的函": "关于船闸检修船闸检修的函"}
    assert cut.written(words, _AWeek()) == (
        '关于船闸检修船闸检修的函 船闸 "2026-07-23T09:30:00.000120+08:00" 2026年8月4日 〔2026〕7号'
    )


def test_a_text_with_nothing_to_exchange_is_fixed() -> None:
    """It need not be written anew for every copy."""
    assert Cutter(["船闸"]).cut("航道").is_fixed
    assert not Cutter(["船闸"]).cut("船闸").is_fixed
