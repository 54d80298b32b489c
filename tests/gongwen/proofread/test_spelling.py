"""What a model thinks of a draft is told like any finding, and names, numbers and quotations are left alone."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongwen.anatomy import recognise
from gongwen.checking import check
from gongwen.checking.engine import spelling_codes
from gongwen.proofread import spelling
from gongwen.proofread.spelling import NO_SPELLING, reading, untouchable
from gongwen.rulebook import Draft, Finding, House, Override, SpellingLimits, WordRule
from gongwen.spelling import Speller
from gongwen.terms import Severity, Strength
from gongwen.text import Area, Block, Cell, Document, plain

TODAY = date(2026, 11, 20)
WRONG = "各单位要认真贯澈落实会议精神。"
ALL_OFF = tuple(Override(f"SP-{number:02d}", None, "试用") for number in range(1, 7))


def slips(source: str | Document, house: House | None = None) -> list[Finding]:
    """Return what the model found in a text."""
    found = check(source, house=house or House(), today=TODAY, strict=True).findings
    return [one for one in found if one.opinion is not None]


@pytest.mark.usefixtures("tiny_model")
def test_a_slip_is_told_with_its_probability_and_its_model() -> None:
    """The finding says what it looks like, how sure the model is, and which model it was."""
    (one,) = slips("会议要求：\n" + WRONG)
    assert (one.code, one.paragraph, one.start, one.end) == ("SP-01", 2, 7, 8)
    assert (one.quote, one.suggestion, one.safe) == ("澈", "彻", False)
    assert one.message == "疑似音近错字，“贯澈落实”似应为“贯彻落实”，把握 98%"
    assert (one.severity, one.strength) == (Severity.S2, Strength.PRACTICE)
    assert one.clause == ("错别字模型 tiny",)
    assert one.opinion
    assert (one.opinion.cause, one.opinion.model) == ("音近", "tiny")
    assert 0.9 < one.opinion.probability < 1


@pytest.mark.usefixtures("tiny_model")
@pytest.mark.parametrize(
    ("text", "code", "place", "message"),
    [
        ("今年来全省经济运行总体平稳。", "SP-03", (2, 2), "漏字"),
        ("各地区要切实抓好好工作落实。", "SP-04", (8, 9), "多字"),
        ("有关部门要照按职责分工负责。", "SP-05", (5, 7), "字序颠倒"),
    ],
)
def test_each_kind_of_slip_has_a_rule(
    text: str, code: str, place: tuple[int, int], message: str
) -> None:
    """What is missing is a mere point, what is too much is taken out, what is swapped is put back."""
    # A word rule knows 今年来 too; where the house has switched it off, the model is heard.
    house = House(overrides=(Override("W-A301", None, "试"),))
    found = next(one for one in slips(text, house) if one.code == code)
    assert (found.start, found.end) == place
    assert found.message.startswith(f"疑似{message}，")


@pytest.mark.usefixtures("tiny_model")
def test_the_rule_wins_where_both_know_the_place() -> None:
    """What a word rule mends is not told again, and nothing is told twice."""
    found = check("今年来全省经济运行总体平稳。", today=TODAY, strict=True).findings
    assert [one.code for one in found if one.start < 4] == ["W-A301"]


@pytest.mark.usefixtures("tiny_model")
def test_a_word_of_the_house_wins_too() -> None:
    """The house's own wording stands before the model's."""
    house = House(word_rules=(WordRule("贯澈", "落实", "用语"),))
    found = check(WRONG, house=house, today=TODAY, strict=True).findings
    assert [one.code for one in found] == ["HOUSE-001"]


@pytest.mark.usefixtures("tiny_model")
@pytest.mark.parametrize(
    ("limits", "severities"),
    [
        (SpellingLimits(0.8, 0.5), [Severity.S2]),
        (SpellingLimits(0.99, 0.5), [Severity.S3]),
        (SpellingLimits(0.99, 0.99), []),
        (SpellingLimits(1.0, 1.0), []),
    ],
)
def test_the_limits_decide_how_grave_it_is(
    limits: SpellingLimits, severities: list[Severity]
) -> None:
    """Likely is S2, possible is S3, less is silent."""
    assert [one.severity for one in slips(WRONG, House(spelling=limits))] == severities


@pytest.mark.usefixtures("tiny_model")
def test_a_kind_can_be_switched_off_or_lowered() -> None:
    """The house treats it like any rule."""
    assert slips(WRONG, House(overrides=(Override("SP-01", None, "试用"),))) == []
    (lowered,) = slips(WRONG, House(overrides=(Override("SP-01", Severity.S4, "试用"),)))
    assert (lowered.severity, lowered.reason) == (Severity.S4, "试用")


@pytest.mark.usefixtures("tiny_model")
@pytest.mark.parametrize(
    "text",
    [
        f"他说：“{WRONG}”",
        "印发《认真贯澈落实会议精神》的材料。",
        f"贯澈落实局：\n　　请办。\n{WRONG}\n贯澈落实局\n2026年5月6日",
        "联系人：李贯澈。\n李贯澈同志要认真贯澈落实会议精神。",
    ],
)
def test_what_someone_else_wrote_or_is_called_is_left_alone(text: str) -> None:
    """Quotations, titles, addresses and names keep their characters."""
    draft = Draft(plain(text), recognise(plain(text)), TODAY)
    closed = {place for area in untouchable(draft) for place in range(area.start, area.end)}
    first = text.index("贯澈")
    assert {first, first + 1} <= closed
    assert all(edit.start not in closed for edit in reading(draft).edits)


@pytest.mark.usefixtures("tiny_model")
def test_words_of_the_house_are_left_alone() -> None:
    """What the house allows, and its names, are right by definition."""
    assert slips(WRONG, House(allowed_words=("贯澈",))) == []
    assert slips(WRONG, House(short_names=("贯澈落实",))) == []


@pytest.mark.usefixtures("tiny_model")
def test_numbers_are_left_alone() -> None:
    """Numbers in words and automatic numbers of paragraphs are no prose."""
    document = Document((Block("一、要认真贯澈落实三百二十项", generated=2),))
    draft = Draft(document, recognise(document), TODAY)
    numbers = [(one.start, one.end) for one in untouchable(draft) if one.area is Area.NUMBER]
    assert (0, 2) in numbers
    assert (9, 13) in numbers


@pytest.mark.usefixtures("tiny_model")
def test_cells_of_a_table_are_judged() -> None:
    """A table is text like any other, each cell for itself."""
    cells = tuple(Block(text, cell=Cell(0, 0, n)) for n, text in enumerate((WRONG, "好", WRONG)))
    assert [one.paragraph for one in slips(Document(cells))] == [1, 3]


def test_a_missing_model_is_told_once_and_nothing_else_is_lost(no_model: str) -> None:
    """The other rules go on; the note says how to get the model back."""
    result = check("各单位:" + WRONG, today=TODAY, strict=True)
    assert "PUN-01" in [one.code for one in result.findings]
    assert result.unchecked == (NO_SPELLING + no_model,)
    assert result.notes.count(result.unchecked[0]) == 1
    assert "make train" in no_model


@pytest.mark.parametrize(
    "house", [House(overrides=ALL_OFF), House(spelling=SpellingLimits(1.0, 1.0))]
)
def test_who_switched_spelling_off_is_told_nothing(no_model: str, house: House) -> None:
    """Nobody misses what he does not want, and the model is not even looked for."""
    assert {one.code for one in ALL_OFF} == spelling_codes()
    assert not any(no_model in note for note in check(WRONG, house=house, today=TODAY).notes)


@pytest.mark.parametrize(("error", "told"), [(IndexError, "可能已损坏"), (MemoryError, "请拆分")])
def test_a_model_that_fails_does_not_end_the_check(
    tiny_model: Speller, monkeypatch: pytest.MonkeyPatch, error: type[Exception], told: str
) -> None:
    """A file that looks right and is not, or too little memory, costs the spelling only."""

    def fail(*_given: object) -> None:
        raise error

    monkeypatch.setattr(type(tiny_model), "edits", fail)
    (note,) = check(WRONG, today=TODAY).unchecked
    assert told in note


@pytest.mark.usefixtures("tiny_model")
def test_what_time_does_not_suffice_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts that were judged are told, and from which paragraph on nothing was."""
    text = "\n".join([WRONG] * 1000)
    whole = reading(Draft(plain(text), recognise(plain("")), TODAY))
    assert [edit.start % 16 for edit in whole.edits] == [7] * 1000
    clock = iter(range(1000))
    monkeypatch.setattr(spelling.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(spelling, "_allowance", [1.5])
    part = reading(Draft(plain(text), recognise(plain("")), TODAY))
    assert part.edits == whole.edits[: len(part.edits)]
    assert 0 < len(part.edits) < 1000
    assert f"从第 {len(part.edits) + 1} 段起没有检查" in part.problem


def test_the_model_is_loaded_once_for_all_threads(
    tiny_model: Speller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks first waits for it, the others share it."""
    loaded: list[Speller] = []

    def load() -> Speller:
        loaded.append(tiny_model)
        return tiny_model

    monkeypatch.setattr(Speller, "load", load)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _number: spelling.speller(), range(32)))
    assert set(found) == {tiny_model}
    assert len(loaded) == 1


@pytest.mark.parametrize(
    "code",
    [
        "import gongwen",
        "from gongwen import check",
        "from gongwen.cli import main; main(['explain', 'SP-01'])",
        "from gongwen.checking.engine import catalogue; catalogue()",
    ],
)
def test_numpy_waits_until_a_text_is_judged(code: str) -> None:
    """Who checks nothing does not wait for what checks."""
    told = f"{code}\nimport sys\nassert 'numpy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0


PIECES = st.sampled_from(
    (
        *"贯澈彻落实会议精神今年来以布部门好好照按请\n“”《》一二，。 ",
        "贯澈落实",
        "好好",
        "\ud800",
        "😀",
    )
)


@pytest.mark.usefixtures("tiny_model")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join)))
def test_edits_stay_outside_of_what_is_protected(text: str) -> None:
    """Whatever the text, edits lie inside it, in order, apart from each other and from protected areas."""
    document = plain(text)
    draft = Draft(document, recognise(document), TODAY, House(spelling=SpellingLimits(0.01, 0.01)))
    closed = {place for area in untouchable(draft) for place in range(area.start, area.end)}
    done = 0
    for edit in reading(draft).edits:
        assert done <= edit.start <= edit.end <= len(text)
        assert closed.isdisjoint(range(edit.start, edit.end))
        assert edit.start not in closed
        assert "\n" not in text[edit.start : edit.end]
        done = edit.end
