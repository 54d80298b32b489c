"""Numbers come from a series without a gap; what is void stays in the book with its reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django.fixtures import Settings

from sanban.documents.actions.handle import handle
from sanban.documents.actions.make_proof import make_proof
from sanban.documents.actions.number import code_of, enter_number, take, void_number
from sanban.documents.actions.set_number_code import set_number_code
from sanban.documents.domain.numbering import gaps
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_vocabulary import NumberState
from sanban.documents.issuing import number_of, registration_of
from sanban.documents.models import IssuedNumber, NumberSeries, Registration
from sanban.procedures.carrying_out import UnableToAct
from sanban.procedures.domain.commands import Terminate
from tests.cast import NOW, SHANGHAI, Cast, make_cast
from tests.sanban.documents.issuing import (
    DISTRIBUTION,
    Engine,
    letter_at,
    number_it,
    pass_on,
    step_of,
)
from tests.sanban.documents.papers import draft_by, key


@pytest.fixture(autouse=True)
def places(settings: Settings, tmp_path: Path) -> None:
    """Give every test a store and a key of its own."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.SIGNING_KEY = tmp_path / "signing_key"


def test_a_letter_is_numbered_after_its_organ_and_kind(cast: Cast) -> None:
    document = letter_at(cast, "number")
    number_it(cast, document)
    number, registration = number_of(document), registration_of(document)
    assert number is not None
    assert registration is not None
    assert number.value == "清河函〔2026〕1号"
    assert (registration.copies, registration.distribution) == (3, DISTRIBUTION)
    pass_on(cast, document)
    assert step_of(document) == "print"


def test_a_document_without_number_goes_no_further(cast: Cast) -> None:
    document = letter_at(cast, "number")
    with pytest.raises(UnableToAct, match="还没有发文字号"):
        pass_on(cast, document)


def test_registered_once_more_it_keeps_its_number(cast: Cast) -> None:
    document = letter_at(cast, "number")
    number_it(cast, document)
    enter_number(
        document, copies=5, distribution="清河市交通运输局2份、清河市水务局（1份）",
        actor=cast.acting(cast.lin_xiao), at=NOW,
    )  # fmt: skip
    registration = registration_of(document)
    assert registration is not None
    assert registration.copies == 5
    assert IssuedNumber.objects.count() == 1
    assert Registration.objects.count() == 2


@pytest.mark.parametrize(
    ("copies", "distribution", "sentence"),
    [
        (3, " ", "请写明分送范围"),
        (3, "清河市水务局0份", "份数不能是0"),
        (0, "清河市水务局", "印制份数要在1到"),
        (10_000, "清河市水务局", "印制份数要在1到"),
        (1, "清河市水务局2份", "分送合计2份，多于印制的1份"),
    ],
)
def test_a_registration_that_does_not_add_up_is_refused(
    cast: Cast, copies: int, distribution: str, sentence: str
) -> None:
    document = letter_at(cast, "number")
    with pytest.raises(UnableToHandleDocument, match=sentence):
        enter_number(
            document, copies=copies, distribution=distribution,
            actor=cast.acting(cast.lin_xiao), at=NOW,
        )  # fmt: skip
    assert not IssuedNumber.objects.exists()
    assert not NumberSeries.objects.exists()


def test_no_number_is_given_before_the_final_check(cast: Cast) -> None:
    document = letter_at(cast, "final-check")
    with pytest.raises(UnableToHandleDocument, match="“登记编号”或“印制校对”环节"):
        number_it(cast, document)


def test_only_the_registry_numbers(cast: Cast) -> None:
    document = letter_at(cast, "number")
    for person, sentence in ((cast.lu_ping, "登记编号"), (cast.tang_an, "没有找到这件公文")):
        with pytest.raises(UnableToHandleDocument, match=sentence):
            enter_number(
                document, copies=1, distribution="清河市水务局", actor=cast.acting(person), at=NOW
            )


def test_numbers_follow_each_other_and_begin_anew_each_year(cast: Cast) -> None:
    documents = [draft_by(cast, cast.lu_ping) for _ in range(3)]
    late = datetime(2026, 12, 31, 23, 59, tzinfo=SHANGHAI)
    moments = (NOW, late, late + timedelta(minutes=1))
    values = [
        take(document, "清河函", by=cast.lin_xiao, at=at).value
        for document, at in zip(documents, moments, strict=True)
    ]
    assert values == ["清河函〔2026〕1号", "清河函〔2026〕2号", "清河函〔2027〕1号"]


