"""The register of works is sound, and its dates say what may be cited when."""

from __future__ import annotations

from datetime import date

import pytest

from gongwen.lexicons import table
from gongwen.proofread.facts.works import by_number, by_title, normal_number, works

STATES = {"现行", "废止", "失效", "被代替", "修订"}


def test_every_row_is_complete() -> None:
    """A row has a title, a known kind and state, and dates in order."""
    kinds = {"法律", "行政法规", "部门规章", "党内法规", "公文制度", "规范性文件", "标准"}
    for work in works():
        assert work.title
        assert work.kind in kinds, work.title
        assert work.state in STATES, work.title
        assert work.title == work.title.strip()
        if work.since and work.until:
            assert work.since < work.until, work.title


def test_a_work_that_has_ended_says_since_when() -> None:
    """Only a work in force may lack the day of its end."""
    for work in works():
        assert work.has_ended == (work.until is not None), work.title


def test_no_row_stands_twice() -> None:
    """Title and number together name a work."""
    keys = [(row["title"], row["number"]) for row in table("works")]
    assert len(keys) == len(set(keys))


def test_a_number_belongs_to_one_work() -> None:
    """The table of numbers loses no row."""
    assert len(by_number()) == sum(bool(work.number) for work in works())


@pytest.mark.parametrize(
    ("title", "until"),
    [
        ("国家行政机关公文处理办法", date(2012, 7, 1)),
        ("中国共产党机关公文处理条例", date(2012, 7, 1)),
        ("合同法", date(2021, 1, 1)),
        ("中华人民共和国婚姻法", date(2021, 1, 1)),
    ],
)
def test_repealed_works_end_on_their_day(title: str, until: date) -> None:
    """A work may be cited until the day before its end."""
    (work,) = by_title()[title]
    assert work.is_over_on(until)
    assert not work.is_over_on(date(until.year - 1, 12, 31))
    assert "废止" in work.fate
    assert work.replaced_by in work.fate


@pytest.mark.parametrize(
    "title",
    [
        "党政机关公文处理工作条例",
        "民法典",
        "安全生产法",
        "中华人民共和国公务员法",
        "公平竞争审查条例",
        "行政处罚法",
    ],
)
def test_works_in_force_are_never_over(title: str) -> None:
    """What the office cites every day is in force."""
    assert any(not work.has_ended for work in by_title()[title])


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("国发[2000]23号", "国发〔2000〕23号"),
        ("国发（2000）第23号", "国发〔2000〕23号"),
        ("国务院第492号令", "国务院令第492号"),
        ("GB/T 9704-1999", "GB/T9704—1999"),
    ],
)
def test_numbers_are_compared_in_one_form(written: str, normal: str) -> None:
    """Wrong brackets do not hide a repealed work."""
    assert normal_number(written) == normal
