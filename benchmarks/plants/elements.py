"""Faults of the elements' looks: header, title, headings, signature, annexes, imprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.plants.looks import (
    GENERAL,
    Change,
    Look,
    Shape,
    both,
    each,
    look,
    plants,
    shape,
    without_lines,
)
from benchmarks.plants.plant import Plant
from benchmarks.specimens import documents
from gongwen.layout import spoil
from gongwen.text import Alignment, Document, ParagraphFormat

MASTHEADS = {
    "02": "云川市人民政府文件",
    "07": "云川市人民政府文件",
    "08": "云川市人民政府办公室文件",
    "10": "云川市水务局文件",
    "11": "云川市卫生健康委员会文件",
}
TITLES = {
    "02": ("云川市人民政府关于", "表彰全市"),
    "07": ("云川市人民政府关于", "推进政务服务"),
    "08": ("云川市人民政府办公室关于", "召开全市"),
    "09": ("云川市人民政府办公室关于", "2026年第三季度公文质量"),
    "11": ("云川市卫生健康委员会关于", "拨付乡镇卫生院设备更新经费的请示"),
}
DATES = {
    "02": "2026年9月15日",
    "07": "2026年3月16日",
    "06": "2026年6月18日",
    "14": "2026年7月3日",
    "12": "2026年6月5日",
}
HEADINGS = {
    "02": "一、完善预案",
    "06": "二、管制路段",
    "08": "三、参加人员",
    "09": "四、工作要求",
    "11": "二、经费测算",
}
SECOND_HEADINGS = {"07": "（一）统一受理标准。", "09": "（二）数据前后不一致。"}
RECIPIENTS = {
    "02": "各县（市、区）人民政府，市政府各部门",
    "08": "各县（市、区）人民政府，市水务局",
    "10": "云川市人民政府：",
    "12": "市卫生健康委员会：",
    "14": "临江省水文中心：",
}


def element_plants() -> Iterator[Plant]:
    """Yield faults of every element but those of the page."""
    yield from _header()
    yield from _title()
    yield from _body()
    yield from _foot()


def _header() -> Iterator[Plant]:
    changes: tuple[Look, ...] = (
        {"color": "000000"},
        {"color": "0000FF"},
        {"size": 16.0},
        {"east_asian_font": "黑体"},
        {"color": "C0C0C0"},
    )
    for (number, words), values in zip(MASTHEADS.items(), changes, strict=True):
        yield from plants("HDR-04", words, [(number, look(words, **values))])
    for number, words in list(MASTHEADS.items())[:2]:
        left = shape(words, alignment=Alignment.LEFT)
        yield from plants("HDR-04", words, [(number, left)])
    bare: list[Change] = [without_lines] * 3
    black: list[Change] = [_black_lines] * 2
    yield from plants("HDR-07", "", each(GENERAL, *bare, *black))
    hand = [look("签发人：", east_asian_font=font) for font in ("宋体", "黑体")]
    yield from plants("HDR-06", "", each(("10", "11"), *hand))


def _black_lines(document: Document) -> Document:
    def change(form: ParagraphFormat) -> ParagraphFormat:
        border = form.bottom_border
        return replace(form, bottom_border=replace(border, color="000000") if border else None)

    return spoil.lines(document, change)


def _title() -> Iterator[Plant]:
    sizes: tuple[Look, ...] = (
        {"size": 16.0},
        {"east_asian_font": "黑体"},
        {"size": 18.0},
        {"size": 15.0},
        {},
    )
    for (number, lines), values in zip(TITLES.items(), sizes, strict=True):
        change = both(*(look(line, **values) for line in lines))
        if not values:
            change = both(*(shape(line, alignment=Alignment.LEFT) for line in lines))
        yield from plants("BOD-01", "", [(number, change)])
    red = both(*(look(line, color="FF0000") for line in TITLES["07"]))
    yield from plants("BOD-01,FMT-008", "", [("07", red)])
    for number, first, second in (
        ("02", "云川市人民政府关于表彰全市防汛抗旱先进集体", "的决定"),
        ("08", "云川市人民政府办公室关", "于召开全市冬春农田水利建设会议的通知"),
        ("11", "云川市卫生健康委员会关于拨付乡镇卫", "生院设备更新经费的请示"),
        ("10", "云川市水务局关于2026年上半年农村供水工程建", "设情况的报告"),
        ("07", "云川市人民政府关于推进政务服务一件事一次办", "的意见"),
    ):
        yield from plants("BOD-02", second, [(number, _lines(first, second))])
    for number, words in RECIPIENTS.items():
        centred: Shape = {"alignment": Alignment.CENTER}
        indented: Shape = {"first_line_chars": 2.0}
        wanted = centred if number == "10" else indented
        yield from plants("BOD-05", words, [(number, shape(words, **wanted))])


def _lines(first: str, second: str) -> Change:
    def change(document: Document) -> Document:
        indices = [
            index
            for index, block in enumerate(document.blocks)
            if block.runs and block.runs[0].format.size == 22.0
        ][:2]
        for index, text in zip(indices, (first, second), strict=True):
            old = document.blocks[index].text
            document = spoil.reword(document, old, text)
        return document

    return change


def _body() -> Iterator[Plant]:
    firsts = {
        "02": "2026年6月至8月，我市先后",
        "07": "为方便企业",
        "08": "为部署2026年",
        "09": "2026年第三季度，市",
        "12": "你委《关于",
    }
    for number, words in firsts.items():
        broken = shape(words, page_break_before=True)
        yield from plants("BOD-07", "", [(number, broken)])
    shapes: tuple[Shape, ...] = (
        {"first_line_chars": None, "first_line": 0.0},
        {"first_line_chars": 1.0, "first_line": 16.0},
        {"first_line_chars": None, "first_line": 0.0, "left_chars": 2.0, "left": 32.0},
        {"first_line_chars": 4.0, "first_line": 64.0},
        {"first_line_chars": None, "first_line": 0.0},
    )
    for (number, words), values in zip(firsts.items(), shapes, strict=True):
        yield from plants("BOD-08", words, [(number, shape(words, **values))])
    fonts: tuple[Look, ...] = (
        {"east_asian_font": "宋体"},
        {"size": 12.0},
        {"east_asian_font": "仿宋_GB2312"},
        {"east_asian_font": "楷体_GB2312"},
        {"bold": True, "east_asian_font": "微软雅黑"},
    )
    for (number, words), font in zip(HEADINGS.items(), fonts, strict=True):
        yield from plants("BOD-10", words, [(number, look(words, **font))])
    for number, words in SECOND_HEADINGS.items():
        whole = look(words, east_asian_font="黑体")
        yield from plants("BOD-10", words, [(number, whole)])
    for number in HEADINGS:
        yield from plants("BOD-11", "", [(number, _stopped)])


def _stopped(document: Document) -> Document:
    """Put a full stop behind every heading of the first level."""
    for block in document.blocks:
        if block.text[1:2] == "、" and block.text[0] in "一二三四" and "。" not in block.text:
            document = spoil.reword(document, block.text, block.text + "。")
    return document


def _foot() -> Iterator[Plant]:
    places: tuple[Shape, ...] = (
        {"alignment": Alignment.LEFT, "right_chars": None, "right": 0.0},
        {"alignment": Alignment.CENTER, "right_chars": None, "right": 0.0},
        {"right_chars": None, "right": 0.0},
        {"alignment": Alignment.LEFT, "right_chars": None, "right": 0.0},
        {"alignment": Alignment.CENTER, "right_chars": None, "right": 0.0},
    )
    issuers = {
        "02": "云川市人民政府",
        "08": "云川市人民政府办公室",
        "10": "云川市水务局",
        "11": "云川市卫生健康委员会",
        "06": "云川市公安局",
    }
    for (number, words), values in zip(DATES.items(), places, strict=True):
        yield from plants("BOD-13", words, [(number, _exactly(words, values))])
    for (number, words), values in zip(
        issuers.items(), (*places[:2], *places[:2], places[0]), strict=True
    ):
        yield from plants("BOD-14", "", [(number, _exactly(words, values))])
    remark = shape("此件公开发布", first_line_chars=None, first_line=0.0)
    yield from plants("BOD-19", "此件公开发布", each(("02", "07", "09"), *[remark] * 3))
    yield from plants("BOD-20", "", each(("02", "11", "08", "13"), *[_unbroken] * 4))
    yield from plants("IMP-01", "", each(GENERAL, *[_no_imprint_lines] * 5))
    sizes = [look("抄送：", size=16.0), look("抄送：", east_asian_font="宋体")]
    yield from plants("IMP-02", "抄送：", each(("02", "09"), *sizes))
    printing = [look("日印发", size=16.0), look("日印发", east_asian_font="黑体")]
    yield from plants("IMP-04", "日印发", each(("02", "09"), *printing))
    for number in GENERAL[:5]:
        yield from plants("IMP-05", "", [(number, _copies_printed)])
    yield from _letter()


def _joint(number: str, masthead: str, second: str, first: str) -> Plant:
    """Return a joint document whose signatures stand in another order than its mastheads."""
    name = next(name for name in documents() if name.startswith(number))

    def make() -> Document:
        document = documents()[name]
        other = masthead.replace(first, second)
        document = spoil.insert(document, masthead, spoil.alike(document, masthead, first))
        document = spoil.reword(document, masthead, other)
        signature = max(i for i, block in enumerate(document.blocks) if block.text == first)
        line = replace(
            spoil.alike(document, first, second), format=document.blocks[signature].format
        )
        blocks = (*document.blocks[:signature], line, *document.blocks[signature:])
        return replace(document, blocks=blocks)

    return Plant(("BOD-16",), f"{name}：联合行文署名颠倒", make)


def _letter() -> Iterator[Plant]:
    yield _joint("02", "云川市人民政府文件", "东湖市人民政府", "云川市人民政府")
    yield _joint("10", "云川市水务局文件", "云川市财政局", "云川市水务局")
    yield _joint("11", "云川市卫生健康委员会文件", "云川市财政局", "云川市卫生健康委员会")
    yield _joint("08", "云川市人民政府办公室文件", "临河市人民政府办公室", "云川市人民政府办公室")
    yield _joint("12", "云川市人民政府文件", "南山市人民政府", "云川市人民政府")
    yield from plants("LTR-03", "", [("14", _no_lower_line)])
    yield from plants("LTR-02", "", [("14", without_lines), ("14", _black_lines)])
    number = "云政办函〔2026〕22号"
    for alignment in (Alignment.CENTER, Alignment.LEFT):
        yield from plants("LTR-04", number, [("14", shape(number, alignment=alignment))])


def _no_lower_line(document: Document) -> Document:
    blocks = tuple(block for block in document.blocks if block.page_kind != "first")
    return replace(document, blocks=blocks, drawings=())


def _exactly(words: str, values: Shape) -> Change:
    """Return the change of the shape of the last paragraph that is ``words``, nothing else."""

    def change(document: Document) -> Document:
        index = max(i for i, block in enumerate(document.blocks) if block.text == words)
        block = document.blocks[index]
        form = replace(block.format, **values)
        blocks = list(document.blocks)
        blocks[index] = replace(block, format=form)
        return replace(document, blocks=tuple(blocks))

    return change


def _unbroken(document: Document) -> Document:
    return replace(
        document,
        blocks=tuple(
            replace(block, page_break=False, format=replace(block.format, page_break_before=False))
            if block.text.startswith("附件") and len(block.text) < 4
            else block
            for block in document.blocks
        ),
    )


def _no_imprint_lines(document: Document) -> Document:
    return without_lines(document, keep=1)


def _copies_printed(document: Document) -> Document:
    line = spoil.alike(document, "日印发", "（共印80份）")
    index = max(i for i, block in enumerate(document.blocks) if block.text.endswith("日印发"))
    blocks = (*document.blocks[: index + 1], line, *document.blocks[index + 1 :])
    return replace(document, blocks=blocks)
