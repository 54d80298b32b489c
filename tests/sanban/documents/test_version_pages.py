"""The pages of a document's versions: their list, two compared, and who let which words through."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from sanban.documents.actions.handle import handle
from sanban.documents.actions.revise import revise
from sanban.documents.domain.lines import kinds
from sanban.documents.domain.text import Annex, DocumentText
from sanban.documents.lineage import author_of, passings_in, passings_of
from sanban.documents.models import OutgoingDocument, Version
from sanban.documents.vocabulary import Origin
from sanban.org.models import Person
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.commands import TakeBack
from sanban.procedures.domain.events import PartyChanged
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import Choice
from sanban.procedures.store import load
from tests.cast import NOW, Cast
from tests.sanban.documents.issuing import Engine, holder, letter_at, pass_on, read_it
from tests.sanban.documents.papers import TEXT, draft_by, finding, key, manuscript, typeset
from tests.sanban.org.signed_in import browser


@pytest.fixture(autouse=True)
def places(settings: Settings, tmp_path: Path) -> None:
    """Give every test a store and a key of its own."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.SIGNING_KEY = tmp_path / "keys" / "signing_key"


MOST_QUERIES = 25
FIRST = replace(
    TEXT,
    body=(
        "为做好汛期船闸安全工作，我站定于2026年8月3日至5日开展联合检查。",
        "各运行班组应当在检查前5个工作日内完成自查。过闸船舶须服从现场调度。",
        "检查中发现的问题，由我站汇总后另行函告。",
        "特此函商，请予支持。",
    ),
)
SECOND = replace(
    FIRST,
    body=(
        FIRST.body[0],
        "各运行班组可以在检查前5个工作日内完成自查。过闸船舶须服从现场调度。",
        *FIRST.body[2:],
    ),
)
THIRD = replace(
    SECOND,
    body=(
        SECOND.body[0],
        SECOND.body[2],
        "各运行班组可以在检查前5个工作日内完成自查。",
        "请贵局派两名同志参加。",
        SECOND.body[3],
    ),
)


def change(
    cast: Cast, document: OutgoingDocument, person: Person, text: DocumentText, **more: str
) -> None:
    """Let a person lay down a version; ``remark`` says why."""
    document.refresh_from_db()
    made, actor = typeset(text), cast.acting(person)
    revise(document, made, Origin.EDITED, actor=actor, at=NOW, seen_edition=None, **more)


def story(cast: Cast) -> OutgoingDocument:
    """Return a letter 陆平 wrote, 方圆 weakened and passed, 高远 rearranged and passed."""
    document = letter_at(cast, "second-reading", typeset(FIRST))
    change(cast, document, cast.fang_yuan, SECOND, remark="放宽自查")
    read_it(cast, document)
    pass_on(cast, document)
    change(cast, document, cast.gao_yuan, THIRD)
    pass_on(cast, document)
    document.refresh_from_db()
    return document


def address(document: OutgoingDocument, number: int | str | None = None, query: str = "") -> str:
    """Return the address of the list, of a version, or of the comparison."""
    name, more = "versions", []
    if number == "compare":
        name = "version-compare"
    elif number is not None:
        name, more = "version", [str(number)]
    return reverse(f"documents:{name}", args=[document.public_id, *more]) + query


def state_of(document: OutgoingDocument) -> CaseState:
    """Return the case of a document as its events tell it."""
    assert document.case is not None
    return load(document.case)


def shown(client: Client, where: str) -> str:
    """Return the page at an address."""
    answer = client.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def asked(document: OutgoingDocument, number: int, words: str, client: Client) -> str:
    """Return the page that answers who let the sentence with some words through."""
    page = client.get(address(document, number)).context["page"]
    every = [one for line in page.lines for one in line.sentences]
    query = next(one.query for one in every if words in one.text)
    return shown(client, address(document, number, f"?{query}"))


def test_the_list_names_who_made_each_version_and_who_let_it_pass(cast: Cast) -> None:
    document = story(cast)
    page = browser(cast.lu_ping).get(address(document)).context["page"]
    told = {
        one.row.number: (one.author, [(passing.step, passing.name) for passing, _ in one.passings])
        for one in page.versions
    }
    assert told == {
        3: ("高远", [("处室审稿", "高远")]),
        2: ("方圆", [("二次核稿", "方圆")]),
        1: ("陆平", [("拟稿", "陆平")]),
    }
    html = shown(browser(cast.lu_ping), address(document))
    assert "放宽自查" in html
    assert "综合业务处科员" in html


