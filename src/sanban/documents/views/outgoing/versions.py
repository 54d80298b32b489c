"""The versions of a document: their list, two of them compared, and who let one's words through."""

from __future__ import annotations

from django.http import Http404, QueryDict
from django.urls import reverse

from sanban.documents.comparison_page import comparison_page
from sanban.documents.domain.lines import place_of_finding
from sanban.documents.domain.versions import Place
from sanban.documents.lineage import Lineage, lineage_of
from sanban.documents.version_list import version_list
from sanban.documents.version_page import Question, version_page
from sanban.documents.views.outgoing.page import DocumentPage, number_in

_END = 10**8
_LONGEST_WORDS = 200


class VersionsView(DocumentPage):
    """Every version, how it came about, and who let it pass."""

    here = "versions"
    template_name = "documents/outgoing/versions.html"

    def context(self) -> dict[str, object]:
        """Return the list."""
        return {**super().context(), "page": version_list(self.document)}


class CompareVersionsView(DocumentPage):
    """Two versions compared, as marked copy 「花脸稿」 or as clean copy 「清稿」."""

    here = "versions"
    template_name = "documents/outgoing/version_comparison.html"

    def context(self) -> dict[str, object]:
        """Return the comparison; in whichever order they are named, the earlier one comes first."""
        lineage, asked = lineage_of(self.document), self.request.GET
        last = len(lineage.rows) - 1
        later = _index(lineage, asked["to"]) if "to" in asked else last
        former = _index(lineage, asked["from"]) if "from" in asked else max(later - 1, 0)
        first, last = sorted((former, later))
        return {
            **super().context(),
            "page": comparison_page(lineage, first, last),
            "rows": lineage.rows,
            "is_clean": asked.get("view") == "clean",
        }


class VersionView(DocumentPage):
    """One version's text; each sentence asks who wrote it and who let it through."""

    here = "versions"
    template_name = "documents/outgoing/version_text.html"
    number: int

    def load(self, **named: str) -> None:
        """Note which version."""
        super().load(**named)
        self.number = number_in(named["number"])

    def context(self) -> dict[str, object]:
        """Return the text, with the answer where a place is named."""
        lineage, asked = lineage_of(self.document), self.request.GET
        index = _index(lineage, str(self.number))
        question, is_lost = None, False
        if "finding" in asked:
            question = _question_of_finding(lineage, index, number_in(asked["finding"]))
            is_lost = question is None
        elif "paragraph" in asked:
            question = _question(asked)
        page = version_page(lineage, index, question)
        if question and page.asked is None:
            raise Http404
        return {**super().context(), "page": page, "is_lost": is_lost, "address": self._address}

    @property
    def _address(self) -> str:
        return reverse("documents:version", args=[self.document.public_id, self.number])


def _index(lineage: Lineage, number: str) -> int:
    index = lineage.index(number_in(number))
    if index is None:
        raise Http404
    return index


def _question(asked: QueryDict) -> Question:
    """Return the place that an address names; the whole paragraph where it names no more."""
    place = Place(
        number_in(asked.get("paragraph", "")),
        number_in(asked.get("start", "0")),
        number_in(asked.get("end", str(_END))),
    )
    return Question(place, asked.get("words", "")[:_LONGEST_WORDS])


def _question_of_finding(lineage: Lineage, index: int, number: int) -> Question | None:
    """Return the place of a finding in the text; ``None`` where it is about something else."""
    examination = lineage.rows[index].proof.read()
    finding = next((one for one in examination.findings if one.number == number), None)
    if finding is None:
        raise Http404
    lines = lineage.texts[index].paragraphs
    place = place_of_finding(finding, examination.paragraphs, lines)
    return Question(place) if place else None
