"""Whoever wrote words is named, or nobody is."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from benchmarks.attribution import KINDS, Script, Story, questions, told
from hypothesis import given, settings
from hypothesis import strategies as st

from sanban.documents.domain.attribution import Attribution, TouchKind, attribute
from sanban.documents.domain.history import UNKNOWN, history
from sanban.documents.domain.telling import tell
from sanban.documents.domain.versions import Passing, Place, VersionText
from tests.cast import NOW

REPORT = "各单位应当于三日内报送材料。"
LATE = "逾期不报的，予以通报。"
END = "特此通知。"
AUTHORS = {1: "林晓", 2: "何静", 3: "周航", 4: "沈立"}


def version(number: int, *paragraphs: str) -> VersionText:
    """Return a version by the author of that number, a day after the one before."""
    at = NOW + timedelta(days=number)
    name = AUTHORS[number]
    return VersionText(number, f"摘要{'|'.join(paragraphs)}", name, name, "科员", at, paragraphs)


def passing(of: VersionText, name: str, sequence: int, at: datetime | None = None) -> Passing:
    """Return somebody letting a version pass, an hour after it was made."""
    at = at or of.at + timedelta(hours=1)
    return Passing(name, name, "处长", "核稿", "同意", at, of.digest, sequence)


def ask(
    versions: list[VersionText], number: int, words: str, passings: tuple[Passing, ...] = ()
) -> Attribution:
    """Ask who let words through that stand once in a version."""
    paragraphs = next(one.paragraphs for one in versions if one.number == number)
    ((paragraph, start),) = [
        (place, line.index(words)) for place, line in enumerate(paragraphs) if words in line
    ]
    place = Place(paragraph, start, start + len(words))
    (found,) = attribute(history(versions), passings, number, place)
    assert found.words == words
    return found


def name_of(found: Attribution) -> str:
    """Return who is named, or nothing."""
    return found.introduced.name if found.introduced else ""


def test_words_are_by_who_wrote_them_not_by_who_wrote_the_sentence() -> None:
    """In a sentence two people wrote, each is named for his own words."""
    versions = [version(1, REPORT), version(2, REPORT.replace("三日", "五日"))]

    assert name_of(ask(versions, 2, "应当")) == "林晓"
    assert name_of(ask(versions, 2, "五日")) == "何静"
    whole = ask(versions, 2, REPORT.replace("三日", "五日"))
    assert name_of(whole) == "何静"
    assert [(piece.text, piece.hand and piece.hand.name) for piece in whole.pieces] == [
        ("各单位应当于", "林晓"),
        ("五", "何静"),
        ("日内报送材料。", "林晓"),
    ]


def test_what_was_done_around_words_is_told() -> None:
    """Who moved the sentence or changed its other words had it before him."""
    changed = REPORT.replace("三日", "五日")
    versions = [
        version(1, REPORT, LATE, END),
        version(2, changed, LATE, END),
        version(3, LATE, END, changed),
    ]

    found = ask(versions, 3, "应当")

    assert [(touch.hand.name, touch.kind) for touch in found.touches] == [
        ("何静", TouchKind.REWORDED),
        ("周航", TouchKind.MOVED),
    ]
    assert found.carried == (1, 2, 3)


def test_everybody_who_passed_a_text_with_the_words_is_listed() -> None:
    """Also who passed a later version that still held them; not who passed one without."""
    versions = [version(1, END), version(2, REPORT, END), version(3, END, REPORT), version(4, END)]
    passings = tuple(
        passing(one, name, 9 - one.number)
        for one, name in zip(versions, ("吴敏", "郑伟", "秦岚", "沈立"), strict=True)
    )

    found = ask(versions, 2, REPORT, passings)

    assert [one.name for one in found.passings] == ["秦岚", "郑伟"]
    assert found.ended is not None
    assert found.ended.name == "沈立"


def test_a_text_that_came_back_was_passed_as_what_it_was_then() -> None:
    """A passing of the first version is none of the third, though they say the same."""
    versions = [version(1, REPORT), version(2, END), version(3, REPORT)]
    early, late = passing(versions[0], "吴敏", 1), passing(versions[2], "郑伟", 2)

    found = ask(versions, 3, REPORT, (early, late))

    assert [one.name for one in found.passings] == ["郑伟"]
    assert name_of(found) == "周航"
    assert found.earlier is not None
    assert found.earlier.written is not None
    assert (found.earlier.written.name, found.earlier.last) == ("林晓", 1)
    assert found.earlier.dropped.name == "何静"


def test_words_brought_back_into_their_sentence_had_an_earlier_life() -> None:
    """Who writes 「应当」 again where it once stood has written it; the former author is noted."""
    weaker = REPORT.replace("应当", "可以")
    versions = [version(1, REPORT), version(2, weaker), version(3, REPORT)]

    found = ask(versions, 3, "应当")

    assert name_of(found) == "周航"
    assert found.earlier is not None
    assert found.earlier.written is not None
    assert found.earlier.written.name == "林晓"


def test_a_copy_beside_its_sentence_names_nobody() -> None:
    """Both authors are candidates, and the passings of the certain version are certain."""
    versions = [version(1, REPORT, END), version(2, REPORT, REPORT, END)]
    passings = tuple(passing(one, f"审核{one.number}", one.number) for one in versions)

    answers = [
        attribute(history(versions), passings, 2, Place(paragraph, 0, len(REPORT)))[0]
        for paragraph in (0, 1)
    ]

    for found in answers:
        assert found.introduced is None
        assert [hand.name for hand in found.candidates] == ["林晓", "何静"]
        assert [one.name for one in found.passings] == ["审核2"]
        assert [one.name for one in found.doubtful_passings] == ["审核1"]
        assert "同样的句子不止一处" in found.reason


def test_copies_by_one_author_are_by_him() -> None:
    """Which of two is meant does not matter where both are by the same hand."""
    versions = [version(1, REPORT, END, REPORT), version(2, END, REPORT)]

    assert name_of(ask(versions, 2, REPORT)) == "林晓"


def test_words_across_a_new_full_stop_are_followed() -> None:
    """A sentence cut in two keeps its author, and words over the cut are by who cut it."""
    whole = "值班人员每日巡查两次，发现隐患立即报告处长。"
    versions = [version(1, whole), version(2, whole.replace("，", "。"))]

    assert name_of(ask(versions, 2, "发现隐患立即报告处长。")) == "林晓"
    assert name_of(ask(versions, 2, "两次。")) == "何静"


def test_words_over_two_sentences_have_an_answer_for_each() -> None:
    """A selection may begin in one sentence and end in the next."""
    versions = [version(1, REPORT), version(2, REPORT + LATE)]

    found = attribute(history(versions), (), 2, Place(0, 10, 20))

    assert [(one.words, name_of(one)) for one in found] == [
        ("送材料。", "林晓"),
        ("逾期不报的，", "何静"),
    ]


@pytest.mark.parametrize(
    "place", [Place(9, 0, 5), Place(0, 500, 900), Place(-1, 0, 1), Place(0, 3, 3)]
)
def test_a_place_without_words_has_no_answer(place: Place) -> None:
    """An old link to a place that is no more breaks nothing."""
    assert attribute(history([version(1, REPORT)]), (), 1, place) == ()


def test_a_version_that_is_not_there_is_refused() -> None:
    """A wrong number is the caller's mistake, and is not answered from another version."""
    with pytest.raises(ValueError, match="not in list"):
        attribute(history([version(1, REPORT)]), (), 2, Place(0, 0, 2))


