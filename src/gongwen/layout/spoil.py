"""Small ways to spoil a compliant document, so that a rule can show what it finds.

Each returns a changed copy. Blocks are named by words that stand in them; ``EVERY`` names all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gongwen.text import Block, CharacterFormat, Document, Field, ParagraphFormat, Run, Section

EVERY = ""

ChangeLook = Callable[[CharacterFormat], CharacterFormat]
ChangeShape = Callable[[ParagraphFormat], ParagraphFormat]


def page(document: Document, change: Callable[[Section], Section]) -> Document:
    """Return ``document`` with every page changed."""
    return replace(document, sections=tuple(change(section) for section in document.sections))


def looks(document: Document, words: str, change: ChangeLook) -> Document:
    """Return ``document`` with the look of all characters changed in blocks that hold ``words``."""
    return _blocks(document, words, lambda block: replace(block, runs=_changed(block, change)))


def shapes(document: Document, words: str, change: ChangeShape) -> Document:
    """Return ``document`` with the paragraph format changed in blocks that hold ``words``."""
    return _blocks(document, words, lambda block: replace(block, format=change(block.format)))


def lines(document: Document, change: ChangeShape) -> Document:
    """Return ``document`` with its ruled lines changed: empty paragraphs that bear a border."""
    return replace(
        document,
        blocks=tuple(
            replace(block, format=change(block.format)) if is_line(block) else block
            for block in document.blocks
        ),
    )


def reword(document: Document, old: str, new: str) -> Document:
    """Return ``document`` with ``old`` replaced once in the first block that holds it."""
    index = _index(document, old)
    block = document.blocks[index]
    at = block.text.index(old)
    shift = len(new) - len(old)
    runs = tuple(
        Run(_moved(run.start, at, shift), _moved(run.end, at, shift), run.format)
        for run in block.runs
    )
    fields = tuple(
        Field(_moved(field.start, at, shift), _moved(field.end, at, shift), field.instruction)
        for field in block.fields
    )
    text = block.text[:at] + new + block.text[at + len(old) :]
    return _with(document, index, replace(block, text=text, runs=runs, fields=fields))


def drop(document: Document, words: str) -> Document:
    """Return ``document`` without the first block that holds ``words``."""
    index = _index(document, words)
    return replace(
        document,
        blocks=(*document.blocks[:index], *document.blocks[index + 1 :]),
    )


def insert(document: Document, before: str, *added: Block) -> Document:
    """Return ``document`` with blocks added before the first that holds the words ``before``."""
    index = _index(document, before)
    blocks = (*document.blocks[:index], *added, *document.blocks[index:])
    return replace(document, blocks=blocks)


def alike(document: Document, words: str, text: str) -> Block:
    """Return a block that says ``text`` and looks like the first block that holds ``words``."""
    block = document.blocks[_index(document, words)]
    runs = (Run(0, len(text), block.runs[-1].format),) if text and block.runs else ()
    return replace(block, text=text, runs=runs, fields=())


def is_line(block: Block) -> bool:
    """Tell whether a block is an empty paragraph that only bears a border."""
    return block.is_blank and bool(block.format.bottom_border or block.format.top_border)


def _changed(block: Block, change: ChangeLook) -> tuple[Run, ...]:
    return tuple(replace(run, format=change(run.format)) for run in block.runs)


def _blocks(document: Document, words: str, change: Callable[[Block], Block]) -> Document:
    changed = tuple(
        change(block) if words in block.text and block.text else block for block in document.blocks
    )
    return replace(document, blocks=changed)


def _index(document: Document, words: str) -> int:
    return next(index for index, block in enumerate(document.blocks) if words in block.text)


def _with(document: Document, index: int, block: Block) -> Document:
    return replace(
        document, blocks=(*document.blocks[:index], block, *document.blocks[index + 1 :])
    )


def _moved(offset: int, at: int, shift: int) -> int:
    """Return where ``offset`` stands after characters were added or removed behind ``at``."""
    return offset if offset <= at else max(offset + shift, at)
