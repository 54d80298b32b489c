"""Numbers in words and in figures mean the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.text.numerals import (
    chinese_to_int,
    int_to_chinese,
    parse_amount,
    parse_date,
    parse_number,
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("零", 0),
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百二", 120),
        ("三千零五", 3005),
        ("三千零五十", 3050),
        ("两万五", 25000),
        ("十二万三千", 123000),
        ("一亿零三", 100000003),
        ("三百万", 3000000),
        ("一万亿", 10**12),
        ("二〇二四", 2024),
        ("壹万贰仟叁佰", 12300),
        ("壹拾萬", 100000),
    ],
)
def test_a_numeral_is_read(word: str, number: int) -> None:
    """A numeral gives its number, however it is written."""
    assert chinese_to_int(word) == number


@pytest.mark.parametrize("word", ["", "三个", "百千", "万", "十二三四", "3"])
def test_what_is_no_numeral_is_refused(word: str) -> None:
    """A word that is no numeral is named in the error."""
    with pytest.raises(ValueError, match="“"):
        chinese_to_int(word)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_number_survives_the_way_through_words(number: int) -> None:
    """Writing and reading are inverse."""
    assert chinese_to_int(int_to_chinese(number)) == number


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (10, "十"),
        (111, "一百一十一"),
        (10010, "一万零一十"),
        (100100000, "一亿零一十万"),
        (100001234, "一亿零一千二百三十四"),
    ],
)
def test_a_number_is_written(number: int, word: str) -> None:
    """Zeros are spoken where places are skipped."""
    assert int_to_chinese(number) == word


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    """Only numbers below one 兆 are written."""
    with pytest.raises(ValueError, match="超出"):
        int_to_chinese(number)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("300万元", "3000000", "元"),
        ("三百万元", "3000000", "元"),
        ("3,000万元", "30000000", "元"),
        ("1.2亿元", "120000000", "元"),
        ("3百万元", "3000000", "元"),
        ("2万亿元", "2000000000000", "元"),
        ("1,200公顷", "1200", "公顷"),
        ("35", "35", ""),
        ("十二个", "12", "个"),
        ("5.2%", "5.2", "%"),
        ("百分之五点二", "5.2", "%"),
        ("１２万人", "120000", "人"),
        ("壹佰元伍角整", "100.5", "元"),
        ("人民币叁万元整", "30000", "元"),
        ("贰角叁分", "0.23", "元"),
    ],
)
def test_an_amount_is_brought_to_its_plain_unit(text: str, value: str, unit: str) -> None:
    """Scales are multiplied out, separators dropped, the unit kept."""
    assert parse_amount(text) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["", "元", "若干万元", "人民币"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    """A unit alone is no amount."""
    with pytest.raises(ValueError, match="“"):
        parse_amount(text)


def test_a_decimal_in_words_needs_its_digits() -> None:
    """「点」 is followed by digits, or it is refused."""
    assert parse_number("三点一四") == Decimal("3.14")
    with pytest.raises(ValueError, match="小数"):
        parse_number("三点")


@pytest.mark.parametrize("text", ["2024年6月1日", "二〇二四年六月一日", "二○二四年6月一日"])
def test_a_date_is_read(text: str) -> None:
    """Words, figures and a mixture give the same day."""
    assert parse_date(text) == date(2024, 6, 1)


@pytest.mark.parametrize("text", ["2024年6月", "2024年6月31日", "六月一日"])
def test_what_is_no_date_is_refused(text: str) -> None:
    """A day that does not exist is no date."""
    with pytest.raises(ValueError, match=r"日期|day"):
        parse_date(text)