def test_the_answer_is_told_in_sentences() -> None:
    """Office people read who wrote, who touched, who passed."""
    versions = [version(1, REPORT), version(2, REPORT.replace("三日", "五日"))]

    sentences = tell(ask(versions, 2, "应当", (passing(versions[1], "郑伟", 1),)))

    assert sentences == (
        "“应当”最早见于第1稿（2026年7月17日09:30），科员林晓写入。",
        "第2稿（2026年7月18日09:30），科员何静改动了同一句的其他文字，没有动这些字。",
        "从第1稿沿用到第2稿。",
        "放行过含有这些字的文本的有1次：处长郑伟，“核稿”环节，同意，2026年7月18日10:30。",
    )


ROUNDS = st.lists(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6), min_size=1, max_size=4)


def recognisable(kinds: list[str]) -> list[str]:
    """Return the steps with one rewording at most: twice reworded, a short sentence is another one."""
    first = kinds.index("substitute") if "substitute" in kinds else 0
    return [kind for place, kind in enumerate(kinds) if kind != "substitute" or place == first]


@st.composite
def stories(draw: st.DrawFn, share: float = 0.0) -> Story:
    """Draw a document with everything that was done to it."""
    chance = random.Random(draw(st.integers(0, 10_000)))  # noqa: S311 - a script, not a secret
    rounds = [one[:1] if share else recognisable(one) for one in draw(ROUNDS)]
    script = Script(chance, share, is_distinct=not share)
    return told(script, rounds, draw(st.integers(1, 4)))


