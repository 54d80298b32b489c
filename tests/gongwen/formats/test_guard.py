"""Hostile and broken files are refused by name, in a moment, and leave nothing behind."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path

import pytest

from gongwen.formats import archive
from gongwen.formats.archive import Limits
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.guard import guard_docx, open_docx
from gongwen.formats.open import read
from gongwen.formats.xml import MAX_DEPTH, parse
from tests.gongwen.formats import attacks

HARMLESS = {
    "ordinary link": attacks.with_link("hyperlink", "https://www.example.cn/a?b=c"),
    "mail link": attacks.with_link("hyperlink", "mailto:a@example.cn"),
    "link within the file": attacks.with_link("hyperlink", "#bookmark"),
    "author's own template": attacks.with_link(
        "attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm", part="word/_rels/settings.xml.rels"
    ),
    "template without a path": attacks.with_link(
        "attachedTemplate", "Normal.dotm", part="word/_rels/settings.xml.rels"
    ),
    "page number": attacks.with_body(attacks.field("PAGE  \\* MERGEFORMAT")),
    "picture pasted from a local file": attacks.with_body(
        attacks.field('INCLUDEPICTURE "C:\\\\Temp\\\\a.png" \\* MERGEFORMAT')
    ),
    "chart with its workbook": attacks.with_part(
        "word/embeddings/a.xlsx", attacks.packed({"a": b"b"})
    ),
}


@pytest.fixture
def temp_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let temporary files go into an empty folder of the test's own."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path


@pytest.mark.parametrize("name", attacks.ATTACKS)
def test_refuses_an_attack_by_name(
    name: str, temp_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each attack gives one Chinese sentence of its own, within a second, without a trace."""
    make, kind, word = attacks.ATTACKS[name]
    data = make()
    monkeypatch.setattr(socket, "socket", None)  # whoever wants to connect fails loudly
    began = time.perf_counter()

    with pytest.raises(UnreadableFile) as refused:
        read(data, "文件.docx")

    assert time.perf_counter() - began < 5
    assert refused.value.kind is kind, refused.value
    assert word in str(refused.value)
    assert re.fullmatch(r"[^。\n]+。", str(refused.value))
    assert list(temp_dir.iterdir()) == []


@pytest.mark.parametrize("name", HARMLESS)
def test_reads_what_is_harmless(name: str) -> None:
    """Links people write, a template on the author's drive and ordinary fields are no attack."""
    assert attacks.SENTENCE in read(HARMLESS[name], "文件.docx").text


def test_reads_an_honest_file_whatever_its_name() -> None:
    """The content decides, not the name."""
    assert read(attacks.honest(), "文件.txt").text == attacks.SENTENCE


def test_refuses_a_file_over_the_size_limit() -> None:
    """A file of just over 100 MB is not even looked at; one of just 100 MB is."""
    limit = archive.LIMITS.file_bytes
    with pytest.raises(UnreadableFile, match="100 MB") as refused:
        read(b"\x00" * (limit + 1), "文件.docx")
    assert refused.value.kind is Refusal.TOO_LARGE
    with pytest.raises(UnreadableFile) as other:
        read(b"PK\x03\x04" + b"\x00" * (limit - 4), "文件.docx")
    assert other.value.kind is Refusal.TRUNCATED


@pytest.mark.parametrize(
    ("limits", "fits"),
    [
        (Limits(unpacked_bytes=3000), True),
        (Limits(unpacked_bytes=2999), False),
        (Limits(entries=3), True),
        (Limits(entries=2), False),
        (Limits(ratio=20, ratio_from=999), False),
        (Limits(ratio=20, ratio_from=1000), True),
        (Limits(xml_bytes=1000), True),
        (Limits(xml_bytes=999), False),
    ],
)
def test_limits_hold_exactly(limits: Limits, *, fits: bool) -> None:
    """What just fits is unpacked, one byte or entry more is not."""
    data = attacks.packed({"a.xml": b" " * 1000, "b.xml": b" " * 1000, "c.xml": b" " * 1000})
    if fits:
        assert sum(map(len, archive.unpack(data, limits).values())) == 3000
    else:
        with pytest.raises(UnreadableFile):
            archive.unpack(data, limits)


def test_unpacking_gives_every_part_as_it_was() -> None:
    """Unpacked parts are the very bytes, stored or deflated; folders are left out."""
    parts = {"a.xml": b"<a/>", "b/c.bin": bytes(range(256)) * 40}
    assert archive.unpack(attacks.packed(parts | {"b/": b""})) == parts
    assert archive.unpack(attacks.packed(parts, 0)) == parts


def test_depth_is_limited_exactly() -> None:
    """256 levels pass, 257 do not, whatever stands in attributes."""
    assert parse(b'<a b="/&gt;">' * MAX_DEPTH + b"</a>" * MAX_DEPTH) is not None
    with pytest.raises(UnreadableFile, match="256"):
        parse(b'<a b="/>">' * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1))


def test_entities_are_never_expanded() -> None:
    """A file that an entity names is not read."""
    with pytest.raises(UnreadableFile, match="DTD"):
        parse(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "word/a.xml")


def test_the_guard_alone_looks_at_unpacked_parts() -> None:
    """Parts that were unpacked elsewhere get the same look."""
    parts = open_docx(attacks.honest())
    guard_docx(parts)
    with pytest.raises(UnreadableFile, match="宏"):
        guard_docx(parts | {"word/vbaProject.bin": b""})


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_never_raises_anything_else(seed: int) -> None:
    """Bytes overwritten at random end in a document or in the one error."""
    from random import Random  # noqa: PLC0415 -- only here

    chance = Random(seed)  # noqa: S311 -- not for secrets
    data = bytearray(attacks.honest())
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    problem = ""
    try:
        read(bytes(data), "文件.docx")
    except UnreadableFile as error:
        problem = str(error)
    assert not problem or problem.endswith("。")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused_before_a_parser_sees_it(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entities in attributes are expanded while parsing; that is too late to refuse."""
    monkeypatch.setattr("gongwen.formats.xml.etree.fromstring", None)
    with pytest.raises(UnreadableFile, match="DTD"):
        parse(attacks.DTD.encode(encoding))
