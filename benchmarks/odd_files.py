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

from benchmarks.odd_parts import COMMENTS, FLOATING, INLINE, LOOKS, NOTES, NUMBERING, SHAPES, STYLES
from benchmarks.wps import SPACES, content_types, relations

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
            "word/footnotes.xml": _root("w:footnotes", NOTES),
            "word/comments.xml": _root(
                "w:comments", COMMENTS if "commentReference" in self.body else ""
            ),
            "word/numbering.xml": _root("w:numbering", NUMBERING),
            "word/styles.xml": _root("w:styles", STYLES),
            "word/settings.xml": _root("w:settings", self.settings),
        }
        return {
            name: f'<?xml version="1.0" encoding="UTF-8"?>{text}' for name, text in made.items()
        }


def _root(name: str, content: str) -> str:
    return f"<{name} {SPACES}>{content}</{name}>"


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


_look = st.one_of(st.just(""), _properties("w:rPr", LOOKS))
_shape = st.one_of(st.just(""), _properties("w:pPr", SHAPES))


def _run(look: str, text: str, tag: str = "t") -> str:
    inner = f'</w:{tag}><w:tab/><w:{tag} xml:space="preserve">'.join(map(escape, text.split("\t")))
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{inner}</w:{tag}></w:r>'


_text = st.sampled_from([*_HEAD, *_BODY, *_TAIL]) | _ODD
_short = st.sampled_from(["甲", "12", "见附表", "2", " ", "（一）"]) | _ODD
_plain_run = st.builds(_run, _look, _short)
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
    INLINE,
    FLOATING,
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
_COMMENTED = (
    '<w:commentRangeStart w:id="0"/>',
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
)
_inline = st.one_of(
    _plain_run,
    st.sampled_from(_FIXED),
    _wrapped('<w:ins w:id="7" w:author="甲" w:date="2026-03-01T00:00:00Z">', "</w:ins>"),
    st.builds(
        lambda text: f'<w:del w:id="8" w:author="乙">{_run("", text, "delText")}</w:del>', _short
    ),
    _wrapped('<w:hyperlink w:anchor="a">', "</w:hyperlink>"),
    _wrapped(*_COMMENTED),
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


def everything() -> OddFile:
    """Return a notice that holds one of everything."""
    run = _run("", "甲")
    held = "".join(
        f"<w:p>{_run('', _BODY[0])}{one}</w:p>"
        for one in (
            *_FIXED,
            f'<w:ins w:id="7" w:author="甲">{run}</w:ins>',
            f'<w:del w:id="8" w:author="乙">{_run("", "旧", "delText")}</w:del>',
            f'<w:hyperlink w:anchor="a">{run}</w:hyperlink>',
            f"{_COMMENTED[0]}{run}{_COMMENTED[1]}",
            f'<w:fldSimple w:instr=" REF a ">{run}</w:fldSimple>',
            f'{_COMPLEX_FIELD}{run}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>",
            _text_box(run),
        )
    )
    cells = f"<w:tr><w:tc><w:p>{run}</w:p></w:tc><w:tc><w:p>{run}</w:p></w:tc></w:tr>" * 2
    column = '<w:gridCol w:w="4000"/>'
    grid = f"<w:tblGrid>{column * 2}</w:tblGrid>"
    begin = "".join(
        f"<w:p>{_run('', line)}</w:p>" for line in (_HEAD[2], _HEAD[4], _HEAD[6], _HEAD[9])
    )
    end = "".join(f"<w:p>{_run('', line)}</w:p>" for line in (_TAIL[2], _TAIL[5]))
    body = f"{begin}{held}<w:tbl><w:tblPr/>{grid}{cells}</w:tbl>{end}<w:sectPr>{_REFERENCES}{_PAGES[0]}</w:sectPr>"
    return OddFile(body, "<w:p/>", _FOOTERS[1], "")
