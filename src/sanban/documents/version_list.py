"""The list of a document's versions: how each came about, and who let it pass."""

from __future__ import annotations

from dataclasses import dataclass

from sanban.documents.domain.versions import Passing
from sanban.documents.issuing import release_of
from sanban.documents.lineage import Lineage, author_of, lineage_of
from sanban.documents.models import OutgoingDocument, Release, Version
from sanban.documents.signatures import ShownSignature, shown_signatures
from sanban.documents.standing import layout_faults

_DIGITS = 8


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version with what was done about it; ``is_same_text`` as the one before it.

    ``passings`` are who let it pass, each with the signature given by that very act, if it asks for one.
    """

    row: Version
    author: str
    characters: int
    is_typeset: bool
    is_same_text: bool
    passings: tuple[tuple[Passing, ShownSignature | None], ...]
    release: Release | None

    @property
    def digest(self) -> str:
        """Return the beginning of the text's digest: enough to tell texts apart."""
        return self.row.text_digest[:_DIGITS]


@dataclass(frozen=True, slots=True)
class VersionList:
    """All versions, the latest first; ``former`` and ``later`` are the two compared at first."""

    versions: tuple[ShownVersion, ...]
    former: int
    later: int

    @property
    def is_single(self) -> bool:
        """Tell whether there is nothing to compare with."""
        return len(self.versions) == 1


def version_list(document: OutgoingDocument) -> VersionList:
    """Return the list; a fixed number of queries."""
    lineage = lineage_of(document, with_proofs=True)
    signatures = {one.signature.sequence: one for one in shown_signatures(document)}
    release = release_of(document)
    shown = tuple(_shown(lineage, index, signatures, release) for index in range(len(lineage.rows)))
    numbers = [one.row.number for one in shown]
    return VersionList(shown[::-1], numbers[-2] if numbers[1:] else numbers[-1], numbers[-1])


def _shown(
    lineage: Lineage, index: int, signatures: dict[int, ShownSignature], release: Release | None
) -> ShownVersion:
    row = lineage.rows[index]
    return ShownVersion(
        row,
        author_of(row),
        lineage.read[index].characters,
        row.is_word and not layout_faults(row),
        index > 0 and lineage.rows[index - 1].text_digest == row.text_digest,
        tuple((one, signatures.get(one.sequence)) for one in lineage.passed[index]),
        release if release and release.proof.version_id == row.pk else None,
    )
