"""Two documents made without our own typesetting: a compliant one, and one with 49 faults.

``python -m benchmarks.two_documents`` says which faults are found at their place and what is said
about the compliant one. Both are written with python-docx and bare XML, so that no mistake of our
writer can hide one of our reader.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

import gongwen
from gongwen.rulebook import Finding
from gongwen.terms import Severity

TODAY = date(2026, 11, 20)
RED = "FF0000"
FANGSONG, HEI, KAI, SONG, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
BODY_SIZE, TITLE_SIZE, IMPRINT_SIZE = 16.0, 22.0, 14.0


@dataclass(frozen=True)
class Fault:
    """One planted fault: any of ``codes`` in a paragraph that holds ``place``; empty: anywhere."""

    what: str
    codes: tuple[str, ...]
    place: str = ""


@dataclass
class Sheet:
    """A Word file under construction."""

    word: Word = field(default_factory=docx.Document)

    def page(self, top: float, bottom: float, left: float, right: float) -> None:
        """Set paper and margins, in millimetres, and a grid of 22 lines."""
        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.footer_distance = Mm(24.75)
        grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 -- python-docx has no face for it
        if grid is None:
            grid = OxmlElement("w:docGrid")
            section._sectPr.append(grid)  # noqa: SLF001 -- as above
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), "579")

    def line(  # noqa: PLR0913 -- a paragraph has that many properties
        self,
        text: str,
        *,
        font: str = FANGSONG,
        size: float = BODY_SIZE,
        align: ALIGN = ALIGN.JUSTIFY,
        indent: float = 0,
        right: float = 0,
        before: float = 0,
        color: str | None = None,
        page_break: bool = False,
    ) -> Paragraph:
        """Add a paragraph; ``indent`` and ``right`` in characters, ``before`` in lines."""
        paragraph = self.word.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment = align
        form.line_spacing = Pt(28.95)
        form.space_after = Pt(0)
        form.space_before = Pt(before * 28.95)
        form.page_break_before = page_break
        indentation = OxmlElement("w:ind")
        indentation.set(qn("w:firstLineChars"), str(int(indent * 100)))
        indentation.set(qn("w:firstLine"), str(int(indent * size * 20)))
        indentation.set(qn("w:rightChars"), str(int(right * 100)))
        indentation.set(qn("w:right"), str(int(right * size * 20)))
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 -- as above
        properties.append(indentation)
        add_run(paragraph, text, font=font, size=size, color=color)
        return paragraph

    def body(self, text: str, *, font: str = FANGSONG, indent: float = 2) -> Paragraph:
        """Add a paragraph of the body."""
        return self.line(text, font=font, indent=indent)

    def headed(self, heading: str, rest: str, font: str = KAI) -> None:
        """Add a paragraph that begins with a heading."""
        paragraph = self.line(heading, font=font, indent=2)
        add_run(paragraph, rest)

    def rule(self, color: str | None, eighths: int) -> None:
        """Add a line across the page: the border of an empty paragraph."""
        paragraph = self.word.add_paragraph()
        form = paragraph.paragraph_format
        form.space_after = Pt(0)
        form.line_spacing = Pt(4)
        borders = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        bottom.set(qn("w:val"), "single")
        bottom.set(qn("w:sz"), str(eighths))
        bottom.set(qn("w:space"), "1")
        bottom.set(qn("w:color"), color or "auto")
        borders.append(bottom)
        paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 -- as above

    def imprint(self, left: str, right: str = "", size: float = IMPRINT_SIZE) -> None:
        """Add a line of the imprint, its right end at a tab stop."""
        paragraph = self.line(left, size=size)
        paragraph.paragraph_format.left_indent = Pt(size)
        if right:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(156) - Pt(size), 2)
            add_run(paragraph, "\t" + right, size=size)

    def page_numbers(
        self, before: str = "— ", after: str = " —", font: str = SONG, *, sides: bool = True
    ) -> None:
        """Add page numbers; ``sides`` says whether odd and even pages differ."""
        section = self.word.sections[0]
        self.word.settings.odd_and_even_pages_header_footer = sides
        number(section.footer.paragraphs[0], before, after, font)
        section.footer.paragraphs[0].alignment = ALIGN.RIGHT if sides else ALIGN.CENTER
        if sides:
            section.footer.paragraphs[0].paragraph_format.right_indent = Pt(14)
            even = section.even_page_footer.paragraphs[0]
            number(even, before, after, font)
            even.alignment = ALIGN.LEFT
            even.paragraph_format.left_indent = Pt(14)

    def content(self) -> bytes:
        """Return the bytes of the file."""
        stream = io.BytesIO()
        self.word.save(stream)
        return stream.getvalue()


def add_run(
    paragraph: Paragraph,
    text: str,
    *,
    font: str = FANGSONG,
    size: float = BODY_SIZE,
    color: str | None = None,
) -> Run:
    """Add characters to a paragraph."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = "宋体" if font == SONG else "Times New Roman"
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 -- as above
    fonts.set(qn("w:eastAsia"), font)
    if size == BODY_SIZE:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), "-5")
        run._element.get_or_add_rPr().append(spacing)  # noqa: SLF001 -- as above
    if color:
        run.font.color.rgb = RGBColor.from_string(color)
    return run


