"""Corrections in a Word file can be accepted or refused, and leave all else as it was."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.formats.archive import unpack
from gongwen.formats.docx import Mark, annotate, correct, read
from tests.gongwen.formats.docx.revisions import ours, settle
from tests.gongwen.formats.docx.snippets import bytes_of, p, r, saved, word

AUTHOR = "公文核稿"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
AT = datetime(2026, 11, 20, 8, 30, tzinfo=timezone(timedelta(hours=8)))


def marked(parts: dict[str, bytes], *marks: Mark) -> dict[str, bytes]:
    """Return the parts of the annotated file."""
    return unpack(annotate(parts, marks, author=AUTHOR, at=AT))


def corrected(parts: dict[str, bytes], *marks: Mark) -> str:
    """Return the text of the corrected file."""
    return read(unpack(correct(parts, marks))).text


def accepted(parts: dict[str, bytes], *marks: Mark) -> str:
    """Return the text after accepting everything; rejecting must give the input."""
    done = marked(parts, *marks)
    assert settle(done, AUTHOR, accept=False) == read(parts).text
    text = settle(done, AUTHOR, accept=True)
    assert text == corrected(parts, *marks)
    return text


def test_a_correction_is_a_tracked_change_with_a_comment() -> None:
    """The change touches only what differs, is signed and dated, and keeps the look of the run."""
    parts = word(p(r("各单位:请", "<w:b/>") + r("报送。")))

    done = marked(parts, Mark(0, 2, 5, "位：请", "PUN-01 中文语句里用了半角标点"))

    (deletion,) = ours(done, AUTHOR, "del")
    (insertion,) = ours(done, AUTHOR, "ins")
    assert "".join(deletion.itertext()) == ":"
    assert "".join(insertion.itertext()) == "："
    assert insertion.find(".//{*}b") is not None
    assert insertion.get(insertion.tag.replace("ins", "date")) == "2026-11-20T08:30:00Z"
    assert settle(done, AUTHOR, accept=True) == "各单位：请报送。"
    assert settle(done, AUTHOR, accept=False) == "各单位:请报送。"


def test_another_program_sees_the_comment_at_its_place() -> None:
    """python-docx opens the result and finds the comment, its author and its text."""
    made = docx.Document()
    made.add_paragraph("责任落实不到位,整改不及时。")
    made.add_comment(made.paragraphs[0].runs[0], "原有批注", author="王某")

    data = annotate(saved(made), [Mark(0, 7, 8, "，", "半角逗号\n改为全角")], author=AUTHOR, at=AT)

    opened = docx.Document(io.BytesIO(data))
    assert [(c.author, c.text) for c in opened.comments] == [
        ("王某", "原有批注"),
        (AUTHOR, "半角逗号\n改为全角"),
    ]
    ids = [c.comment_id for c in opened.comments]
    assert len(set(ids)) == 2
    assert opened.paragraphs[0]._p.xpath("./w:commentRangeStart/@w:id") == [str(i) for i in ids]


@pytest.mark.parametrize(
    ("body", "mark", "text"),
    [
        (p(r("甲乙") + r("丙丁", "<w:i/>") + r("戊")), Mark(0, 1, 5, "X"), "甲X"),
        (p(r("甲") + f"<w:hyperlink>{r('链接')}</w:hyperlink>"), Mark(0, 1, 3, "网址"), "甲网址"),
        (
            p(f"<w:sdt><w:sdtContent>{r('控件内')}</w:sdtContent></w:sdt>"),
            Mark(0, 0, 1, "部", "注"),
            "部件内",
        ),
        (
            p(f"<w:ins w:id='5' w:author='李'>{r('他增的字')}</w:ins>"),
            Mark(0, 1, 3, "加"),
            "他加字",
        ),
        (p(r("<w:t>一</w:t><w:br/><w:t>二</w:t>")), Mark(0, 1, 2, ""), "一二"),
        (p(r("<w:t>一</w:t><w:tab/><w:t>二</w:t>")), Mark(0, 0, 3, "一　二"), "一　二"),
        (p(r("<w:t> 空格 </w:t>")), Mark(0, 1, 1, "个"), "空个格"),
        (p("甲乙"), Mark(0, 2, 2, "。"), "甲乙。"),
        (p("甲乙"), Mark(0, 0, 0, "关于"), "关于甲乙"),
        (p("甲乙"), Mark(0, 1, 1, "\t\n"), "甲\t\n乙"),
        (p("甲乙"), Mark(0, 0, 2, ""), ""),
        (p(), Mark(0, 0, 0, "补"), "补"),
        (
            f"<w:tbl><w:tr><w:tc>{p('表内字')}</w:tc></w:tr></w:tbl>",
            Mark(0, 1, 2, "中", "表"),
            "表中字",
        ),
        (
            p(
                r(
                    "<w:t>图</w:t><w:drawing/><w:t>后</w:t><w:footnoteReference w:id='9'/><w:t>字</w:t>"
                )
            ),
            Mark(0, 0, 3, "文", "注"),
            "文",
        ),
    ],
)
def test_a_replacement_goes_wherever_text_may_stand(body: str, mark: Mark, text: str) -> None:
    """Across runs, links, controls, others' insertions, breaks and cells; drawings stay."""
    parts = word(body)
    assert accepted(parts, mark) == text
    done = marked(parts, mark)["word/document.xml"]
    assert done.count(b"<w:drawing/>") == parts["word/document.xml"].count(b"<w:drawing/>")
    assert done.count(b"footnoteReference") == parts["word/document.xml"].count(
        b"footnoteReference"
    )


