"""A document that bears a mark of secrecy is refused; one that writes about secrecy is read."""

from __future__ import annotations

import itertools

import pytest

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.secrecy import refuse_marked, secrecy_mark
from gongwen.text import Block, Cell, Document, Part, plain

LEVELS = ("秘密", "机密", "绝密")
FORMS = (
    "{0}",
    "{a} {b}",
    "{a}　{b}",
    "{a}  {b}",
    "{a}\u00a0{b}",
    "{a}\u200b{b}",
    "　　{0}",
    "{0}★",
    "{0}★1年",
    "{0}★10年",
    "{0}★１０年",
    "{0}★一年",
    "{0}★二十年",
    "{0}★6个月",
    "{0}★长期",
    "{0}★启用前",
    "{0} ★ 1年",
    "{a} {b}★一年",
    "{a}　{b}　★　一　年",
    "{0}☆5年",
    "{0}*5年",
    "{0}＊5年",
    "{0}※5年",
    "{0}·3年",
    "{0}—3年",
    "{0}（5年）",
    "{0}〔5年〕",
    "{0}★〔5年〕",
    "{0}★2030年12月31日",
    "{0}★至2030年",
    "{0} 保密期限5年",
    "{0} 保密期限：5年",
    "密级：{0}",
    "密级:{0}",
    "密 级：{0}",
    "密级　{0}",
    "密级：{0}★5年",
    "密级和保密期限：{0}★5年",
    "保密等级：{0}",
    "【{0}】",
    "（{0}）",
    "〔{0}〕",
    "[{0}]",
    "《{0}》",
    "★{0}★",
    "{0}级",
    "{0}件",
    "{0}文件",
    "000001 {0}★5年",
    "000001\t{0}★5年",
    "000001{0}",
    "No.000001 {0}",
    "份号：000001 {0}★5年",
    "{0}★5年 000001",
    "{0}★5年\t\t000012",
    "特急 {0}★1年",
    "{0} 特急",
    "{0}★1年　特急",
    "{0}★1年    国办发〔2030〕1号",
    "{0}★1年\t某某市人民政府",
    "第000012号\t{0}",
)
TITLE = "某某市人民政府办公室关于做好防汛工作的通知"
PROSE = (
    "各县（区）人民政府：今年汛期来得早，请各地提前检查堤防、备足物资，并于6月10日前报送准备情况。"
)


def spelled() -> list[str]:
    """Return every form of mark with every level."""
    return [
        form.format(level, a=level[0], b=level[1])
        for form, level in itertools.product(FORMS, LEVELS)
    ]


@pytest.mark.parametrize("mark", spelled())
def test_refuses_a_document_whose_first_line_is_a_mark(mark: str) -> None:
    """A mark is recognised however it is spaced, starred, bracketed or numbered."""
    with pytest.raises(UnreadableFile, match="密级") as refused:
        refuse_marked(plain(f"{mark}\n{TITLE}\n{PROSE}"))
    assert refused.value.kind is Refusal.SECRET_MARK


@pytest.mark.parametrize("part", [Part.HEADER, Part.FOOTER, Part.TEXT_BOX])
@pytest.mark.parametrize("mark", ["机密", "绝 密★长期", "密级：秘密"])
def test_refuses_a_mark_outside_the_body(part: Part, mark: str) -> None:
    """A mark in a header, a footer or a text box counts wherever the reader put the block."""
    blocks = (Block(TITLE), Block(PROSE), Block(PROSE), Block(mark, part))
    assert secrecy_mark(Document(blocks))


