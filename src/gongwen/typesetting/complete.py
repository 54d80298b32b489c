"""Complete a signed file: place number, date, seal, copy number and imprint, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gongwen.formats import archive, docx
from gongwen.formats.archive import LIMITS
from gongwen.formats.docx.place import Placing, place
from gongwen.formats.docx.proof import proof_copy
from gongwen.formats.docx.seal import affix_seal, remove_seal
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.open import read_with_parts
from gongwen.formats.sniff import Content, sniff
from gongwen.formats.stamp import SealPicture, seal_picture
from gongwen.layout import spec
from gongwen.layout.content import DocumentFormat
from gongwen.typesetting.bound import bound
from gongwen.typesetting.filling_in import Filler, Filling
from gongwen.typesetting.imposition import Completed, Imposition, settled, written
from gongwen.typesetting.places import Place, Places, places_of, read_anatomy
from gongwen.typesetting.sealing import seal_place
from gongwen.typesetting.setting_anew import Reading, set_anew, turned_anew
from gongwen.typesetting.typeset import KINDS

_NAME = "清样.docx"
_NOT_A_PROOF = "清样不是 Word 文件（docx），请先排版成 docx 再登记。"
_LOST = "填入后认不出{}，说明该处的写法或格式特别，请在清样中改成通常的样子后再登记。"
_CHANGED = "填入后正文与签发的文稿不一致，已停止，请检查清样中发文字号、成文日期所在的段落。"


def complete(data: bytes, imposition: Imposition, *, kind: str | None = None) -> Completed:
    """Return the signed Word file ``data`` with the values of ``imposition`` in their places.

    What stands in a place already, a gap or an earlier value, is typed over; where nothing stands
    a paragraph is added as GB/T 9704—2012 has it. Every other character stays as it was, which is
    checked before anything is returned; the same values give the same bytes. A seal placed
    earlier gives way to the one given, or to none. ``kind`` is one of :data:`KINDS`; without it
    the document tells. Raise :class:`UnreadableFile` with one sentence for what cannot be done.
    """
    if kind is not None and kind not in KINDS:
        raise UnreadableFile(
            f"没有“{kind}”这种格式，可用的有 {'、'.join(KINDS)}。", Refusal.WRONG_FORMAT
        )
    wanted = settled(imposition)
    picture = None if wanted.seal is None else seal_picture(wanted.seal)
    return _Completion(_parts(data), kind).of(wanted, picture)


def _parts(data: bytes) -> dict[str, bytes]:
    if len(data) > LIMITS.file_bytes:
        raise archive.too_large()
    if sniff(data) is not Content.ZIP:
        raise UnreadableFile(_NOT_A_PROOF, Refusal.WRONG_FORMAT)
    _, parts = read_with_parts(data, _NAME)
    if parts is None:
        raise UnreadableFile(_NOT_A_PROOF, Refusal.WRONG_FORMAT)
    return parts


class _Completion:
    def __init__(self, parts: dict[str, bytes], kind: str | None) -> None:
        self._own = docx.numbered(parts)
        self._was_unnumbered = self._own != parts
        self._kind = kind
        self._before = self._read(self._own)
        self._places = places_of(self._before.document, self._before.anatomy)

    def _read(self, parts: Mapping[str, bytes], like: Reading | None = None) -> Reading:
        document = docx.read(parts)
        anatomy = read_anatomy(document)
        format_ = self._kind or anatomy.document_format
        found = next((one for one in DocumentFormat if one.value == format_), None)
        if like is not None:
            return Reading(document, anatomy, like.kind)
        return Reading(document, anatomy, found or DocumentFormat.DOCUMENT)

    def of(self, wanted: Imposition, picture: SealPicture | None) -> Completed:
        """Return the file with ``wanted`` in its place."""
        before = self._with_kind(wanted)
        filling = Filler(before.document, before.anatomy, self._places, before.kind).plan(wanted)
        parts = self._filled(before, filling)
        parts = remove_seal(parts)
        told = list(filling.told)
        if picture is not None:
            after = self._read(parts, before)
            date = _last(places_of(after.document, after.anatomy).dates)
            where = seal_place(after, date, picture, wanted.seal_width)
            parts = affix_seal(parts, picture, where)
            told.append(
                f"印章（宽 {round(spec.millimetres(where.width), 1):g} 毫米）盖在成文日期上，居中下压。"
            )
        self._verify(before, parts, wanted)
        return Completed(docx.Package(parts).pack(), proof_copy(parts)[0], tuple(told))

    def _with_kind(self, wanted: Imposition) -> Reading:
        """Return the reading; what the file does not tell of its format yet, its number may."""
        is_plain = self._kind is None and self._before.anatomy.document_format == "plain"
        if is_plain and _is_letter(self._before, wanted):
            return replace(self._before, kind=DocumentFormat.LETTER)
        return self._before

    def _filled(self, before: Reading, filling: Filling) -> dict[str, bytes]:
        parts = self._own
        if filling.marks:
            parts = archive.unpack(docx.correct(parts, filling.marks))
        parts, new = place(parts, Placing(added=tuple(filling.added)))
        after = self._read(parts, before)
        origin = _origin(len(after.document.blocks), new)
        typed = _typed(filling.marks, {old: index for index, old in origin.items()})
        parts, _ = place(parts, Placing(set_anew=set_anew(before, after, origin, typed)))
        turning = turned_anew(self._read(parts, before)) if new else Placing()
        blank = turning.has_blank_page if new else self._was_unnumbered
        parts, _ = place(parts, replace(turning, has_blank_page=blank))
        return parts

    def _verify(self, before: Reading, parts: dict[str, bytes], wanted: Imposition) -> None:
        """Refuse a file in which what was placed cannot be found, or something else changed."""
        after = self._read(parts, before)
        places = places_of(after.document, after.anatomy)
        for what, found, text in _expected(before.kind, places, wanted):
            if found is None or found.of(after.document) != text:
                raise UnreadableFile(_LOST.format(what), Refusal.UNPLACEABLE)
        if bound(before.document, before.anatomy, self._own) != bound(
            after.document, after.anatomy, parts
        ):
            raise UnreadableFile(_CHANGED, Refusal.UNPLACEABLE)


def _expected(
    kind: DocumentFormat, places: Places, wanted: Imposition
) -> Iterable[tuple[str, Place | None, str]]:
    """Yield what must stand in the file: its name, where it was found, its text."""
    if wanted.copy_number:
        yield "份号", places.copy_number, wanted.copy_number
    if wanted.number:
        yield "发文字号", next(iter(places.numbers), None), wanted.number
    if wanted.date is not None and (places.dates or kind is not DocumentFormat.MINUTES):
        yield "成文日期", _last(places.dates), written(wanted.date)
    adds = bool(wanted.printing_office) and kind is not DocumentFormat.LETTER
    if wanted.printed_on is not None and (places.printed or adds):
        yield "印发日期", places.printed, written(wanted.printed_on)


def _last(places: tuple[Place, ...]) -> Place | None:
    return places[-1] if places else None


def _origin(count: int, new: tuple[int, ...]) -> dict[int, int]:
    """Return which block each of ``count`` blocks was before those of numbers ``new`` were added."""
    kept = (index for index in range(count) if index not in set(new))
    return {index: source for source, index in enumerate(kept)}


def _typed(marks: Iterable[docx.Mark], there: Mapping[int, int]) -> dict[int, list[Place]]:
    """Return where what was typed over stands now, by its block."""
    made: dict[int, list[Place]] = {}
    shift: dict[int, int] = {}
    for mark in sorted(marks, key=lambda one: (one.block, one.start)):
        new = mark.replacement or ""
        block, start = there[mark.block], mark.start + shift.get(mark.block, 0)
        made.setdefault(block, []).append(Place(block, start, start + len(new)))
        shift[mark.block] = shift.get(mark.block, 0) + len(new) - (mark.end - mark.start)
    return made


def _is_letter(reading: Reading, wanted: Imposition) -> bool:
    return reading.anatomy.type_word.endswith("函") and "函" in wanted.number
