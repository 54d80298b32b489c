"""Lines drawn as shapes give way to the lines of the standard; what else is drawn stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongwen import typeset
from gongwen.formats.archive import unpack
from gongwen.formats.docx import Package
from gongwen.layout import spec
from gongwen.text import Block, Part
from gongwen.typesetting import TypesetResult, told
from tests.gongwen.formats.docx.snippets import p, r, word

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def _anchored(graphic: str, across: float, down: float) -> str:
    size = f'cx="{round(across * 12700)}" cy="{round(down * 12700)}"'
    return (
        f"<w:drawing><wp:anchor><wp:extent {size}/><a:graphic><a:graphicData>{graphic}"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _shape(color: str, kind: str, across: float = 442.2, down: float = 0.0) -> str:
    look = f'<a:ln><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln>'
    shape = f'<wps:wsp><wps:spPr><a:prstGeom prst="{kind}"/>{look}</wps:spPr></wps:wsp>'
    return _anchored(shape, across, down)


def _drawing(color: str) -> str:
    """Return the run of a line as Word draws it, with its copy for older programs."""
    return r(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{_shape(color, "line")}</mc:Choice>'
        f"<mc:Fallback>{_old(color)}</mc:Fallback></mc:AlternateContent>",
        "<w:noProof/>",
    )


def _old(color: str) -> str:
    return f'<w:pict><v:line from="0,0" to="442.2pt,0" strokecolor="#{color}"/></w:pict>'


_WAYS: dict[str, Callable[[str], str]] = {
    "DrawingML": _drawing,
    "VML": lambda color: r(_old(color)),
    "VML连接符": lambda color: r(
        '<w:pict><v:shape type="#_x0000_t32" style="width:442pt;height:0" '
        f'strokecolor="#{color}"/></w:pict>'
    ),
    "扁矩形": lambda color: r(_shape(color, "rect", down=1.5)),
    "外层替代": lambda color: (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{r(_shape(color, "line"))}</mc:Choice>'
        f"<mc:Fallback>{r(_old(color))}</mc:Fallback></mc:AlternateContent>"
    ),
}
_SEAL = r(_anchored("<pic:pic/>", 119.0, 119.0))
_GROUP = r(
    _anchored(
        f'<wps:wsp xmlns:wps="{_SHAPE}"><wps:spPr><a:xfrm><a:ext cx="5600000" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"/></wps:spPr></wps:wsp>'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:spPr><a:xfrm><a:ext cx="900000" cy="900000"/>'
        "</a:xfrm></pic:spPr></pic:pic>",
        442.2,
        90.0,
    )
)


def _typeset(
    *,
    head: str = "",
    below: str = "",
    signed: str = "",
    foot: str = "",
    last: str = "",
) -> TypesetResult:
    """Typeset a notice with these runs beside its number, below it, and around its imprint."""
    body = (
        p(r("云川市人民政府文件", '<w:color w:val="FF0000"/><w:sz w:val="84"/>'))
        + p(r("云政发〔2026〕3号") + head, '<w:jc w:val="center"/>')
        + p(below)
        + p("云川市人民政府关于做好防汛工作的通知", '<w:jc w:val="center"/>')
        + p("各县（区）人民政府：")
        + p("为做好防汛工作，请各县（区）人民政府排查隐患，落实责任，备足物资，加强值守。")
        + p("云川市人民政府", '<w:jc w:val="right"/>')
        + p(r("2026年3月20日") + signed, '<w:jc w:val="right"/>')
        + p(r("抄送：市委办公室。") + foot)
        + p(r("云川市人民政府办公室　2026年3月23日印发") + last)
    )
    data = Package(word(body)).pack()
    made = typeset(data)
    assert typeset(made.data).data == made.data
    said = [block.text for block in made.document.blocks if _says(block)]
    assert len(said) == 9
    assert said[1] == "云政发〔2026〕3号"
    return made


def _says(block: Block) -> bool:
    return block.part is Part.BODY and not block.is_blank


def _markup(made: TypesetResult) -> bytes:
    return unpack(made.data)["word/document.xml"]


def _weights(made: TypesetResult) -> list[float]:
    """Return how thick the lines around the imprint are, in their order."""
    blocks = made.document.blocks
    first = next(i for i, block in enumerate(blocks) if block.text == "2026年3月20日")
    borders = [block.format.top_border or block.format.bottom_border for block in blocks[first:]]
    return [border.width for border in borders if border is not None]


_OF_IMPRINT = [spec.IMPRINT_THICK_LINE, spec.IMPRINT_THIN_LINE, spec.IMPRINT_THICK_LINE]


def _red_line_follows_number(made: TypesetResult) -> bool:
    border = made.document.blocks[2].format.bottom_border
    return border is not None and spec.is_red(border.color)


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("place", ["head", "below"])
def test_a_drawn_red_line_becomes_the_line_of_the_header(place: str, way: str) -> None:
    """However it is drawn and whatever it hangs on, the line stands below the number."""
    made = _typeset(**{place: _WAYS[way]("FF0000")})

    assert made.document.drawings == ()
    assert b"AlternateContent" not in _markup(made)
    assert b"v:line" not in _markup(made)
    assert _red_line_follows_number(made)
    assert made.document.blocks[3].text == "云川市人民政府关于做好防汛工作的通知"
    assert any(line.startswith("删去画出的线（改用段落线） 1 处") for line in told(made.changes))


@pytest.mark.parametrize("way", _WAYS)
def test_drawn_lines_of_the_imprint_become_its_lines(way: str) -> None:
    """Thick ones outside, a thin one between, at the foot of the page."""
    line = _WAYS[way]("000000")
    made = _typeset(signed=line, foot=line, last=line)

    assert made.document.drawings == ()
    assert _weights(made) == _OF_IMPRINT
    imprint = [block for block in made.document.blocks if "抄送" in block.text]
    assert imprint[0].format.frame is not None
    assert any(line.startswith("删去画出的线（改用段落线） 3 处") for line in told(made.changes))


def test_a_picture_and_a_seal_stay_where_they_are() -> None:
    """Only the lines beside them go."""
    made = _typeset(
        head=_SEAL + _drawing("FF0000"),
        signed=_SEAL + _drawing("000000"),
    )

    assert [thing.kind for thing in made.document.drawings] == ["picture", "picture"]
    assert _red_line_follows_number(made)
    assert _weights(made) == _OF_IMPRINT


def test_a_text_box_stays() -> None:
    """What says something is no line, flat as it may be."""
    box = r(
        '<w:pict><v:shape style="width:300pt;height:5pt"><v:textbox><w:txbxContent>'
        f"{p('存档')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    made = _typeset(last=box + _drawing("000000"))

    assert "存档" in [block.text for block in made.document.blocks]
    assert b"AlternateContent" not in _markup(made)


def test_a_line_drawn_as_one_with_a_picture_stays_and_gets_no_second() -> None:
    """The two cannot be told apart without harm to the picture."""
    made = _typeset(head=_GROUP, foot=_GROUP)

    assert len(made.document.drawings) == 4
    assert made.document.blocks[2].text == "云川市人民政府关于做好防汛工作的通知"
    assert _weights(made) == []


def test_lines_in_the_text_stay() -> None:
    """A short line, an upright one, and whatever is drawn away from header and imprint."""
    text = p(r("流程如图：") + _drawing("000000"))
    data = Package(word(p("关于做好防汛工作的通知") + p("各县：") + text)).pack()

    made = typeset(data)

    assert [thing.kind for thing in made.document.drawings] == ["line"]
    assert len(_typeset(foot=r(_shape("000000", "line", 60.0))).document.drawings) == 1
    assert len(_typeset(foot=r(_shape("000000", "line", 0.0, 200.0))).document.drawings) == 1


def test_the_drawn_lines_of_a_letter_become_double_lines() -> None:
    """One below the masthead, one at the foot of the first page, whatever they hung on."""
    footer = p(r(_old("FF0000")))
    body = (
        p(r("云川市人民政府", '<w:color w:val="FF0000"/><w:sz w:val="70"/>') + _drawing("FF0000"))
        + p("云政函〔2026〕3号", '<w:jc w:val="right"/>')
        + p("云川市人民政府关于商请支援防汛物资的函", '<w:jc w:val="center"/>')
        + p("江口市人民政府：")
        + p(r("为做好防汛工作，商请贵市支援防汛物资一批，请予支持为盼。") + _drawing("FF0000"))
        + p("云川市人民政府", '<w:jc w:val="right"/>')
        + p("2026年3月20日", '<w:jc w:val="right"/>')
        + '<w:sectPr><w:footerReference w:type="first" r:id="rfooter1"/><w:titlePg/></w:sectPr>'
    )
    made = typeset(Package(word(body, footer1=footer)).pack())
    blocks = made.document.blocks
    lines = [b for b in blocks if b.format.bottom_border or b.format.top_border]

    assert made.kind == "letter"
    assert made.document.drawings == ()
    assert [(line.part, line.page_kind) for line in lines] == [
        (Part.BODY, ""),
        (Part.FOOTER, "first"),
    ]
    assert blocks[1] is lines[0]
    assert typeset(made.data).data == made.data
