"""Mutations of the main part, the imprint, page numbers, special formats and tables."""

from __future__ import annotations

import copy

from lxml import etree

from gongwen.formats.docx import Package
from gongwen.formats.docx.names import w
from gongwen.formats.docx.order import child_of, drop, put
from gongwen.layout.specimen import letter, minutes
from tests.gongwen.formats.docx.snippets import p, r
from tests.gongwen.typesetting.breaking import (
    EVERY,
    after,
    before,
    broken,
    footers,
    lines,
    look,
    nodes,
    section,
    section_before,
    shape,
    styled,
    tables,
    thinned,
    unlined,
    within,
)
from tests.gongwen.typesetting.mutations import Mutation, margins

_SONG = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="宋体"/>'
_FIRST = "1.第一批"
_HEADING = "一、改造范围"
_TITLE = "关于做好老旧小区"
_DATE = "=2026年3月20日"
_ISSUER = "=云川市人民政府办公室"
_BREAK = '<w:r><w:br w:type="page"/></w:r>'
_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_TURNED = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def _box(content: str) -> str:
    """Return a paragraph with a text box, as the page number of another program stands in one."""
    return p(
        r(
            "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:extent"
            " cx='914400' cy='228600'/><a:graphic><a:graphicData uri="
            "'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp>"
            f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
            "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
        )
    )


_THIN_LINE = p("", '<w:pBdr><w:bottom w:val="single" w:sz="4" w:color="auto"/></w:pBdr>')
_NUMBER = p(r("— ") + _FIELD + r(" —"), '<w:jc w:val="center"/>')
_FRAMED = p(
    r("- ") + _FIELD + r(" -"),
    '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>',
)


def _without_first(package: Package) -> None:
    """Let the first page be like the others."""
    for properties in package.change(package.main).iter(w("sectPr")):
        drop(properties, w("titlePg"))


def _widen(table: etree._Element) -> None:
    put(child_of(table, w("tblPr")), nodes('<w:tblW w:w="12000" w:type="dxa"/>')[0])


def _widen_by_share(table: etree._Element) -> None:
    put(child_of(table, w("tblPr")), nodes('<w:tblW w:w="7000" w:type="pct"/>')[0])


def _lengthen(table: etree._Element) -> None:
    """Repeat the last row until the table fills more than a page; no row is a header."""
    rows = table.findall(w("tr"))
    for row in rows:
        drop(row, w("trPr"))
    for _ in range(30):
        rows[-1].addnext(copy.deepcopy(rows[-1]))


MAIN = (
    Mutation(
        "BOD-01",
        "标题三号黑体",
        broken(look(_TITLE, '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/>')),
    ),
    Mutation("BOD-01", "标题居左", broken(shape(_TITLE, '<w:jc w:val="left"/>'))),
    Mutation(
        "BOD-01",
        "用软件的标题样式",
        broken(
            styled(
                _TITLE,
                '<w:pPr><w:spacing w:before="240" w:after="60"/><w:contextualSpacing/>'
                '<w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts '
                'w:ascii="Calibri Light" w:eastAsia="宋体"/><w:b/><w:sz w:val="32"/></w:rPr>',
                name="Title",
            )
        ),
    ),
    Mutation("BOD-01", "标题紧贴红线", broken(shape(_ISSUER, '<w:spacing w:before="0"/>'))),
    Mutation(
        "BOD-05", "主送缩进二字", broken(shape("各县（区）", '<w:ind w:firstLineChars="200"/>'))
    ),
    Mutation("BOD-07", "正文前段前分页", broken(shape("为解决老旧", "<w:pageBreakBefore/>"))),
    Mutation("BOD-07", "正文前有分页符", broken(before("为解决老旧", p(_BREAK)))),
    Mutation("BOD-07", "主送前有分页符", broken(before("各县（区）", p(_BREAK)))),
    Mutation("BOD-07", "分页符在段首", broken(within("为解决老旧", _BREAK))),
    Mutation(
        "BOD-08",
        "首行没有缩进",
        broken(shape("小区", '<w:ind w:firstLineChars="0" w:firstLine="0"/>')),
    ),
    Mutation(
        "BOD-08", "整段左缩进", broken(shape(EVERY, '<w:ind w:leftChars="200" w:left="640"/>'))
    ),
    Mutation(
        "BOD-08",
        "悬挂缩进",
        broken(
            shape(_FIRST, '<w:ind w:left="640" w:hanging="640"/>'),
            shape("2.第二批", '<w:ind w:left="640" w:hanging="640"/>'),
            shape("为解决", '<w:ind w:left="640" w:hanging="640"/>'),
        ),
    ),
    Mutation("BOD-10", "一级标题宋体", broken(look(_HEADING, _SONG))),
    Mutation("BOD-10", "二级标题黑体", broken(look("（一）摸底", '<w:rFonts w:eastAsia="黑体"/>'))),
    Mutation("BOD-10", "黑体再加粗", broken(look(_HEADING, "<w:b/>"))),
    Mutation(
        "BOD-10",
        "用软件的标题1样式",
        broken(
            styled(
                "、",
                '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="340" w:after="330" '
                'w:line="578" w:lineRule="auto"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/>'
                '<w:color w:val="2E74B5"/><w:kern w:val="44"/><w:sz w:val="44"/></w:rPr>',
                name="Heading1",
            )
        ),
    ),
    Mutation(
        "BOD-12",
        "附件说明顶格",
        broken(
            shape("附件：1.", '<w:ind w:left="0"/>'), shape("2.供水设施改造", '<w:ind w:left="0"/>')
        ),
    ),
    Mutation("BOD-13", "日期居左", broken(shape(_DATE, '<w:jc w:val="left"/><w:ind w:left="0"/>'))),
    Mutation("BOD-13", "日期居中", broken(shape(_DATE, '<w:jc w:val="center"/>'))),
    Mutation("BOD-13", "日期贴右边", broken(shape(_DATE, '<w:ind w:right="0"/>'))),
    Mutation(
        "BOD-14", "署名居左", broken(shape(_ISSUER, '<w:jc w:val="left"/><w:ind w:right="0"/>'))
    ),
    Mutation("BOD-14", "署名居中", broken(shape(_ISSUER, '<w:jc w:val="center"/>'))),
    Mutation("BOD-19", "附注顶格", broken(shape("（此件", '<w:ind w:firstLineChars="0"/>'))),
    Mutation(
        "BOD-20", "附件没有另起一页", broken(shape("=附件2", '<w:pageBreakBefore w:val="0"/>'))
    ),
    Mutation("BOD-20", "附件二字用仿宋", broken(look("=附件1", '<w:rFonts w:eastAsia="仿宋"/>'))),
    Mutation(
        "BOD-20", "附件标题居左", broken(shape("=供水设施改造施工要求", '<w:jc w:val="left"/>'))
    ),
)

