"""The keeper alone seals, with a seal in his care, and not a word changes."""

from __future__ import annotations

import pytest

from sanban.documents.actions.affix_seal import affix_seal
from sanban.documents.actions.keep_seals import close_seal, make_seal
from sanban.documents.engine import Refused
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issuing import final_of
from sanban.documents.models import (
    CleanProof,
    Seal,
    SealUse,
)
from sanban.org.models import Post
from sanban.procedures.carrying_out import UnableToAct
from tests.cast import NOW, Cast
from tests.sanban.documents.issuing import (
    COPIES,
    Engine,
    letter_at,
    pass_on,
    picture,
    seal_it,
    seal_of,
    step_of,
)

pytestmark = pytest.mark.usefixtures("places", "engine")


def test_the_keeper_seals_and_what_comes_of_it_is_the_final_file(cast: Cast) -> None:
    document = letter_at(cast, "seal")
    with pytest.raises(UnableToAct, match="还没有用印登记"):
        pass_on(cast, document)
    seal_it(cast, document)
    use, final = SealUse.objects.get(), final_of(document)
    assert (use.copies, use.by) == (COPIES, cast.qin_lan)
    assert final is not None
    assert final.file == use.file
    pass_on(cast, document)
    assert step_of(document) == "release"


def test_a_seal_put_on_paper_leaves_the_file_as_it_was_proofread(cast: Cast) -> None:
    document = letter_at(cast, "seal")
    use = affix_seal(
        document, seal_of(cast), 2, actor=cast.acting(cast.qin_lan), at=NOW, is_on_paper=True
    )
    assert use.file == CleanProof.objects.get().file
    assert str(use) == "清河航道管理站，2份，盖在纸上"
    pass_on(cast, document)
    assert step_of(document) == "release"


def test_nobody_but_the_keeper_seals(cast: Cast) -> None:
    document = letter_at(cast, "seal")
    with pytest.raises(UnableToHandleDocument, match="“用印”环节"):
        affix_seal(document, seal_of(cast), 1, actor=cast.acting(cast.lin_xiao), at=NOW)
    stand_in = cast.acting(cast.lin_xiao).on_behalf_of(cast.qin_lan)
    with pytest.raises(UnableToHandleDocument, match="不能代办"):
        affix_seal(document, seal_of(cast), 1, actor=stand_in, at=NOW)


def test_a_seal_in_the_care_of_another_is_not_his_to_affix(cast: Cast) -> None:
    document = letter_at(cast, "seal")
    other = make_seal(
        "清河航道管理站财务专用章", picture(), 38, cast.office_head,
        actor=cast.system_administrator, at=NOW,
    )  # fmt: skip
    with pytest.raises(UnableToHandleDocument, match="不由您保管"):
        affix_seal(document, other, 1, actor=cast.acting(cast.qin_lan), at=NOW)


def test_a_seal_out_of_use_is_not_affixed(cast: Cast) -> None:
    document, seal = letter_at(cast, "seal"), seal_of(cast)
    close_seal(seal, "换章", actor=cast.system_administrator, at=NOW)
    seal.refresh_from_db()
    with pytest.raises(UnableToHandleDocument, match="不由您保管"):
        affix_seal(document, seal, 1, actor=cast.acting(cast.qin_lan), at=NOW)


@pytest.mark.parametrize("copies", [0, COPIES + 1])
def test_no_more_copies_are_sealed_than_were_registered(cast: Cast, copies: int) -> None:
    document = letter_at(cast, "seal")
    with pytest.raises(UnableToHandleDocument, match="用印份数要在1到登记的3份之间"):
        affix_seal(document, seal_of(cast), copies, actor=cast.acting(cast.qin_lan), at=NOW)


def test_a_seal_that_changes_a_word_is_refused(cast: Cast, engine: Engine) -> None:
    document = letter_at(cast, "seal")
    engine.spoils = "印"
    with pytest.raises(UnableToHandleDocument, match="不一致"):
        seal_it(cast, document)
    assert not SealUse.objects.exists()


def test_seals_are_the_system_administrators(cast: Cast) -> None:
    post = Post.objects.get(organ=cast.organ, title="机要员")
    with pytest.raises(UnableToHandleDocument, match="系统管理员"):
        make_seal("印", picture(), 42, post, actor=cast.acting(cast.qin_lan), at=NOW)
    seal = seal_of(cast)
    with pytest.raises(UnableToHandleDocument, match="系统管理员"):
        close_seal(seal, "换章", actor=cast.acting(cast.qin_lan), at=NOW)


@pytest.mark.parametrize(
    ("name", "width", "sentence"),
    [(" ", 42, "印章名称"), ("印", 10, "20到60毫米"), ("清河航道管理站", 42, "已经启用")],
)
def test_a_seal_that_cannot_be_is_refused(cast: Cast, name: str, width: int, sentence: str) -> None:
    post = seal_of(cast).keeper_post
    with pytest.raises(UnableToHandleDocument, match=sentence):
        make_seal(name, picture(), width, post, actor=cast.system_administrator, at=NOW)


def test_a_seal_that_is_no_picture_is_refused(cast: Cast) -> None:
    post = Post.objects.get(organ=cast.organ, title="机要员")
    with pytest.raises(Refused, match="不是 PNG 或 JPEG"):
        make_seal("印", b"GIF89a", 42, post, actor=cast.system_administrator, at=NOW)


def test_a_seal_is_taken_out_of_use_once_and_for_a_reason(cast: Cast) -> None:
    seal, administrator = seal_of(cast), cast.system_administrator
    with pytest.raises(UnableToHandleDocument, match="请写明停用的理由"):
        close_seal(seal, "", actor=administrator, at=NOW)
    close_seal(seal, "换章", actor=administrator, at=NOW)
    with pytest.raises(UnableToHandleDocument, match="已经停用"):
        close_seal(seal, "换章", actor=administrator, at=NOW)
    assert Seal.objects.get().closed_reason == "换章"
