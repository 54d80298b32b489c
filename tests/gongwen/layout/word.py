"""Word files made with python-docx and raw XML, the way offices and scripts make them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

CENTER = WD_ALIGN_PARAGRAPH.CENTER
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True)
class Shape:
    """How a paragraph stands; indents in characters, heights in points."""

    align: WD_ALIGN_PARAGRAPH | None = None
    first: float = 0
    right: float = 0
    left: float = 0
    red: bool = False
    exact: float | None = 28.95
    before: float = 0


class Paper:
    """A Word file in the making: each call adds a paragraph."""

    def __init__(self, *, margins: tuple[float, float, float, float] | None = None) -> None:
        self.word: WordDocument = docx.Document()
        normal = self.word.styles["Normal"]
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.0
        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        if margins:
            top, bottom, left, right = margins
            section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
            section.left_margin, section.right_margin = Mm(left), Mm(right)

    def add(
        self, text: str, font: str = "仿宋_GB2312", size: float = 16, shape: Shape | None = None
    ) -> Paragraph:
        """Add a paragraph of one look; indents are in characters."""
        shape = shape or Shape()
        paragraph = self.word.add_paragraph()
        form = paragraph.paragraph_format
        if shape.exact:
            form.line_spacing = Pt(shape.exact)
        form.space_before = Pt(shape.before)
        if shape.align is not None:
            paragraph.alignment = shape.align
        self.say(paragraph, text, font, size, red=shape.red)
        self.indent(paragraph, first=shape.first, right=shape.right, left=shape.left)
        return paragraph

    def say(
        self, paragraph: Paragraph, text: str, font: str, size: float = 16, *, red: bool = False
    ) -> None:
        """Add a run to ``paragraph``."""
        run = paragraph.add_run(text)
        run.font.name = "Times New Roman"
        run.font.size = Pt(size)
        run._element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), font)
        if red:
            run.font.color.rgb = RGBColor(0xFF, 0, 0)

    def indent(self, paragraph: Paragraph, *, first: float, right: float, left: float) -> None:
        """Set indents in hundredths of a character, as Word does."""
        values = {"firstLineChars": first, "rightChars": right, "leftChars": left}
        if any(values.values()):
            ind = OxmlElement("w:ind")
            for name, characters in values.items():
                if characters:
                    ind.set(qn(f"w:{name}"), str(int(characters * 100)))
            paragraph._element.get_or_add_pPr().append(ind)

    def border(
        self, paragraph: Paragraph, edge: str, *, size: int = 8, color: str = "000000"
    ) -> None:
        """Give ``paragraph`` a border line."""
        borders = parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:{edge} w:val="single" w:sz="{size}" w:space="1" '
            f'w:color="{color}"/></w:pBdr>'
        )
        paragraph._element.get_or_add_pPr().append(borders)

    def page_break(self) -> None:
        """Begin a new page."""
        self.word.add_page_break()

    def grid(self) -> None:
        """Set the grid of 22 lines."""
        page = self.word.sections[0]._sectPr
        for old in page.findall(qn("w:docGrid")):
            page.remove(old)
        page.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="579"/>'))

    def footer(self, paragraph: Paragraph, before: str, after: str, font: str, size: float) -> None:
        """Put a page number with its PAGE field into a paragraph of a footer."""
        for text in (before, "PAGE", after):
            run = paragraph.add_run("" if text == "PAGE" else text)
            run.font.name = font
            run.font.size = Pt(size)
            if text != "PAGE":
                continue
            for kind in ("begin", "instr", "separate", "text", "end"):
                run._element.append(_field_part(kind))

    def saved(self) -> bytes:
        """Return the file."""
        buffer = BytesIO()
        self.word.save(buffer)
        return buffer.getvalue()


def _field_part(kind: str) -> OxmlElement:
    if kind == "instr":
        part = OxmlElement("w:instrText")
        part.text = " PAGE "
        return part
    if kind == "text":
        part = OxmlElement("w:t")
        part.text = "1"
        return part
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    return part


def compliant_circular() -> bytes:
    """Return a 通报 laid out to the standard, as a careful clerk's script writes it."""
    paper = Paper(margins=(37, 35, 28, 26))
    paper.grid()
    paper.word.settings.odd_and_even_pages_header_footer = True
    paper.add("000001", shape=Shape(exact=None))
    paper.add("特急", "黑体")
    paper.add(
        "云川市安全生产委员会办公室文件",
        "方正小标宋简体",
        40,
        shape=Shape(align=CENTER, red=True, exact=None, before=40),
    )
    paper.add("")
    paper.add("")
    number = paper.add("云安办〔2026〕21号", shape=Shape(align=CENTER))
    paper.border(number, "bottom", size=12, color="FF0000")
    paper.add("")
    paper.add("")
    _circular_body(paper)
    _circular_end(paper)
    return paper.saved()


def _circular_body(paper: Paper) -> None:
    paper.add("云川市安全生产委员会办公室", "方正小标宋简体", 22, shape=Shape(align=CENTER))
    paper.add("关于第一季度燃气安全检查情况的通报", "方正小标宋简体", 22, shape=Shape(align=CENTER))
    paper.add("")
    paper.add("各县（区）安全生产委员会，市安全生产委员会各成员单位：")
    paper.add(
        "2026年第一季度，市安委办会同市住房城乡建设局、市市场监管局对全市燃气经营企业和餐饮场所开展了检查。现将有关情况通报如下：",
        shape=Shape(first=2),
    )
    paper.add("一、检查情况", "黑体", shape=Shape(first=2))
    run_on = paper.add("（一）总体情况。", "楷体_GB2312", shape=Shape(first=2))
    paper.say(
        run_on, "共检查燃气经营企业46家、餐饮场所312家，发现隐患158处，已整改141处。", "仿宋_GB2312"
    )
    run_on = paper.add("（二）突出问题。", "楷体_GB2312", shape=Shape(first=2))
    paper.say(
        run_on, "一些餐饮场所仍在使用不合格的连接软管，个别企业没有落实入户安检。", "仿宋_GB2312"
    )
    paper.add("1.东城区12家餐饮场所没有安装燃气泄漏报警装置。", shape=Shape(first=2))
    paper.add("2.西城区2家企业入户安检记录不全。", shape=Shape(first=2))
    paper.add("二、工作要求", "黑体", shape=Shape(first=2))
    paper.add(
        "各县（区）要督促相关企业在6月30日前完成隐患整改，整改结果于7月5日前报送市安委办。",
        shape=Shape(first=2),
    )
    paper.add("")


