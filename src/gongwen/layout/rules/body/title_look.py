"""The title: 二号小标宋, centred, two lines below the red line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.fonts import Family, family, is_substitute_for_title
from gongwen.layout.specimen import letter, minutes, notice, order, request
from gongwen.layout.view import gap_before, is_centred, stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment, CharacterFormat, Document


def _left_title() -> Document:
    return replace(
        notice(),
        blocks=tuple(
            replace(block, format=replace(block.format, alignment=Alignment.LEFT))
            if block.runs and block.runs[0].format.size == spec.TITLE_SIZE
            else block
            for block in notice().blocks
        ),
    )


def _tight() -> Document:
    return spoil.shapes(
        notice(), "云川市人民政府办公室", lambda form: replace(form, before=0.0, before_lines=None)
    )


def _blank_lines() -> Document:
    tight = _tight()
    index = next(i for i, b in enumerate(tight.blocks) if b.text.startswith("关于做好")) - 1
    blank = spoil.alike(notice(), "为解决老旧小区", "")
    return replace(tight, blocks=(*tight.blocks[:index], blank, blank, *tight.blocks[index:]))


RULE = Rule(
    code="BOD-01",
    name="title-look",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="标题与一般要求不一致",
    why="标题一般用二号小标宋，居中排在红色分隔线下空二行处；没有红头的打印稿不要求空行。",
    basis=("GB/T 9704—2012 7.3.1",),
    examples=(
        Staged(
            "标题用三号黑体",
            lambda: _title_looks(lambda look: replace(look, east_asian_font="黑体", size=16.0)),
            ("云川市人民政府办公室\n关于做好老旧小区供水设施改造工作的通知",),
        ),
        Staged(
            "标题居左",
            _left_title,
            ("云川市人民政府办公室\n关于做好老旧小区供水设施改造工作的通知",),
        ),
        Staged(
            "标题用华文中宋代替",
            lambda: spoil.looks(
                request(), "关于增加", lambda look: replace(look, east_asian_font="华文中宋")
            ),
            ("云川市卫生健康委员会\n关于增加社区卫生服务中心设备购置经费的请示",),
        ),
        Staged(
            "标题紧贴红线",
            _tight,
            ("云川市人民政府办公室\n关于做好老旧小区供水设施改造工作的通知",),
        ),
        Staged("二号小标宋居中", notice),
        Staged("空二行用两个空段", _blank_lines),
        Staged("上行文", request),
        Staged("信函", letter),
        Staged("纪要", minutes),
        Staged("命令没有标题", order),
        Staged("没有红头的打印稿", lambda: spoil.drop(_tight(), "办公室文件")),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the title if it is set wrong; a substitute font and a wrong gap more mildly."""
    title = draft.anatomy.first(ElementKind.TITLE)
    if title is None or not draft.document.has_layout or not draft.anatomy.is_complete:
        return
    wrong, substitute = _look(draft, title)
    if any(not is_centred(draft.document.blocks[index]) for index in _lines(draft, title)):
        wrong.append("没有居中")
    if wrong:
        advice = "标题一般用二号小标宋，居中，不加粗"
        yield Hit(title.start, title.end, message="标题" + "；".join(wrong), advice=advice)
    elif substitute:
        message = f"标题用{substitute}代替小标宋，一般用小标宋"
        yield Hit(title.start, title.end, message=message, severity=Severity.S3)
    gap = _gap(draft, title)
    if gap is not None:
        message = f"标题与红色分隔线之间约空 {gap:.1f} 行，一般空二行"
        yield Hit(title.start, title.end, message=message, severity=Severity.S2)


def _lines(draft: Draft, title: Element) -> Iterator[int]:
    """Yield the blocks of the title that bear text and are not in a drawn frame or table."""
    for index in range(title.first, title.last + 1):
        block = draft.document.blocks[index]
        if not block.is_blank and block.cell is None:
            yield index


def _look(draft: Draft, title: Element) -> tuple[list[str], str]:
    """Return what is wrong with font and size, and the substitute font if it is one."""
    runs = [stretch for stretch in stretches_of(draft, [title]) if stretch.weight]
    wrong: list[str] = []
    substitute = ""
    # The widest-used look speaks for the title; a rare character may come from another font.
    weight = sum(run.weight for run in runs)
    odd = [r for r in runs if family(r.look.east_asian_font) not in {None, Family.XIAOBIAOSONG}]
    if sum(run.weight for run in odd) > weight * (1 - spec.BODY_SHARE):
        kind = family(odd[0].look.east_asian_font)
        name = (kind.label if kind else "") + ("加粗" if odd[0].look.bold else "")
        if all(is_substitute_for_title(r.look.east_asian_font, bold=r.look.bold) for r in odd):
            substitute = name
        else:
            wrong.append(f"字体为{name}，一般用小标宋")
    sizes = [r.look.size for r in runs if not spec.is_size(r.look.size, spec.TITLE_SIZE)]
    if sizes and sizes[0]:
        wrong.append(f"字号为{spec.size_name(sizes[0])}，一般用二号")
    return wrong, substitute


def _gap(draft: Draft, title: Element) -> float | None:
    """Return the empty lines above the title where they do not read as two."""
    number = draft.anatomy.first(ElementKind.DOCUMENT_NUMBER)
    masthead = draft.anatomy.first(ElementKind.MASTHEAD)
    if (
        draft.anatomy.document_format != "document"
        or masthead is None
        or number is None
        or number.start > title.start
        or not _is_next(draft, number.last, title.first)
    ):
        return None
    gap = gap_before(draft.document, title.first)
    least, most = spec.TITLE_GAP_ACCEPTED
    return None if least <= gap <= most else gap


def _is_next(draft: Draft, number: int, title: int) -> bool:
    """Tell whether nothing but empty paragraphs stands between number and title."""
    between = draft.document.blocks[number + 1 : title]
    in_table = any(block.cell for block in draft.document.blocks[number : title + 1])
    return not in_table and all(block.is_blank for block in between)


def _title_looks(change: spoil.ChangeLook) -> Document:
    def only_title(look: CharacterFormat) -> CharacterFormat:
        return change(look) if look.size == spec.TITLE_SIZE and look.color is None else look

    return spoil.looks(notice(), spoil.EVERY, only_title)