def test_the_version_that_went_out_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    Engine().install(monkeypatch)
    document = letter_at(cast, "archive")
    page = browser(cast.lu_ping).get(address(document)).context["page"]
    assert [str(one.release) for one in page.versions] == ["清河函〔2026〕1号"]
    assert "已印发</span> 清河函〔2026〕1号" in shown(browser(cast.lu_ping), address(document))


def test_a_signature_stands_at_the_version_it_is_of(cast: Cast) -> None:
    document = letter_at(cast, "final-check")
    client = browser(cast.lu_ping)
    assert "签名有效" in shown(client, address(document))
    change(cast, document, cast.lin_xiao, SECOND)
    page = client.get(address(document)).context["page"]
    given = {one.row.number: [sign for _, sign in one.passings if sign] for one in page.versions}
    assert ([one.label for one in given[1]], given[2]) == (["已失效"], [])


@pytest.mark.parametrize("choice", [Choice.AGAINST, Choice.ABSTAIN])
def test_who_does_not_say_yes_lets_nothing_pass(cast: Cast, choice: Choice) -> None:
    """Only a vote knows these words; what was said in another step stands."""
    state = state_of(story(cast))
    last = state.events[-1]
    said = tuple(
        replace(one, after=replace(one.after, choice=choice))
        if isinstance(one, PartyChanged) and one.after.id == last.assignment
        else one
        for one in last.effects
    )
    refused = replace(state, events=(*state.events[:-1], replace(last, effects=said)))
    assert [one.step for one in passings_in(state)] == ["拟稿", "二次核稿", "处室审稿"]
    assert [one.step for one in passings_in(refused)] == ["拟稿", "二次核稿"]


def test_who_acts_for_another_is_named_with_him(cast: Cast) -> None:
    state = state_of(story(cast))
    principal = Holder("x", "周航", "y", "站领导副站长（业务）")
    last = replace(state.events[-1], on_behalf_of=principal)
    told = list(passings_in(replace(state, events=(*state.events[:-1], last))))[-1]
    assert f"{told.post}{told.name}" == "综合业务处处长高远代站领导副站长（业务）周航"


def test_what_was_taken_back_is_told_as_that(cast: Cast) -> None:
    document = letter_at(cast, "unit-review")
    event = state_of(document).events[-1]
    handle(
        document,
        lambda request: TakeBack(request, event.assignment),
        actor=cast.acting(cast.fang_yuan),
        at=NOW,
        key=key(),
    )
    pass_on(cast, document)
    told = [(one.step, one.verb) for one in passings_of(document)]
    assert told[1:] == [("二次核稿", "同意（后来拿回）"), ("二次核稿", "同意")]


def test_a_sentence_is_told_by_whom_it_was_written_and_who_let_it_through(cast: Cast) -> None:
    document = story(cast)
    html = asked(document, 3, "班组可以", browser(cast.lu_ping))
    assert "最早见于第2稿（2026年7月16日09:30），综合业务处科员方圆写入。" in html
    assert "二次核稿：综合业务处科员方圆" in html
    assert "处室审稿：综合业务处处长高远" in html
    assert "拟稿：" not in html


def test_a_sentence_that_was_moved_stays_with_who_wrote_it(cast: Cast) -> None:
    html = asked(story(cast), 3, "检查中发现", browser(cast.lu_ping))
    assert "最早见于第1稿" in html
    assert "综合业务处处长高远移动了这一句，没有动这些字。" in html
    assert html.count("拟稿：综合业务处科员陆平") == 1


def test_only_some_words_of_a_sentence_can_be_asked_about(cast: Cast) -> None:
    document, client = story(cast), browser(cast.lu_ping)
    line = THIRD.lines().index(THIRD.body[2])
    html = shown(client, address(document, 3, f"?paragraph={line}&words=工作日"))
    assert "“工作日”最早见于第1稿" in html
    html = shown(client, address(document, 3, f"?paragraph={line}&words=没有的字"))
    assert "这句话里没有“没有的字”" in html


