"""The proof says exactly what was signed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from sanban.documents.actions.make_proof import make_proof
from sanban.documents.actions.number import void_number
from sanban.documents.completing import CompletedFile, Placed
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.models import (
    CleanProof,
    OutgoingDocument,
)
from sanban.files.store import store
from sanban.procedures.carrying_out import UnableToAct
from tests.cast import NOW, Cast
from tests.sanban.documents.issuing import (
    Engine,
    bring_to,
    letter_at,
    pass_on,
    step_of,
)
from tests.sanban.documents.papers import manuscript

pytestmark = pytest.mark.usefixtures("places", "engine")


def proof_of_clerk(cast: Cast, document: OutgoingDocument) -> CleanProof:
    """Let 林晓 make the proof."""
    return make_proof(document, actor=cast.acting(cast.lin_xiao), at=NOW)


def test_the_proof_bears_number_and_date_of_signature(cast: Cast) -> None:
    document = letter_at(cast, "print")
    proof = proof_of_clerk(cast, document)
    content = store().get(proof.file)
    assert content.startswith("#清河函〔2026〕1号#2026-07-16#0".encode())
    assert proof.dated == date(2026, 7, 16)
    assert proof.told == ["发文字号填在版头。"]
    pass_on(cast, document)
    assert step_of(document) == "seal"


def test_without_a_proof_nothing_is_printed(cast: Cast) -> None:
    document = letter_at(cast, "print")
    with pytest.raises(UnableToAct, match="还没有清样"):
        pass_on(cast, document)


def test_a_proof_that_says_something_else_is_refused_with_the_first_paragraph(
    cast: Cast, engine: Engine
) -> None:
    document = letter_at(cast, "print")
    engine.spoils = "多出来的一句。"
    with pytest.raises(UnableToHandleDocument, match=r"第5段定稿为“清河.*多出来的一句"):
        proof_of_clerk(cast, document)
    assert not CleanProof.objects.exists()


def test_a_proof_with_another_picture_is_refused(cast: Cast, engine: Engine) -> None:
    document = letter_at(cast, "print")
    engine.media = ("0" * 64,)
    with pytest.raises(UnableToHandleDocument, match="图片或嵌入对象"):
        proof_of_clerk(cast, document)


def test_a_text_that_is_not_typeset_is_not_printed(cast: Cast) -> None:
    document = letter_at(cast, "print")
    document.current = document.versions.create(
        **{
            **{
                name: getattr(document.present, name)
                for name in ("text", "text_digest", "is_written", "file", "file_name", "author")
            },
            "number": 99, "carrier": manuscript().carrier, "origin": "edited", "at": NOW,
        }
    )  # fmt: skip
    document.save()
    with pytest.raises(UnableToHandleDocument, match="没有排版的文字"):
        proof_of_clerk(cast, document)


def test_only_the_registry_makes_the_proof_and_only_then(cast: Cast) -> None:
    document = letter_at(cast, "number")
    with pytest.raises(UnableToHandleDocument, match="“印制校对”环节"):
        proof_of_clerk(cast, document)
    bring_to(cast, document, "print")
    with pytest.raises(UnableToHandleDocument, match="“印制校对”环节"):
        make_proof(document, actor=cast.acting(cast.lu_ping), at=NOW)


def test_a_number_voided_while_the_proof_is_made_stops_it(
    cast: Cast, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = letter_at(cast, "print")
    place = engine.complete

    def meanwhile(content: bytes, placed: Placed) -> CompletedFile:
        void_number(document, "用错了字号", actor=cast.acting(cast.lin_xiao), at=NOW)
        return place(content, placed)

    monkeypatch.setattr("sanban.documents.completing.complete", meanwhile)
    with pytest.raises(DocumentChanged, match="请重新生成清样"):
        proof_of_clerk(cast, document)


def test_a_proof_whose_file_was_changed_on_the_disk_is_not_printed_from(
    cast: Cast, tmp_path: Path
) -> None:
    document = letter_at(cast, "print")
    proof = proof_of_clerk(cast, document)
    path = tmp_path / "files" / proof.file[:2] / proof.file
    path.chmod(0o600)
    path.write_bytes(b"something else")
    with pytest.raises(UnableToAct, match="与登记的不一致"):
        pass_on(cast, document)


def test_the_database_refuses_a_proof_of_another_text(cast: Cast) -> None:
    document = letter_at(cast, "print")
    proof = proof_of_clerk(cast, document)
    proof.pk, proof.proof_text = None, "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        proof.save(force_insert=True)
