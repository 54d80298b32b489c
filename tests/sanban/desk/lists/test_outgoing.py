"""草稿 and 已发: outgoing documents before and after they are under way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sanban.desk.lists.work_list import Asked
from sanban.documents.models import OutgoingDocument
from sanban.documents.vocabulary import State
from sanban.procedures.domain.terms import Urgency
from sanban.procedures.models import Procedure
from tests.cast import NOW, Cast
from tests.sanban.desk.shelf import sheet, shown
from tests.sanban.documents.papers import LETTER, TEXT, draft_by, manuscript
from tests.sanban.procedures.station import begin


def send_out(cast: Cast, title: str, state: State = State.RELEASED) -> OutgoingDocument:
    """Have a document of 陆平 gone out."""
    document = draft_by(cast, cast.lu_ping, manuscript(replace(TEXT, title=title)))
    published = Procedure.objects.filter(organ=cast.organ).first()
    document.case = begin(cast, published, title=title).case
    document.state = state
    document.save()
    return document


def test_a_draft_stands_with_its_drafter_only(cast: Cast) -> None:
    """And leads to its page."""
    document = draft_by(cast, cast.lu_ping)
    assert shown(cast, cast.lu_ping, "drafts", "title") == [TEXT.title]
    assert sheet(cast, cast.lu_ping, "drafts").rows[0][0].address == document.address
    assert shown(cast, cast.lu_ping, "drafts", "type") == ["函"]
    assert shown(cast, cast.gao_yuan, "drafts", "title") == []


@pytest.mark.parametrize("state", [State.RELEASED, State.WITHDRAWN, State.REPEALED])
def test_what_went_out_stays_on_the_list(cast: Cast, state: State) -> None:
    """Also when it was withdrawn or repealed since; for those who may see its case."""
    send_out(cast, "关于限航的通告", state)
    for person in (cast.lu_ping, cast.gao_yuan, cast.shen_li):
        assert shown(cast, person, "released", "state") == [state.label]
    assert shown(cast, cast.tang_an, "released", "title") == []
    assert shown(cast, cast.lu_ping, "drafts", "title") == []


def test_documents_are_narrowed_by_what_their_sheet_says(cast: Cast) -> None:
    """By words, type, urgency, state and unit."""
    draft_by(cast, cast.lu_ping)
    pressing = replace(LETTER, document_type="notice", urgency=Urgency.URGENT)
    draft_by(cast, cast.lu_ping, manuscript(replace(TEXT, title="关于防汛的通知")), pressing)
    send_out(cast, "关于限航的函")
    send_out(cast, "关于复航的函", State.REPEALED)

    def titles(code: str, **given: object) -> list[str]:
        return shown(cast, cast.lu_ping, code, "title", Asked(given))

    assert titles("drafts", type="notice") == ["关于防汛的通知"]
    assert titles("drafts", urgency="urgent") == ["关于防汛的通知"]
    assert titles("drafts", q="联合检查") == [TEXT.title]
    assert len(titles("drafts", since=NOW.date(), until=NOW.date())) == 2
    assert titles("released", state="repealed") == ["关于复航的函"]
    assert len(titles("released", unit=cast.business.public_id)) == 2
    assert titles("released", unit=cast.safety.public_id) == []
