"""A signature binds the text: nobody signs for another, and no comma changes after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from pytest_django.fixtures import Settings

from sanban.documents.actions.handle import handle
from sanban.documents.actions.revise import revise
from sanban.documents.domain.text import Annex
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.models import OutgoingDocument, Signature
from sanban.documents.signatures import shown_signatures, standing_signatures
from sanban.documents.vocabulary import Origin
from sanban.org.actions.delegate import delegate
from sanban.org.domain.delegation import ALL
from sanban.procedures.carrying_out import UnableToAct
from sanban.procedures.domain.commands import Complete
from sanban.procedures.domain.terms import Choice
from sanban.procedures.models import Assignment
from tests.cast import NOW, Cast
from tests.sanban.conftest import append_only_lifted
from tests.sanban.documents.issuing import bring_to, holder, letter_at, pass_on, step_of
from tests.sanban.documents.papers import TEXT, key, typeset


@pytest.fixture(autouse=True)
def places(settings: Settings, tmp_path: Path) -> None:
    """Give every test a store and a key of its own."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.SIGNING_KEY = tmp_path / "keys" / "signing_key"


def change(cast: Cast, document: OutgoingDocument, **parts: object) -> None:
    """Let whoever has the document change some of its text."""
    text = replace(document.present.read(), **parts)  # type: ignore[arg-type]
    actor = cast.acting(holder(document))
    revise(document, typeset(text), Origin.EDITED, actor=actor, at=NOW, seen_edition=None)
    document.refresh_from_db()


def test_whoever_agrees_signs_the_text_with_his_name_post_and_the_complete_date(cast: Cast) -> None:
    document = letter_at(cast, "sign-off")
    pass_on(cast, document, "同意印发")
    signature = Signature.objects.get()
    assert signature.person == cast.zhou_hang
    assert signature.post == "站领导副站长（业务）"
    assert signature.dated == date(2026, 7, 16)
    assert signature.text_digest == document.present.text_digest
    assert (signature.opinion, signature.algorithm) == ("同意印发", "hmac-sha256")
    assert standing_signatures(document) == (signature,)


def test_a_reservation_signs_as_well(cast: Cast) -> None:
    document = letter_at(cast, "sign-off")
    pass_on(cast, document, "建议会后再报", Choice.RESERVE)
    assert Signature.objects.get().choice == Choice.RESERVE


def test_whoever_does_not_agree_sends_it_back_instead(cast: Cast) -> None:
    document = letter_at(cast, "sign-off")
    with pytest.raises(UnableToAct, match="不同意的请退回"):
        pass_on(cast, document, choice=Choice.AGAINST)
    assert step_of(document) == "sign-off"


def test_steps_that_bind_no_text_leave_no_signature(cast: Cast) -> None:
    letter_at(cast, "sign-off")
    assert not Signature.objects.exists()


def test_nobody_signs_for_another(cast: Cast) -> None:
    document = letter_at(cast, "sign-off")
    delegate(
        cast.zhou_hang, cast.wu_min, scope=ALL, from_at=NOW, until_at=NOW + timedelta(days=3),
        reason="公出", actor=cast.acting(cast.zhou_hang), at=NOW,
    )  # fmt: skip
    work = Assignment.objects.open().get(case=document.case)
    with pytest.raises(UnableToHandleDocument, match="不能代签"):
        handle(
            document, lambda request: Complete(request, work.party),
            actor=cast.acting(cast.wu_min).on_behalf_of(cast.zhou_hang),
            at=NOW + timedelta(hours=1), key=key(),
        )  # fmt: skip
    assert not Signature.objects.exists()
    assert step_of(document) == "sign-off"


def test_a_second_click_signs_once(cast: Cast) -> None:
    document = letter_at(cast, "sign-off")
    work, same = Assignment.objects.open().get(case=document.case), key()
    for _ in range(2):
        handle(
            document, lambda request: Complete(request, work.party),
            actor=cast.acting(cast.zhou_hang), at=NOW, key=same,
        )  # fmt: skip
    assert Signature.objects.count() == 1


def test_the_key_is_made_for_its_owner_only_and_not_made_again(
    cast: Cast, settings: Settings
) -> None:
    document = letter_at(cast, "final-check")
    path = Path(settings.SIGNING_KEY)
    assert path.stat().st_mode & 0o777 == 0o600
    path.unlink()
    (shown,) = shown_signatures(document)
    assert "找不到签名密钥" in shown.fault
    other = letter_at(cast, "sign-off")
    with pytest.raises(Exception, match="签名密钥文件不见了"):
        pass_on(cast, other)
    assert not path.exists()


