"""A document's pages: who sees them, what they show, and what is refused in one sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.fixtures import Settings

from sanban.documents.actions.cite import need_no_basis
from sanban.documents.actions.revise import revise
from sanban.documents.actions.submit import submit
from sanban.documents.domain.routing import reads_text
from sanban.documents.models import OutgoingDocument
from sanban.documents.urls import urlpatterns
from sanban.documents.vocabulary import Origin, State
from sanban.kernel.clock import now
from sanban.org.models import Account, Person
from sanban.procedures.shipped import shipped_definition
from tests.cast import Cast
from tests.sanban.documents.outgoing_addresses import EXPECTED, NUMBERED, WITHOUT_DOCUMENT
from tests.sanban.documents.papers import (
    TEXT,
    draft_by,
    finding,
    key,
    manuscript,
    open_for_business,
    typeset,
)
from tests.sanban.org.signed_in import browser


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    """Give every test a store of its own."""
    settings.FILES_FOLDER = tmp_path / "files"


def page(document: OutgoingDocument, name: str = "document") -> str:
    """Return the address of a page of a document."""
    return reverse(f"documents:{name}", args=[document.public_id])


def sent(cast: Cast) -> OutgoingDocument:
    """Return a letter of 陆平 that lies with the second reader."""
    open_for_business(cast)
    document = draft_by(cast, cast.lu_ping, typeset())
    actor = cast.acting(cast.lu_ping)
    need_no_basis(document, "商请性函件", actor=actor, at=now())
    submit(document, actor=actor, at=now(), key=key(), seen_edition=None)
    document.refresh_from_db()
    return document


def test_a_draft_is_written_checked_and_kept(cast: Cast) -> None:
    open_for_business(cast)
    clerk = browser(cast.lu_ping)
    filled = {
        "title": TEXT.title, "main_recipients": TEXT.main_recipients, "key": key(),
        "body": "为做好汛期船闸安全工作,我站定于8月3日开展检查。", "issuer_line": TEXT.issuer_line,
        "document_type": "letter", "urgency": "ordinary", "mark": "internal", "copies": "3",
    }  # fmt: skip
    answer = clerk.post(reverse("documents:new"), filled)
    shown = clerk.get(answer["Location"]).content.decode()
    assert "中文语句里用了半角标点" in shown
    assert "1 条意见须先处理" in shown
    document = OutgoingDocument.objects.get()
    assert (document.copies, document.drafter) == (3, cast.lu_ping)


def test_what_is_typed_is_checked_and_kept_nowhere(cast: Cast) -> None:
    clerk = browser(cast.lu_ping)
    typed = {"title": TEXT.title, "body": "各单位:请于6月1日前报送材料。"}
    shown = clerk.post(reverse("documents:check"), typed).content.decode()
    assert "中文语句里用了半角标点" in shown
    assert not OutgoingDocument.objects.exists()


def test_checking_nothing_says_what_to_do(cast: Cast) -> None:
    shown = browser(cast.lu_ping).post(reverse("documents:check"), {}).content.decode()
    assert "写了标题和正文，就在这里边写边查。" in shown


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "“标题”"),
        ({"copies": "0"}, "“印制份数”"),
        ({"annex_1_body": "名单如下。"}, "附件1没有名称"),
        ({"document_type": "poem"}, "“文种”"),
    ],
)
def test_a_form_that_is_not_sound_is_refused_and_keeps_what_was_typed(
    cast: Cast, changed: dict[str, str], sentence: str
) -> None:
    filled = {
        "title": TEXT.title, "body": "请予支持。", "document_type": "letter", "key": key(),
        "urgency": "ordinary", "mark": "internal", "copies": "1",
    }  # fmt: skip
    answer = browser(cast.lu_ping).post(reverse("documents:new"), filled | changed)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert "请予支持。" in answer.content.decode()


def test_a_file_with_a_mark_of_secrecy_is_refused_and_kept_nowhere(
    cast: Cast, settings: Settings
) -> None:
    file = SimpleUploadedFile("通知.txt", "机密★1年\n关于开展检查的通知\n请照此办理。".encode())
    filled = {
        "document_type": "notice", "urgency": "ordinary", "mark": "internal", "copies": "1",
        "key": key(), "file": file,
    }  # fmt: skip
    answer = browser(cast.lu_ping).post(reverse("documents:new-file"), filled)
    assert answer.status_code == 422
    assert not OutgoingDocument.objects.exists()
    assert not Path(settings.FILES_FOLDER).exists()


def test_a_file_that_is_no_document_is_refused_in_one_sentence(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    sent_file = {
        "file": SimpleUploadedFile("稿.docx", b"PK\x03\x04 no archive"),
        "seen_edition": str(document.edition),
    }
    answer = browser(cast.lu_ping).post(page(document, "document-file"), sent_file)
    assert answer.status_code == 422
    assert document.versions.count() == 1


def test_a_finding_is_adopted_by_a_click(cast: Cast) -> None:
    fault = finding(paragraph=3, start=0, quote="为", suggestion="为了", severity="S2")
    document = draft_by(cast, cast.lu_ping, manuscript(findings=[fault]))
    clerk = browser(cast.lu_ping)
    standing = clerk.get(page(document)).context["page"].findings[0].standing
    clerk.post(
        page(document, "document-finding"),
        {"finding": standing.key, "decision": "adopt", "seen_edition": document.edition},
    )
    document.refresh_from_db()
    assert document.present.number == 2
    assert document.present.read().body[0].startswith("为了做好")


def test_an_old_form_is_answered_with_what_changed(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    clerk = browser(cast.lu_ping)
    values = clerk.get(page(document, "document-edit")).context["form"].initial
    changed = values | {"body": "请予支持。", "note": ""}
    assert clerk.post(page(document, "document-edit"), changed).status_code == 302
    answer = clerk.post(page(document, "document-edit"), changed | {"body": "请予协助。"})
    assert answer.status_code == 409
    assert "您刚才的修改没有保存" in answer.content.decode()


def test_a_draft_that_misses_something_says_all_of_it(cast: Cast) -> None:
    open_for_business(cast)
    document = draft_by(cast, cast.lu_ping, manuscript(findings=[finding()]))
    clerk = browser(cast.lu_ping)
    form = clerk.get(page(document, "document-case")).context["submit_form"].initial
    answer = clerk.post(page(document, "document-submit"), form | {"opinion": ""})
    shown = answer.content.decode()
    assert answer.status_code == 422
    for wanted in ("还有3项要求没有满足", "请改正或写明理由", "还没有排版", "没有列明依据"):
        assert wanted in shown


def test_the_second_reader_confirms_and_sends_on(cast: Cast) -> None:
    document = sent(cast)
    reader = browser(cast.fang_yuan)
    shown = reader.get(page(document, "document-case"))
    reader.post(page(document, "document-read"), shown.context["confirm_form"].initial)
    form = next(
        one for one in reader.get(page(document, "document-case")).context["verb_forms"]
        if one.prefix.startswith("complete")
    )  # fmt: skip
    values = {f"{form.prefix}-{name}": value for name, value in form.initial.items()}
    filled = {"form": form.prefix, f"{form.prefix}-choice": "agree", **values}
    answer = reader.post(page(document, "document-act"), filled)
    assert answer.status_code == 302
    assert document.readings.filter(reader=cast.fang_yuan, step="二次核稿").exists()


def test_the_drafter_is_not_his_own_second_reader(cast: Cast) -> None:
    document = sent(cast)
    fresh = {"key": key(), "text_digest": document.present.text_digest}
    answer = browser(cast.lu_ping).post(page(document, "document-read"), fresh)
    assert answer.status_code == 422


def test_a_confirmation_is_void_when_the_text_has_changed(cast: Cast) -> None:
    document = sent(cast)
    old = {"key": key(), "text_digest": "0" * 64}
    answer = browser(cast.fang_yuan).post(page(document, "document-read"), old)
    assert answer.status_code == 409


def test_a_discarded_draft_is_gone_from_the_drafts_and_stays_on_record(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    seen = {"seen_edition": document.edition}
    assert browser(cast.lu_ping).post(page(document, "document-discard"), seen).status_code == 302
    document.refresh_from_db()
    assert document.state == State.DISCARDED
    assert document.versions.count() == 1


def test_every_address_answers_each_viewer_as_written(cast: Cast) -> None:
    document = sent(cast)
    clients = [browser(who) for who in _viewers(cast)]
    got = {}
    for name in EXPECTED:
        arguments = [] if name in WITHOUT_DOCUMENT else [document.public_id, *_more(name)]
        address = reverse(f"documents:{name}", args=arguments)
        got[name] = (
            " ".join(str(client.get(address).status_code) for client in clients),
            " ".join(str(client.post(address).status_code) for client in clients),
        )
    assert got == EXPECTED


def _more(name: str) -> list[str]:
    return ["1"] if name in NUMBERED else []


def _viewers(cast: Cast) -> list[Account | Person | None]:
    """Return the viewers in the order of the table."""
    return [
        None, cast.lu_ping, cast.fang_yuan, cast.cheng_xin, cast.qian_duo,
        cast.yan_ming, cast.he_yan, cast.yu_qing,
    ]  # fmt: skip


def test_every_address_of_a_document_is_asked() -> None:
    named = {pattern.name for pattern in urlpatterns if "documents/" in str(pattern.pattern)}
    mine = {name for name in named if name and not name.startswith("issue")}
    assert mine - set(EXPECTED) == set()


def test_who_opens_the_page_has_seen_his_work(cast: Cast) -> None:
    document = sent(cast)
    assert document.case is not None
    work = document.case.assignments.open().get()
    browser(cast.lu_ping).get(page(document))
    work.refresh_from_db()
    assert work.seen_at is None
    browser(cast.fang_yuan).get(page(document))
    work.refresh_from_db()
    assert work.seen_at is not None
    count = document.case.events.count()
    browser(cast.fang_yuan).get(page(document))
    assert document.case.events.count() == count


def test_lists_show_the_title_as_it_is_now(cast: Cast) -> None:
    document = sent(cast)
    renamed = replace(TEXT, title="清河航道管理站关于商请派员参加汛期船闸联合检查的函")
    actor = cast.acting(cast.fang_yuan)
    revise(document, manuscript(renamed), Origin.EDITED, actor=actor, at=now(), seen_edition=None)
    assert document.case is not None
    document.case.refresh_from_db()
    assert document.case.title == renamed.title


def test_who_seals_and_numbers_answers_for_no_wording() -> None:
    letter = shipped_definition("outgoing-letter")
    answering = {step.code for step in letter.steps if reads_text(step)}
    assert answering == {
        "draft", "second-reading", "unit-review", "concurrence", "office-review",
        "office-director", "sign-off", "final-check",
    }  # fmt: skip


def test_a_whole_text_is_pasted_and_its_elements_are_recognised(cast: Cast) -> None:
    pasted = "\r\n".join(TEXT.lines("2026年7月16日"))
    filled = {
        "document_type": "letter", "urgency": "ordinary", "mark": "internal", "copies": "1",
        "key": key(), "pasted": pasted,
    }  # fmt: skip
    clerk = browser(cast.lu_ping)
    assert clerk.post(reverse("documents:new-file"), filled).status_code == 302
    text = OutgoingDocument.objects.get().present.read()
    assert (text.title, text.main_recipients, text.body) == (
        TEXT.title, TEXT.main_recipients, TEXT.body,
    )  # fmt: skip


@pytest.mark.parametrize("pasted", ["", "   "])
def test_nothing_at_all_is_no_draft(cast: Cast, pasted: str) -> None:
    filled = {
        "document_type": "letter", "urgency": "ordinary", "mark": "internal", "copies": "1",
        "key": key(), "pasted": pasted,
    }  # fmt: skip
    answer = browser(cast.lu_ping).post(reverse("documents:new-file"), filled)
    assert answer.status_code == 400
    assert "请选一个文件，或者粘贴全文" in answer.content.decode()
