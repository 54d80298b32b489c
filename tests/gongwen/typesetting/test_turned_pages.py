"""Landscape pages have their number where the upright ones have theirs, once they are bound."""

from __future__ import annotations

import pytest

from gongwen import typeset
from gongwen.formats.archive import unpack
from gongwen.layout import spec
from gongwen.rendering.render import render
from gongwen.text import Document, Part, Section
from tests.gongwen.formats.docx.snippets import p, r
from tests.gongwen.typesetting.breaking import Make, before, broken, footers, section_before

_TURNED = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'
_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_TURNED_ANNEX = broken(
    section_before("附件1", _TURNED),
    before("=附件2", p('<w:r><w:br w:type="page"/><w:t>续表</w:t></w:r>')),
    section_before("=附件2", _UPRIGHT),
)


def _sections(make: Make) -> tuple[Section, ...]:
    """Return the sections of the typeset file; typesetting it again must change nothing."""
    result = typeset(make())
    assert typeset(result.data).data == result.data
    return result.document.sections


def test_only_the_turned_pages_have_a_turned_number() -> None:
    """The pages before and behind keep theirs at the foot."""
    found = [(page.is_landscape, page.turns_number) for page in _sections(_TURNED_ANNEX)]

    assert found == [(False, False), (True, True), (False, False)]


def test_the_type_area_is_turned_with_the_page() -> None:
    """The binding edge is at the top: 225 mm by 156 mm are left."""
    page = _sections(_TURNED_ANNEX)[1]

    assert page.width - page.left - page.right == pytest.approx(spec.TYPE_HEIGHT.points, abs=1)
    assert page.height - page.top - page.bottom == pytest.approx(spec.TYPE_WIDTH.points, abs=1)
    assert page.top == pytest.approx(spec.LEFT_MARGIN.points, abs=1)


def test_several_turned_sections_share_their_footers() -> None:
    """One footer for odd pages, one for even ones, however many annexes are turned."""
    data = broken(
        section_before("附件1", _TURNED),
        section_before("=附件2", _UPRIGHT),
        section_before("施工单位应当", _TURNED),
    )()

    parts = unpack(typeset(data).data)

    assert sum("footer" in name for name in parts) == 4


def test_what_else_stands_in_a_footer_of_a_turned_page_stays() -> None:
    """The number is put above it, upright; the words are nobody's to throw away."""
    result = typeset(
        broken(footers(p(r("内部资料")) + p(_PAGE)), section_before("附件1", _TURNED))()
    )

    said = {block.text for block in result.document.blocks if block.part is Part.FOOTER}
    assert "内部资料" in said
    assert [page.turns_number for page in result.document.sections] == [False, False]


def _number_marks(document: Document, data: bytes, page: int) -> list[tuple[float, float]]:
    """Return left edge and baseline of the digits and dashes left of a page's type area."""
    rendered = render(data, document).pages
    assert rendered is not None
    left = document.sections[1].left
    return [
        (line.left, line.baseline)
        for line in rendered.pages[page - 1].lines
        if line.right <= left and set(line.text) <= set("—34 ")
    ]


@pytest.mark.rendered
def test_the_number_stands_at_the_left_of_a_turned_page() -> None:
    """Below on odd pages, above on even ones: outside, once the page is turned upright."""
    result = typeset(_TURNED_ANNEX())
    page = result.document.sections[1]

    odd = _number_marks(result.document, result.data, 3)
    even = _number_marks(result.document, result.data, 4)

    assert odd
    assert even
    assert all(baseline > page.height / 2 for _, baseline in odd)
    assert all(baseline < page.height / 2 for _, baseline in even)
    for left, _ in (*odd, *even):
        assert left == pytest.approx(spec.FOOTER_DISTANCE.points, abs=spec.points(4))
