"""The answers to the gates of the shipped procedures that look at the text and its readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongwen import Severity
from sanban.documents import bases, standing
from sanban.documents.models import OutgoingDocument, ReviewSheet
from sanban.documents.vocabulary import REPLY_LETTER, Openness
from sanban.procedures.domain.gates import GateQuestion
from sanban.procedures.domain.terms import Choice
from sanban.procedures.gates import Ask
from sanban.procedures.models import Case

Answer = Callable[[OutgoingDocument, GateQuestion], Iterator[str]]

_TOLD = 3
_CONCURRENCE = "concurrence"


def document_of(case: Case) -> OutgoingDocument | None:
    """Return the document a case is about, if it is about one."""
    rows = OutgoingDocument.objects.select_related("current__proof", "drafter")
    return rows.filter(case=case).first()


def no_open_errors(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """Every finding that blocks is corrected, or dismissed with a reason; the gravest are told first."""
    del question
    found = (one for one in standing.standings(document) if one.blocks)
    open_ones = sorted(found, key=lambda one: one.finding.severity)
    for one in open_ones[:_TOLD]:
        finding = one.finding
        mend = "必须改正" if finding.severity == Severity.S0 else "请改正或写明理由"
        yield f"第{finding.paragraph}段“{finding.quote}”：{finding.message}，{mend}。"
    if len(open_ones) > _TOLD:
        yield f"另有{len(open_ones) - _TOLD}条核稿意见没有处理。"


def typeset(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """The current version is a Word file laid out as the standard demands."""
    del question
    version = document.present
    if not version.is_word:
        yield "文稿还没有排版，请按“排版”一键排好后再送。"
        return
    faults = standing.layout_faults(version)
    if faults:
        yield f"版面还有{len(faults)}处不合规定（如：{faults[0].message}），请重新排版。"


def basis_cited(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """What the document rests on is listed, verified, and in force."""
    del question
    cited = list(document.bases.all())
    if not cited and not document.no_basis_reason:
        yield "没有列明依据，请登记所依据的文件并核对原文；确不需要依据的，写明理由。"
    for basis in cited:
        yield from bases.problems(basis.title, basis.number)


def questions_answered(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """A reply answers every question of the letter in its own words, or says why not."""
    del question
    if document.document_type != REPLY_LETTER:
        return
    letter = getattr(document, "answered_letter", None)
    if letter is None:
        yield "复函没有登记来函，请填写来函单位、标题和所问事项。"
        return
    asked = list(letter.questions.order_by("number"))
    if not asked:
        yield "没有列出来函所问事项，请逐项列出。"
    lines = document.present.read().lines()
    for one in asked:
        if one.no_answer_reason:
            continue
        if not one.answer:
            yield f"来函第{one.number}问“{one.text}”还没有对应的答复。"
        elif not any(one.answer in line for line in lines):
            yield f"来函第{one.number}问所指的答复原句已不在文稿里，请重新指明。"


def second_reader(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """Somebody other than the drafter has read all of this text; important ones need two."""
    readers = {
        one.given_by.person
        for one in question.evidence
        if one.given_by.person != document.drafter.public_id
    }
    if not readers:
        yield "还没有二次核稿，请拟稿人以外的人通读全文后确认。"
    elif document.is_important and len(readers) == 1:
        yield "重要公文须再有一人核稿，请加签一人通读全文后确认。"
    yield from no_open_errors(document, question)


def all_concurred(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """Every unit that was asked has signed; a reservation counts and is on record."""
    del document
    refused = [
        one
        for one in question.signatures
        if one.step == _CONCURRENCE and one.choice in {Choice.AGAINST, Choice.ABSTAIN}
    ]
    for one in refused:
        yield f"{one.holder.name}会签时不同意，请协商一致后重新会签，或请领导批准偏离。"


def openness_decided(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """Openness is settled, and somebody has confirmed that nothing secret is in the text."""
    if not document.openness:
        yield "没有确定公开属性，请在拟稿纸上选定主动公开、依申请公开或不予公开。"
    elif document.openness == Openness.NOT_OPEN and not document.openness_reason:
        yield "定为不予公开的，请写明理由。"
    if not question.evidence:
        yield "没有保密审查意见，请审查后提交凭据。"


def review_checklist(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """The five points of the check sheet were gone through on this very text."""
    sheets = ReviewSheet.objects.filter(
        document=document, version__text_digest=question.subject_hash
    )
    sheet = sheets.order_by("-pk").first()
    if sheet is None:
        yield "还没有填写核稿单，请逐项核过行文理由、内容、协商、文种格式、文字。"
        return
    for name, point in sheet.points.items():
        if not point["passed"]:
            yield f"核稿单“{name}”没有通过：{point['remark'] or '未写意见'}。"


_ANSWERS: dict[str, Answer] = {
    "no-open-errors": no_open_errors,
    "typeset": typeset,
    "basis-cited": basis_cited,
    "questions-answered": questions_answered,
    "second-reader": second_reader,
    "all-concurred": all_concurred,
    "openness-decided": openness_decided,
    "review-checklist": review_checklist,
}


def answers() -> dict[str, Ask]:
    """Return how each gate is answered for a case."""
    return {code: _asking(answer) for code, answer in _ANSWERS.items()}


def _asking(answer: Answer) -> Ask:
    def ask(case: Case, question: GateQuestion) -> Iterator[str]:
        document = document_of(case)
        if document is None:
            return iter(("这件办理事项没有对应的公文，请联系系统管理员。",))
        return answer(document, question)

    return ask