def number(paragraph: Paragraph, before: str, after: str, font: str) -> None:
    """Write a computed page number between ``before`` and ``after``."""
    add_run(paragraph, before, font=font, size=14)
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), "PAGE")
    run = add_run(paragraph, "1", font=font, size=14)
    page.append(run._element)  # noqa: SLF001 -- as above
    paragraph._p.append(page)  # noqa: SLF001 -- as above
    add_run(paragraph, after, font=font, size=14)


def compliant() -> bytes:
    """Return a circular that keeps every rule."""
    sheet = Sheet()
    sheet.page(37, 35, 28, 26)
    sheet.line(
        "临江市人民政府办公室文件", font=TITLE, size=36, align=ALIGN.CENTER, before=3.4, color=RED
    ).paragraph_format.line_spacing = 1.0
    sheet.line("临政办发〔2026〕38号", align=ALIGN.CENTER, before=2)
    sheet.rule(RED, 12)
    sheet.line("临江市人民政府办公室", font=TITLE, size=TITLE_SIZE, align=ALIGN.CENTER, before=2)
    sheet.line(
        "关于2026年夏季粮食收购工作情况的通报", font=TITLE, size=TITLE_SIZE, align=ALIGN.CENTER
    )
    sheet.line("各县（区）人民政府，市政府各部门、各直属机构：", before=1)
    sheet.body(
        "2026年6月至8月，全市各级各有关部门按照市人民政府部署，组织开展夏季粮食收购，收购秩序总体平稳。现将有关情况通报如下："
    )
    sheet.body("一、基本情况", font=HEI)
    sheet.body(
        "截至2026年8月31日，全市共收购小麦42.6万吨，其中国有企业收购18.2万吨，多元主体收购24.4万吨。与2025年同期的40.0万吨相比，增长6.5%。全市设立收购网点126个，没有发生拖欠售粮款问题。"
    )
    sheet.body("二、主要做法", font=HEI)
    sheet.headed(
        "（一）提前备仓。",
        "各县（区）在2026年5月底前腾出仓容56万吨，检修输送、清理、烘干设备312台（套）。",
    )
    sheet.headed(
        "（二）严格质价。",
        "市粮食和物资储备局会同市市场监督管理局抽查收购网点48个，责令3个网点整改，均已在7月15日前完成。",
    )
    sheet.body("三、存在问题", font=HEI)
    sheet.body(
        "7月3日，青山县城关粮站未在显著位置公示收购价格；7月9日，沙河区东风粮库检验仪器超过检定有效期。上述两个网点已由属地主管部门责令改正。"
    )
    sheet.body("四、下一步要求", font=HEI)
    sheet.headed(
        "（一）抓好秋粮准备。",
        "青山县、沙河区人民政府在2026年9月25日前将整改报告报送市粮食和物资储备局。",
    )
    sheet.headed(
        "（二）强化资金监管。", "市财政局、农业发展银行临江市分行按周核对收购资金，防止出现挪用。"
    )
    sheet.line("临江市人民政府办公室", align=ALIGN.RIGHT, right=2.25, before=2)
    sheet.line("2026年9月10日", align=ALIGN.RIGHT, right=4)
    sheet.body("（此件公开发布）")
    sheet.rule(None, 8)
    sheet.imprint("抄送：市委办公室，市人大常委会办公室，市政协办公室。")
    sheet.rule(None, 6)
    sheet.imprint("临江市人民政府办公室", "2026年9月11日印发")
    sheet.rule(None, 8)
    sheet.page_numbers()
    return sheet.content()