def test_where_nobody_can_tell_it_says_so_and_why(cast: Cast) -> None:
    same = replace(FIRST, body=("请予支持。", "请予支持。", FIRST.body[0]))
    document = letter_at(cast, "second-reading", typeset(replace(FIRST, body=same.body[1:])))
    change(cast, document, cast.fang_yuan, same)
    line = same.lines().index("请予支持。")
    html = shown(browser(cast.lu_ping), address(document, 2, f"?paragraph={line}"))
    assert "说不清</span> 从第1稿到第2稿，同样的句子不止一处，对不上是哪一处。" in html


def test_a_finding_leads_to_who_let_it_through(cast: Cast) -> None:
    place = FIRST.lines().index(FIRST.body[1]) + 1
    fault = finding(paragraph=place, start=5, quote="应当", severity="S3")
    document = letter_at(cast, "second-reading", typeset(FIRST, [fault]))
    client = browser(cast.lu_ping)
    where = address(document, 1, "?finding=1")
    assert f"{where}#asked" in shown(
        client, reverse("documents:document", args=[document.public_id])
    )
    assert "“应当”最早见于第1稿" in shown(client, where)


def test_a_finding_outside_the_text_is_answered_in_a_sentence(cast: Cast) -> None:
    fault = finding(paragraph=99, severity="S3")
    document = draft_by(cast, cast.lu_ping, manuscript(FIRST, [fault]))
    html = shown(browser(cast.lu_ping), address(document, 1, "?finding=1"))
    assert "这条意见指的不是正文里的文字" in html


def test_the_marked_copy_tells_what_was_done_and_by_whom(cast: Cast) -> None:
    document = story(cast)
    answer = browser(cast.lu_ping).get(address(document, "compare", "?from=1&to=3"))
    page = answer.context["page"]
    runs = [run for one in page.paragraphs for run in one.runs if run.kind != "kept"]
    told = {(run.kind, run.text): run.label for run in runs}
    assert told["deleted", "应当"].startswith("删去：综合业务处科员方圆，第2稿；要求强弱：")
    assert told["inserted", "可以"].startswith("增加：综合业务处科员方圆，第2稿")
    assert told["inserted", "请贵局派两名同志参加。"] == "增加：综合业务处处长高远，第3稿"
    assert told["moved", FIRST.body[2]] == "移来：综合业务处处长高远，第3稿"
    assert told["moved-away", FIRST.body[2]] == "移走：综合业务处处长高远，第3稿"
    assert [(hand.sign, hand.name) for hand in page.hands] == [("①", "方圆"), ("②", "高远")]
    later = [line for kind, line in page.clean]
    assert later == list(THIRD.lines())


def test_what_changes_the_meaning_comes_first_with_a_link_to_its_paragraph(cast: Cast) -> None:
    client, document = browser(cast.lu_ping), story(cast)
    answer = client.get(address(document, "compare", "?from=1&to=3"))
    html, page = answer.content.decode(), answer.context["page"]
    told = [(one.change.before, one.change.after, one.sign) for one in page.changes]
    assert ("应当", "可以", "▼") in told
    assert ("过闸船舶须服从现场调度。", "", "▼") in told
    paragraphs = {one.anchor: "".join(run.text for run in one.runs) for one in page.paragraphs}
    for one in page.changes:
        assert (one.change.after or one.change.before) in paragraphs[one.anchor]
        assert f'href="#{one.anchor}"' in html
    assert html.index("语义强弱变化") < html.index('aria-label="花脸稿"')


def test_the_clean_copy_shows_the_later_text_without_marks(cast: Cast) -> None:
    html = shown(browser(cast.lu_ping), address(story(cast), "compare", "?from=1&to=3&view=clean"))
    paper = html.split('aria-label="清稿"')[1]
    assert THIRD.body[2] in paper
    assert "<del" not in paper


def test_the_earlier_version_comes_first_however_they_are_named(cast: Cast) -> None:
    page = (
        browser(cast.lu_ping).get(address(story(cast), "compare", "?from=3&to=1")).context["page"]
    )
    assert (page.old.number, page.new.number) == (1, 3)


