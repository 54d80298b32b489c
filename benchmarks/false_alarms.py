"""Errors (S0, S1) reported on real published text, per 1,000 characters.

``python -m benchmarks.false_alarms [FOLDER] [CORPUS.txt.xz …]``: the texts are no part of this
repository. The files of the folder are whole documents. A line of a corpus is a paragraph; some 200
paragraphs are judged at a time, as a fragment: where one document ends and the next begins is not
known, so the rules that compare the parts of a document are not counted there.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import gongwen
from gongwen.anatomy import recognise
from gongwen.checking.engine import catalogue
from gongwen.formats.errors import UnreadableFile
from gongwen.rulebook import Draft
from gongwen.rulebook.groups import Group, group_of
from gongwen.terms import Severity
from gongwen.text import plain

TODAY = date(2026, 11, 20)
REFERENCE = Path(__file__).resolve().parents[2] / "shared"
SAMPLES = REFERENCE / "reference" / "samples"
CORPORA = tuple(
    REFERENCE / "data" / "corpus" / f"{name}.txt.xz"
    for name in ("laws_npcdb", "laws_waystowork", "extra_policy", "gov_policy")
)
PARAGRAPHS = 200
JOBS = 2
# What a stretch of a corpus cannot show: it is cut anywhere and may hold several documents.
# CIT-04 weighs a year against the date of the document.
_WHOLE_CODES = {"CIT-04"}
_WHOLE = {Group.TYPE, Group.LAYOUT, Group.CONSISTENCY, Group.CONTENT, Group.SECRECY}


@dataclass(frozen=True)
class Alarm:
    """One hit: its rule and where it stands."""

    code: str
    severity: str
    quote: str
    before: str
    after: str
    message: str


@dataclass(frozen=True)
class Judged:
    """What was found in one stretch of text."""

    source: str
    characters: int
    alarms: tuple[Alarm, ...]


def main() -> None:
    """Print the rate for the documents and for each corpus, by rule; write a sample to judge."""
    arguments = _arguments()
    alarms: list[tuple[str, Alarm]] = []
    with ProcessPoolExecutor(JOBS) as pool:
        if arguments.folder.is_dir():
            files = sorted(arguments.folder.glob("*.txt"))
            alarms += _print("整篇样本", list(pool.map(_whole, files)))
        else:
            print(f"没有找到样本文件夹 {arguments.folder}，跳过。")
        for corpus in arguments.corpora:
            if not corpus.is_file():
                print(f"没有找到语料 {corpus}，跳过。")
                continue
            pieces = _pieces(corpus, arguments.characters)
            alarms += _print(corpus.name, list(pool.map(_fragment, pieces)))
    if arguments.sample:
        _write_sample(alarms, arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("corpora", nargs="*", type=Path, default=CORPORA)
    parser.add_argument("--characters", type=int, default=3_000_000, help="每份语料取的字数")
    parser.add_argument("--sample", type=int, default=0, help="抽多少条写入表格供人判断")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, default=Path("build/false_alarms.tsv"))
    return parser.parse_args()


def _pieces(corpus: Path, characters: int) -> Iterator[tuple[str, str]]:
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        while characters > 0:
            text = "".join(islice(lines, PARAGRAPHS))
            if not text:
                return
            yield corpus.name, text.rstrip("\n")
            characters -= len(text)


def _whole(path: Path) -> Judged:
    """Judge a whole document with all rules."""
    try:
        result = gongwen.check(path.read_bytes(), name=path.name, today=TODAY)
    except UnreadableFile as refusal:
        print(f"{path.name}：{refusal.message}")
        return Judged(path.name, 0, ())
    text = result.document.text
    alarms = [
        _alarm(
            one.code,
            one.severity,
            text,
            (one.offset, one.offset + one.end - one.start),
            one.message,
        )
        for one in result.findings
        if one.severity.is_error
    ]
    return Judged(path.name, len(text), tuple(alarms))


def _fragment(piece: tuple[str, str]) -> Judged:
    """Judge a stretch of a corpus with the rules about wording."""
    name, text = piece
    document = plain(text)
    draft = Draft(document, recognise(document), TODAY)
    alarms = [
        _alarm(rule.code, hit.severity or rule.severity, text, (hit.start, hit.end), rule.message)
        for rule in catalogue()
        if group_of(rule.code) not in _WHOLE and rule.code not in _WHOLE_CODES
        for hit in rule.find(draft)
        if (hit.severity or rule.severity).is_error
    ]
    return Judged(name, len(text), tuple(alarms))


def _alarm(code: str, severity: Severity, text: str, span: tuple[int, int], message: str) -> Alarm:
    start, end = span
    before, after = text[max(start - 30, 0) : start], text[end : end + 30]
    return Alarm(code, severity.value, text[start:end][:60], before, after, message)


def _print(name: str, judged: list[Judged]) -> list[tuple[str, Alarm]]:
    characters = sum(one.characters for one in judged)
    alarms = [(one.source, alarm) for one in judged for alarm in one.alarms]
    rate = 1000 * len(alarms) / characters if characters else 0.0
    print(f"{name}\t{characters} 字\tS0/S1 {len(alarms)} 处\t每千字 {rate:.3f}")
    for code, count in Counter(alarm.code for _, alarm in alarms).most_common():
        print(f"  {code}\t{count}")
    return alarms


def _write_sample(alarms: list[tuple[str, Alarm]], arguments: argparse.Namespace) -> None:
    chosen = random.Random(arguments.seed).sample(alarms, min(arguments.sample, len(alarms)))  # noqa: S311 -- no secret
    arguments.to.parent.mkdir(parents=True, exist_ok=True)
    with arguments.to.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t")
        writer.writerow(["判断（真/误/疑）", "编号", "级", "来源", "前文", "命中", "后文", "说法"])
        for source, one in chosen:
            row = [one.code, one.severity, source, one.before, one.quote, one.after, one.message]
            writer.writerow(["", *(cell.replace("\n", "⏎").replace("\t", " ") for cell in row)])
    print(f"抽出 {len(chosen)} 条，写入 {arguments.to}")


if __name__ == "__main__":
    main()
