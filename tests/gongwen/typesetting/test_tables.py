"""Tables come out within the type area, whole rows, headings repeated, and with all their words."""

from __future__ import annotations

import pytest
from lxml import etree

from gongwen import typeset
from gongwen.formats.archive import unpack
from gongwen.formats.docx import Package
from gongwen.formats.docx.names import w
from gongwen.layout import spec
from tests.gongwen.formats.docx.snippets import p, r, word

_TEXT = p("关于做好防汛工作的通知") + p("各县（区）人民政府：") + p("现将有关事项通知如下。")
_ROOM = round(spec.TYPE_WIDTH.points * 20)
_SLACK = 230  # twips: Word lets a table hang over by the padding of its cells
_TURNED = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def _cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _row(*cells: str, properties: str = "") -> str:
    made = "".join(cell if cell.startswith("<w:tc>") else _cell(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def _table(*rows: str, properties: str = "", columns: tuple[int, ...] = (3000, 3000)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def _typeset(body: str) -> etree._Element:
    """Return the text of the typeset file; typesetting it again must change nothing."""
    result = typeset(Package(word(_TEXT + body + p())).pack())
    assert typeset(result.data).data == result.data
    return Package(unpack(result.data)).tree("word/document.xml")


def _first(root: etree._Element, name: str) -> etree._Element:
    return next(root.iter(w(name)))


def _widths(root: etree._Element, name: str) -> list[int]:
    return [int(one.get(w("w"))) for one in root.iter(w(name))]


_ROWS = (_row("单位", "数量"), _row("甲", "12"))


@pytest.mark.parametrize(
    ("properties", "columns"),
    [
        ('<w:tblW w:w="12000" w:type="dxa"/>', (6000, 6000)),
        ('<w:tblW w:w="0" w:type="auto"/>', (6000, 6000)),
        ('<w:tblW w:w="8000" w:type="dxa"/>', (6000, 6000)),
        ('<w:tblW w:w="12000" w:type="dxa"/><w:tblInd w:w="-1500" w:type="dxa"/>', (6000, 6000)),
        ('<w:tblW w:w="8800" w:type="dxa"/><w:tblInd w:w="2000" w:type="dxa"/>', (4400, 4400)),
    ],
    ids=["写明宽度", "自动宽度", "列宽之和更大", "负缩进", "缩进过大"],
)
def test_a_table_that_reaches_out_is_brought_back(
    properties: str, columns: tuple[int, ...]
) -> None:
    """Its columns add up to no more than the type area, and it begins within."""
    root = _typeset(_table(*_ROWS, properties=properties, columns=columns))

    indent = sum(_widths(root, "tblInd"))
    assert sum(_widths(root, "gridCol")) + indent <= _ROOM + _SLACK
    assert indent >= 0


def test_a_share_of_more_than_the_page_becomes_the_page() -> None:
    """A width of 130 % is one of 100 %."""
    root = _typeset(_table(*_ROWS, properties='<w:tblW w:w="6500" w:type="pct"/>'))

    assert _first(root, "tblW").get(w("w")) == "5000"
    assert _first(root, "tblW").get(w("type")) == "pct"


def test_columns_keep_their_proportions() -> None:
    """The widths of cells go with those of the columns, cells across several among them."""
    wide = _cell("合计", '<w:tcW w:w="12000" w:type="dxa"/><w:gridSpan w:val="2"/>')
    sizes = [
        _cell(said, f'<w:tcW w:w="{size}" w:type="dxa"/>')
        for said, size in (("甲", 9000), ("乙", 3000))
    ]
    root = _typeset(_table(_row(wide), _row(*sizes), columns=(9000, 3000)))

    assert _widths(root, "tcW") == pytest.approx([_ROOM, _ROOM * 3 / 4, _ROOM / 4], abs=2)


def test_a_table_within_a_cell_fits_the_cell() -> None:
    """Its room is the width of the cell around it."""
    inner = _table(*_ROWS, columns=(5000, 5000))
    outer = _row(_cell(inner + p(), '<w:tcW w:w="4000" w:type="dxa"/>'), "说明")
    root = _typeset(_table(outer, columns=(4000, 4000)))

    assert sum(_widths(root, "gridCol")[2:]) <= 4000


def test_a_table_on_a_turned_page_may_be_as_wide_as_that_page() -> None:
    """225 mm are left on a landscape page: nothing is narrowed that fits there."""
    first = p("", '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
    table = _table(*_ROWS, columns=(6000, 6000))
    root = _typeset(first + table + p("", f"<w:sectPr>{_TURNED}</w:sectPr>") + p("完。"))

    assert _widths(root, "gridCol") == [6000, 6000]


def _marked(root: etree._Element, name: str) -> list[int]:
    """Return the numbers of the rows that bear a mark."""
    return [
        n
        for n, row in enumerate(root.iter(w("tr")))
        if row.find(f"{w('trPr')}/{w(name)}") is not None
    ]


_RESTART, _CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_the_heading_is_shown_on_every_page() -> None:
    """It is the first row, or all rows a cell of the first reaches over."""
    simple = _typeset(_table(*_ROWS))
    high = _typeset(
        _table(
            _row(_cell("单位", _RESTART), _cell("数量", '<w:gridSpan w:val="2"/>')),
            _row(_cell("", _CONTINUE), "上年", "本年"),
            _row("甲", "1", "2"),
            _row("乙", "3", "4"),
            columns=(2000, 2000, 2000),
        )
    )

    assert _marked(simple, "tblHeader") == [0]
    assert _marked(high, "tblHeader") == [0, 1]
    assert _marked(high, "cantSplit") == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "rows",
    [
        [_row("姓名", ""), _row("事由", "")],
        [_row("一二三四五六七八九十" * 5, "数量"), _row("甲", "12")],
        [_row("甲", "12")],
    ],
    ids=["表单", "第一行是长文", "只有一行"],
)
def test_a_form_has_no_heading(rows: list[str]) -> None:
    """What is to be filled in or is a sentence heads no columns."""
    assert _marked(_typeset(_table(*rows)), "tblHeader") == []


def test_a_heading_its_author_marked_stays_as_it_is() -> None:
    """No row is added to it."""
    rows = (
        _row("一", "二", properties="<w:tblHeader/>"),
        _row("三", "四", properties="<w:tblHeader/>"),
    )

    assert _marked(_typeset(_table(*rows, _row("甲", "1"))), "tblHeader") == [0, 1]


def test_a_row_of_many_words_may_run_over_to_the_next_page() -> None:
    """Keeping half a page of text together would leave half a page empty."""
    rows = (_row("事项", "内容"), _row("甲", "内容" * 200))

    assert _marked(_typeset(_table(*rows)), "cantSplit") == [0]


def test_no_row_cuts_its_text_off() -> None:
    """An exact height becomes a least one; an exact line lower than its letters is let go."""
    height = '<w:trHeight w:val="300" w:hRule="exact"/>'
    low = p(r("甲", '<w:sz w:val="28"/>'), '<w:spacing w:line="200" w:lineRule="exact"/>')
    root = _typeset(_table(_row("单位", "数量"), _row(_cell(low), "1", properties=height)))

    assert _first(root, "trHeight").get(w("hRule")) == "atLeast"
    cell = list(root.iter(w("tc")))[2]
    assert "exact" not in {one.get(w("lineRule")) for one in cell.iter(w("spacing"))}


def test_cells_are_set_in_a_font_of_documents_and_no_larger_than_the_text() -> None:
    """Smaller type stays, larger comes down to 三号, but for a title over the whole width."""
    sized = [
        _cell(p(r(said, f'<w:rFonts w:eastAsia="微软雅黑"/><w:sz w:val="{size}"/>')))
        for said, size in (("单位", 44), ("数量", 21))
    ]
    title = _cell(
        p(r("统计表", '<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>')),
        '<w:gridSpan w:val="2"/>',
    )
    result = typeset(Package(word(_TEXT + _table(_row(title), _row(*sized)) + p())).pack())

    looks = {b.text: b.runs[0].format for b in result.document.blocks if b.cell and b.text}
    assert [looks[said].size for said in ("统计表", "单位", "数量")] == [22, 16, 10.5]
    assert looks["单位"].east_asian_font == "仿宋_GB2312"


def _picture(across: int, down: int, *, floats: bool = False, behind: int = 0) -> str:
    name = "anchor" if floats else "inline"
    return r(
        f'<w:drawing><wp:{name} behindDoc="{behind}"><wp:extent cx="{across * 12700}" '
        f'cy="{down * 12700}"/><a:graphic><a:graphicData><pic:pic><pic:spPr><a:xfrm><a:ext '
        f'cx="{across * 12700}" cy="{down * 12700}"/></a:xfrm></pic:spPr></pic:pic>'
        f"</a:graphicData></a:graphic></wp:{name}></w:drawing>"
    )


def _sizes(root: etree._Element) -> list[tuple[int, int]]:
    found = [*root.iter("{*}extent"), *root.iter("{*}ext")]
    return [(round(int(e.get("cx")) / 12700), round(int(e.get("cy")) / 12700)) for e in found]


@pytest.mark.parametrize("floats", [False, True], ids=["嵌入", "浮动"])
@pytest.mark.parametrize(
    ("size", "becomes"),
    [((884, 300), (442, 150)), ((300, 1276), (150, 638)), ((200, 100), (200, 100))],
    ids=["太宽", "太高", "放得下"],
)
def test_a_picture_is_scaled_into_the_type_area(
    size: tuple[int, int], becomes: tuple[int, int], *, floats: bool
) -> None:
    """It keeps its proportions, and its size where there is room for it."""
    root = _typeset(p(_picture(*size, floats=floats)))

    assert _sizes(root) == [pytest.approx(becomes, abs=1)] * 2


def test_a_picture_in_a_cell_fits_the_cell() -> None:
    """Its room is the width of the cell."""
    cell = _cell(p(_picture(400, 200)), '<w:tcW w:w="4216" w:type="dxa"/>')
    root = _typeset(_table(_row(cell, "说明"), columns=(4216, 4000)))

    assert _sizes(root)[0] == pytest.approx((200, 100), abs=1)


def test_a_picture_behind_the_text_and_a_chart_stay() -> None:
    """They were placed by hand."""
    chart = _picture(600, 300).replace("pic:pic", "a:chart")
    root = _typeset(p(_picture(600, 840, floats=True, behind=1)) + p(chart))

    assert set(_sizes(root)) == {(600, 840), (600, 300)}


def test_an_old_picture_is_scaled_too() -> None:
    """Older programs write pictures as shapes with a size in words."""
    shape = '<w:pict><v:shape style="width:884.4pt;height:200pt"><v:imagedata r:id="x"/></v:shape></w:pict>'
    root = _typeset(p(r(shape)))

    assert next(root.iter("{*}shape")).get("style").startswith("width:442.")
