"""Faults of whole documents: what is edited in which specimen, read from a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.plants.plant import Plant
from benchmarks.specimens import documents
from gongwen.layout import spoil
from gongwen.text import Block, Document, Run

TABLE = Path(__file__).with_name("edits.tsv")


def edit_plants() -> Iterator[Plant]:
    """Yield a plant for every line of the table."""
    for line in TABLE.read_text(encoding="utf-8").splitlines()[2:]:
        columns = line.split("\t")
        codes, number = columns[:2]
        edits, place = "\t".join(columns[2:-1]), columns[-1]
        yield _plant(tuple(codes.split(",")), number, edits, place)


def _plant(codes: tuple[str, ...], number: str, edits: str, place: str) -> Plant:
    name = next(name for name in documents() if name.startswith(number))
    return Plant(codes, f"{name}：{edits}", lambda: edited(documents()[name], edits), place)


def edited(document: Document, edits: str) -> Document:
    """Return ``document`` after all of ``edits``."""
    for edit in edits.split("|"):
        document = _edit(document, edit)
    return document


def _edit(document: Document, edit: str) -> Document:
    if edit.startswith("-"):
        return _drop(document, edit[1:])
    if edit.startswith("+"):
        before, _, text = edit[1:].partition("⇒")
        return spoil.insert(document, before, spoil.alike(document, before, text))
    old, _, new = edit.partition("→")
    if not old.endswith("⏎"):
        return spoil.reword(document, old, new)
    index = _whole(document, old[:-1])
    return _put(document, index, _reworded(document.blocks[index], new))


def _drop(document: Document, words: str) -> Document:
    if not words.endswith("⏎"):
        return spoil.drop(document, words)
    return _put(document, _whole(document, words[:-1]))


def _whole(document: Document, words: str) -> int:
    """Return the last block that says ``words`` and nothing else: what ⏎ behind them asks for."""
    return max(index for index, block in enumerate(document.blocks) if block.text == words)


def _reworded(block: Block, text: str) -> Block:
    return replace(block, text=text, runs=(Run(0, len(text), block.runs[-1].format),))


def _put(document: Document, index: int, *blocks: Block) -> Document:
    changed = document.blocks[:index] + blocks + document.blocks[index + 1 :]
    return replace(document, blocks=changed)
