"""Checking gives findings that are placed, merged, weighed for the house, and never fail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gongwen.checking import check, engine
from gongwen.checking.correct import corrected_text, corrections
from gongwen.checking.engine import Struck, catalogue, layout_codes
from gongwen.checking.merge import merged
from gongwen.checking.place import QUOTE_LENGTH, finding
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.rulebook import Catalogue, Draft, Finding, Hit, House, Override, Rule, WordRule
from gongwen.terms import Severity, Strength
from gongwen.text import Block, Document, Part, plain
from tests.gongwen.formats import attacks

TODAY = date(2026, 11, 20)
FAULTY = "各单位:请于6月1日前报送。"


def codes(text: str, house: House | None = None) -> list[str]:
    """Return the codes found in a text."""
    return [one.code for one in check(text, house=house, today=TODAY, strict=True).findings]


def rule(code: str, severity: Severity = Severity.S1) -> Rule:
    """Return a bare rule."""
    return Rule(code, "test-rule", severity, Strength.REQUIRED, "有问题", "因为。", ("条例",), ())


def kept(text: str, *struck: Struck, layout: tuple[str, ...] = ()) -> list[tuple[str, int, int]]:
    """Return what merging leaves, as code, start and count."""
    return [
        (one.rule.code, one.hit.start, one.hit.count)
        for one in merged(struck, text, frozenset(layout))
    ]


def test_a_text_a_path_bytes_and_a_document_give_the_same(tmp_path: Path) -> None:
    """Whatever form a text comes in, its findings are the same."""
    path = tmp_path / "通知.txt"
    path.write_text(FAULTY, encoding="utf-8")
    sources = (FAULTY, path, FAULTY.encode(), plain(FAULTY))
    found = [check(source, today=TODAY).findings for source in sources]
    assert "PUN-01" in [one.code for one in found[0]]
    assert all(one == found[0] for one in found)


def test_a_finding_knows_its_place() -> None:
    """Paragraphs count from 1, characters from the paragraph's beginning, quotes are what stands there."""
    result = check(f"第一段。\n{FAULTY}", name="通知", today=TODAY)
    one = next(one for one in result.findings if one.code == "PUN-01")
    assert (one.paragraph, one.start, one.end, one.offset) == (2, 3, 4, 8)
    assert (one.quote, one.suggestion, one.safe, one.part) == (":", "：", True, Part.BODY)
    assert result.name == "通知"
    assert result.counts[Severity.S1] >= 1
    assert "只检查了文字" in result.notes[0]
    assert list(result.findings) == sorted(result.findings, key=lambda one: one.offset)


def test_a_word_file_says_that_its_layout_was_not_rendered() -> None:
    """A note tells that layout was judged by the settings in the file."""
    assert "未在版面上核实" in check(attacks.honest(), name="a.docx", today=TODAY).notes[0]


@pytest.mark.parametrize("source", ["机密★1年\n通知", plain("绝 密\n通知"), "秘密".encode()])
def test_a_marked_document_is_refused(source: str | Document | bytes) -> None:
    """No way in leads past the mark of secrecy."""
    with pytest.raises(UnreadableFile) as refused:
        check(source, today=TODAY)
    assert refused.value.kind is Refusal.SECRET_MARK


def test_files_that_are_not_there_are_told(tmp_path: Path) -> None:
    """A missing file and a folder give a sentence."""
    for path in (tmp_path / "无.docx", tmp_path):
        with pytest.raises(UnreadableFile, match=r"。$") as refused:
            check(path)
        assert refused.value.kind is Refusal.NOT_FOUND


