"""Turn what a rule struck into the finding people and programs see."""

from __future__ import annotations

from gongwen.checking.engine import Struck
from gongwen.rulebook import Finding, Opinion, Override, Rule
from gongwen.text import Document, RenderedPages

QUOTE_LENGTH = 30  # D8 of the rule reference
_AROUND = 8


def finding(
    struck: Struck,
    document: Document,
    override: Override | None = None,
    pages: RenderedPages | None = None,
) -> Finding:
    """Return the finding for ``struck``, as mild as ``override`` wants it, placed on ``pages``."""
    rule, hit = struck.rule, struck.hit
    page, line = (pages.number_of(hit.start) if pages else None) or (None, None)
    block, start = document.locate(hit.start)
    length = len(document.blocks[block].text)
    severity, reason = hit.severity or rule.severity, ""
    if override is not None and override.severity is not None and override.severity > severity:
        severity, reason = override.severity, override.reason
    is_within = start + hit.end - hit.start <= length
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        strength=rule.strength,
        clause=rule.basis if hit.opinion is None else _clause(rule, hit.opinion),
        part=document.blocks[block].part,
        paragraph=block + 1,
        start=start,
        end=min(start + hit.end - hit.start, length),
        offset=hit.start,
        quote=_quote(document, block, hit.start, hit.end),
        message=hit.message or rule.message,
        why=rule.why,
        # A replacement reaching over paragraphs cannot be applied within one.
        suggestion=hit.suggestion if is_within else None,
        advice=hit.advice,
        safe=bool(rule.safe if hit.safe is None else hit.safe)
        and is_within
        and hit.suggestion is not None,
        count=hit.count,
        page=page,
        line=line,
        reason=reason,
        opinion=hit.opinion,
    )


def _clause(rule: Rule, opinion: Opinion) -> tuple[str, ...]:
    """Return the basis of a model's opinion, which is one version of that model."""
    return tuple(f"{basis} {opinion.model}".rstrip() for basis in rule.basis)


def _quote(document: Document, block: int, start: int, end: int) -> str:
    """Return the words at the place, or those around it where it is a mere point."""
    text = document.text
    words = text[start:end].strip()
    if not words:
        first, last = (
            document.starts[block],
            document.starts[block] + len(document.blocks[block].text),
        )
        words = text[max(first, start - _AROUND) : min(last, end + _AROUND)].strip()
    words = words or next(
        (one.text.strip() for one in document.blocks[block:] if not one.is_blank), ""
    )
    words = " ".join(words.split("\n"))
    return words if len(words) <= QUOTE_LENGTH else words[: QUOTE_LENGTH - 1] + "…"