def test_an_insertion_of_ours_never_stands_within_one_of_others() -> None:
    """Word allows no insertion in an insertion: the other's is cut in two, each with its number."""
    parts = word(p(f"<w:ins w:id='5' w:author='李'>{r('他增的字')}</w:ins>"))
    done = marked(parts, Mark(0, 1, 3, "加"))

    (insertion,) = ours(done, AUTHOR, "ins")
    assert insertion.getparent().tag == f"{{{WORD}}}p"
    others = ours(done, "李", "ins")
    assert ["".join(one.itertext()) for one in others] == ["他增的", "字"]
    numbered = [*others, insertion, *ours(done, AUTHOR, "del")]
    assert len({one.get(f"{{{WORD}}}id") for one in numbered}) == len(numbered)


def test_notes_boxes_and_footers_are_changed_there_and_commented_in_the_body() -> None:
    """Word allows comments in the body only; the comment says where it belongs."""
    box = f"<w:txbxContent>{p('框字')}</w:txbxContent>"
    body = p(r("正文") + r("<w:footnoteReference w:id='1'/>")) + p(
        r("锚") + f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    )
    section = '<w:sectPr><w:footerReference r:id="rfooter1"/></w:sectPr>'
    parts = word(
        body + section,
        footnotes=f"<w:footnote w:id='1'>{p('注字')}</w:footnote>",
        footer1=p("脚字"),
    )
    marks = [Mark(block, 1, 2, "文", "改") for block in (2, 3, 4)]

    assert accepted(parts, *marks) == "正文\n锚\n框文\n注文\n脚文"
    done = marked(parts, *marks)
    comments = done["word/comments.xml"].decode()
    assert [name in comments for name in ("（文本框）改", "（脚注）改", "（页脚）改")] == [True] * 3
    assert b"comment" not in done["word/footnotes.xml"] + done["word/footer1.xml"]
    assert done["word/document.xml"].count(b"<w:commentReference") == 3