@settings(max_examples=150)
@given(stories())
def test_whoever_wrote_a_sentence_is_named(document: Story) -> None:
    """After any script of steps every sentence, and words of it, are by who really wrote them."""
    chain = history(document.versions)
    for asked in questions(document, random.Random(1)):  # noqa: S311 - a script, not a secret
        (found,) = attribute(chain, document.passings, asked.version, asked.place)
        assert found.introduced is not None
        assert found.introduced.version == asked.written
        assert found.place == asked.place


@settings(max_examples=150)
@given(stories(share=0.6))
def test_no_wrong_name_where_sentences_are_repeated(document: Story) -> None:
    """With copies of sentences put in, a name is right or there is none; then the truth is a candidate."""
    chain = history(document.versions)
    for asked in questions(document, random.Random(1)):  # noqa: S311 - a script, not a secret
        (found,) = attribute(chain, document.passings, asked.version, asked.place)
        named = [found.introduced] if found.introduced else list(found.candidates)
        assert asked.written in [hand.version for hand in named]
        assert tell(found)


@settings(max_examples=100)
@given(stories())
def test_passings_are_those_of_the_versions_with_the_words(document: Story) -> None:
    """Exactly who passed a text after the words came and before they went; each version was passed."""
    chain = history(document.versions)
    for asked in questions(document, random.Random(1)):  # noqa: S311 - a script, not a secret
        (found,) = attribute(chain, document.passings, asked.version, asked.place)
        holding = {
            text.number
            for text in document.versions
            if text.number >= asked.written and any(found.words in line for line in text.paragraphs)
        }
        passed = {one.sequence for one in found.passings}
        assert found.doubtful_passings == ()
        assert passed == set(found.carried)
        assert passed <= holding
        if asked.place.end - asked.place.start > 10:
            assert passed == set(range(min(passed), max(passed) + 1))
            assert asked.version in passed


@given(
    st.lists(
        st.lists(st.text("应当报送。；，甲1", max_size=16), max_size=4), min_size=1, max_size=4
    ),
    st.integers(0, 4),
    st.integers(0, 16),
    st.integers(0, 16),
)
def test_nothing_breaks_it(drafts: list[list[str]], paragraph: int, start: int, end: int) -> None:
    """Whatever the texts, there is an answer for every place, and ages of every character."""
    versions = [version(number, *draft) for number, draft in enumerate(drafts, start=1)]
    chain = history(versions)
    passings = [passing(one, "郑伟", one.number) for one in versions]
    for one in versions:
        for found in attribute(chain, passings, one.number, Place(paragraph, start, end)):
            assert found.introduced or len(found.candidates) > 1
            assert tell(found)
    for index, one in enumerate(versions):
        ages = chain.ages_of(index)
        assert [len(line) for line in ages] == [len(line) for line in one.paragraphs]
        assert {age for line in ages for age in line} <= {UNKNOWN, *range(1, one.number + 1)}


def test_a_table_full_of_the_same_word_is_answered() -> None:
    """A thousand cells that say the same are one question, not a million."""
    versions = [version(1, *["无"] * 1_000), version(2, *["无"] * 1_001)]

    (found,) = attribute(history(versions), (), 2, Place(500, 0, 1))

    assert [hand.name for hand in found.candidates] == ["林晓", "何静"]
