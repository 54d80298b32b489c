"""Protected areas are found, and masks keep every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.text import (
    ALL_AREAS,
    CITED,
    CODES,
    MASK,
    Area,
    Block,
    Cell,
    Document,
    covering,
    masked,
    plain,
    protected,
)

TEXTS = st.text(alphabet="甲乙“”《》〔〕（）2024号发.@/a\n", max_size=80)


def stretches(text: str) -> list[tuple[str, Area]]:
    """Return the protected stretches of ``text`` as text and reason."""
    return [(text[found.start : found.end], found.area) for found in protected(plain(text))]


@pytest.mark.parametrize(
    ("text", "stretch", "area"),
    [
        ("落实“双减”政策", "“双减”", Area.QUOTATION),
        ("依照《档案法》办理", "《档案法》", Area.TITLE),
        ("《关于印发〈办法〉的通知》", "《关于印发〈办法〉的通知》", Area.TITLE),
        ("《关于印发《办法》的通知》", "《关于印发《办法》的通知》", Area.TITLE),
        ("见http://www.example.cn/a,b", "http://www.example.cn/a,b", Area.ADDRESS),
        ("发至office@example.cn。", "office@example.cn", Area.ADDRESS),
        ("某政办发〔2024〕3号", "某政办发〔2024〕3号", Area.DOCUMENT_NUMBER),
        ("某政办发[2024]3号", "某政办发[2024]3号", Area.DOCUMENT_NUMBER),
        ("（2021）京01民终123号判决", "（2021）京01民终123号", Area.CASE_NUMBER),
        ("执行GB/T 9704—2012", "GB/T 9704—2012", Area.STANDARD),
    ],
)
def test_an_area_is_found(text: str, stretch: str, area: Area) -> None:
    """Each kind of area is found in full."""
    assert (stretch, area) in stretches(text)


def test_a_long_quotation_is_protected_to_its_end() -> None:
    """No quotation is too long."""
    quotation = "“" + "按规定执行。" * 200 + "”"
    assert (quotation, Area.QUOTATION) in stretches(f"修改为：{quotation}")


def test_cells_are_protected_as_table() -> None:
    """What stands in a cell is table, what stands outside is not."""
    document = Document((Block("正文"), Block("12", cell=Cell(0, 0, 0)), Block("正文")))
    (found,) = protected(document)
    assert document.text[found.start : found.end] == "12"
    assert found.area is Area.TABLE


def test_marks_of_quotations_stay_visible() -> None:
    """Rules about the marks still see them; everything between them is hidden."""
    text = "落实“双减”政策"
    assert masked(text, protected(plain(text)), CITED) == f"落实“{MASK * 2}”政策"


def test_only_the_wanted_areas_are_hidden() -> None:
    """A mask for codes leaves quotations alone."""
    text = "“甲”某发〔2024〕3号"
    hidden = masked(text, protected(plain(text)), CODES)
    assert hidden.startswith("“甲”")
    assert "2024" not in hidden


def test_covering_names_the_areas_of_a_place() -> None:
    """Nested areas are all named; outside there are none."""
    text = "甲“依照《档案法》办理”乙"
    found = protected(plain(text))
    assert covering(found, text.index("档"), text.index("档") + 1) == CITED
    assert covering(found, 0, 1) == frozenset()


@given(TEXTS)
def test_a_mask_moves_nothing(text: str) -> None:
    """Length and line feeds stay, and what is not hidden stays as it was."""
    hidden = masked(text, protected(plain(text)), ALL_AREAS)
    assert len(hidden) == len(text)
    for before, after in zip(text, hidden, strict=True):
        assert after == before or (after == MASK and before != "\n")
