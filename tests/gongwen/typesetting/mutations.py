"""For each rule of form, ways to break a compliant file that the typesetter must repair."""

from __future__ import annotations

from dataclasses import dataclass

from gongwen.layout.specimen import request
from tests.gongwen.formats.docx.snippets import p
from tests.gongwen.typesetting.breaking import (
    EVERY,
    Make,
    bare,
    before,
    broken,
    defaults,
    line_shapes,
    lines,
    look,
    section,
    section_before,
    settings,
    shape,
    styled,
    theme,
    unlined,
)


@dataclass(frozen=True)
class Mutation:
    """A way to break a file so that the rule ``code`` finds it; ``what`` names it."""

    code: str
    what: str
    make: Make


_SONG = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="宋体"/>'
_SMALL = '<w:sz w:val="24"/><w:szCs w:val="24"/>'
_THEMED = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
_A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
_TURNED = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_FIRST = "1.第一批"
_HEADING = "一、改造范围"
_TITLE = "关于做好老旧小区"
_DATE = "2026年3月20日"


def margins(**sides: int) -> str:
    """Return the margins of the standard but for ``sides``."""
    usual = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1587, "gutter": 0}
    usual |= {"header": 720, "footer": 1403} | sides
    return "<w:pgMar " + " ".join(f'w:{name}="{size}"' for name, size in usual.items()) + "/>"


PAGE = (
    Mutation("FMT-001", "信纸", broken(section('<w:pgSz w:w="12240" w:h="15840"/>'))),
    Mutation("FMT-001", "十六开", broken(section('<w:pgSz w:w="10433" w:h="14742"/>'))),
    Mutation("FMT-001", "全文横排", broken(section(_TURNED))),
    Mutation(
        "FMT-001",
        "附件一节是A3",
        broken(section_before("附件1", '<w:pgSz w:w="16838" w:h="23811"/>')),
    ),
    Mutation("FMT-002", "上边距2.54厘米", broken(section(margins(top=1440)))),
    Mutation("FMT-002", "附件一节上边距小", broken(section_before("附件1", margins(top=1134)))),
    Mutation("FMT-003", "左边距3.17厘米", broken(section(margins(left=1800)))),
    Mutation("FMT-003", "另加装订线", broken(section(margins(gutter=567)))),
    Mutation(
        "FMT-004",
        "软件默认页边距",
        broken(section(margins(top=1440, bottom=1440, left=1800, right=1800, footer=992))),
    ),
    Mutation("FMT-004", "下边距过小", broken(section(margins(bottom=851)))),
    Mutation(
        "FMT-005",
        "固定值30磅",
        broken(shape(EVERY, '<w:spacing w:line="600" w:lineRule="exact"/>')),
    ),
    Mutation(
        "FMT-005",
        "1.5倍行距且没有网格",
        broken(
            section("<w:docGrid/>"), shape(EVERY, '<w:spacing w:line="360" w:lineRule="auto"/>')
        ),
    ),
    Mutation(
        "FMT-005",
        "样式里写了行距",
        broken(
            section('<w:docGrid w:type="lines" w:linePitch="312"/>'),
            styled(
                "，",
                '<w:pPr><w:spacing w:line="600" w:lineRule="exact"/>'
                '<w:ind w:firstLineChars="200"/></w:pPr>',
            ),
        ),
    ),
    Mutation("FMT-006", "字距加宽1磅", broken(look(EVERY, '<w:spacing w:val="20"/>'))),
    Mutation(
        "FMT-006",
        "网格每行25字",
        broken(
            section('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="12288"/>')
        ),
    ),
    Mutation(
        "FMT-013",
        "装订线在上方",
        broken(settings("<w:gutterAtTop/>"), section(margins(gutter=567))),
    ),
)

LOOKS = (
    Mutation("FMT-007", "正文宋体小四", broken(look(EVERY, _SONG + _SMALL))),
    Mutation(
        "FMT-007",
        "默认格式取自主题",
        broken(theme("Calibri", "等线"), defaults(_THEMED + '<w:sz w:val="21"/>'), bare("小区")),
    ),
    Mutation(
        "FMT-007",
        "默认段落样式是宋体五号",
        broken(
            styled("小区", "", name="none"),
            styled("，", f'<w:rPr>{_SONG}<w:sz w:val="21"/></w:rPr>', parent="none"),
        ),
    ),
    Mutation("FMT-007", "一段是四号", broken(look(_FIRST, '<w:sz w:val="28"/>'))),
    Mutation("FMT-007", "日期是宋体", broken(look(_DATE, '<w:rFonts w:eastAsia="SimSun"/>'))),
    Mutation("FMT-008", "一段红字", broken(look(_FIRST, '<w:color w:val="C00000"/>'))),
    Mutation(
        "FMT-008",
        "标题样式是蓝字",
        broken(
            look(_HEADING, '<w:color w:val="2E74B5" w:themeColor="accent1" w:themeShade="BF"/>')
        ),
    ),
    Mutation("FMT-008", "突出显示", broken(look(_DATE, '<w:highlight w:val="yellow"/>'))),
    Mutation("FMT-008", "字符底纹", broken(look(_FIRST, '<w:shd w:val="clear" w:fill="D9D9D9"/>'))),
    Mutation("FMT-009", "下划线", broken(look(_FIRST, '<w:u w:val="single"/>'))),
    Mutation("FMT-009", "倾斜", broken(look(_FIRST, "<w:i/>"))),
    Mutation("FMT-009", "阴影", broken(look(_TITLE, "<w:shadow/>"))),
    Mutation(
        "FMT-009",
        "样式里有下划线",
        broken(styled(_FIRST, '<w:rPr><w:i/><w:u w:val="double"/></w:rPr>')),
    ),
    Mutation(
        "FMT-010",
        "数字用Calibri",
        broken(
            look(_FIRST, '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="仿宋_GB2312"/>')
        ),
    ),
    Mutation(
        "FMT-010",
        "数字取自主题",
        broken(
            theme("Cambria", "仿宋"),
            look(
                _FIRST,
                '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsia="仿宋"/>',
            ),
        ),
    ),
    Mutation("FMT-012", "段间有空段", broken(before("二、工作安排", p() + p()))),
)

HEAD = (
    Mutation("HDR-01", "份号靠右", broken(shape("000012", '<w:jc w:val="right"/>'))),
    Mutation("HDR-03", "紧急程度用仿宋", broken(look("加急", '<w:rFonts w:eastAsia="仿宋"/>'))),
    Mutation("HDR-04", "标志染黑", broken(look("办公室文件", '<w:color w:val="auto"/>'))),
    Mutation("HDR-04", "标志居左", broken(shape("办公室文件", '<w:jc w:val="left"/>'))),
    Mutation("HDR-04", "标志用黑体", broken(look("办公室文件", '<w:rFonts w:eastAsia="黑体"/>'))),
    Mutation("HDR-05", "文号居右", broken(shape("云政办发", '<w:jc w:val="right"/>'))),
    Mutation(
        "HDR-06",
        "签发人姓名用黑体",
        broken(look("林思远", '<w:rFonts w:eastAsia="黑体"/>'), of=request),
    ),
    Mutation("HDR-07", "没有红线", broken(unlined())),
    Mutation("HDR-07", "红线是黑的", broken(lines(color="000000"))),
    Mutation("HDR-07", "红线左右缩进", broken(line_shapes('<w:ind w:left="800" w:right="800"/>'))),
)


MUTATIONS = (*PAGE, *LOOKS, *HEAD)
