"""What a rule reports: a hit in the text, and the finding people and programs see."""

from __future__ import annotations

from dataclasses import dataclass

from gongwen.terms import Severity, Strength
from gongwen.text import Part


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a model thinks of a place 「模型的判断」.

    ``probability`` is how likely its correction is right, ``cause`` how people call the slip
    (音近, 漏字 …), ``model`` the version of the model.
    """

    probability: float
    cause: str
    model: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in the document's text, as a rule's finder yields it.

    ``start`` and ``end`` are offsets into ``Draft.text``. ``suggestion`` replaces exactly these
    characters ("" deletes them); ``None`` means that only a person can mend it. ``message``
    replaces the rule's general message where the place allows a more concrete one; ``advice``
    says what to do where no replacement text can. ``count`` is how many places share this one
    root cause. ``severity`` and ``safe`` override the rule's own where the place is milder or
    a correction here needs a person after all. ``opinion`` is given where a model, no rule,
    judged the place.
    """

    start: int
    end: int
    suggestion: str | None = None
    message: str | None = None
    advice: str | None = None
    count: int = 1
    severity: Severity | None = None
    safe: bool | None = None
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a document, placed and explained.

    ``paragraph`` counts the blocks of the document from 1; ``start`` and ``end`` count characters
    within that paragraph. ``offset`` is the place in the whole text. ``quote`` is what stands
    there (at most 30 characters). ``clause`` names the basis, ``why`` gives the reason. ``page``
    and ``line`` are known only for rendered documents. ``reason`` is why a profile lowered or kept
    the finding. ``opinion`` is that of the model where a model judged.
    """

    code: str
    name: str
    severity: Severity
    strength: Strength
    clause: tuple[str, ...]
    part: Part
    paragraph: int
    start: int
    end: int
    offset: int
    quote: str
    message: str
    why: str = ""
    suggestion: str | None = None
    advice: str | None = None
    safe: bool = False
    count: int = 1
    page: int | None = None
    line: int | None = None
    reason: str = ""
    opinion: Opinion | None = None
