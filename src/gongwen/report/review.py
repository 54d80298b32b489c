"""Findings put into the file itself: review marks in Word, or the corrections made."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime

from gongwen.checking.correct import corrected_text, corrections
from gongwen.formats import archive, docx
from gongwen.formats.open import as_docx, read
from gongwen.formats.plain import decode
from gongwen.rulebook import Finding


def annotate(
    data: bytes,
    name: str,
    findings: Iterable[Finding],
    *,
    unchecked: Iterable[str] = (),
    at: datetime | None = None,
) -> bytes:
    """Return the file ``data`` as a Word file with every finding as a comment.

    What has a suggestion is a tracked change too, to be accepted or refused on its own. A plain
    text becomes a Word file first. ``unchecked`` are sentences about what was not checked, told
    in a comment on the first paragraph. ``at`` is the time the marks bear, by default this moment.
    """
    moment = at or datetime.fromtimestamp(time.time(), tz=UTC).astimezone()
    graver_first = sorted(findings, key=lambda one: (one.severity, one.offset))
    marks = [docx.Mark(0, 0, 0, None, sentence) for sentence in unchecked]
    marks += [_mark(one, _comment(one)) for one in graver_first]
    return docx.annotate(_parts(data, name), marks, at=moment)


def correct(
    data: bytes, name: str, findings: Iterable[Finding], *, only_safe: bool = True
) -> bytes:
    """Return the file ``data`` with the suggestions of ``findings`` put in, without any mark.

    ``only_safe`` leaves out what a person should look at first. Plain text and Markdown stay what
    they are, in UTF-8.
    """
    chosen = corrections(findings, only_safe=only_safe)
    parts = as_docx(data)
    if parts is None and not data.startswith(b"PK"):
        return _correct_text(data, name, chosen)
    return docx.correct(parts or _parts(data, name), [_mark(one, "") for one in chosen])


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    """Return ``data`` as the parts of a Word file; text is made into one."""
    return as_docx(data) or archive.unpack(docx.write(read(data, name)))


def _mark(finding: Finding, comment: str) -> docx.Mark:
    return docx.Mark(finding.paragraph - 1, finding.start, finding.end, finding.suggestion, comment)


def _comment(finding: Finding) -> str:
    said = [f"【{finding.severity.label}】{finding.message}"]
    if finding.count > 1:
        said.append(f"同类共 {finding.count} 处")
    if finding.advice:
        said.append(finding.advice)
    said.append(f"依据：{'；'.join(finding.clause)}（{finding.code}）")
    return "。".join(part.rstrip("。") for part in said) + "。"


def _correct_text(data: bytes, name: str, chosen: Iterable[Finding]) -> bytes:
    source, text = decode(data), read(data, name).text
    if source == text:
        return f"{corrected_text(text, chosen)}\n".encode()
    return f"{_correct_source(source, text, list(chosen))}\n".encode()


def _correct_source(source: str, text: str, chosen: list[Finding]) -> str:
    """Correct Markdown ``source`` whose prose is ``text``; what markup interrupts is left alone."""
    places = _aligned(source, text)
    for one in reversed(chosen):
        start, end = one.offset, one.offset + one.end - one.start
        at = places[start] if start < len(places) else len(source)
        if one.suggestion is not None and source[at : at + end - start] == text[start:end]:
            source = source[:at] + one.suggestion + source[at + end - start :]
    return source


def _aligned(source: str, text: str) -> list[int]:
    """Return where each character of ``text`` stands in ``source``: markup was only taken out."""
    places: list[int] = []
    at = 0
    for character in text:
        found = source.find(character, at)
        places.append(found if found >= 0 else at)
        at = found + 1 if found >= 0 else at
    return places