def faulty() -> bytes:
    """Return a request with the faults of :data:`FAULTS`."""
    sheet = Sheet()
    sheet.page(25.4, 25.4, 31.8, 31.8)
    sheet.line("023", align=ALIGN.LEFT)
    sheet.line("紧急", font=HEI, align=ALIGN.LEFT)
    sheet.line("青山县教育局文件", font=TITLE, size=40, align=ALIGN.CENTER, before=1)
    sheet.line("青教字[2026]第018号", align=ALIGN.CENTER, before=2)
    sheet.line(
        "青山县教育局关于解决山区学校供暖经费",
        font=HEI,
        size=BODY_SIZE,
        align=ALIGN.CENTER,
        before=2,
    )
    sheet.line("的请示报告。", font=HEI, size=BODY_SIZE, align=ALIGN.CENTER)
    sheet.line("县人民政府、县财政局:", before=1)
    sheet.line("", size=BODY_SIZE)
    sheet.line(
        "我县地处高寒山区，现有山区学校26所，其中小学17所、初中6所、幼儿园5所。每年供暖期长达5个月，布署供暖工作十分必要。",
        font=SONG,
    )
    sheet.body(
        "根据《国家行政机关公文处理办法》和有关文件,我局于2026年9月31日完成了摸底调查。调查显示，2021-2023年供暖费用逐年上升，增幅为5-8%。"
    )
    sheet.body("一.供暖现状", font=KAI)
    sheet.body(
        "截止目前为止，26所学校中有19所使用燃煤锅炉，其它学校使用电暖器。锅炉老化的原因是由于年久失修造成的。通过实地走访，使我们掌握了真实情况。。"
    )
    sheet.body("1、锅炉的运行年限约12年左右，因该更换的达到15台。")
    sheet.body("2、各学校认真的执行安全制度，进一步进一步提高了安全问题的整治水平。")
    sheet.body("三、经费测算", font=FANGSONG)
    sheet.body(
        "更换锅炉15台，每台8万元，共计130万元。其中县级配套资金60万元，占总额的60%，其余由上级补助解决。供暖面积3万平米，降低能耗2倍。"
    )
    sheet.body(
        '经  核算，为落实“十四五"规划要求，加强师生取暖水平，防止冻伤事件不再发生，现请求拨付经费，'
        "并请市发改委列入计划。会议定于2026年10月20日（星期五）召开。"
    )
    sheet.body("同时，请求增加供暖管理人员编制10名。")
    sheet.body("以上请示妥否，请批示")
    sheet.body("附件1：《山区学校供暖经费测算表》。")
    sheet.line("青山县教育局", align=ALIGN.LEFT, before=2)
    sheet.line("二〇二六年十月十二日", align=ALIGN.LEFT)
    sheet.line("主题词：教育　供暖　请示", font=HEI)
    sheet.imprint("抄送：县财政局，各乡镇中心学校")
    sheet.imprint("青山县教育局办公室", "2026.10.12")
    sheet.page_numbers("第", "页", "Times New Roman", sides=False)
    return sheet.content()