@pytest.mark.parametrize(
    "blocks",
    [
        (Block("机"), Block("密"), Block(TITLE)),
        (Block("机密"), Block("★一年"), Block(TITLE)),
        (Block("000001"), Block("秘密★5年"), Block("特急"), Block("某某市人民政府文件")),
        (Block("某某市人民政府文件"), Block("某政发〔2030〕1号"), Block("机密"), Block(TITLE)),
        (Block("第一行\n绝密★10年"), Block(TITLE)),
        (Block("密级", cell=Cell(0, 0, 0)), Block("机密", cell=Cell(0, 0, 1)), Block(TITLE)),
        (Block("机密★5年", cell=Cell(0, 0, 0)), Block("某某文件", cell=Cell(0, 0, 1))),
        (
            Block(TITLE),
            Block(PROSE),
            Block(PROSE),
            Block("附件1"),
            Block("秘密★3年"),
            Block("名单"),
        ),
    ],
)
def test_refuses_marks_laid_out_in_other_ways(blocks: tuple[Block, ...]) -> None:
    """A mark may be broken over lines, stand in a table of the header, or on an annex."""
    assert secrecy_mark(Document(blocks))


ABOUT_SECRECY = (
    "关于加强机密文件管理的通知",
    "某某市国家保密局关于开展国家秘密载体清理的通知",
    "一、秘密载体管理",
    "（二）机密级文件的传递",
    "保守国家秘密，人人有责。",
    "严守党和国家秘密",
    "保密工作",
    "商业秘密",
    "工作秘密",
    "密级：无",
    "密级：公开",
    "密级：□绝密 □机密 □秘密",
    "密级：非密",
    "非涉密",
    "内部资料 注意保存",
    "国家秘密的密级分为绝密、机密、秘密三级。",
    "绝密级国家秘密是最重要的国家秘密，泄露会使国家安全和利益遭受特别严重的损害。",
    "机密文件管理办法",
    "秘密载体销毁登记表",
    "机密打印机采购项目",
    "不得在互联网上传输秘密文件。",
    "文件标注“机密★10年”的，应当在涉密计算机上办理。",
    "涉密人员（秘密级）名单已另行报送。",
    "1.绝密级文件由专人保管。",
    "个人隐私和商业秘密不予公开。",
    "机密室主任",
    "秘密投票办法",
    "以无记名秘密投票方式选举产生。",
    "保密期限届满后自行解密。",
    "商密★5年",
    "绝密、机密、秘密",
    "机密和秘密",
    "特急",
    "000001",
    "公开选拔干部的秘密推荐程序",
)


@pytest.mark.parametrize("line", ABOUT_SECRECY)
def test_reads_a_document_about_secrecy(line: str) -> None:
    """A line that only speaks of secrecy is no mark, neither first nor after the title."""
    assert secrecy_mark(plain(f"{line}\n{TITLE}\n{PROSE}")) is None
    assert secrecy_mark(plain(f"{TITLE}\n{line}\n{PROSE}")) is None
    assert secrecy_mark(Document((Block(line, Part.HEADER), Block(TITLE)))) is None


def test_reads_a_table_that_lists_the_levels() -> None:
    """A table with a column for each level sorts documents; it marks none."""
    cells = [Block(level, cell=Cell(0, 0, column)) for column, level in enumerate(LEVELS)]
    assert secrecy_mark(Document((Block("涉密人员统计表"), *cells))) is None


def test_stops_hardly_any_ordinary_line() -> None:
    """At most one ordinary document in a hundred is stopped (goal G-I4)."""
    subjects = (
        "防汛",
        "档案",
        "保密",
        "国家秘密",
        "机密文件",
        "涉密载体",
        "信访",
        "安全生产",
        "秘密投票",
        "密码应用",
    )
    verbs = (
        "加强{}工作",
        "{}管理",
        "开展{}检查",
        "做好{}",
        "规范{}",
        "{}自查",
        "{}培训",
        "落实{}责任",
        "{}情况",
        "{}制度",
    )
    frames = (
        "关于{}的通知",
        "一、{}",
        "（一）{}",
        "1.{}",
        "各单位要{}。",
        "{}",
        "会议强调，要{}，压实责任。",
        "附件：{}表",
        "“{}”",
        "《{}办法》",
    )
    lines = [
        frame.format(verb.format(subject))
        for subject in subjects
        for verb in verbs
        for frame in frames
    ]
    stopped = [line for line in lines if secrecy_mark(plain(f"{line}\n{TITLE}\n{PROSE}"))]
    assert len(lines) == 1000
    assert len(stopped) <= 10, stopped