def test_what_no_person_typed_is_commented_only() -> None:
    """Automatic numbers, results of fields and formulas are not the writer's to change."""
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = (
        p("项", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + p(f"<w:fldSimple w:instr='PAGE'>{r('12')}</w:fldSimple>")
        + p("<m:oMath><m:r><m:t>xy</m:t></m:r></m:oMath>")
    )
    parts = word(body, numbering=numbering)
    marks = [Mark(0, 0, 2, "（一）", "号"), Mark(1, 0, 1, "9", "域"), Mark(2, 0, 1, "z", "式")]

    assert accepted(parts, *marks) == read(parts).text
    assert marked(parts, *marks)["word/comments.xml"].count(b"<w:comment ") == 3
    assert corrected(parts, Mark(0, 2, 3, "条")) == "1、条\n12\nxy"
    assert accepted(parts, Mark(0, 1, 3, "．条")) == read(parts).text


def test_of_overlapping_corrections_the_first_given_is_made() -> None:
    """The others are comments, so that each change can be judged on its own."""
    parts = word(p("各单位要高度重视"))
    marks = [Mark(0, 3, 6, "应当", "甲"), Mark(0, 0, 4, "各地", "乙"), Mark(0, 4, 4, "，", "丙")]

    assert accepted(parts, *marks) == "各单位应当重视"
    done = marked(parts, *marks)
    assert done["word/comments.xml"].count(b"<w:comment ") == 3
    assert len(ours(done, AUTHOR, "ins")) == 1


def test_untouched_parts_keep_their_bytes_and_nothing_is_marked_without_marks() -> None:
    """A file without findings comes back part for part; the same marks give the same bytes."""
    made = docx.Document()
    made.add_paragraph("甲乙")
    parts = unpack(bytes_of(made))
    assert marked(parts) == parts
    assert unpack(correct(parts, [])) == parts

    mark = Mark(0, 0, 1, "丙", "注")
    done = marked(parts, mark)
    changed = {name for name in done if done[name] != parts.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }
    assert annotate(parts, [mark], at=AT) == annotate(parts, [mark], at=AT)
    only = unpack(correct(parts, [mark]))
    assert {name for name in only if only[name] != parts[name]} == {"word/document.xml"}


def test_marks_outside_the_document_are_left_out() -> None:
    """A place that is not there is no reason to fail: what can be said is said."""
    parts = word(p("甲"))
    marks = [Mark(9, 0, 1, "乙", "无此段"), Mark(0, 0, 9, "乙", "越界")]
    assert accepted(parts, *marks) == "甲"
    assert marked(parts, *marks)["word/comments.xml"].count(b"<w:comment ") == 1


runs = st.lists(
    st.tuples(
        st.text("甲乙丙,;: 1a", min_size=1, max_size=6),
        st.sampled_from(["", "<w:b/>", '<w:sz w:val="32"/>']),
        st.sampled_from(
            ["{}", "<w:hyperlink>{}</w:hyperlink>", "<w:ins w:id='1' w:author='李'>{}</w:ins>"]
        ),
    ),
    max_size=5,
)
places = st.tuples(
    st.integers(0, 20), st.integers(0, 6), st.text("一二，\t", max_size=3), st.booleans()
)


@settings(deadline=None, max_examples=200)
@given(runs, st.lists(places, max_size=5))
def test_rejecting_gives_the_input_and_accepting_the_suggestions(
    content: list[tuple[str, str, str]], wanted: list[tuple[int, int, str, bool]]
) -> None:
    """Whatever the runs and the places: the two texts are exactly the old and the new one."""
    body = p("".join(around.format(r(text, look)) for text, look, around in content))
    text = "".join(text for text, _, _ in content)
    marks: list[Mark] = []
    for start, length, new, is_said in sorted(wanted):
        clear = marks[-1].end if marks else -1
        if start > clear and start + length <= len(text):
            marks.append(Mark(0, start, start + length, new, "说明" if is_said else ""))
    expected = text
    for mark in reversed(marks):
        expected = expected[: mark.start] + (mark.replacement or "") + expected[mark.end :]

    assert accepted(word(body), *marks) == expected


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_annotated_file(tmp_path: Path) -> None:
    """An independent reader shows the corrected text."""
    made = docx.Document()
    made.add_paragraph("责任落实不到位,整改不及时。")
    marks = [Mark(0, 7, 8, "，", "半角逗号")]
    path = tmp_path / "annotated.docx"
    path.write_bytes(annotate(saved(made), marks, author=AUTHOR, at=AT))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    subprocess.run(
        [
            str(shutil.which("soffice")),
            profile,
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    text = (tmp_path / "annotated.txt").read_text(encoding="utf-8-sig")
    assert "责任落实不到位，整改不及时。" in text.replace(",，", "，")
