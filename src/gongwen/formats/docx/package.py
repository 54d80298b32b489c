"""The parts of an Office file, how they point at each other, and how they are packed again."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from gongwen.formats.archive import LIMITS
from gongwen.formats.docx.names import CONTENT_TYPES, LINKS, PACKAGE_LINKS
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.xml import parse

# Files saved as "Strict Open XML" use other names for the same things.
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"drawingml/2006/picture"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"officeDocument/2006/relationships",
    ),
)
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP can tell: equal content, equal bytes
_NO_DOCUMENT = "文件里没有 Word 正文，不是完整的 docx，请在 Word 或 WPS 中打开后另存为 docx 再试。"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One pointer from a part: its id, what it means, and the part it leads to."""

    id: str
    kind: str
    target: str
    is_external: bool = False


class Package:
    """A Word file as named parts; parsed trees are kept, changes are made on them."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = dict(parts)
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._links: dict[str, dict[str, Relationship]] = {}

    def copy(self) -> Package:
        """Return a package of the same parts, which may be changed without touching this one."""
        return Package(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts or name in self._trees

    @property
    def main(self) -> str:
        """Return the name of the part that holds the text."""
        for link in self.relationships("").values():
            if link.kind == "officeDocument" and link.target in self:
                return link.target
        if "word/document.xml" in self:
            return "word/document.xml"
        raise UnreadableFile(_NO_DOCUMENT, Refusal.NOT_A_DOCUMENT)

    def tree(self, name: str) -> etree._Element:
        """Return the root element of a part."""
        if name not in self._trees:
            data = self._parts.get(name)
            if data is None:
                raise UnreadableFile(
                    f"文件缺少部件“{name}”，请在 Word 或 WPS 中打开后另存为 docx 再试。",
                    Refusal.TRUNCATED,
                )
            if _STRICT in data:
                for strict, name_2006 in _STRICT_NAMES:
                    data = data.replace(strict, _TRANSITIONAL + name_2006)
            self._trees[name] = parse(data, name)
        root: etree._Element = self._trees[name]
        return root

    def change(self, name: str) -> etree._Element:
        """Return the root element of a part that the caller is going to change."""
        self._changed.add(name)
        return self.tree(name)

    def put(self, name: str, root: etree._Element) -> None:
        """Set the content of a part, new or not."""
        self._trees[name] = root
        self._changed.add(name)

    def relationships(self, source: str) -> dict[str, Relationship]:
        """Return the pointers of the part ``source`` by id; "" is the package itself."""
        if source not in self._links:
            name = links_of(source)
            found = self._read_links(source, name) if name in self else ()
            self._links[source] = {link.id: link for link in found}
        return self._links[source]

    def _read_links(self, source: str, name: str) -> Iterator[Relationship]:
        for element in self.tree(name).iterfind(f"{{{PACKAGE_LINKS}}}Relationship"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(
                    posixpath.join("/", posixpath.dirname(source), target)
                ).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            yield Relationship(element.get("Id", ""), kind, target, external)

    def related(self, source: str, kind: str) -> str | None:
        """Return the first present part that ``source`` points at as its ``kind``."""
        for link in self.relationships(source).values():
            if link.kind == kind and not link.is_external and link.target in self:
                return link.target
        return None

    def relate(self, source: str, kind: str, target: str) -> str:
        """Make the part ``source`` point at ``target``; return the id of the new pointer."""
        name = links_of(source)
        if name not in self:
            self.put(
                name,
                etree.Element(f"{{{PACKAGE_LINKS}}}Relationships", nsmap={None: PACKAGE_LINKS}),
            )
        known = self.relationships(source)
        number = len(known) + 1
        while f"rId{number}" in known:
            number += 1
        etree.SubElement(
            self.change(name),
            f"{{{PACKAGE_LINKS}}}Relationship",
            Id=f"rId{number}",
            Type=f"{LINKS}/{kind}",
            Target=posixpath.relpath(target, posixpath.dirname(source) or "."),
        )
        del self._links[source]
        return f"rId{number}"

    def declare(self, name: str, content_type: str) -> None:
        """Say of which type the new part ``name`` is."""
        root = self.change("[Content_Types].xml")
        etree.SubElement(
            root, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type
        )

    def pack(self) -> bytes:
        """Return the file; parts nobody changed keep their bytes and their order."""
        return pack(self.parts())

    def parts(self) -> dict[str, bytes]:
        """Return every part as it would be packed."""
        names = [*self._parts, *sorted(self._changed - self._parts.keys())]
        return {name: self._bytes(name) for name in names}

    def _bytes(self, name: str) -> bytes:
        if name not in self._changed:
            return self._parts[name]
        data: bytes = etree.tostring(
            self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return data


def links_of(source: str) -> str:
    """Return the name of the part that holds the pointers of ``source``."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of ``parts`` in their order; equal parts give equal bytes.

    A part that says one thing over and over shrinks so far that it would look like a bomb to
    whoever reads the file; such a part is stored as it is.
    """
    data, dense = _packed(parts, frozenset())
    return _packed(parts, dense)[0] if dense else data


def _packed(parts: Mapping[str, bytes], stored: frozenset[str]) -> tuple[bytes, frozenset[str]]:
    """Return the ZIP, and the names of the parts that shrank too far in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    dense = frozenset(
        entry.filename
        for entry in archive.infolist()
        if entry.file_size > LIMITS.ratio_from
        and entry.file_size > LIMITS.ratio * entry.compress_size
    )
    return buffer.getvalue(), dense
