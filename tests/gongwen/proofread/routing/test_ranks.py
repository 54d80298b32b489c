"""Organs are ranked by their names, and the house profile adds what names do not show."""

from __future__ import annotations

from datetime import date

import pytest

from gongwen.anatomy import recognise
from gongwen.proofread.rules.routing.ranks import is_department, is_government, rank
from gongwen.proofread.rules.routing.upward import NOT_TO_SUBORDINATES
from gongwen.proofread.rules.types.direction import TO_SUPERIOR
from gongwen.rulebook import Draft, House, Rule
from gongwen.text import plain


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("国务院", 0),
        ("临江省水利厅", 1),
        ("云川市人民政府", 2),
        ("上海市人民政府", 2),
        ("云川市东湖区教育局", 3),
        ("临河县人民政府", 3),
        ("青山镇人民政府", 4),
        ("西部战区空军参谋部", None),
        ("水文中心", None),
    ],
)
def test_lowest_place_in_a_name_decides_its_rank(name: str, level: int | None) -> None:
    """A district named with its city ranks as a district; a theatre of war is none."""
    assert rank(name) == level


def test_governments_and_departments_are_told_apart() -> None:
    """Commissions that are departments are no governments."""
    assert is_government("云川市人民政府")
    assert is_government("中共云川市委员会")
    assert is_department("云川市发展和改革委员会")
    assert not is_department("云川市人民政府")


def found(rule: Rule, text: str, house: House) -> list[str]:
    """Return what ``rule`` marks in ``text`` for ``house``."""
    document = plain(text)
    draft = Draft(document, recognise(document), date(2026, 11, 20), house)
    return [text[hit.start : hit.end] for hit in rule.find(draft)]


def test_house_names_its_subordinates() -> None:
    """A copy recipient listed as subordinate is found though its name does not show it."""
    text = "云川市水务局关于资金的请示\n云川市人民政府：\n妥否，请批示。\n云川市水务局\n2024年5月6日\n抄送：青山水库。"

    assert found(NOT_TO_SUBORDINATES, text, House()) == []
    assert found(NOT_TO_SUBORDINATES, text, House(subordinates=("青山水库",))) == ["青山水库"]


def test_house_names_its_superiors() -> None:
    """A notice to an organ listed as superior goes the wrong way."""
    text = "青山水库关于防汛的通知\n云川市水务局：\n现通知如下，请知悉。\n青山水库\n2024年5月6日"

    assert found(TO_SUPERIOR, text, House()) == []
    assert found(TO_SUPERIOR, text, House(superiors=("云川市水务局",))) == ["云川市水务局："]