@pytest.mark.parametrize(
    ("text", "query", "sentence"),
    [
        (FIRST, "?from=1&to=2", "只有排版不同，文字一字未改。"),
        (FIRST, "?from=1&to=1", "选的是同一稿，请选两个不同的版本。"),
        (replace(FIRST, media=("0" * 64,)), "?from=1&to=2", "改动的是图片和嵌入对象"),
    ],
)
def test_where_no_word_was_changed_one_sentence_says_so(
    cast: Cast, text: DocumentText, query: str, sentence: str
) -> None:
    document = draft_by(cast, cast.lu_ping, manuscript(FIRST))
    change(cast, document, cast.lu_ping, text)
    html = shown(browser(cast.lu_ping), address(document, "compare", query))
    assert sentence in html
    assert "语义强弱变化" not in html


def test_a_draft_of_one_version_has_nothing_to_compare(cast: Cast) -> None:
    document, client = draft_by(cast, cast.lu_ping), browser(cast.lu_ping)
    assert "只有一稿，改动以后可以在这里比较。" in shown(client, address(document))
    assert "选的是同一稿" in shown(client, address(document, "compare"))
    assert "没有人放行过" in shown(client, address(document, 1, "?paragraph=0"))


@pytest.mark.parametrize(
    ("number", "query", "status"),
    [
        (9, "", 404),
        ("x", "", 404),
        ("²", "", 404),
        (1, "?paragraph=x", 404),
        (1, "?paragraph=-1", 404),
        (1, "?paragraph=99999999999999999999", 404),
        (1, "?paragraph=500", 404),
        (1, "?paragraph=", 404),
        (1, "?paragraph=0&start=x", 404),
        (1, "?paragraph=0&start=5&end=2", 200),
        (1, "?paragraph=0&start=900&end=901", 200),
        (1, "?paragraph=٠", 200),
        (1, "?start=1&end=2", 200),
        (1, "?finding=7", 404),
        (1, "?finding=" + "9" * 40, 404),
        (1, "?words=%00%ff&paragraph=0", 200),
        ("compare", "?from=1", 200),
        ("compare", "?from=x&to=1", 404),
        ("compare", "?from=1&to=77", 404),
        ("compare", "?from=&to=", 404),
        ("compare", "?view=%F0%9F%92%A9", 200),
    ],
)
def test_strange_addresses_are_answered_and_never_break(
    cast: Cast, number: int | str, query: str, status: int
) -> None:
    document = draft_by(cast, cast.lu_ping)
    answer = browser(cast.lu_ping).get(address(document, number, query))
    assert answer.status_code == status


def test_the_pages_ask_as_often_for_many_versions_as_for_few(cast: Cast) -> None:
    document = story(cast)
    few = queries(document, browser(cast.lu_ping))
    for number in range(4, 13):
        title = f"{THIRD.title}（{number}）"
        change(cast, document, holder(document), replace(THIRD, title=title))
    assert queries(document, browser(cast.lu_ping)) == few
    assert max(few) <= MOST_QUERIES


def queries(document: OutgoingDocument, client: Client) -> list[int]:
    """Return how many queries each page of the versions makes."""
    document.refresh_from_db()
    pages = (
        address(document),
        address(document, document.present.number, "?paragraph=2"),
        address(document, document.present.number, "?words=我站&paragraph=2"),
        address(document, "compare", f"?from=1&to={document.present.number}"),
    )
    counts = []
    for where in pages:
        with CaptureQueriesContext(connection) as asked_for:
            client.get(where)
        counts.append(len(asked_for))
    return counts


def test_who_wrote_for_another_is_named_with_him() -> None:
    row = Version(author=Person(name="林晓"), principal=Person(name="何静"))
    assert author_of(row) == "林晓代何静"


def test_words_that_are_gone_since_are_told_with_who_removed_them(cast: Cast) -> None:
    html = asked(story(cast), 1, "班组应当", browser(cast.lu_ping))
    assert "综合业务处科员方圆删去或改写了这些字。" in html
    assert "拟稿：综合业务处科员陆平" in html
    assert "二次核稿：" not in html


def test_lines_know_which_element_they_are() -> None:
    whole = replace(
        FIRST,
        annexes=(Annex("名单", ("张三",)), Annex("图纸", file="0" * 64)),
        remark="联系人：陆平",
        copy_recipients="各处室",
    )
    assert len(kinds(whole)) == len(whole.lines())
    named = dict(zip(whole.lines(), kinds(whole), strict=True))
    assert named["附件：1.名单"] == "annex-note"
    assert named["（联系人：陆平）"] == "remark"
    assert named["名单"] == "annex-title"
    assert named["抄送：各处室。"] == "copy-recipients"
