"""Word files as no one expects them, for properties that must hold of any: hypothesis draws them.

Each begins, goes on and ends as official documents do, or not; every paragraph may look like
anything and hold anything: notes, links, revisions, comments, fields, pictures, text boxes.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from benchmarks.wps import SPACES, content_types, relations

_A = "http://schemas.openxmlformats.org/drawingml/2006"
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)

_HEAD = (
    "000012",
    "特急",
    "云川市人民政府文件",
    "云川市水务局　云川市财政局文件",
    "云政发〔2026〕3号",
    "云政发〔2026〕3号　　　　签发人：李明",
    "云川市人民政府关于做好防汛工作的通知",
    "关于拨付经费的请示",
    "（2026年3月20日市政府第61次常务会议通过）",
    "各县（区）人民政府，市政府各部门：",
)
_BODY = (
    "为做好防汛工作，经市人民政府同意，现将有关事项通知如下：",
    "一、总体要求",
    "二、主要任务。各县（区）要在2026年6月底前完成全部46处险段的除险加固。",
    "（一）摸清底数。逐段登记，逐处建档。",
    "（二）落实责任",
    "1.市水务局牵头。",
    "（1）每月25日前报送进展。",
    "第一章　总则",
    "第三条　本办法自2026年7月1日起施行。",
    "联系人：王宁，联系电话：0800-8123481。",
    "单位：万元",
    "表1　经费测算表",
    "《办法》第三条规定,详见http://www.example.com/a。",
    "特此通知。",
    "　　水位比2025年高0.5 m，x＝3，面积为5m。",
    "出席：程立、吴凡",
)
_TAIL = (
    "附件：1.名单",
    "　　　2.经费测算表",
    "云川市人民政府",
    "　　　　　　　　　　　　　　　云川市水务局",
    "市长　　周明远",
    "2026年3月20日",
    "（此件公开发布）",
    "附件1",
    "名单",
    "抄送：市委办公室，市人大常委会办公室。",
    "云川市人民政府办公室\t2026年3月23日印发",
    "云川市人民政府办公室　　　　　　　　2026年3月23日印发",
    "— 1 —",
)
_ODD = st.text("公文a1 ，。（）\u3000一、.：\u202e\u200b\u00a0\u2028😀𠀀é\uf020%&<\"'", max_size=30)


@dataclass(frozen=True)
class OddFile:
    """A drawn file: the content of its parts, and the whole as bytes."""

    body: str
    header: str
    footer: str
    settings: str

    @property
    def data(self) -> bytes:
        """Return the file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for name, content in self._parts().items():
                package.writestr(name, content)
            package.writestr("word/media/image1.png", _PIXEL)
        return buffer.getvalue()

    def _parts(self) -> dict[str, str]:
        kinds = ("header", "footer", "footnotes", "comments", "numbering", "styles", "settings")
        names = {"header": "header1", "footer": "footer1"}
        links = {f"r{kind}": (kind, f"{names.get(kind, kind)}.xml") for kind in kinds}
        links |= {"rimage": ("image", "media/image1.png")}
        made = {
            "[Content_Types].xml": content_types({names.get(kind, kind): kind for kind in kinds}),
            "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": relations(links),
            "word/document.xml": _root("w:document", f"<w:body>{self.body}</w:body>"),
            "word/header1.xml": _root("w:hdr", self.header),
            "word/footer1.xml": _root("w:ftr", self.footer),
            "word/footnotes.xml": _root("w:footnotes", _NOTES),
            "word/comments.xml": _root(
                "w:comments", _COMMENTS if "commentReference" in self.body else ""
            ),
            "word/numbering.xml": _root("w:numbering", _NUMBERING),
            "word/styles.xml": _root("w:styles", _STYLES),
            "word/settings.xml": _root("w:settings", self.settings),
        }
        return {
            name: f'<?xml version="1.0" encoding="UTF-8"?>{text}' for name, text in made.items()
        }


def _root(name: str, content: str) -> str:
    return f"<{name} {SPACES}>{content}</{name}>"


_NOTES = "".join(
    f'<w:footnote w:id="{n}"><w:p><w:r><w:t>见统计年鉴第{n}页。</w:t></w:r></w:p></w:footnote>'
    for n in range(1, 4)
)
_COMMENTS = "".join(
    f'<w:comment w:id="{n}" w:author="甲"><w:p><w:r><w:t>请核{n}。</w:t></w:r></w:p></w:comment>'
    for n in range(3)
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="a"/><w:pPr><w:keepNext/><w:spacing w:before="340"/><w:ind w:left="420"/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="2F5496"/><w:sz w:val="44"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="l"><w:name w:val="List"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/><w:i/></w:rPr>'
    "</w:style>"
)

