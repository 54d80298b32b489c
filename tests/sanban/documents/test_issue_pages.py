"""The pages between signature and archive: who sees them, what is done there, what is handed out."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from sanban.documents.actions import release as releasing
from sanban.documents.models import (
    ArchivePackage,
    CleanProof,
    CopyAccount,
    IssuedNumber,
    NumberCode,
    OutgoingDocument,
    Release,
    Seal,
    SealUse,
    Signature,
)
from sanban.documents.urls_issue import OF_DOCUMENT, SEALS
from sanban.documents.views.issue import fresh
from sanban.documents.views.issue import page as issue_views
from sanban.documents.vocabulary import State
from sanban.kernel.clock import now
from sanban.org.models import Account, Person, Post
from sanban.org.sign_in import session
from sanban.procedures.domain.terms import Verb
from sanban.procedures.models import Assignment
from tests.cast import Cast
from tests.sanban.documents.issuing import Engine, bring_to, letter_at, picture, seal_of
from tests.sanban.documents.papers import draft_by


@pytest.fixture(autouse=True)
def places(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a store and a key of its own, and a stand-in for the engine."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.SIGNING_KEY = tmp_path / "signing_key"
    settings.SECOND_FACTOR_FOR = "administrators"
    Engine().install(monkeypatch)


def browser(who: Person | Account | None) -> Client:
    """Return the browser of somebody who is signed in."""
    client = Client()
    if who is None:
        return client
    client.force_login(who if isinstance(who, Account) else who.account)
    kept, moment = client.session, int(now().timestamp())
    kept[session.SIGNED_IN] = kept[session.SEEN] = moment
    kept.save()
    return client


def page(document: OutgoingDocument, name: str = "issue", *more: str) -> str:
    """Return one of the addresses of a document."""
    return reverse(f"documents:{name}", args=[document.public_id, *more])


# Viewers: nobody, the registry whose turn it is, the drafter, a stranger, another organ, and the
# system, security and audit administrators; answers to GET and to an empty POST.
DEED = ("302 302 302 404 404 404 404 404", "302 400 400 404 404 404 404 404")
BLANK = "302 302 302 404 404 404 404 404"
SHOWN = ("302 200 200 404 404 404 404 404", "302 405 405 404 404 404 404 404")
EXPECTED = {
    "issue": SHOWN,
    "issue-number": DEED,
    "issue-void": DEED,
    "issue-proof": (BLANK, "302 422 422 404 404 404 404 404"),
    "issue-seal": DEED,
    "issue-copies": DEED,
    "issue-archive": (BLANK, "302 422 422 404 404 404 404 404"),
    "issue-end": DEED,
    "issue-succeed": DEED,
    "issue-pdf": (BLANK, "302 422 422 404 404 404 404 404"),
    "issue-slip": SHOWN,
    "issue-slip-pdf": ("302 404 404 404 404 404 404 404", "302 405 405 404 404 404 404 404"),
    "issue-file": ("302 404 404 404 404 404 404 404", "302 404 404 404 404 404 404 404"),
    "numbers": ("302 200 200 200 200 404 404 404", "302 405 405 405 405 404 404 404"),
    "numbers-export": ("302 200 200 200 200 404 404 404", "302 405 405 405 405 404 404 404"),
}
OF_SEALS = {
    "list": ("302 403 403 403 403 200 403 403", "302 403 403 403 403 405 403 403"),
    "make": ("302 403 403 403 403 302 403 403", "302 403 403 403 403 400 403 403"),
    "close": ("302 403 403 403 403 302 403 403", "302 403 403 403 403 400 403 403"),
    "code": ("302 403 403 403 403 302 403 403", "302 403 403 403 403 400 403 403"),
}


def viewers(cast: Cast) -> list[Client]:
    """Return the browsers in the order of the table."""
    return [
        browser(who)
        for who in (
            None, cast.lin_xiao, cast.lu_ping, cast.cheng_xin, cast.qian_duo, cast.yan_ming,
            cast.he_yan, cast.yu_qing,
        )
    ]  # fmt: skip


def test_every_address_answers_each_viewer_as_written(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issue_views, "can_set_pages", lambda: False)
    document, clients = letter_at(cast, "number"), viewers(cast)
    got = {}
    for name in EXPECTED:
        more = ["0" * 64] if name == "issue-file" else []
        arguments = [] if name.startswith("numbers") else [document.public_id, *more]
        address = reverse(f"documents:{name}", args=arguments)
        got[name] = (
            " ".join(str(one.get(address).status_code) for one in clients),
            " ".join(str(one.post(address).status_code) for one in clients),
        )
    assert got == EXPECTED
    assert {name for _, _, name in OF_DOCUMENT} <= set(EXPECTED)


def test_seals_are_for_the_system_administrator_alone(cast: Cast) -> None:
    seal, clients = seal_of(cast), viewers(cast)
    got = {}
    for name in OF_SEALS:
        address = reverse(f"seals:{name}", args=[seal.public_id] if name == "close" else [])
        got[name] = (
            " ".join(str(one.get(address).status_code) for one in clients),
            " ".join(str(one.post(address).status_code) for one in clients),
        )
    assert got == OF_SEALS
    assert {one.name for one in SEALS[0]} == set(OF_SEALS)


def test_a_letter_goes_its_way_through_the_pages(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, seal = letter_at(cast, "number"), seal_of(cast)
    clerk, keeper, drafter = map(browser, (cast.lin_xiao, cast.qin_lan, cast.lu_ping))

    def do(client: Client, name: str, **filled: str | int) -> None:
        answer = client.post(page(document, name), filled)
        assert answer.status_code == 302, answer.content.decode()

    do(clerk, "issue-number", copies=3, distribution="清河市交通运输局2份")
    bring_to(cast, document, "print")
    do(clerk, "issue-proof", copy_number="")
    assert "与定稿一致" in clerk.get(page(document)).content.decode()
    bring_to(cast, document, "seal")
    do(keeper, "issue-seal", seal=seal.public_id, copies=3, checked="on")
    bring_to(cast, document, "release")
    do(clerk, "issue-copies", printed=3, kept=1, copies_0=2, how_0="by-hand")
    bring_to(cast, document, "archive")
    do(drafter, "issue-archive")
    monkeypatch.setattr(releasing, "can_set_pages", lambda: True)
    monkeypatch.setattr(releasing, "pages_of", lambda paper: b"%PDF " + paper)
    do(drafter, "issue-pdf")
    shown = drafter.get(page(document)).content.decode()
    for said in ("清河函〔2026〕1号", "清河市交通运输局2份（专人送达）", "下载 PDF", "下载归档包"):
        assert said in shown
    do(browser(cast.zhou_hang), "issue-end", kind="withdrawn", reason="主送机关有误")
    document.refresh_from_db()
    assert document.state == State.WITHDRAWN


def test_a_released_file_is_handed_out_by_its_hash_to_whom_may_see_it(cast: Cast) -> None:
    document = letter_at(cast, "archive")
    release = Release.objects.get()
    answer = browser(cast.lu_ping).get(page(document, "issue-file", release.file))
    assert answer.status_code == 200
    assert answer.content.startswith(b"#")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in answer["Content-Disposition"]
    for digest in (CleanProof.objects.get().file, SealUse.objects.get().file):
        assert browser(cast.lu_ping).get(page(document, "issue-file", digest)).status_code == 200
    stranger = browser(cast.cheng_xin).get(page(document, "issue-file", release.file))
    assert stranger.status_code == 404


def test_a_file_of_another_document_is_not_found_there(cast: Cast) -> None:
    first, second = letter_at(cast, "seal"), letter_at(cast, "print")
    proof = CleanProof.objects.get(document=first)
    answer = browser(cast.lu_ping).get(page(second, "issue-file", proof.file))
    assert answer.status_code == 404


def test_what_is_refused_keeps_what_was_typed(cast: Cast) -> None:
    document = letter_at(cast, "number")
    answer = browser(cast.lin_xiao).post(
        page(document, "issue-number"), {"copies": 1, "distribution": "清河市水务局2份"}
    )
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "分送合计2份，多于印制的1份" in said
    assert "清河市水务局2份</textarea>" in said
    assert not IssuedNumber.objects.exists()


def test_a_repeal_asks_for_its_day(cast: Cast) -> None:
    document = letter_at(cast, "archive")
    filled = {"kind": "repealed", "reason": "任务完成"}
    answer = browser(cast.zhou_hang).post(page(document, "issue-end"), filled)
    assert answer.status_code == 400
    assert "请填写自何日起废止" in answer.content.decode()


def test_copies_are_counted_by_what_was_registered(cast: Cast) -> None:
    document = letter_at(cast, "release")
    filled = {"printed": 3, "kept": 0, "copies_0": 2, "how_0": "by-hand"}
    answer = browser(cast.lin_xiao).post(page(document, "issue-copies"), filled)
    assert answer.status_code == 422
    assert "合计不符" in answer.content.decode()
    assert not CopyAccount.objects.exists()


def test_a_draft_has_no_such_page(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    assert browser(cast.lu_ping).get(page(document)).status_code == 404


def test_the_book_explains_every_number_and_hides_what_is_not_ones_to_see(cast: Cast) -> None:
    document = letter_at(cast, "print")
    address = reverse("documents:numbers")
    own = browser(cast.lin_xiao).get(address).content.decode()
    other = browser(cast.cheng_xin).get(address).content.decode()
    assert "清河函〔2026〕1号" in own
    assert document.title in own
    assert "清河函〔2026〕1号" in other
    assert document.title not in other
    assert "不在您的查阅范围" in other
    assert "清河函" not in browser(cast.qian_duo).get(address).content.decode()


def test_a_number_that_is_missing_from_the_book_is_shown_as_missing(cast: Cast) -> None:
    letter_at(cast, "print")
    letter_at(cast, "print")
    IssuedNumber.objects.get(serial=1).registrations.all()
    number = IssuedNumber.objects.get(serial=2)
    number.series.next = 5
    number.series.save()
    said = browser(cast.lin_xiao).get(reverse("documents:numbers")).content.decode()
    assert "缺号" in said
    assert "清河函〔2026〕4号" in said


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 2), ("?q=1号", 1), ("?state=void", 0), ("?year=2025", 0), ("?code=清河函", 2),
     ("?year=x", 2), ("?state=x", 2), ("?page=99", 2)],
)  # fmt: skip
def test_the_book_is_narrowed_by_its_address(cast: Cast, query: str, count: int) -> None:
    letter_at(cast, "print")
    letter_at(cast, "print")
    answer = browser(cast.lin_xiao).get(reverse("documents:numbers") + query)
    assert answer.content.decode().count('data-label="发文字号"') == count


def test_the_book_as_a_workbook_holds_text_only(cast: Cast) -> None:
    document = letter_at(cast, "print")
    OutgoingDocument.objects.filter(pk=document.pk).update(title="=HYPERLINK(1)")
    answer = browser(cast.lin_xiao).get(reverse("documents:numbers-export"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][:3] == ["发文字号", "状态", "标题"]
    assert sheet["A2"].value == "清河函〔2026〕1号"
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=HYPERLINK(1)", "s")


def test_the_book_asks_as_often_for_many_as_for_few(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    for _ in range(3):
        letter_at(cast, "print")
    client = browser(cast.lin_xiao)
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(25):
        client.get(reverse("documents:numbers"))


def test_the_administrator_puts_a_seal_to_use_and_takes_it_out(cast: Cast) -> None:
    client, post = browser(cast.yan_ming), Post.objects.get(organ=cast.organ, title="机要员")
    filled = {
        "name": "清河航道管理站", "width": 42, "keeper_post": post.public_id,
        "image": SimpleUploadedFile("seal.png", picture()),
    }  # fmt: skip
    assert client.post(reverse("seals:make"), filled).status_code == 302
    seal = Seal.objects.get()
    assert "办公室机要员" in client.get(reverse("seals:list")).content.decode()
    client.post(reverse("seals:close", args=[seal.public_id]), {"reason": "换章"})
    seal.refresh_from_db()
    assert seal.closed_reason == "换章"
    client.post(reverse("seals:code"), {"document_type": "letter", "code": "清航函"})
    assert NumberCode.objects.get().code == "清航函"


def test_a_picture_that_is_none_is_refused_in_a_sentence(cast: Cast) -> None:
    client, post = browser(cast.yan_ming), Post.objects.get(organ=cast.organ, title="机要员")
    filled = {
        "name": "印", "width": 42, "keeper_post": post.public_id,
        "image": SimpleUploadedFile("seal.png", b"GIF89a"),
    }  # fmt: skip
    answer = client.post(reverse("seals:make"), filled)
    assert answer.status_code == 422
    assert "不是 PNG 或 JPEG" in answer.content.decode()


def test_only_completing_work_that_binds_the_text_is_signing(cast: Cast) -> None:
    document = letter_at(cast, "sign-off")
    party = Assignment.objects.open().get(case=document.case).party.replace(".", "-")
    assert fresh.is_signing(document, f"complete-{party}")
    assert not fresh.is_signing(document, f"send-back-{party}")
    assert not fresh.is_signing(document, "complete-1-1")
    assert not fresh.is_signing(document, "complete-99-1")
    assert not fresh.is_signing(document, "nonsense")
    assert not ArchivePackage.objects.exists()


def sign_through_the_page(client: Client, document: OutgoingDocument) -> str:
    """Send the form with which 周航 signs; return where it leads."""
    shown = client.get(page(document, "document-case")).context
    form = next(one for one in shown["verb_forms"] if one.verb == Verb.COMPLETE)
    filled = {form.add_prefix(name): value for name, value in form.initial.items()}
    filled |= {form.add_prefix("choice"): "agree", "form": form.prefix}
    return str(client.post(page(document, "document-act"), filled)["Location"])


def test_whoever_signs_proves_first_that_it_is_he(cast: Cast) -> None:
    document, client = letter_at(cast, "sign-off"), browser(cast.zhou_hang)
    kept = client.session
    kept[session.SIGNED_IN] -= 3600
    kept.save()
    there = sign_through_the_page(client, document)
    assert there.startswith("/sign-in/again/?next=")
    assert "签发前要再验证一次身份" in client.get(page(document, "document-case")).content.decode()
    assert not Signature.objects.exists()


def test_whoever_has_just_proved_it_signs_at_once(cast: Cast) -> None:
    document = letter_at(cast, "sign-off")
    there = sign_through_the_page(browser(cast.zhou_hang), document)
    assert there == page(document, "document-case")
    assert Signature.objects.get().person == cast.zhou_hang


def test_the_handling_slip_is_set_in_pages_where_that_can_be_done(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, registry = letter_at(cast, "number"), browser(cast.lin_xiao)
    monkeypatch.setattr(issue_views, "can_set_pages", lambda: True)
    monkeypatch.setattr(issue_views, "pages_of", lambda word: b"%PDF-" + word[:2])
    answer = registry.get(page(document, "issue-slip-pdf"))
    assert answer.content == b"%PDF-PK"
    monkeypatch.setattr(issue_views, "can_set_pages", lambda: False)
    answer = registry.get(page(document, "issue-slip-pdf"))
    assert answer.status_code == 404
    assert "请下载 Word 文件" in answer.content.decode()
