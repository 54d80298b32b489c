"""What recognition is not sure of is asked; until someone answers, the likeliest stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.doubtful import judged, questions

from gongwen import typeset
from gongwen.anatomy import Anatomy, ElementKind, recognise
from gongwen.cli.main import main
from gongwen.text import Alignment, Document, plain
from gongwen.typesetting.doubts import decided, decisions, doubts

_DRAFT = (
    "关于做好值守工作的通知\n各县（区）人民政府：\n现将有关事项通知如下：\n加强组织领导\n"
    "各县（区）要明确一名负责同志。\n云川市人民政府办公室\n2026年5月6日"
)
_SIGNED = "关于防汛联系人的报告\n市防汛指挥部：\n联系人调整为李明。\n王建国\n2026年4月3日"
_HEADING = "4:body"


def _read(text: str, answers: dict[str, str] | None = None) -> tuple[Document, Anatomy]:
    document = plain(text)
    anatomy = recognise(document)
    return document, decided(document, anatomy, decisions(document, anatomy, answers or {}))


def _kind(text: str, words: str, answers: dict[str, str] | None = None) -> ElementKind | None:
    document, anatomy = _read(text, answers)
    return anatomy.kind_at(document.text.index(words))


def test_a_doubt_names_its_paragraph_and_its_candidates() -> None:
    """The likeliest comes first; text of the body is always among them."""
    document = plain(_DRAFT)
    (doubt, element), *others = doubts(document, recognise(document))

    assert others == []
    assert (doubt.key, doubt.paragraph, doubt.text) == (_HEADING, 4, "加强组织领导")
    assert doubt.candidates[0] is element.kind is ElementKind.BODY
    assert ElementKind.HEADING_1 in doubt.candidates
    assert doubt.evidence


@pytest.mark.parametrize("answer", ["heading-1", "一级标题", " 一级标题 "])
def test_an_answer_settles_it(answer: str) -> None:
    """An answer is an id or its Chinese name."""
    assert _kind(_DRAFT, "加强", {_HEADING: answer}) is ElementKind.HEADING_1


@pytest.mark.parametrize("answer", ["", "什么"])
def test_without_an_answer_the_likeliest_stands(answer: str) -> None:
    """So it does with an answer that means nothing."""
    assert _kind(_DRAFT, "加强", {_HEADING: answer}) is ElementKind.BODY
    assert _kind(_SIGNED, "王建国", {"4:issuer": answer}) is ElementKind.ISSUER


def test_two_short_lines_alike_are_taken_for_headings() -> None:
    """What occurs twice is a manner, not a slip: then the heading comes first."""
    text = _DRAFT.replace("云川市人民政府办公室", "严格值班纪律\n值班人员不得离岗。\n云川市政府")

    assert _kind(text, "加强") is _kind(text, "严格") is ElementKind.HEADING_1


def test_a_title_of_two_lines_can_be_parted_by_an_answer() -> None:
    """An answer concerns the paragraphs of the element; the others stay."""
    text = "关于开展供水检查的通知\n关于开展夏季检查的实施方案\n局属各单位：\n决定开展检查。"
    keys = [doubt.key for doubt, _ in doubts(*_plain(text))]

    assert keys == ["1:body", "2:title"]
    answers = {"1:body": "title", "2:title": "body"}
    assert _kind(text, "关于开展供水", answers) is ElementKind.TITLE
    assert _kind(text, "关于开展夏季", answers) is ElementKind.BODY


def _plain(text: str) -> tuple[Document, Anatomy]:
    document = plain(text)
    return document, recognise(document)


def test_an_answer_holds_though_a_masthead_is_added_above() -> None:
    """The paragraphs are counted as they came, not as they stand after the first round."""
    result = typeset(_DRAFT, masthead="云川市人民政府办公室文件", answers={_HEADING: "heading-1"})
    fonts = {
        block.text: block.runs[0].format.east_asian_font
        for block in result.document.blocks
        if block.runs
    }

    assert fonts["加强组织领导"] == "黑体"
    assert fonts["各县（区）要明确一名负责同志。"] == "仿宋_GB2312"


def test_what_was_answered_is_read_back_and_not_asked_again() -> None:
    """The look tells the next reader what the words alone did not."""
    once = typeset(_SIGNED + "\n", answers={"4:issuer": "发文机关署名"})
    again = typeset(once.data)
    place = next(block for block in once.document.blocks if block.text == "王建国")

    assert [doubt.text for doubt in once.doubts] == ["王建国"]
    assert place.format.alignment is Alignment.RIGHT
    assert (again.doubts, again.data) == ((), once.data)


@pytest.mark.parametrize("part", ["first", "second", "third"])
def test_no_wrong_guess_goes_unasked(part: str) -> None:
    """Where recognition errs on drafts that are hard to read, it asks and offers the right answer."""
    found, _ = judged(part)
    wrong = [one for one in found if not one.is_right]
    silent = [f"{one.draft}：{one.line}" for one in wrong if one.truth not in one.candidates]

    assert len(silent) <= len(wrong) * 0.05, silent
    assert all(len(one.candidates) != 1 for one in found)


def test_compliant_documents_raise_no_questions() -> None:
    """Neither as Word files nor, on average, as plain text."""
    counts = questions()

    assert counts["docx"] == [0] * 15
    assert sum(counts["纯文本"]) <= 15


def test_the_command_asks_with_chinese_names_and_takes_the_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file lists id and name of each candidate; filled in, it is applied and kept."""
    draft, review, made = (tmp_path / name for name in ("通知.txt", "核对.json", "通知.docx"))
    draft.write_text(_DRAFT, encoding="utf-8")
    command = ["typeset", str(draft), "-o", str(made), "--review", str(review)]

    assert main(command) == 0
    asked = capsys.readouterr().out
    written = json.loads(review.read_text(encoding="utf-8"))
    (doubt,) = written["doubts"]
    doubt["answer"] = "heading-1"
    review.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    main(command)

    assert "第 4 段“加强组织领导”：正文、一级标题" in asked
    assert doubt["key"] == _HEADING
    assert doubt["candidates"][:2] == [
        {"id": "body", "label": "正文"},
        {"id": "heading-1", "label": "一级标题"},
    ]
    settled = capsys.readouterr().out
    assert "已选定：一级标题" in settled
    assert json.loads(review.read_text(encoding="utf-8"))["doubts"][0]["answer"] == "heading-1"


def test_an_answer_that_is_no_candidate_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in an answer does not go unnoticed."""
    draft, review = tmp_path / "通知.txt", tmp_path / "核对.json"
    draft.write_text(_DRAFT, encoding="utf-8")
    review.write_text('{"doubts": [{"key": "4:body", "answer": "大标题"}]}', encoding="utf-8")

    code = main(["typeset", str(draft), "-o", str(tmp_path / "a.docx"), "--review", str(review)])

    assert code == 2
    assert "大标题" in capsys.readouterr().err
    assert not (tmp_path / "a.docx").exists()