def test_a_void_number_stays_in_the_book_and_is_not_given_again(cast: Cast) -> None:
    document = letter_at(cast, "number")
    number_it(cast, document)
    actor = cast.acting(cast.lin_xiao)
    with pytest.raises(UnableToHandleDocument, match="请写明作废的理由"):
        void_number(document, " ", actor=actor, at=NOW)
    void_number(document, "份数登记有误，重新编号", actor=actor, at=NOW)
    with pytest.raises(UnableToAct, match="还没有发文字号"):
        pass_on(cast, document)
    number_it(cast, document)
    first, second = IssuedNumber.objects.order_by("serial")
    assert (first.state, first.reason) == (NumberState.VOID, "份数登记有误，重新编号")
    assert first.voided_by == cast.lin_xiao
    assert second.value == "清河函〔2026〕2号"
    assert not list(gaps([first.serial, second.serial], second.series.next))


def test_what_has_no_number_cannot_have_it_voided(cast: Cast) -> None:
    document = letter_at(cast, "number")
    with pytest.raises(UnableToHandleDocument, match="没有发文字号，不用作废"):
        void_number(document, "写错", actor=cast.acting(cast.lin_xiao), at=NOW)


def test_a_voided_number_voids_the_proof_that_bears_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    Engine().install(monkeypatch)
    document = letter_at(cast, "print")
    actor = cast.acting(cast.lin_xiao)
    make_proof(document, actor=actor, at=NOW)
    void_number(document, "用错了字号", actor=actor, at=NOW)
    with pytest.raises(UnableToAct, match="发文字号已经作废"):
        pass_on(cast, document)


def test_ending_the_case_voids_its_number_and_says_why(cast: Cast) -> None:
    document = letter_at(cast, "print", None)
    handle(
        document, lambda request: Terminate(request, "来函已撤回"),
        actor=cast.acting(cast.shen_li), at=NOW, key=key(),
    )  # fmt: skip
    number = IssuedNumber.objects.get()
    assert (number.state, number.reason) == (NumberState.VOID, "终止办理：来函已撤回")


def test_the_administrator_sets_another_code(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    administrator = cast.system_administrator
    set_number_code("letter", " 清航 函 ", actor=administrator, at=NOW)
    assert code_of(document) == "清航函"
    set_number_code("letter", "", actor=administrator, at=NOW)
    assert code_of(document) == "清河函"


@pytest.mark.parametrize(
    ("kind", "code", "sentence"),
    [("letter", "清航-函", "2到16个汉字"), ("letter", "清", "2到16个"), ("novel", "清函", "文种")],
)
def test_a_code_that_is_none_is_refused(cast: Cast, kind: str, code: str, sentence: str) -> None:
    with pytest.raises(UnableToHandleDocument, match=sentence):
        set_number_code(kind, code, actor=cast.system_administrator, at=NOW)


def test_nobody_else_sets_codes(cast: Cast) -> None:
    with pytest.raises(UnableToHandleDocument, match="系统管理员"):
        set_number_code("letter", "清航函", actor=cast.acting(cast.lin_xiao), at=NOW)


def test_an_organ_without_code_says_whom_to_ask(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    cast.organ.organ_code = ""
    cast.organ.save()
    with pytest.raises(UnableToHandleDocument, match="还没有机关代字"):
        code_of(document)


def test_the_database_refuses_a_number_twice_and_a_void_one_without_reason(cast: Cast) -> None:
    first, second = (draft_by(cast, cast.lu_ping) for _ in range(2))
    number = take(first, "清河函", by=cast.lin_xiao, at=NOW)
    again = IssuedNumber.of(number.series, number.serial, second)
    again.by, again.at = cast.lin_xiao, NOW
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    number.state = NumberState.VOID
    with pytest.raises(IntegrityError), transaction.atomic():
        number.save()


@pytest.mark.django_db(transaction=True)
def test_sixteen_clerks_at_once_take_numbers_without_a_gap() -> None:
    cast = make_cast()
    documents = [draft_by(cast, cast.lu_ping) for _ in range(48)]
    clerks = 16
    start = Barrier(clerks)

    def work(number: int) -> None:
        start.wait()
        try:
            for document in documents[number::clerks]:
                take(document, "清河函", by=cast.lin_xiao, at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(clerks) as pool:
        list(pool.map(work, range(clerks)))
    serials = sorted(IssuedNumber.objects.values_list("serial", flat=True))
    assert serials == list(range(1, 49))
    assert NumberSeries.objects.get().next == 49


def test_a_failed_registration_leaves_no_gap(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping)
    with transaction.atomic():
        take(document, "清河函", by=cast.lin_xiao, at=NOW)
        transaction.set_rollback(True)
    assert take(document, "清河函", by=cast.lin_xiao, at=NOW).serial == 1