def test_a_key_that_was_replaced_still_checks_what_was_signed_with_it(
    cast: Cast, settings: Settings
) -> None:
    document = letter_at(cast, "final-check")
    path = Path(settings.SIGNING_KEY)
    path.write_text("ab" * 32 + "\n" + path.read_text())
    assert len(standing_signatures(document)) == 1


@pytest.mark.parametrize("content", ["", "abcd", "zz" * 32])
def test_a_damaged_key_signs_nothing(cast: Cast, settings: Settings, content: str) -> None:
    document = letter_at(cast, "sign-off")
    path = Path(settings.SIGNING_KEY)
    path.parent.mkdir(parents=True)
    path.write_text(content)
    with pytest.raises(Exception, match="签名密钥文件"):
        pass_on(cast, document)


def test_sm3_is_there_for_whom_it_is_prescribed(cast: Cast, settings: Settings) -> None:
    settings.SIGNING = "hmac-sm3"
    document = letter_at(cast, "final-check")
    assert standing_signatures(document)[0].algorithm == "hmac-sm3"


def test_an_unknown_algorithm_is_refused(cast: Cast, settings: Settings) -> None:
    settings.SIGNING = "md5"
    document = letter_at(cast, "sign-off")
    with pytest.raises(Exception, match="SANBAN_SIGNING"):
        pass_on(cast, document)


def test_a_comma_changed_at_the_final_check_brings_the_document_back_to_its_signer(
    cast: Cast,
) -> None:
    document = letter_at(cast, "final-check")
    first, second = TEXT.body
    change(cast, document, body=(first, second.replace("，", "、", 1)))
    assert step_of(document) == "sign-off"
    assert holder(document) == cast.zhou_hang
    assert standing_signatures(document) == ()
    pass_on(cast, document)
    assert step_of(document) == "final-check"
    assert Signature.objects.count() == 2
    pass_on(cast, document)
    assert step_of(document) == "number"


def test_a_changed_layout_changes_nothing_about_the_signature(cast: Cast) -> None:
    document = letter_at(cast, "final-check")
    laid_out = replace(typeset(), content=b"another layout")
    revise(
        document, laid_out, Origin.TYPESET,
        actor=cast.acting(holder(document)), at=NOW, seen_edition=None,
    )  # fmt: skip
    document.refresh_from_db()
    assert step_of(document) == "final-check"
    assert len(standing_signatures(document)) == 1
    pass_on(cast, document)
    assert step_of(document) == "number"


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"title": "清河航道管理站关于检查的函"}, "标题有改动"),
        ({"main_recipients": "清河市水务局"}, "主送机关有改动"),
        ({"body": ("请贵局派员参加。",)}, "正文有改动"),
        ({"annexes": (Annex("检查安排", ("一、时间。",)),)}, "附件有改动"),
        ({"copy_recipients": "清河市水务局"}, "抄送机关有改动"),
        ({"media": ("0" * 64,)}, "图片和嵌入对象有改动"),
    ],
)
def test_what_changed_since_which_signature_is_said(
    cast: Cast, parts: dict[str, object], named: str
) -> None:
    document = letter_at(cast, "final-check")
    change(cast, document, **parts)
    (shown,) = shown_signatures(document)
    assert shown.fault == f"周航2026年7月16日签发以后，{named}，请报原签批人复审。"


@pytest.mark.parametrize("name", ["opinion", "name", "post", "choice", "value", "dated"])
def test_a_signature_somebody_tampered_with_is_noticed(cast: Cast, name: str) -> None:
    document = letter_at(cast, "final-check")
    changed = date(2026, 7, 1) if name == "dated" else "reserve"
    with append_only_lifted(connection):
        Signature.objects.update(**{name: changed})
    (shown,) = shown_signatures(document)
    assert "核验不符" in shown.fault
    with pytest.raises(UnableToAct, match="核验不符"):
        pass_on(cast, document)


def test_the_database_itself_refuses_to_change_a_signature(cast: Cast) -> None:
    letter_at(cast, "final-check")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Signature.objects.update(sequence=F("sequence") + 1)


def test_a_document_whose_signature_was_lost_goes_no_further(cast: Cast) -> None:
    document = letter_at(cast, "final-check")
    with append_only_lifted(connection):
        Signature.objects.all().delete()
    with pytest.raises(UnableToAct, match="没有留下签名"):
        pass_on(cast, document)
    assert bring_to(cast, document, "final-check") == document