def test_a_rule_that_fails_does_not_end_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule is noted, the others go on; in tests its error comes through."""
    broken = rule("BAD-01")

    @broken.finder
    def find(draft: Draft) -> Iterator[Hit]:
        yield Hit(0, 1)
        raise ZeroDivisionError(draft.text)

    rules = Catalogue([broken, catalogue()["PUN-01"]])
    monkeypatch.setattr(engine, "catalogue", lambda: rules)
    result = check(FAULTY, today=TODAY)
    assert [one.code for one in result.findings] == ["PUN-01"]
    assert any("BAD-01 运行出错" in note for note in result.notes)
    with pytest.raises(ZeroDivisionError):
        check(FAULTY, today=TODAY, strict=True)


def test_layout_hits_with_one_cause_are_one_finding() -> None:
    """One wrong font is told once, at its first place, with its count."""
    fonts = [Struck(rule("FMT-01"), Hit(at, at + 1, count=2)) for at in (4, 0, 8)]
    other = Struck(rule("FMT-01"), Hit(2, 3, message="另一种"))
    assert kept("一" * 9, *fonts, other, layout=("FMT-01",)) == [("FMT-01", 0, 6), ("FMT-01", 2, 1)]


def test_looks_and_words_that_mend_the_same_characters_are_one_fault() -> None:
    """A layout rule and a text rule with the same correction are told once; others both stay."""
    text = "某政发[2030]5号"
    looks = Struck(rule("HDR-05", Severity.S1), Hit(0, 10, "某政发〔2030〕5号"))
    words = Struck(rule("PUN-25", Severity.S2), Hit(3, 9, "〔2030〕"))
    size = Struck(rule("FMT-01", Severity.S1), Hit(0, 10))
    found = kept(text, looks, words, size, layout=("HDR-05", "FMT-01"))
    assert [code for code, _, _ in found] == ["FMT-01", "HDR-05"]


def test_text_hits_at_different_places_stay_apart() -> None:
    """Each place of a wrong word is corrected for itself."""
    hits = [Struck(rule("W-1"), Hit(at, at + 2, "好")) for at in (0, 4)]
    assert kept("坏坏一二坏坏", *hits) == [("W-1", 0, 1), ("W-1", 4, 1)]


def test_of_two_rules_on_the_same_characters_the_better_stays() -> None:
    """The graver stays; among equals the one that knows the correction."""
    text = "既使下雨，也要巡查。"
    grave = Struck(rule("W-1", Severity.S1), Hit(0, 2, "即使"))
    mild = Struck(rule("SY-1", Severity.S3), Hit(0, 2, "就算"))
    unsure = Struck(rule("CO-1", Severity.S1), Hit(0, 2))
    assert kept(text, mild, grave, unsure) == [("W-1", 0, 1)]
    assert kept(text, unsure, grave) == [("W-1", 0, 1)]
    assert kept(text, grave, grave) == [("W-1", 0, 1)]


def test_corrections_of_different_characters_both_stay() -> None:
    """Two rules may mend different characters of one phrase."""
    text = "既使下雨,也要巡查。"
    word = Struck(rule("W-1"), Hit(0, 4, "即使下雨"))
    mark = Struck(rule("PUN-1"), Hit(2, 5, "下雨，"))
    assert kept(text, word, mark) == [("W-1", 0, 1), ("PUN-1", 2, 1)]


def test_a_word_within_a_faulty_sentence_stays() -> None:
    """A fault of the whole sentence does not hide a wrong word in it."""
    text = "通过这次检查，使各单位提高了认识，为下步工作打下基础。"
    sentence = Struck(rule("SY-1"), Hit(0, len(text)))
    word = Struck(rule("W-1"), Hit(17, 19))
    assert kept(text, sentence, word) == [("SY-1", 0, 1), ("W-1", 17, 1)]


def test_quotes_are_short_and_never_empty() -> None:
    """A long place is cut, a mere point shows what stands around it."""
    document = plain("甲" * 50 + "\n\n乙丙丁")
    long = finding(Struck(rule("W-1"), Hit(0, 50)), document)
    assert len(long.quote) == QUOTE_LENGTH
    assert finding(Struck(rule("W-1"), Hit(53, 53)), document).quote == "乙丙丁"
    assert finding(Struck(rule("W-1"), Hit(51, 51)), document).quote == "乙丙丁"


def test_a_hit_across_paragraphs_is_cut_at_the_first() -> None:
    """What reaches over paragraphs ends with its first and is not corrected by a machine."""
    one = finding(Struck(rule("W-1"), Hit(1, 5, "丙", safe=True)), plain("甲乙\n丙丁"))
    assert (one.start, one.end, one.suggestion, one.safe) == (1, 2, None, False)


def test_parts_are_told() -> None:
    """A finding in a header says so."""
    document = Document((Block("正文。"), Block("页眉", Part.HEADER)))
    assert finding(Struck(rule("W-1"), Hit(4, 5)), document).part is Part.HEADER


def test_allowed_words_are_left_alone() -> None:
    """Findings within an allowed word vanish, others stay."""
    assert "PUN-01" in codes("各单位:请办。")
    assert "PUN-01" not in codes("各单位:请办。", House(allowed_words=("单位:请",)))
    assert "PUN-01" in codes("各单位:请办。", House(allowed_words=("单位",)))


def test_the_house_has_words_of_its_own() -> None:
    """A word of the house is found with its wanted form, but not inside that form."""
    house = House(
        word_rules=(WordRule("市府", "市人民政府", "全称"), WordRule("办", "办公室", "全称"))
    )
    found = check("市府办公室来函，市府已阅。", house=house, today=TODAY).findings
    own = [(one.code, one.start, one.suggestion) for one in found if one.code.startswith("HOUSE")]
    assert own == [("HOUSE-001", 0, "市人民政府"), ("HOUSE-001", 8, "市人民政府")]


def test_a_rule_switched_off_is_printed_with_its_reason() -> None:
    """Nobody is left in the dark about a rule that was not checked."""
    result = check(FAULTY, house=House(overrides=(Override("PUN-01", None, "旧稿"),)), today=TODAY)
    assert "PUN-01" not in [one.code for one in result.findings]
    assert "按本单位规定停用规定级规则 PUN-01，理由：旧稿。" in result.notes


def test_a_rule_can_be_lowered_but_not_raised() -> None:
    """A lowered finding carries the reason."""
    lowered = House(overrides=(Override("PUN-01", Severity.S3, "旧稿"),))
    one = next(o for o in check(FAULTY, house=lowered, today=TODAY).findings if o.code == "PUN-01")
    assert (one.severity, one.reason) == (Severity.S3, "旧稿")
    raised = House(overrides=(Override("PUN-01", Severity.S0, "严"),))
    one = next(o for o in check(FAULTY, house=raised, today=TODAY).findings if o.code == "PUN-01")
    assert (one.severity, one.reason) == (Severity.S1, "")


def test_an_unknown_code_of_the_house_is_noted() -> None:
    """A slip in a code does not pass in silence."""
    house = House(overrides=(Override("PUN-99", None, "无"),))
    assert any("PUN-99 不存在" in note for note in check(FAULTY, house=house, today=TODAY).notes)


def placed(offset: int, end: int, suggestion: str | None, *, safe: bool = True) -> Finding:
    """Return a finding in the first paragraph."""
    struck = Struck(rule("W-1"), Hit(offset, end, suggestion, safe=safe))
    return finding(struck, plain("甲乙丙丁戊己"))


def test_corrections_never_touch_each_other() -> None:
    """Of overlapping corrections one is made; unsafe ones only when asked for."""
    findings = [
        placed(0, 2, "A"),
        placed(1, 3, "B"),
        placed(3, 3, "C"),
        placed(4, 5, "D", safe=False),
    ]
    chosen = corrections(findings)
    assert [one.suggestion for one in chosen] == ["A", "C"]
    assert corrected_text("甲乙丙丁戊己", chosen) == "A丙C丁戊己"
    assert len(corrections(findings, only_safe=False)) == 3


def test_layout_and_text_rules_have_codes_of_their_own() -> None:
    """The catalogue joins both kinds."""
    assert layout_codes() < {one.code for one in catalogue()}
    assert "PUN-01" not in layout_codes()