# Properties, in the order the format asks for; each is there or not.
_LOOKS = (
    ("", '<w:rStyle w:val="s"/>'),
    (
        "",
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="微软雅黑"/>',
        '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>',
        '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:hint="eastAsia"/>',
    ),
    ("", "<w:b/>", '<w:b w:val="0"/>'),
    ("", "<w:i/>"),
    ("", "<w:strike/>"),
    ("", "<w:vanish/>"),
    ("", '<w:color w:val="FF0000"/>', '<w:color w:val="auto"/>'),
    ("", '<w:spacing w:val="40"/>'),
    ("", '<w:w w:val="80"/>'),
    ("", '<w:kern w:val="2"/>'),
    ("", '<w:position w:val="6"/>'),
    ("", '<w:sz w:val="18"/>', '<w:sz w:val="32"/>', '<w:sz w:val="84"/>'),
    ("", '<w:highlight w:val="yellow"/>'),
    ("", '<w:u w:val="single"/>'),
    ("", '<w:shd w:val="clear" w:fill="FFFF00"/>'),
    ("", '<w:vertAlign w:val="superscript"/>'),
)
_SHAPES = (
    ("", '<w:pStyle w:val="1"/>', '<w:pStyle w:val="l"/>', '<w:pStyle w:val="没有"/>'),
    ("", "<w:keepNext/>"),
    ("", "<w:pageBreakBefore/>"),
    ("", '<w:framePr w:w="2000" w:hAnchor="page"/>'),
    (
        "",
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
    ),
    ("", '<w:pBdr><w:bottom w:val="single" w:sz="6" w:color="FF0000"/></w:pBdr>'),
    ("", '<w:tabs><w:tab w:val="right" w:pos="8000"/></w:tabs>'),
    ("", '<w:snapToGrid w:val="0"/>'),
    ("", '<w:spacing w:before="240" w:line="360" w:lineRule="auto"/>', '<w:spacing w:line="200"/>'),
    ("", '<w:ind w:left="840" w:hanging="420"/>', '<w:ind w:firstLineChars="200" w:right="-300"/>'),
    ("", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>', '<w:jc w:val="distribute"/>'),
    ("", '<w:outlineLvl w:val="2"/>'),
)


def _properties(name: str, choices: tuple[tuple[str, ...], ...]) -> st.SearchStrategy[str]:
    """Return some of ``choices``, few of them at a time."""
    wanted = st.sets(st.integers(0, len(choices) - 1), max_size=4)
    which = st.lists(st.integers(1, 3), min_size=len(choices), max_size=len(choices))

    def made(chosen: set[int], number: list[int]) -> str:
        inner = "".join(
            row[min(number[index], len(row) - 1)]
            for index, row in enumerate(choices)
            if index in chosen
        )
        return f"<{name}>{inner}</{name}>" if inner else ""

    return st.builds(made, wanted, which)


_look = st.one_of(st.just(""), _properties("w:rPr", _LOOKS))
_shape = st.one_of(st.just(""), _properties("w:pPr", _SHAPES))


def _run(look: str, text: str, tag: str = "t") -> str:
    inner = f'</w:{tag}><w:tab/><w:{tag} xml:space="preserve">'.join(map(escape, text.split("\t")))
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{inner}</w:{tag}></w:r>'


_text = st.sampled_from([*_HEAD, *_BODY, *_TAIL]) | _ODD
_short = st.sampled_from(["甲", "12", "见附表", "2", " ", "（一）"]) | _ODD
_plain_run = st.builds(_run, _look, _short)
_PICTURE = (
    f'<a:graphic xmlns:a="{_A}/main"><a:graphicData uri="{_A}/picture"><pic:pic xmlns:pic="{_A}/picture">'
    '<pic:nvPicPr><pic:cNvPr id="3" name="图"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rimage"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
)
_INLINE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="3" name="图"/>'
    f"{_PICTURE}</wp:inline></w:drawing></w:r>"
)
_FLOATING = (
    '<w:r><w:drawing><wp:anchor simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
    'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>'
    '0</wp:posOffset></wp:positionV><wp:extent cx="914400" cy="914400"/><wp:wrapNone/>'
    f'<wp:docPr id="4" name="章"/>{_PICTURE}</wp:anchor></w:drawing></w:r>'
)
_FIXED = (
    '<w:bookmarkStart w:id="9" w:name="a"/><w:bookmarkEnd w:id="9"/>',
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "<w:r><w:br/></w:r>",
    '<w:r><w:br w:type="page"/></w:r>',
    "<w:r><w:lastRenderedPageBreak/></w:r>",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    "<w:r><w:noBreakHyphen/></w:r>",
    "<w:r><w:tab/></w:r>",
    '<w:proofErr w:type="spellStart"/>',
    "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
    _INLINE,
    _FLOATING,
)


