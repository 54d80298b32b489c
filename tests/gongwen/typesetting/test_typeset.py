"""Whatever a draft looked like, it comes out to the standard, and says what it said."""

from __future__ import annotations

import pytest
from benchmarks.origins import BY_CHARACTERS, ORIGINS, text
from benchmarks.specimens import contents, documents
from benchmarks.typesetting import said
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen import check, typeset
from gongwen.checking.engine import layout_codes
from gongwen.formats.docx import write
from gongwen.formats.open import read
from gongwen.text import plain

NAMES = tuple(contents())


def faults_of_form(data: bytes) -> list[tuple[str, str]]:
    """Return what the checker finds wrong with the layout of a file."""
    found = check(data, name="文稿.docx").findings
    return [(one.code, one.message) for one in found if one.code in layout_codes()]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("origin", [*ORIGINS, "纯文本"])
def test_a_draft_of_any_origin_comes_out_to_the_standard(origin: str, name: str) -> None:
    """No fault of form is left, no character is lost, and a second time changes nothing."""
    source = (ORIGINS | {"纯文本": text})[origin](contents()[name])

    result = typeset(source.data, name=source.name)

    assert said(result.document) == said(read(source.data, source.name))
    assert [one for one in faults_of_form(result.data) if one[0] not in BY_CHARACTERS] == []
    assert typeset(result.data).data == result.data


@pytest.mark.parametrize("name", NAMES)
def test_a_compliant_file_does_not_change(name: str) -> None:
    """What complies reads back with every format it had."""
    data = write(documents()[name])

    assert typeset(data).document == read(data, "文稿.docx")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("origin", ["网页粘贴", "WPS"])
def test_corrections_remove_the_blanks_that_stood_in_for_places(origin: str, name: str) -> None:
    """With corrections asked for, no fault of form is left where blanks pushed lines about."""
    source = ORIGINS[origin](contents()[name])

    result = typeset(source.data, name=source.name, fix=True)

    assert faults_of_form(result.data) == []


_PHRASES = st.sampled_from(
    [
        "云川市人民政府文件",
        "云政发〔2026〕3号",
        "关于做好防汛工作的通知",
        "各县（区）人民政府：",
        "一、总体要求",
        "（一）目标。到2026年底完成全部工作。",
        "1.摸底",
        "附件：1.名单",
        "附件1",
        "名单",
        "云川市人民政府",
        "2026年3月20日",
        "（此件公开发布）",
        "抄送：市委办公室。",
        "云川市人民政府办公室\t2026年3月23日印发",
        "\u3000\u3000现将有关事项通知如下：",
        "出席：程立、吴凡",
        "",
        "— 1 —",
        "第一章 总则",
        "《办法》第三条规定,详见http://www.example.com/a。",
    ]
)
_LINES = st.lists(
    _PHRASES | st.text("公文a1 ，。（）\u3000一、", max_size=40), min_size=1, max_size=20
)


@settings(max_examples=60, deadline=None)
@given(lines=_LINES)
def test_any_text_is_kept_and_settles(lines: list[str]) -> None:
    """Whatever the lines, they stay as they are, and typesetting again changes nothing."""
    if not "".join(lines).strip():
        return
    before = plain("\n".join(lines))

    result = typeset(before)

    assert said(result.document) == said(before)
    assert typeset(result.data).data == result.data
