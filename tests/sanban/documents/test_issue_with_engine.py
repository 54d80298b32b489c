"""The engine itself places number, date and seal, and reads back that nothing else changed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from pytest_django.fixtures import Settings

from sanban.documents import completing
from sanban.documents.actions.cite import need_no_basis
from sanban.documents.actions.draft import draft
from sanban.documents.actions.submit import submit
from sanban.documents.actions.typeset_document import typeset_document
from sanban.documents.domain.signed import changed_elements
from sanban.documents.engine import Refused
from sanban.documents.manuscript import handed_in, written
from sanban.documents.models import CleanProof, OutgoingDocument, SealUse
from sanban.documents.slips import slip_of
from sanban.files.store import store
from tests.cast import NOW, Cast
from tests.sanban.documents.issuing import bring_to, picture
from tests.sanban.documents.papers import LETTER, TEXT, key, open_for_business


@pytest.fixture(autouse=True)
def places(settings: Settings, tmp_path: Path) -> None:
    """Give every test a store and a key of its own."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.SIGNING_KEY = tmp_path / "signing_key"


def typeset_letter(cast: Cast) -> OutgoingDocument:
    """Let 陆平 write a letter, have it typeset, and send it on."""
    open_for_business(cast)
    actor = cast.acting(cast.lu_ping)
    document = draft(LETTER, written(TEXT, today=NOW.date()), actor=actor, at=NOW, key=key())
    typeset_document(document, actor=actor, at=NOW, seen_edition=None)
    need_no_basis(document, "商请性函件", actor=actor, at=NOW)
    document.refresh_from_db()
    submit(document, actor=actor, at=NOW, key=key(), seen_edition=None)
    document.refresh_from_db()
    return document


def pictures(content: bytes) -> int:
    """Return how many pictures a Word file holds."""
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    return sum(name.endswith((".png", ".jpg", ".jpeg")) for name in names)


def words(content: bytes) -> list[str]:
    """Return the paragraphs of a Word file."""
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs if one.text.strip()]


def test_a_letter_goes_out_with_number_date_and_seal_and_not_a_word_changed(cast: Cast) -> None:
    document = bring_to(cast, typeset_letter(cast), "release")
    proof, use = CleanProof.objects.get(), SealUse.objects.get()
    lines = words(store().get(proof.file))
    assert any("清河函〔2026〕1号" in line for line in lines)
    assert any("2026年7月16日" in line for line in lines)
    assert all(any(said in line for line in lines) for said in TEXT.body)
    assert words(store().get(use.file)) == lines
    assert pictures(store().get(use.file)) == pictures(store().get(proof.file)) + 1
    assert "清河航道管理站发文办理单" in slip_text(document)


def slip_text(document: OutgoingDocument) -> str:
    """Return what stands on the handling slip."""
    tables = docx.Document(io.BytesIO(slip_of(document))).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_the_slip_tells_every_opinion(cast: Cast) -> None:
    document = bring_to(cast, typeset_letter(cast), "number")
    told = slip_text(document)
    for said in ("陆平", "方圆", "高远", "林晓", "何静", "周航", "商请协助", "同意"):
        assert said in told


def test_what_cannot_be_completed_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="不是 Word 文件"):
        completing.complete(b"text", completing.Placed(number="清河函〔2026〕1号"))


def with_picture(side: int) -> bytes:
    """Return a Word file with a sentence and a picture."""
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph("清河航道管理站关于船闸检查安排的函")
    made.add_picture(io.BytesIO(picture(side)))
    made.save(buffer)
    return buffer.getvalue()


def test_another_picture_in_an_uploaded_file_is_another_text_to_sign() -> None:
    first, same, other = (
        handed_in(with_picture(side), "函.docx", today=NOW.date()).text for side in (120, 120, 121)
    )
    assert len(first.media) == 1
    assert first.digest == same.digest
    assert changed_elements(first, other) == ("图片和嵌入对象",)
