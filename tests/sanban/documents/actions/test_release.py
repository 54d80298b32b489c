"""What goes out is what was sealed, every copy is accounted for, and the archive holds it whole."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sanban.documents import issuing
from sanban.documents.actions import release as releasing
from sanban.documents.actions.count_copies import Sent, count_copies
from sanban.documents.actions.end_release import repeal, withdraw_release
from sanban.documents.actions.make_proof import make_proof
from sanban.documents.actions.number import void_number
from sanban.documents.actions.pack_archive import pack_archive
from sanban.documents.actions.release import set_as_pdf
from sanban.documents.actions.succeed import succeed
from sanban.documents.domain.text import Annex
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_vocabulary import Delivered, EndingKind, SuccessionKind
from sanban.documents.issuing import final_of, release_of
from sanban.documents.models import (
    ArchivePackage,
    CopyAccount,
    Ending,
    Release,
    Rendition,
    SealUse,
    Succession,
)
from sanban.documents.vocabulary import State
from sanban.files.store import store
from sanban.procedures.carrying_out import UnableToAct
from tests.cast import NOW, Cast
from tests.sanban.documents.issuing import (
    SENT,
    bring_to,
    count_it,
    holder,
    letter_at,
    pass_on,
    prepare,
    seal_it,
)
from tests.sanban.documents.papers import TEXT, key, typeset

pytestmark = pytest.mark.usefixtures("places", "engine")


@pytest.mark.parametrize(
    ("printed", "kept", "sent", "sentence"),
    [
        (2, 0, SENT, "登记印制3份，实际印制2份"),
        (3, 0, SENT, "合计不符"),
        (3, 3, (), "“清河市交通运输局”还没有登记分送"),
        (3, 2, (Sent("清河市交通运输局", 1, Delivered.BY_HAND),), "应分送2份，登记分送1份"),
        (3, 0, (*SENT, Sent("清河市水务局", 1, Delivered.BY_MAIL)), "不在登记的分送范围内"),
        (0, 0, SENT, "逐项填写"),
        (3, 1, (Sent(" ", 2, Delivered.BY_HAND),), "逐项填写"),
    ],
)
def test_copies_that_do_not_agree_are_refused(
    cast: Cast, printed: int, kept: int, sent: tuple[Sent, ...], sentence: str
) -> None:
    document = letter_at(cast, "release")
    with pytest.raises(UnableToHandleDocument, match=sentence):
        count_copies(
            document, printed=printed, kept=kept, sent=sent,
            actor=cast.acting(cast.lin_xiao), at=NOW,
        )  # fmt: skip
    assert not CopyAccount.objects.exists()


def test_uncounted_copies_do_not_go_out(cast: Cast) -> None:
    document = letter_at(cast, "release")
    with pytest.raises(UnableToAct, match="还没有清点份数"):
        pass_on(cast, document)


def test_only_the_registry_counts(cast: Cast) -> None:
    document = letter_at(cast, "release")
    with pytest.raises(UnableToHandleDocument, match="“核发”环节"):
        count_copies(
            document, printed=3, kept=1, sent=SENT, actor=cast.acting(cast.lu_ping), at=NOW
        )


def test_released_is_exactly_the_sealed_file_of_what_was_signed(cast: Cast) -> None:
    document = letter_at(cast, "archive")
    release, use = Release.objects.get(), SealUse.objects.get()
    assert document.state == State.RELEASED
    assert (release.file, release.seal_use) == (use.file, use)
    assert release.text_digest == release.signed_digest == document.present.text_digest
    assert release.number.value == "清河函〔2026〕1号"
    assert release.file_name.startswith("清河函〔2026〕1号 ")
    assert [str(one) for one in release.account.deliveries.all()] == ["清河市交通运输局2份"]


def test_the_database_refuses_to_release_another_text(cast: Cast) -> None:
    letter_at(cast, "archive")
    release = Release.objects.get()
    release.pk, release.signed_digest = None, "0" * 64
    with pytest.raises(IntegrityError, match="release_of_what_was_signed"), transaction.atomic():
        release.save(force_insert=True)


def test_a_released_document_cannot_be_numbered_sealed_or_counted_again(cast: Cast) -> None:
    document = letter_at(cast, "archive")
    with pytest.raises(UnableToHandleDocument, match="已发，不能再登记"):
        void_number(document, "写错", actor=cast.acting(cast.lin_xiao), at=NOW)
    with pytest.raises(UnableToHandleDocument, match="已发，不能再登记"):
        seal_it(cast, document)


def test_the_signer_withdraws_what_went_out_and_says_why(cast: Cast) -> None:
    document = letter_at(cast, "archive")
    signer = cast.acting(cast.zhou_hang)
    with pytest.raises(UnableToHandleDocument, match="请写明撤回的理由"):
        withdraw_release(document, "", actor=signer, at=NOW)
    withdraw_release(document, "主送机关有误", actor=signer, at=NOW)
    document.refresh_from_db()
    ending = Ending.objects.get()
    assert document.state == State.WITHDRAWN
    assert (ending.kind, ending.reason, ending.by) == (
        EndingKind.WITHDRAWN, "主送机关有误", cast.zhou_hang,
    )  # fmt: skip
    with pytest.raises(UnableToHandleDocument, match="已撤回，不能再撤回"):
        withdraw_release(document, "再撤一次", actor=signer, at=NOW)


def test_the_head_of_the_organ_repeals_from_a_day_on(cast: Cast) -> None:
    document = letter_at(cast, "archive")
    head, day = cast.acting(cast.shen_li), date(2026, 8, 1)
    with pytest.raises(UnableToHandleDocument, match="不能早于成文日期"):
        repeal(document, "任务完成", date(2026, 7, 1), actor=head, at=NOW)
    repeal(document, "任务完成", day, actor=head, at=NOW)
    document.refresh_from_db()
    assert document.state == State.REPEALED
    assert Ending.objects.get().from_date == day


def test_nobody_else_withdraws_or_repeals(cast: Cast) -> None:
    document = letter_at(cast, "archive")
    for person, sentence in (
        (cast.lu_ping, "由签发人或机关主要负责人"),
        (cast.tang_an, "没有找到这件公文"),
    ):
        with pytest.raises(UnableToHandleDocument, match=sentence):
            withdraw_release(document, "有误", actor=cast.acting(person), at=NOW)
    stand_in = cast.acting(cast.zhou_hang).on_behalf_of(cast.shen_li)
    with pytest.raises(UnableToHandleDocument, match="由签发人或机关主要负责人本人"):
        withdraw_release(document, "有误", actor=stand_in, at=NOW)


def test_what_has_not_gone_out_is_not_withdrawn_this_way(cast: Cast) -> None:
    document = letter_at(cast, "release")
    with pytest.raises(UnableToHandleDocument, match="还没有核发"):
        withdraw_release(document, "有误", actor=cast.acting(cast.zhou_hang), at=NOW)


def test_a_corrigendum_is_a_document_of_its_own(cast: Cast) -> None:
    document, actor, same = letter_at(cast, "archive"), cast.acting(cast.lu_ping), key()
    made = succeed(document, SuccessionKind.CORRIGENDUM, actor=actor, at=NOW, key=same)
    again = succeed(document, SuccessionKind.CORRIGENDUM, actor=actor, at=NOW, key=same)
    document.refresh_from_db()
    assert again == made
    assert Succession.objects.get().by == made
    assert made.title.startswith("清河航道管理站关于更正《")
    assert "清河函〔2026〕1号" in made.present.read().body[0]
    assert (made.state, document.state) == (State.DRAFT, State.RELEASED)


def test_only_what_went_out_can_be_mended(cast: Cast) -> None:
    document = letter_at(cast, "release")
    with pytest.raises(UnableToHandleDocument, match="只有已发的公文才能更正"):
        succeed(
            document, SuccessionKind.CORRIGENDUM, actor=cast.acting(cast.lu_ping), at=NOW, key=key()
        )


def test_what_is_replaced_ends_when_its_replacement_goes_out(cast: Cast) -> None:
    document = letter_at(cast, "archive")
    made = letter_at(cast, "release", typeset(replace(TEXT, body=("改期举行。",))))
    Succession.objects.create(
        of=document, by=made, kind=SuccessionKind.REPLACEMENT, person=cast.lu_ping, at=NOW
    )
    prepare(cast, made)
    pass_on(cast, made)
    document.refresh_from_db()
    assert document.state == State.REPEALED
    assert Ending.objects.get().reason == "由清河函〔2026〕2号替代"


def test_the_pdf_is_made_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    document, asked = letter_at(cast, "archive"), list[bytes]()

    def pages(paper: bytes) -> bytes:
        asked.append(paper)
        return b"%PDF " + paper

    monkeypatch.setattr(releasing, "can_set_pages", lambda: True)
    monkeypatch.setattr(releasing, "pages_of", pages)
    first, second = set_as_pdf(document, at=NOW), set_as_pdf(document, at=NOW)
    assert first == second
    assert len(asked) == 1
    assert store().get(Rendition.objects.get().file).startswith(b"%PDF paper #")


def test_without_libreoffice_the_word_file_is_there(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = letter_at(cast, "archive")
    monkeypatch.setattr(releasing, "can_set_pages", lambda: False)
    with pytest.raises(UnableToHandleDocument, match="请下载 Word 正本"):
        set_as_pdf(document, at=NOW)


def test_what_has_not_gone_out_has_no_pdf(cast: Cast) -> None:
    document = letter_at(cast, "release")
    with pytest.raises(UnableToHandleDocument, match="还没有核发"):
        set_as_pdf(document, at=NOW)


def test_the_archive_package_holds_all_it_must_and_can_be_checked(cast: Cast) -> None:
    annex = Annex("检查安排", file=store().put(b"plan"), file_name="检查/安排.docx")
    document = letter_at(cast, "archive", typeset(replace(TEXT, annexes=(annex,))))
    with pytest.raises(UnableToAct, match="还没有归档包"):
        pass_on(cast, document)
    package = pack_archive(document, actor=cast.acting(cast.lu_ping), at=NOW)
    with zipfile.ZipFile(io.BytesIO(store().get(package.file))) as archive:
        index = json.loads(archive.read("index.json"))
        names = [one["name"] for one in index["files"]]
        assert [one["kind"] for one in index["files"]] == [
            "正本", "定稿", "发文办理单", "附件", "元数据",
        ]  # fmt: skip
        assert sorted(archive.namelist()) == sorted(["index.json", *names])
        metadata = json.loads(archive.read("4 元数据.json"))
        assert archive.read("附件1 检查_安排.docx") == b"plan"
    assert metadata["发文字号"] == "清河函〔2026〕1号"
    assert metadata["签发"][0]["核验"] == "有效"
    assert any("核发" in line for line in metadata["流转记录"])
    pass_on(cast, document)
    document.refresh_from_db()
    assert document.case is not None
    assert document.case.phase == "completed"
    assert document.state == State.RELEASED


def test_only_the_drafter_packs_and_only_after_release(cast: Cast) -> None:
    document = letter_at(cast, "release")
    with pytest.raises(UnableToHandleDocument, match="还没有核发"):
        pack_archive(document, actor=cast.acting(cast.lin_xiao), at=NOW)
    bring_to(cast, document, "archive")
    with pytest.raises(UnableToHandleDocument, match="没有要您归档的待办"):
        pack_archive(document, actor=cast.acting(cast.lin_xiao), at=NOW)
    assert not ArchivePackage.objects.exists()


def test_a_text_changed_after_the_seal_needs_everything_anew(cast: Cast) -> None:
    document = letter_at(cast, "release")
    count_it(cast, document)
    final = final_of(document)
    assert final is not None
    document.current = document.versions.create(
        text=document.present.text, text_digest="0" * 64, carrier="word", is_written=True,
        file=document.present.file, file_name="x.docx", author=cast.lu_ping, number=99,
        origin="edited", at=NOW + timedelta(minutes=1),
    )  # fmt: skip
    document.save()
    with pytest.raises(UnableToAct, match="清样以后文稿有改动"):
        pass_on(cast, document)
    assert release_of(document) is None
    assert holder(document) == cast.lin_xiao


def test_where_nothing_is_sealed_the_proof_itself_goes_out(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = letter_at(cast, "print")
    proof = make_proof(document, actor=cast.acting(cast.lin_xiao), at=NOW)
    assert final_of(document) is None
    monkeypatch.setattr(issuing, "is_sealed_by_procedure", lambda _document: False)
    final = final_of(document)
    assert final is not None
    assert (final.file, final.seal_use) == (proof.file, None)
