"""A draft is laid down, corrected, typeset and sent on; nothing gets past what it misses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from sanban.documents.actions.cite import cite, need_no_basis
from sanban.documents.actions.decide import dismiss, reopen
from sanban.documents.actions.draft import DraftingSheet, draft
from sanban.documents.actions.handle import handle
from sanban.documents.actions.revise import revise
from sanban.documents.actions.submit import begin, submit
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.models import FindingDecision, OutgoingDocument, Reading, Version
from sanban.documents.standing import standings
from sanban.documents.vocabulary import (
    DOCUMENT_TYPES,
    INTERNAL_SUBMISSION,
    Decision,
    Mark,
    Openness,
    Origin,
    State,
)
from sanban.org.actor import Actor
from sanban.procedures.carrying_out import UnableToAct
from sanban.procedures.domain.commands import Deviate
from sanban.procedures.models import Case
from sanban.procedures.queries import to_do
from sanban.procedures.store import load
from tests.cast import NOW, Cast
from tests.sanban.documents.papers import (
    LETTER,
    TEXT,
    draft_by,
    finding,
    key,
    manuscript,
    open_for_business,
    typeset,
)

OTHER = replace(TEXT, body=(*TEXT.body, "联系人：陆平。"))


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    """Give every test a store of its own."""
    settings.FILES_FOLDER = tmp_path / "files"


def ready(cast: Cast) -> OutgoingDocument:
    """Return a letter of 陆平 that misses nothing."""
    open_for_business(cast)
    document = draft_by(cast, cast.lu_ping, typeset())
    need_no_basis(document, "商请性函件", actor=cast.acting(cast.lu_ping), at=NOW)
    document.refresh_from_db()
    return document


def send(cast: Cast, document: OutgoingDocument) -> None:
    """Let 陆平 send his draft on."""
    submit(document, actor=cast.acting(cast.lu_ping), at=NOW, key=key(), seen_edition=None)


def test_a_draft_is_its_drafters_alone(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    seen = OutgoingDocument.objects.visible_to
    assert document.state == State.DRAFT
    assert list(seen(cast.acting(cast.lu_ping), NOW)) == [document]
    assert not seen(cast.acting(cast.gao_yuan), NOW).exists()
    assert not seen(cast.system_administrator, NOW).exists()


def test_a_second_click_lays_down_no_second_draft(cast: Cast) -> None:
    actor, same = cast.acting(cast.lu_ping), key()
    first = draft(LETTER, manuscript(), actor=actor, at=NOW, key=same)
    assert draft(LETTER, manuscript(), actor=actor, at=NOW, key=same) == first
    assert Version.objects.count() == 1


def test_an_administrator_drafts_nothing(cast: Cast) -> None:
    with pytest.raises(UnableToHandleDocument, match="管理员不办理业务"):
        draft(LETTER, manuscript(), actor=cast.system_administrator, at=NOW, key=key())


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (DraftingSheet("letter", openness=Openness.NOT_OPEN), "请写明理由"),
        (
            DraftingSheet("letter", openness=Openness.PROACTIVE, mark=Mark.WORK_SECRET),
            "不能定为主动公开",
        ),
    ],
)
def test_a_drafting_sheet_that_contradicts_itself_is_refused(
    cast: Cast, sheet: DraftingSheet, sentence: str
) -> None:
    with pytest.raises(UnableToHandleDocument, match=sentence):
        draft_by(cast, cast.lu_ping, sheet=sheet)


def test_every_change_is_a_version_and_earlier_ones_stay(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    actor = cast.acting(cast.lu_ping)
    revise(document, manuscript(OTHER), Origin.EDITED, actor=actor, at=NOW, seen_edition=None)
    first, second = document.versions.order_by("number")
    assert first.read() == TEXT
    assert second.read() == OTHER
    assert first.text_digest != second.text_digest


def test_saving_without_a_change_makes_no_version(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    actor = cast.acting(cast.lu_ping)
    with pytest.raises(UnableToHandleDocument, match="文稿没有变化"):
        revise(document, manuscript(), Origin.EDITED, actor=actor, at=NOW, seen_edition=None)


def test_a_form_that_has_grown_stale_says_who_changed_the_text(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    actor, seen = cast.acting(cast.lu_ping), document.edition
    revise(document, manuscript(OTHER), Origin.EDITED, actor=actor, at=NOW, seen_edition=seen)
    with pytest.raises(DocumentChanged, match="陆平7月16日9时30分的第2稿"):
        revise(document, manuscript(), Origin.EDITED, actor=actor, at=NOW, seen_edition=seen)
    assert document.versions.count() == 2


def test_nobody_else_changes_a_draft(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    with pytest.raises(UnableToHandleDocument, match="没有找到这件公文"):
        revise(
            document, manuscript(OTHER), Origin.EDITED,
            actor=cast.acting(cast.gao_yuan), at=NOW, seen_edition=None,
        )  # fmt: skip


def test_a_finding_that_blocks_stops_the_draft_until_it_is_dismissed_with_a_reason(
    cast: Cast,
) -> None:
    document = ready(cast)
    actor = cast.acting(cast.lu_ping)
    fault = finding()
    revise(document, typeset(OTHER, [fault]), Origin.EDITED, actor=actor, at=NOW, seen_edition=None)
    with pytest.raises(UnableToAct, match="第3段“为”：中文语句里用了半角标点"):
        send(cast, document)
    document.refresh_from_db()
    assert document.case is None
    (standing,) = standings(document)
    with pytest.raises(UnableToHandleDocument, match="请写明理由"):
        dismiss(document, [standing.key], " ", actor=actor, at=NOW)
    dismiss(document, [standing.key], "引用来函原文", actor=actor, at=NOW)
    send(cast, document)
    document.refresh_from_db()
    assert document.state == State.UNDER_WAY


def test_a_dismissal_stands_while_its_sentence_does(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping, manuscript(findings=[finding()]))
    actor = cast.acting(cast.lu_ping)
    (standing,) = standings(document)
    dismiss(document, [standing.key], "引用来函原文", actor=actor, at=NOW)
    revise(
        document, manuscript(OTHER, [finding()]), Origin.EDITED,
        actor=actor, at=NOW, seen_edition=None,
    )  # fmt: skip
    document.refresh_from_db()
    assert [one.decision for one in standings(document)] == [Decision.DISMISSED]
    changed = replace(TEXT, body=("为了做好汛期船闸安全工作，我站定于8月开展检查。",))
    revise(
        document, manuscript(changed, [finding()]), Origin.EDITED,
        actor=actor, at=NOW, seen_edition=None,
    )  # fmt: skip
    document.refresh_from_db()
    assert [one.decision for one in standings(document)] == [Decision.OPEN]


def test_what_was_dismissed_can_be_taken_up_again(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping, manuscript(findings=[finding()]))
    actor = cast.acting(cast.lu_ping)
    (standing,) = standings(document)
    dismiss(document, [standing.key], "引用来函原文", actor=actor, at=NOW)
    reopen(document, [standing.key], actor=actor, at=NOW)
    assert [one.blocks for one in standings(document)] == [True]
    assert FindingDecision.objects.count() == 2


def test_what_must_be_corrected_cannot_be_dismissed(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping, manuscript(findings=[finding(severity="S0")]))
    (standing,) = standings(document)
    with pytest.raises(UnableToHandleDocument, match="必须改正"):
        dismiss(document, [standing.key], "无", actor=cast.acting(cast.lu_ping), at=NOW)


@pytest.mark.parametrize("severity", ["S2", "S3", "S4"])
def test_lower_severities_never_block(cast: Cast, severity: str) -> None:
    document = draft_by(cast, cast.lu_ping, manuscript(findings=[finding(severity=severity)]))
    assert not any(one.blocks for one in standings(document))


def test_a_draft_that_is_not_typeset_cannot_be_sent_on(cast: Cast) -> None:
    open_for_business(cast)
    document = draft_by(cast, cast.lu_ping)
    with pytest.raises(UnableToAct, match="文稿还没有排版"):
        send(cast, document)


def test_a_word_file_with_a_wrong_layout_is_not_typeset(cast: Cast) -> None:
    open_for_business(cast)
    fault = finding(group="layout", code="PAG-02")
    document = draft_by(cast, cast.lu_ping, typeset(findings=[fault]))
    with pytest.raises(UnableToAct, match="版面还有1处不合规定"):
        send(cast, document)


def test_a_draft_without_basis_says_so(cast: Cast) -> None:
    open_for_business(cast)
    document = draft_by(cast, cast.lu_ping, typeset())
    with pytest.raises(UnableToAct, match="没有列明依据"):
        send(cast, document)


def test_a_basis_that_is_no_longer_in_force_stops_the_draft(cast: Cast) -> None:
    document = ready(cast)
    cite(
        document, title="《国家行政机关公文处理办法》", number="国发〔2000〕23号", clause="",
        source="中国政府网", actor=cast.acting(cast.lu_ping), at=NOW,
    )  # fmt: skip
    with pytest.raises(UnableToAct, match="请改引现行文件"):
        send(cast, document)


def test_a_draft_that_misses_nothing_lies_with_the_second_reader_at_once(cast: Cast) -> None:
    document = ready(cast)
    send(cast, document)
    document.refresh_from_db()
    (work,) = to_do(cast.acting(cast.fang_yuan), NOW)
    assert work.case == document.case
    assert work.step == "second-reading"
    assert document.case is not None
    assert document.case.address == document.address


def test_a_second_click_sends_the_draft_on_once(cast: Cast) -> None:
    document = ready(cast)
    actor, same = cast.acting(cast.lu_ping), key()
    submit(document, actor=actor, at=NOW, key=same, seen_edition=None)
    document.refresh_from_db()
    again = submit(document, actor=actor, at=NOW, key=same, seen_edition=None)
    assert again.is_repeated
    assert Reading.objects.count() == 1


def test_what_the_drafter_let_pass_is_kept(cast: Cast) -> None:
    document = ready(cast)
    actor = cast.acting(cast.lu_ping)
    doubtful = [finding(), finding(2, severity="S2", paragraph=4, quote="请")]
    revise(
        document, typeset(OTHER, doubtful), Origin.EDITED, actor=actor, at=NOW, seen_edition=None
    )
    document.refresh_from_db()
    first, second = standings(document)
    dismiss(document, [first.key], "引用来函原文", actor=actor, at=NOW)
    send(cast, document)
    reading = Reading.objects.get()
    assert reading.reader == cast.lu_ping
    assert reading.dismissed == [first.key]
    assert reading.left == [{"code": "PUN-01", "quote": "请", "severity": "S2"}]
    assert second.key not in reading.dismissed


@pytest.mark.parametrize("document_type", [value for value, _ in DOCUMENT_TYPES])
def test_every_type_of_document_has_its_way(cast: Cast, document_type: str) -> None:
    open_for_business(cast)
    document = draft_by(cast, cast.lu_ping, sheet=DraftingSheet(document_type))
    actor = cast.acting(cast.lu_ping)
    begun = begin(document, actor=actor, at=NOW, key=key(), seen_edition=None)
    assert begun.state == State.UNDER_WAY


def test_a_submission_to_ones_own_leaders_need_name_no_type(cast: Cast) -> None:
    untitled = manuscript(findings=[finding(code="TY-01")])
    letter = draft_by(cast, cast.lu_ping, untitled)
    submission = draft_by(cast, cast.lu_ping, untitled, DraftingSheet(INTERNAL_SUBMISSION))
    assert [one.blocks for one in standings(letter)] == [True]
    assert standings(submission) == ()


def test_what_must_be_corrected_goes_on_only_by_a_leaders_deviation(cast: Cast) -> None:
    document = ready(cast)
    drafter, leader = cast.acting(cast.lu_ping), cast.acting(cast.zhou_hang)
    grave = typeset(OTHER, [finding(severity="S0")])
    revise(document, grave, Origin.EDITED, actor=drafter, at=NOW, seen_edition=None)
    begun = begin(document, actor=drafter, at=NOW, key=key(), seen_edition=None)
    with pytest.raises(UnableToAct, match="必须改正"):
        send(cast, begun)
    with pytest.raises(UnableToAct):
        let_go(begun, actor=drafter)
    let_go(begun, actor=leader)
    send(cast, begun)
    (deviation,) = load(case_of(begun)).deviations
    assert deviation.leader.name == "周航"
    assert deviation.reason == "来函原文如此，须原样引用"


def let_go(document: OutgoingDocument, *, actor: Actor) -> None:
    """Let the gate of findings go at the first step."""
    handle(
        document,
        lambda request: Deviate(
            request, 1, "no-open-errors", "来函原文如此，须原样引用", NOW.date() + timedelta(days=5)
        ),
        actor=actor,
        at=NOW,
        key=key(),
    )


def case_of(document: OutgoingDocument) -> Case:
    """Return the case of a document that has one."""
    assert document.case is not None
    return document.case
