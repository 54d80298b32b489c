"""The interface for programs: every address × every kind of token, and one shape for every refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from sanban.audit.models import Entry
from sanban.config.api import document
from sanban.documents.models import OutgoingDocument
from sanban.kernel.clock import now
from sanban.org.actions.disable_account import disable_account
from sanban.org.actions.revoke_token import revoke_token
from sanban.org.models import ApiToken
from sanban.org.vocabulary import ApiScope
from sanban.procedures.models import Assignment
from tests.cast import NOW, Cast
from tests.sanban.config.programs import Program, program, refused, token_of
from tests.sanban.documents.issuing import Engine, bring_to, holder, letter_at
from tests.sanban.documents.papers import draft_by, open_for_business
from tests.sanban.org.signed_in import browser

RD, WD = ApiScope.READ_DOCUMENTS, ApiScope.WRITE_DOCUMENTS
RT, AT = ApiScope.READ_TASKS, ApiScope.ACT_ON_TASKS

# address: method, scope, and how the drafter's program is answered that sends nothing with it
EXPECTED: dict[str, tuple[str, ApiScope, int]] = {
    "tasks": ("get", RT, 200),
    "tasks/{task_id}": ("get", RT, 404),
    "tasks/{task_id}/complete": ("post", AT, 422),
    "tasks/{task_id}/send-back": ("post", AT, 422),
    "tasks/{task_id}/accept": ("post", AT, 422),
    "tasks/{task_id}/remind": ("post", AT, 422),
    "documents": ("get", RD, 422),
    "documents/{document_id}": ("get", RD, 200),
    "documents/{document_id}/versions/{number}/file": ("get", RD, 200),
    "documents/{document_id}/release/file": ("get", RD, 404),
    "drafts": ("post", WD, 422),
    "drafts/file": ("post", WD, 422),
    "documents/{document_id}/versions": ("post", WD, 422),
    "documents/{document_id}/versions/file": ("post", WD, 422),
    "documents/{document_id}/typeset": ("post", WD, 422),
    "documents/{document_id}/findings/adopt": ("post", WD, 422),
    "documents/{document_id}/findings/dismiss": ("post", WD, 422),
    "documents/{document_id}/findings/reopen": ("post", WD, 422),
    "documents/{document_id}/bases": ("post", WD, 422),
    "documents/{document_id}/no-basis": ("post", WD, 422),
    "documents/{document_id}/submit": ("post", WD, 422),
}
# What a stranger sends, so that the address alone decides.
SOUND: dict[str, dict[str, object]] = {
    "complete": {"seen_version": 1, "text_digest": "x"},
    "send-back": {"seen_version": 1, "text_digest": "x", "to": "draft", "reason": "wording"},
    "accept": {"seen_version": 1, "text_digest": "x"},
    "remind": {"seen_version": 1, "text_digest": "x"},
    "versions": {"seen_edition": 1, "title": "甲", "body": "乙"},
    "typeset": {"seen_edition": 1},
    "adopt": {"seen_edition": 1, "findings": ["x"]},
    "dismiss": {"findings": ["x"], "reason": "甲"},
    "reopen": {"findings": ["x"]},
    "bases": {"title": "甲", "source": "乙"},
    "no-basis": {"reason": "甲"},
    "submit": {"seen_edition": 1},
}


@pytest.fixture(autouse=True)
def fresh(settings: Settings, tmp_path: Path, db: None) -> None:
    """Give every test a store of its own, and nothing counted."""
    del db
    settings.FILES_FOLDER = tmp_path / "files"
    cache.clear()


def address(cast: Cast, name: str) -> str:
    """Make what an address names, all of it of 陆平 and lying with the second reader."""
    letter = letter_at(cast, "second-reading")
    work = Assignment.objects.open().get(case=letter.case, task="do")
    assert letter.case is not None
    place = f"{letter.case.public_id}-{work.party.replace('.', '-')}-do"
    given = {"document_id": letter.public_id, "task_id": place, "number": 1}
    return name.format(**given)


def ask(asker: Program, name: str, there: str, given: object = None) -> int:
    """Send a request as the table says; return the status."""
    method = EXPECTED[name][0]
    answer = asker.get(there) if method == "get" else asker.post(there, given)
    if answer.status_code >= 400:
        assert set(answer.json()) == {"message", "code"}
    return int(answer.status_code)


def test_every_address_has_its_expectation() -> None:
    """An address that nobody wrote an expectation for is a fault."""
    known = {(f"/api/v1/{name}", method) for name, (method, _, _) in EXPECTED.items()}
    paths = document()["paths"]
    assert {(path, method) for path, methods in paths.items() for method in methods} == known


@pytest.mark.parametrize("name", EXPECTED)
def test_every_kind_of_token_is_answered_as_written(cast: Cast, name: str) -> None:
    there, (_, scope, expected) = address(cast, name), EXPECTED[name]
    assert ask(Program(), name, there) == 401
    assert ask(Program("sanban_" + "a" * 43), name, there) == 401
    others = [other for other in ApiScope if other != scope]
    assert ask(program(cast, cast.lu_ping, *others), name, there) == 403
    assert ask(program(cast, cast.lu_ping, scope), name, there) == expected
    revoked, secret = token_of(cast, cast.lu_ping, scope)
    revoke_token(revoked, actor=cast.acting(cast.lu_ping), at=now())
    assert ask(Program(secret), name, there) == 401
    _, expired = token_of(cast, cast.lu_ping, scope, at=NOW)
    assert ask(Program(expired), name, there) == 401
    moved, secret = token_of(cast, cast.lu_ping, scope)
    account = cast.yan_ming
    ApiToken.objects.filter(pk=moved.pk).update(account=account, access_epoch=account.access_epoch)
    assert ask(Program(secret), name, there) == 403


@pytest.mark.parametrize("name", [name for name in EXPECTED if "{" in name])
@pytest.mark.parametrize("who", ["qian_duo", "xu_yan"])
def test_what_one_may_not_see_is_not_found(cast: Cast, name: str, who: str) -> None:
    """Neither a program of another organ nor one of somebody without a part in it finds anything."""
    there = address(cast, name)
    asker = program(cast, getattr(cast, who))
    if name.endswith("versions/file"):
        letter = OutgoingDocument.objects.get()
        answer = asker.upload(there, "稿.txt", "甲".encode(), seen_edition=str(letter.edition))
        refused(answer, 404, "not-found")
        return
    assert ask(asker, name, there, SOUND.get(name.rpartition("/")[2])) == 404


def test_lists_hold_nothing_of_others(cast: Cast) -> None:
    letter_at(cast, "second-reading")
    stranger = program(cast, cast.qian_duo)
    assert stranger.get("tasks").json()["count"] == 0
    for which in ("drafts", "under-way", "released"):
        assert stranger.get("documents", which=which).json()["count"] == 0


def test_a_session_is_not_taken_for_a_token(cast: Cast) -> None:
    """Somebody signed in in a browser, however freshly, has no business here without a token."""
    draft = draft_by(cast, cast.lu_ping)
    client = browser(cast.lu_ping)
    for path in ("tasks", f"documents/{draft.public_id}", "openapi.json"):
        refused(client.get(f"/api/v1/{path}"), 401, "no-token")
    sent = client.post(f"/api/v1/documents/{draft.public_id}/typeset", {"seen_edition": 1})
    refused(sent, 401, "no-token")


def test_a_program_needs_no_form_token(cast: Cast) -> None:
    """The protection of forms against other sites is about cookies, of which there are none here."""
    draft = draft_by(cast, cast.lu_ping)
    _, secret = token_of(cast, cast.lu_ping)
    client = Client(enforce_csrf_checks=True)
    answer = client.post(
        f"/api/v1/documents/{draft.public_id}/no-basis",
        {"reason": "商请性函件"},
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
    assert answer.status_code == 200


def test_a_token_opens_no_page(cast: Cast) -> None:
    _, secret = token_of(cast, cast.lu_ping)
    answer = Client().get("/desk/to-do/", headers={"Authorization": f"Bearer {secret}"})
    assert answer["Location"].startswith("/sign-in/login/")


def test_a_token_ends_with_the_account(cast: Cast) -> None:
    asker = program(cast, cast.lu_ping)
    assert asker.get("tasks").status_code == 200
    disable_account(
        cast.lu_ping.account, actor=cast.security_administrator, at=now(), reason="调出"
    )
    refused(asker.get("tasks"), 401, "void-token")


def test_wrong_tokens_are_recorded_and_then_held_up(cast: Cast) -> None:
    """Twenty tries are on record, further ones are refused unrecorded; a good token still works."""
    wrong, good = Program("sanban_" + "a" * 43), program(cast, cast.lu_ping)
    for _ in range(20):
        refused(wrong.get("tasks"), 401, "unknown-token")
    refused(wrong.get("tasks"), 429, "too-many-attempts")
    assert Entry.objects.filter(type="org.refuse-token", outcome="refused").count() == 20
    assert good.get("tasks").status_code == 200


def test_a_revoked_token_is_recorded_with_its_holder(cast: Cast) -> None:
    token, secret = token_of(cast, cast.lu_ping)
    revoke_token(token, actor=cast.acting(cast.lu_ping), at=now())
    refused(Program(secret).get("tasks"), 401, "revoked-token")
    entry = Entry.objects.get(type="org.refuse-token")
    assert (entry.actor_name, entry.organ_id) == ("陆平", cast.organ.pk)
    assert secret not in f"{entry.reason}{entry.subject_name}"


def test_the_last_use_is_kept_once_a_minute(cast: Cast) -> None:
    token, secret = token_of(cast, cast.lu_ping)
    seen = []
    with time_machine.travel(now(), tick=False) as traveller:
        for _ in range(3):
            Program(secret).get("tasks")
            token.refresh_from_db()
            seen.append(token.last_used_at)
            traveller.shift(timedelta(seconds=45))
    assert seen[0] == seen[1] != seen[2]


def test_the_trail_tells_by_which_token_something_was_done(cast: Cast) -> None:
    draft = draft_by(cast, cast.lu_ping)
    token, secret = token_of(cast, cast.lu_ping)
    Program(secret).post(f"documents/{draft.public_id}/no-basis", {"reason": "商请性函件"})
    assert Entry.objects.latest("pk").address == f"127.0.0.1#{token.prefix}"


def test_reading_is_no_opening(cast: Cast) -> None:
    """What a program fetched can still be taken back by whoever sent it."""
    letter = letter_at(cast, "second-reading")
    reader = program(cast, holder(letter))
    task = reader.get("tasks").json()["items"][0]["id"]
    assert reader.get(f"tasks/{task}").status_code == 200
    assert reader.get(f"documents/{letter.public_id}").status_code == 200
    assert Assignment.objects.open().get(case=letter.case).seen_at is None


def test_nobody_signs_by_token(cast: Cast) -> None:
    letter = letter_at(cast, "sign-off")
    leader = program(cast, holder(letter))
    task = leader.get("tasks").json()["items"][0]["id"]
    shown = leader.get(f"tasks/{task}").json()
    assert shown["is_signing"]
    given = {name: shown[name] for name in ("seen_version", "text_digest")}
    sentence = refused(leader.post(f"tasks/{task}/complete", given), 403, "signing-by-token")
    assert "签发须由本人" in sentence
    letter.refresh_from_db()
    sent = leader.post(f"documents/{letter.public_id}/submit", {"seen_edition": letter.edition})
    refused(sent, 403, "signing-by-token")
    assert not letter.signatures.exists()


def test_the_released_file_is_handed_out_byte_by_byte(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    Engine().install(monkeypatch)
    letter = bring_to(cast, letter_at(cast, "second-reading"), "archive")
    drafter = program(cast, cast.lu_ping)
    shown = drafter.get(f"documents/{letter.public_id}").json()
    digest = shown["release"]["file_sha256"]
    kept = Path(settings.FILES_FOLDER) / digest[:2] / digest
    answer = drafter.get(f"documents/{letter.public_id}/release/file")
    assert answer.content == kept.read_bytes()
    assert answer["Content-Disposition"].startswith("attachment")
    assert drafter.get("documents", which="released").json()["count"] == 1


ODD: dict[str, tuple[Callable[[Client], object], int, str]] = {
    "nowhere": (lambda client: client.get("/api/v1/nowhere"), 404, "not-found"),
    "another version": (lambda client: client.get("/api/v2/tasks"), 404, "not-found"),
    "method": (lambda client: client.delete("/api/v1/tasks"), 405, "wrong-method"),
    "odd id": (lambda client: client.get("/api/v1/documents/%00"), 404, "not-found"),
    "no json": (
        lambda client: client.post("/api/v1/drafts", "{", content_type="application/json"),
        400,
        "bad-request",
    ),
    "chunked": (
        lambda client: client.post("/api/v1/drafts", headers={"Transfer-Encoding": "chunked"}),
        411,
        "length-required",
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_whatever_is_odd_is_refused_in_the_same_shape(cast: Cast, case: str) -> None:
    _, secret = token_of(cast, cast.lu_ping)
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    send, status, code = ODD[case]
    answer = send(client)
    refused(answer, status, code)  # type: ignore[arg-type]  # of the test client
    assert answer["Cache-Control"] == "no-store"  # type: ignore[index]  # as above


def test_what_is_too_large_is_refused_in_the_same_shape(cast: Cast, settings: Settings) -> None:
    settings.LARGEST_REQUEST = 10
    answer = program(cast, cast.lu_ping).post("drafts", {"title": "很长的标题"})
    refused(answer, 413, "too-large")


def test_a_fault_of_ours_shows_no_trace(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("sanban.documents.api.reading.detail", broken)
    draft = draft_by(cast, cast.lu_ping)
    _, secret = token_of(cast, cast.lu_ping)
    client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})
    refused(client.get(f"/api/v1/documents/{draft.public_id}"), 500, "fault")


def test_a_field_that_does_not_exist_is_refused(cast: Cast) -> None:
    given = {"title": "甲", "body": "乙", "document_type": "letter", "boby": "丙"}
    sentence = refused(program(cast, cast.lu_ping).post("drafts", given), 422, "invalid")
    assert "boby" in sentence


@pytest.mark.parametrize("bad", ["a\x00b", "\x1b[0m"])
def test_characters_no_database_takes_are_refused(cast: Cast, bad: str) -> None:
    asker = program(cast, cast.lu_ping)
    given = {"title": bad, "body": "乙", "document_type": "letter"}
    refused(asker.post("drafts", given), 422, "invalid")
    refused(asker.get("tasks", step=bad), 422, "invalid")


def test_lists_are_narrowed_and_turned_as_their_pages_are(cast: Cast) -> None:
    letter = letter_at(cast, "second-reading")
    reader = program(cast, holder(letter))
    for asked, count in (
        ({}, 1), ({"q": "船闸"}, 1), ({"q": "桥梁"}, 0), ({"due": "none"}, 0),
        ({"page": "99"}, 1), ({"sort": "-due"}, 1),
    ):  # fmt: skip
        assert reader.get("tasks", **asked).json()["count"] == count, asked
    refused(reader.get("tasks", due="tomorrow"), 422, "invalid")
    refused(reader.get("tasks", since="yesterday"), 422, "invalid")
    refused(reader.get("tasks", page="0"), 422, "invalid")
    open_drafts = program(cast, cast.lu_ping)
    draft_by(cast, cast.lu_ping)
    assert open_drafts.get("documents", which="drafts", q="检查 函").json()["count"] == 1
    assert open_drafts.get("documents", which="under-way").json()["count"] == 1
    assert open_drafts.get("documents", which="drafts", document_type="notice").json()["count"] == 0


@pytest.mark.parametrize("path", ["tasks", "documents?which=under-way"])
def test_a_list_takes_the_same_few_queries_whatever_its_length(cast: Cast, path: str) -> None:
    letter = letter_at(cast, "second-reading")
    asker = program(cast, holder(letter))

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert asker.get(path).status_code == 200
        return len(queries)

    count()
    before = count()
    for _ in range(4):
        letter_at(cast, "second-reading")
    assert count() == before <= 25


def test_the_document_needs_a_token_as_everything_does(cast: Cast) -> None:
    refused(Program().get("openapi.json"), 401, "no-token")
    shown = program(cast, cast.lu_ping, RT).get("openapi.json").json()
    assert shown["openapi"].startswith("3.")


def test_where_no_organ_is_founded_nothing_is_open() -> None:
    refused(Program().get("tasks"), 401, "no-token")
    refused(Program("sanban_" + "a" * 43).get("tasks"), 401, "unknown-token")


def test_work_is_transferred_and_taken_over(cast: Cast) -> None:
    """What was offered on the page is accepted by token, and the offerer has it no more."""
    open_for_business(cast)
    letter = letter_at(cast, "second-reading")
    before = holder(letter)
    other = cast.fang_yuan if before != cast.fang_yuan else cast.gao_yuan
    from sanban.documents.actions.handle import handle  # noqa: PLC0415 - only here
    from sanban.procedures.domain.commands import Transfer  # noqa: PLC0415 - as above
    from sanban.procedures.staffing import primary_holder  # noqa: PLC0415 - as above

    work = Assignment.objects.open().get(case=letter.case)
    handle(
        letter,
        lambda request: Transfer(request, work.party, primary_holder(other, now())),
        actor=cast.acting(before), at=now(), key="offer",
    )  # fmt: skip
    taker = program(cast, other)
    task = taker.get("tasks").json()["items"][0]
    assert task["task"] == "accept"
    shown = taker.get(f"tasks/{task['id']}").json()
    given = {name: shown[name] for name in ("seen_version", "text_digest")}
    done = taker.post(f"tasks/{task['id']}/accept", given).json()
    assert done["now_with"] == [other.name]