def _circular_end(paper: Paper) -> None:
    paper.add("附件：第一季度燃气安全检查隐患清单", shape=Shape(first=2))
    paper.add("")
    paper.add("")
    paper.add("云川市安全生产委员会办公室", shape=Shape(align=RIGHT, right=1))
    paper.add("2026年4月15日", shape=Shape(align=RIGHT, right=4))
    paper.add("（此件公开发布）", shape=Shape(first=2))
    paper.page_break()
    paper.add("附件", "黑体")
    paper.add("")
    paper.add("第一季度燃气安全检查隐患清单", "方正小标宋简体", 22, shape=Shape(align=CENTER))
    paper.add("")
    table = paper.word.add_table(2, 2)
    for cell, text in zip(table._cells, ("场所", "隐患", "清泉饭店", "软管老化"), strict=True):
        paper.say(cell.paragraphs[0], text, "仿宋_GB2312", 14)
    for _ in range(3):
        paper.add("")
    copies = paper.add(
        "抄送：市委办公室，市人大常委会办公室，市政协办公室。",
        size=14,
        shape=Shape(left=1, right=1),
    )
    paper.border(copies, "top", size=8)
    printing = paper.add(
        "云川市安全生产委员会办公室\u3000\u3000\u3000\u3000\u30002026年4月16日印发",
        size=14,
        shape=Shape(left=1, right=1),
    )
    paper.border(printing, "bottom", size=8)
    section = paper.word.sections[0]
    section.footer_distance = Mm(24.75)
    odd, even = (section.footer.paragraphs[0], section.even_page_footer.paragraphs[0])
    odd.alignment = RIGHT
    paper.indent(odd, first=0, right=1, left=0)
    paper.indent(even, first=0, right=0, left=1)
    for footer in (odd, even):
        paper.footer(footer, "— ", " —", "宋体", 14)


def faulty_request() -> bytes:
    """Return a 请示 with most faults an office meets in a year; see the table of its test."""
    paper = Paper(margins=(25.4, 25.4, 31.8, 31.8))
    paper.add("急件", "仿宋_GB2312")
    paper.add(
        "云川市卫生健康委员会文件", "方正小标宋简体", 40, shape=Shape(align=CENTER, exact=None)
    )
    number = paper.add("云卫请[2026]05号", shape=Shape(align=CENTER))
    paper.border(number, "bottom", size=12, color="000000")
    paper.add("")
    paper.add("")
    paper.add("云川市卫生健康委员会", "黑体", 18, shape=Shape(align=CENTER))
    paper.add("关于增加设备购置经费的请示", "黑体", 18, shape=Shape(align=CENTER))
    paper.add("云川市人民政府、云川市财政局:", "宋体", 14, shape=Shape(exact=None))
    paper.add(
        "我市现有社区卫生服务中心28家，其中11家的检验设备使用年限已超过十年，部分项目无法开展。",
        "宋体",
        14,
        shape=Shape(exact=30),
    )
    paper.add("一.设备现状", "宋体", 14, shape=Shape(exact=30))
    paper.add(
        "经逐台核查，需更换生化分析仪11台、血细胞分析仪9台、心电图机14台，具体情况见附件。",
        "宋体",
        14,
        shape=Shape(exact=30),
    )
    paper.add("三、经费测算", "宋体", 14, shape=Shape(exact=30))
    paper.add(
        "（一）、经费总额。经询价，购置上述设备需经费560万元，拟由市级财政一次性安排。",
        "宋体",
        14,
        shape=Shape(exact=30),
    )
    paper.add("")
    paper.add("")
    red = paper.add(
        "资金由市财政局按进度拨付，购置过程接受市审计局监督。",
        "宋体",
        14,
        shape=Shape(exact=30, red=True),
    )
    red.runs[0].font.underline = True
    _faulty_end(paper)
    return paper.saved()


def _faulty_end(paper: Paper) -> None:
    paper.add("妥否，请批示。", "宋体", 14, shape=Shape(exact=30))
    paper.add("附件1：《设备购置经费测算表》。", "宋体", 14, shape=Shape(exact=30))
    paper.add("云川市卫生健康委员会", "宋体", 14, shape=Shape(exact=30))
    paper.add("二〇二六年四月八日", "宋体", 14, shape=Shape(exact=30))
    paper.add("附件：", "宋体", 14, shape=Shape(exact=30))
    paper.add("设备购置经费测算表", "宋体", 14, shape=Shape(exact=30))
    paper.add("生化分析仪11台，每台30万元。", "宋体", 14, shape=Shape(exact=30))
    paper.add("主题词：卫生 经费 请示", "黑体", 14)
    paper.add("抄送：市财政局，市审计局", "宋体", 16)
    paper.add("云川市卫生健康委员会办公室\u3000\u3000\u30002026年4月9日", "宋体", 16)
    footer = paper.word.sections[0].footer.paragraphs[0]
    footer.alignment = CENTER
    paper.footer(footer, "- ", " -", "Times New Roman", 9)