def _text_box(inner: str) -> str:
    return (
        '<w:r><w:pict><v:shape id="框" type="#_x0000_t202" style="width:90pt;height:30pt">'
        f"<v:textbox><w:txbxContent><w:p>{inner}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def _wrapped(before: str, after: str) -> st.SearchStrategy[str]:
    return st.builds(lambda run: before + run + after, _plain_run)


_COMPLEX_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_inline = st.one_of(
    _plain_run,
    st.sampled_from(_FIXED),
    _wrapped('<w:ins w:id="7" w:author="甲" w:date="2026-03-01T00:00:00Z">', "</w:ins>"),
    st.builds(
        lambda text: f'<w:del w:id="8" w:author="乙">{_run("", text, "delText")}</w:del>', _short
    ),
    _wrapped('<w:hyperlink w:anchor="a">', "</w:hyperlink>"),
    _wrapped(
        '<w:commentRangeStart w:id="0"/>',
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    ),
    _wrapped('<w:fldSimple w:instr=" REF a ">', "</w:fldSimple>"),
    _wrapped(_COMPLEX_FIELD, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    _wrapped("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    _wrapped('<w:smartTag w:uri="a" w:element="b">', "</w:smartTag>"),
    st.builds(_text_box, _plain_run),
)


def _paragraph(shape: str, parts: list[str]) -> str:
    return f"<w:p>{shape}{''.join(parts)}</w:p>"


_pieces = st.one_of(
    st.just([]),
    st.lists(_inline, max_size=2),
)


def _line(texts: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return a paragraph that begins with one of ``texts`` and may hold other things."""
    begin = st.builds(_run, _look, st.sampled_from(texts))
    return st.builds(
        lambda shape, first, more: _paragraph(shape, [first, *more]), _shape, begin, _pieces
    )


_any_line = st.builds(_paragraph, _shape, st.lists(_inline, max_size=5))


@st.composite
def _tables(draw: st.DrawFn) -> str:
    """Draw a table; cells may be joined, and one may hold a table."""
    columns = draw(st.integers(1, 4))
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        span = draw(st.sampled_from(("", f'<w:gridSpan w:val="{columns}"/>')))
        merged = draw(st.sampled_from(("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>")))
        cells = []
        for number in range(1 if span else columns):
            inner = draw(_any_line)
            nested = f"<w:tbl><w:tblPr/><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
            extra = nested if draw(st.integers(0, 9)) == 9 else ""
            look = f"<w:tcPr>{span}{merged if number == 0 else ''}</w:tcPr>"
            cells.append(f"<w:tc>{look}{extra}{inner}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    width = draw(st.sampled_from(("12000", "4000", "0")))
    grid = f'<w:gridCol w:w="{int(width) // columns}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


_REFERENCES = (
    '<w:headerReference w:type="default" r:id="rheader"/>'
    '<w:footerReference w:type="default" r:id="rfooter"/>'
)
_PAGES = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"/>',
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    '<w:type w:val="continuous"/><w:pgSz w:w="12240" w:h="15840"/><w:cols w:num="2"/>',
    '<w:pgSz w:w="11906" w:h="16838"/><w:titlePg/><w:docGrid w:linePitch="312"/>',
)
_section = st.builds(
    lambda references, page: f"<w:sectPr>{references}{page}</w:sectPr>",
    st.sampled_from(("", _REFERENCES)),
    st.sampled_from(_PAGES),
)
_block = st.one_of(
    _line(_BODY),
    _line(_BODY),
    _line(_BODY),
    _any_line,
    st.just("<w:p/>"),
    _tables(),
    st.builds(lambda line: f"<w:sdt><w:sdtContent>{line}</w:sdtContent></w:sdt>", _line(_BODY)),
    st.builds(lambda section: f"<w:p><w:pPr>{section}</w:pPr></w:p>", _section),
)
_PAGE = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_FOOTERS = (
    "<w:p/>",
    f"<w:p><w:r><w:t>— </w:t></w:r>{_PAGE}<w:r><w:t> —</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>内部资料</w:t></w:r></w:p>",
    f"<w:p>{_text_box(_PAGE)}</w:p>",
)
_SETTINGS = ("", "<w:trackRevisions/>", "<w:evenAndOddHeaders/>")


def odd_files() -> st.SearchStrategy[OddFile]:
    """Return a strategy of Word files."""
    body = st.builds(
        lambda head, middle, tail, section: "".join([*head, *middle, *tail, section]),
        st.lists(_line(_HEAD), max_size=5),
        st.lists(_block, min_size=1, max_size=12),
        st.lists(_line(_TAIL), max_size=6),
        st.one_of(st.just(""), _section),
    )
    return st.builds(
        OddFile,
        body=body,
        header=st.sampled_from(("<w:p/>", "<w:p><w:r><w:t>云川市水务局</w:t></w:r></w:p>")),
        footer=st.sampled_from(_FOOTERS),
        settings=st.sampled_from(_SETTINGS),
    )
