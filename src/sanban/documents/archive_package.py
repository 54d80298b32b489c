"""What goes into the archive with a document, and the package it is put in."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from sanban.documents.issuing import account_of
from sanban.documents.models import OutgoingDocument, Release, Rendition
from sanban.documents.signatures import shown_signatures
from sanban.documents.slips import slip_of
from sanban.files.store import FileLost, store
from sanban.procedures.domain.narrative import history
from sanban.procedures.store import load

FINAL, SIGNED, SLIP, METADATA = "正本", "定稿", "发文办理单", "元数据"
NEEDED = (FINAL, SIGNED, SLIP, METADATA)
_INDEX = "index.json"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same content is the same package, whenever it is made
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\r\t', "_"))
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the package: what it is, what it is called, what is in it."""

    kind: str
    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """Return the hash of its content."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def entry(self) -> dict[str, str | int]:
        """Return its line in the index."""
        return {
            "kind": self.kind,
            "name": self.name,
            "bytes": len(self.content),
            "sha256": self.digest,
        }


def items_of(document: OutgoingDocument, release: Release) -> tuple[Item, ...]:
    """Return everything that is archived with a document, its metadata last."""
    files = tuple(_files(document, release))
    metadata = json.dumps(_metadata(document, release), ensure_ascii=False, indent=1)
    return (*files, Item(METADATA, "4 元数据.json", metadata.encode()))


def _files(document: OutgoingDocument, release: Release) -> Iterator[Item]:
    yield Item(FINAL, f"1 正本 {_safe(release.file_name)}", store().get(release.file))
    rendition = Rendition.objects.filter(release=release).first()
    if rendition is not None:
        name = _safe(release.file_name.rsplit(".", 1)[0])
        yield Item("正本 PDF", f"1 正本 {name}.pdf", store().get(rendition.file))
    signed = release.proof.signature.version
    yield Item(SIGNED, f"2 定稿 {_safe(signed.file_name)}", store().get(signed.file))
    yield Item(SLIP, "3 发文办理单.docx", slip_of(document))
    annexes = [annex for annex in signed.read().annexes if annex.file]
    for place, annex in enumerate(annexes, 1):
        name = _safe(annex.file_name or annex.title)
        yield Item("附件", f"附件{place} {name}", store().get(annex.file))


def _safe(name: str) -> str:
    """Return a name that every system can unpack, and that leads nowhere."""
    stem, dot, suffix = name.translate(_FORBIDDEN).rpartition(".")
    return f"{(stem or suffix)[:_LONGEST_NAME]}{dot}{suffix}" if stem else suffix[:_LONGEST_NAME]


def _metadata(document: OutgoingDocument, release: Release) -> dict[str, object]:
    assert document.case is not None  # noqa: S101 - it went out
    account = account_of(document)
    return {
        "题名": document.title,
        "文种": document.get_document_type_display(),
        "发文字号": release.number.value,
        "成文日期": release.proof.dated.isoformat(),
        "紧急程度": document.get_urgency_display(),
        "标识": document.get_mark_display(),
        "公开属性": document.get_openness_display(),
        "拟稿单位": document.unit.name,
        "拟稿人": document.drafter.name,
        "定稿摘要": release.text_digest,
        "正本摘要": release.file,
        "核发": {"人": release.by.name, "时间": _moment(release)},
        "份数": {"印制": account.printed, "留存": account.kept} if account else {},
        "分送": [str(one) for one in account.deliveries.order_by("pk")] if account else [],
        "签发": [
            {
                "人": one.signature.name,
                "岗位": one.signature.post,
                "日期": one.signature.dated.isoformat(),
                "意见": one.signature.opinion,
                "所签文稿": one.signature.text_digest,
                "算法": one.signature.algorithm,
                "密钥编号": one.signature.key_id,
                "签名": one.signature.value,
                "核验": one.label,
            }
            for one in shown_signatures(document)
        ],
        "流转记录": list(history(load(document.case))),
    }


def _moment(release: Release) -> str:
    return timezone.localtime(release.at).isoformat(timespec="seconds")


def packed(items: Iterable[Item]) -> bytes:
    """Return the package: the files, and an index of what each is and its hash."""
    kept = tuple(items)
    index = {"format": 1, "files": [one.entry for one in kept]}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            (_INDEX, json.dumps(index, ensure_ascii=False, indent=1).encode()),
            *((one.name, one.content) for one in kept),
        ):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def package_faults(contents: Iterable[dict[str, str]], file: str) -> Iterator[str]:
    """Yield what a package lacks, or that it can no longer be read."""
    kinds = {one["kind"] for one in contents}
    for kind in NEEDED:
        if kind not in kinds:
            yield f"归档包里没有{kind}，请重新整理归档包。"
    try:
        store().get(file)
    except FileLost as error:
        yield error.message