FAULTS = (
    Fault("上边距25.4毫米", ("FMT-002", "FMT-004")),
    Fault("左边距31.8毫米", ("FMT-003", "FMT-004")),
    Fault("份号三位", ("HDR-01",), "023"),
    Fault("紧急程度写作“紧急”", ("HDR-03",), "紧急"),
    Fault("发文机关标志为黑色", ("HDR-04",), "青山县教育局文件"),
    Fault("发文字号用方括号", ("HDR-05", "PUN-12"), "青教字"),
    Fault("发文字号加“第”、编虚位", ("HDR-05",), "青教字"),
    Fault("没有签发人", ("HDR-06",)),
    Fault("没有红色分隔线", ("HDR-07",)),
    Fault("标题三号黑体", ("BOD-01",)),
    Fault("“请示报告”不是文种", ("TY-03", "TY-02"), "请示报告"),
    Fault("标题末尾加句号", ("PUN-21", "BOD-04"), "请示报告"),
    Fault("标题回行拆开", ("BOD-02",)),
    Fault("主送两个机关", ("RT-03",), "县财政局:"),
    Fault("主送机关后用半角冒号", ("BOD-05", "PUN-01"), "县财政局:"),
    Fault("正文中有空段", ("FMT-012",)),
    Fault("正文用宋体", ("FMT-007",), "我县地处高寒"),
    Fault("首段没有首行缩进", ("BOD-08",), "我县地处高寒"),
    Fault("分项之和与总数不符", ("CS-01",), "我县地处高寒"),
    Fault("错别字“布署”", ("W-A001",), "布署"),
    Fault("引用已废止的文件", ("CIT-05",), "国家行政机关公文处理办法"),
    Fault("半角逗号", ("PUN-01",), "有关文件,"),
    Fault("9月31日", ("CS-04",), "9月31日"),
    Fault("“2021-2023年”用连字符", ("PUN-14",), "2021-2023"),
    Fault("“5-8%”前一个数缺百分号", ("NUM-06", "PUN-14"), "5-8%"),
    Fault("“一.”序号标点", ("BOD-09", "PUN-07"), "一.供暖现状"),
    Fault("一级标题用楷体", ("BOD-10",), "供暖现状"),
    Fault("“截止目前为止”", ("SY-05", "W-C001", "W-C075"), "截止目前"),
    Fault("“其它”", ("W-B002",), "其它"),
    Fault("“原因是由于……造成”", ("SY-01",), "原因是由于"),
    Fault("“通过……使”缺主语", ("SY-06",), "通过实地走访"),
    Fault("句号重复", ("PUN-03", "PUN-17"), "。。"),
    Fault("“1、”", ("PUN-07", "BOD-09"), "1、锅炉"),
    Fault("“约……左右”", ("SY-10", "NUM-16", "W-C077"), "约12年左右"),
    Fault("错别字“因该”", ("W-A139",), "因该"),
    Fault("“认真的执行”", ("SY-37",), "认真的执行"),
    Fault("“进一步进一步”", ("SY-25", "W-B054"), "进一步进一步"),
    Fault("一级标题从“一”跳到“三”", ("CS-08", "BOD-09"), "三、经费测算"),
    Fault("15台、每台8万元，共计130万元", ("CS-17", "CS-01"), "共计130万元"),
    Fault("60万元占130万元的60%", ("CS-02",), "60%"),
    Fault("“降低能耗2倍”", ("NUM-12", "SY-21", "W-C078"), "能耗2倍"),
    Fault("引号不成对", ("PUN-09",), "十四五"),
    Fault("“加强……水平”", ("CO-02",), "取暖水平"),
    Fault("“防止……不再发生”", ("SY-07",), "不再发生"),
    Fault("“市发改委”", ("ORG-01",), "市发改委"),
    Fault("10月20日不是星期五", ("CS-04",), "星期五"),
    Fault("一件请示两件事", ("RT-06",)),
    Fault("附件说明“附件1：”、书名号、句号", ("BOD-12",), "测算表"),
    Fault("成文日期用汉字", ("BOD-17",), "二〇二六年"),
)
MORE_FAULTS = (
    Fault("平方米写作“平米”", ("UNIT-01",), "3万平米"),
    Fault("汉字之间有空格", ("PUN-17",), "经  核算"),
    Fault("结语缺句号", ("PUN-03",), "请批示"),
    Fault("主题词", ("BOD-22",), "主题词"),
    Fault("署名居左", ("BOD-14",), "青山县教育局"),
    Fault("日期居左", ("BOD-13",), "二〇二六年"),
    Fault("抄送机关末尾没有句号", ("IMP-02",), "抄送"),
    Fault("上行文抄送下级", ("RT-03.1",), "抄送"),
    Fault("版记没有线", ("IMP-01",)),
    Fault("印发日期写法、没有“印发”", ("IMP-04",), "2026.10.12"),
    Fault("页码写作“第1页”", ("PGN-02",)),
    Fault("页码用 Times New Roman", ("PGN-01",)),
    Fault("页码不分单双页", ("PGN-03",)),
    Fault("没有联系人附注", ("CT-04", "BOD-19")),
    Fault("有附件说明而没有附件", ("CS-09",)),
    Fault("三级序号排在一级之下、二级标题用仿宋", ("BOD-10",), "三、经费测算"),
)


def findings(content: bytes) -> tuple[Finding, ...]:
    """Return what is found in a Word file on the day these figures are judged by."""
    return gongwen.check(content, name="case.docx", today=TODAY).findings


def missed(faults: tuple[Fault, ...]) -> Iterator[Fault]:
    """Yield the faults that are not found at their place."""
    result = gongwen.check(faulty(), name="case.docx", today=TODAY)
    for fault in faults:
        if not any(
            one.code in fault.codes
            and fault.place in result.document.blocks[one.paragraph - 1].text
            for one in result.findings
        ):
            yield fault


def main() -> None:
    """Print both figures, what was missed and what was found without cause."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", type=Path, help="把两份文件存到这个文件夹")
    arguments = parser.parse_args()
    if arguments.save:
        (arguments.save / "compliant.docx").write_bytes(compliant())
        (arguments.save / "faulty.docx").write_bytes(faulty())
    for name, faults in (("主表", FAULTS), ("另加", MORE_FAULTS)):
        lost = list(missed(faults))
        print(f"{name}：种下 {len(faults)} 处，在原处找到 {len(faults) - len(lost)} 处")
        for fault in lost:
            print(f"  漏\t{'/'.join(fault.codes)}\t{fault.what}\t{fault.place}")
    false = [one for one in findings(compliant()) if one.severity <= Severity.S2]
    print(f"合规件误报（S0—S2）：{len(false)} 条")
    for one in findings(compliant()):
        print(
            f"  {one.severity.value}\t{one.code}\t第{one.paragraph}段\t{one.quote}\t{one.message}"
        )


if __name__ == "__main__":
    main()