IMPRINT = (
    Mutation("IMP-01", "版记没有线", broken(unlined())),
    Mutation("IMP-01", "线一样细", broken(thinned(15))),
    Mutation(
        "IMP-01",
        "线是一样细的边框",
        broken(
            unlined(),
            before("抄送：", _THIN_LINE),
            before("日印发", _THIN_LINE),
            after("日印发", _THIN_LINE),
        ),
    ),
    Mutation("IMP-02", "抄送三号", broken(look("抄送：", '<w:sz w:val="32"/>'))),
    Mutation("IMP-04", "印发三号", broken(look("印发", '<w:sz w:val="32"/>'))),
    Mutation(
        "IMP-03",
        "主送与抄送之间有线",
        broken(
            before(
                "抄送：",
                p(
                    r("主送：各县（区）人民政府。", '<w:sz w:val="28"/>'),
                    '<w:pBdr><w:bottom w:val="single" w:sz="6" w:color="auto"/></w:pBdr>',
                ),
            )
        ),
    ),
    Mutation("IMP-05", "份数之前没有线", broken(after("日印发", p("（共印80份）")))),
)

NUMBERS = (
    Mutation(
        "PGN-01",
        "小五号",
        broken(footers(p(r("— ", '<w:sz w:val="18"/>') + _FIELD + r(" —", '<w:sz w:val="18"/>')))),
    ),
    Mutation("PGN-02", "连字符", broken(footers(p(r("-") + _FIELD + r("-"))))),
    Mutation("PGN-02", "只有数字", broken(footers(p(_FIELD)))),
    Mutation(
        "PGN-02",
        "第几页共几页",
        broken(
            footers(p(r("第") + _FIELD + r("页 共") + _FIELD.replace("PAGE", "NUMPAGES") + r("页")))
        ),
    ),
    Mutation("PGN-02", "连字符在框里", broken(footers(_FRAMED))),
    Mutation("PGN-02", "连字符在文本框里", broken(footers(_box(p(r("- ") + _FIELD + r(" -")))))),
    Mutation(
        "PGN-02",
        "在内容控件里",
        broken(footers(f"<w:sdt><w:sdtContent>{p(_FIELD)}</w:sdtContent></w:sdt>")),
    ),
    Mutation("PGN-03", "居中不分单双", broken(footers(_NUMBER, kinds=("default",)))),
    Mutation("PGN-03", "单双页都居中", broken(footers(_NUMBER))),
    Mutation(
        "PGN-03",
        "附件一节另有居中页码",
        broken(footers(_NUMBER), section_before("附件1", margins())),
    ),
    Mutation("PGN-04", "页脚距离1.5厘米", broken(section(margins(footer=851)))),
    Mutation(
        "PGN-05",
        "节内页数",
        broken(footers(p(r("— ") + _FIELD.replace("PAGE", "SECTIONPAGES") + r(" —")))),
    ),
    Mutation("PGN-06", "信函首页有页码", broken(_without_first, of=letter)),
    Mutation("PGN-07", "写死的数字", broken(footers(p(r("— 1 —"))))),
    Mutation("PGN-07", "没有页码", broken(footers(p()))),
    Mutation("PGN-07", "没有页脚", broken(footers("", kinds=()))),
)

SPECIAL = (
    Mutation("LTR-02", "没有上双线", broken(unlined(), of=letter)),
    Mutation("LTR-02", "双线是黑的", broken(lines(color="auto"), of=letter)),
    Mutation("LTR-02", "双线粗细颠倒", broken(lines(val="thinThickSmallGap"), of=letter)),
    Mutation("LTR-03", "首页没有下双线", broken(footers("", kinds=("default", "even")), of=letter)),
    Mutation("LTR-04", "文号居中", broken(shape("云财函", '<w:jc w:val="center"/>'), of=letter)),
    Mutation(
        "MIN-02", "出席用仿宋", broken(look("出席", '<w:rFonts w:eastAsia="仿宋"/>'), of=minutes)
    ),
)

TABLES = (
    Mutation("TBL-01", "横排页面的页码在横页下边", broken(section_before("附件1", _TURNED))),
    Mutation("TBL-02", "比版心宽", broken(tables(_widen))),
    Mutation("TBL-02", "按百分数比版心宽", broken(tables(_widen_by_share))),
    Mutation("TBL-02", "长表不重复表头", broken(tables(_lengthen))),
)

MUTATIONS = (*MAIN, *IMPRINT, *NUMBERS, *SPECIAL, *TABLES)
