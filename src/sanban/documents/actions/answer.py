"""登记来函和答复."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sanban.documents import entry_types
from sanban.documents.changes import locked, note, touch
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.models import AnsweredLetter, OutgoingDocument, Question
from sanban.documents.policies import may_edit
from sanban.files.store import store
from sanban.org.actor import Actor


@dataclass(frozen=True, slots=True)
class Letter:
    """What is registered of the letter that is answered; ``file`` is its scan or text, if there is one."""

    sender: str
    title: str
    number: str = ""
    dated: date | None = None
    questions: Sequence[str] = ()
    file: bytes = b""
    file_name: str = ""


@transaction.atomic
def register_letter(
    document: OutgoingDocument, letter: Letter, *, actor: Actor, at: datetime
) -> AnsweredLetter:
    """Keep the letter and its questions; questions whose words stay keep their answers."""
    document = locked(document)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    if not letter.sender.strip() or not letter.title.strip():
        raise UnableToHandleDocument("请写明来函单位和来函标题。")
    kept, _ = AnsweredLetter.objects.get_or_create(document=document)
    kept.sender, kept.title = letter.sender.strip(), letter.title.strip()
    kept.number, kept.dated = letter.number.strip(), letter.dated
    if letter.file:
        kept.file, kept.file_name = store().put(letter.file), letter.file_name
    kept.save()
    _ask_again(kept, [text.strip() for text in letter.questions if text.strip()])
    touch(document, at)
    note(
        entry_types.ANSWERED, document, actor=actor, at=at, new={"questions": len(letter.questions)}
    )
    return kept


def _ask_again(letter: AnsweredLetter, texts: list[str]) -> None:
    before = {one.text: one for one in letter.questions.all()}
    letter.questions.all().delete()
    Question.objects.bulk_create(
        Question(
            letter=letter,
            number=number,
            text=text,
            answer=before[text].answer if text in before else "",
            no_answer_reason=before[text].no_answer_reason if text in before else "",
        )
        for number, text in enumerate(texts, start=1)
    )


@transaction.atomic
def answer(
    document: OutgoingDocument,
    number: int,
    *,
    passage: str,
    no_answer_reason: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Point out the passage that answers a question, or say why it is not answered."""
    document = locked(document)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    question = Question.objects.filter(letter__document=document, number=number).first()
    version = document.present
    if question is None:
        raise UnableToHandleDocument("没有找到来函的这个问题，请刷新页面后重试。")
    passage = passage.strip()
    if passage and not any(passage in line for line in version.read().lines()):
        raise UnableToHandleDocument("文稿里没有这句话，请从现在的文稿里原样复制答复的句子。")
    question.answer, question.no_answer_reason = passage, no_answer_reason.strip()
    question.save(update_fields=["answer", "no_answer_reason"])
    touch(document, at)
    note(entry_types.ANSWERED, document, actor=actor, at=at, new={"question": number})
