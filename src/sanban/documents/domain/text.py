"""The text of an outgoing document by its elements, and the hash that a signature binds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sanban.documents.domain.examination import Paragraph
from sanban.procedures.domain.codec import content_hash

# Placed by the system after signature, or drawn from the rest: no part of what is signed.
_NOT_BOUND = frozenset(
    {
        "blank", "copy-number", "date", "document-number", "masthead", "page-number", "printing",
        "running", "signatory", "subject-words", "urgency",
    }
)  # fmt: skip
_ANNEX = frozenset({"annex-mark", "annex-title", "annex-body"})
_COPY_TO = ("抄送：", "抄送:")


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex 「附件」: text that follows the main part, or a file of its own by its digest."""

    title: str
    paragraphs: tuple[str, ...] = ()
    file: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What a document says. ``body`` holds its paragraphs from the first one to the annex note.

    ``media`` are the hashes of the pictures and objects embedded in an uploaded file.
    """

    title: str
    main_recipients: str = ""
    body: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    issuer_line: str = ""
    remark: str = ""
    copy_recipients: str = ""
    media: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Return the hash that changes with every character of what is signed."""
        return content_hash(self)

    @property
    def characters(self) -> int:
        """Return how many characters there are."""
        return sum(len(line) for line in self.lines())

    def lines(self, document_date: str = "") -> tuple[str, ...]:
        """Return the whole text as paragraphs in the order of GB/T 9704; the date only where given."""
        return tuple(line for line in self._lines(document_date) if line)

    def _lines(self, document_date: str) -> Iterator[str]:
        yield self.title
        if self.main_recipients:
            yield f"{self.main_recipients.rstrip('：:')}："
        yield from self.body
        yield from annex_note([annex.title for annex in self.annexes])
        yield self.issuer_line
        yield document_date
        yield f"（{self.remark.strip('（）()')}）" if self.remark else ""
        yield from self._annex_lines()
        if self.copy_recipients:
            yield f"抄送：{self.copy_recipients.rstrip('。')}。"

    def _annex_lines(self) -> Iterator[str]:
        written = [annex for annex in self.annexes if annex.paragraphs]
        for annex in written:
            number = self.annexes.index(annex) + 1 if len(self.annexes) > 1 else ""
            yield f"附件{number}"
            yield annex.title
            yield from annex.paragraphs


def annex_note(titles: list[str]) -> Iterator[str]:
    """Yield the annex note 「附件说明」; several annexes are numbered."""
    if len(titles) == 1:
        yield f"附件：{titles[0]}"
    for number, title in enumerate(titles if len(titles) > 1 else (), start=1):
        yield f"{'附件：' if number == 1 else ''}{number}.{title}"


def text_of(paragraphs: Iterable[Paragraph], media: Iterable[str] = ()) -> DocumentText:
    """Return the text of a file from its recognised paragraphs."""
    bound = [one for one in paragraphs if one.part == "body" and one.kind not in _NOT_BOUND]
    main = [one for one in bound if one.kind not in _ANNEX]
    special = {"title", "main-recipients", "annex-note", "issuer", "remark", "copy-recipients"}
    return DocumentText(
        title=_joined(main, "title"),
        main_recipients=_joined(main, "main-recipients").rstrip("：:"),
        body=tuple(one.text.strip() for one in main if one.kind not in special and one.text),
        annexes=tuple(_annexes(bound)),
        issuer_line=_joined(main, "issuer", " "),
        remark=_joined(main, "remark").strip("（）()"),
        copy_recipients=_without_label(_joined(main, "copy-recipients")),
        media=tuple(media),
    )


def _joined(paragraphs: list[Paragraph], kind: str, between: str = "") -> str:
    return between.join(one.text.strip() for one in paragraphs if one.kind == kind)


def _without_label(line: str) -> str:
    for label in _COPY_TO:
        line = line.removeprefix(label)
    return line.rstrip("。")


def _annexes(paragraphs: list[Paragraph]) -> Iterator[Annex]:
    """Yield the annexes that follow the main part, then those the note alone names."""
    found = list(_written_annexes(paragraphs))
    yield from found
    named = [_name(one.text) for one in paragraphs if one.kind == "annex-note"]
    yield from (Annex(title) for title in named if title not in {annex.title for annex in found})


def _written_annexes(paragraphs: list[Paragraph]) -> Iterator[Annex]:
    title, lines, begun = "", list[str](), False
    for one in paragraphs:
        if one.kind == "annex-mark":
            if begun:
                yield Annex(title, tuple(lines))
            title, lines, begun = "", [], True
        elif one.kind == "annex-title" and not lines:
            title, begun = title + one.text.strip(), True
        elif one.kind in _ANNEX and one.text.strip():
            lines, begun = [*lines, one.text.strip()], True
    if begun:
        yield Annex(title, tuple(lines))


def _name(line: str) -> str:
    """Return the title of an annex without its label and number."""
    name = line.strip().removeprefix("附件").lstrip("：: ")
    number, dot, rest = name.partition(".")
    return rest if dot and number.isdecimal() else name
