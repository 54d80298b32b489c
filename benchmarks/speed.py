"""How fast checking and typesetting are and how much memory it takes: ``python -m benchmarks.speed``."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import gongwen
import gongwen.proofread.rules
from benchmarks.origins import word_defaults
from benchmarks.specimens import contents, documents
from gongwen.anatomy import recognise
from gongwen.formats.docx.write import write
from gongwen.layout.compose import compose
from gongwen.layout.content import Content, Paragraph
from gongwen.rulebook import Draft, Rule, collect
from gongwen.text import Document, plain

TODAY = date(2026, 11, 20)
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "reference" / "samples"
CHARACTERS = 3000
PARAGRAPHS = 6000  # some 300 pages


def main() -> None:
    """Print each figure beside what it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", action="store_true", help="另列最费时的 20 条规则")
    parser.add_argument("--texts", type=Path, default=SAMPLES, help="纯文本文件夹；没有时用样件")
    arguments = parser.parse_args()
    texts = _texts(arguments.texts)
    _print_text_rules(texts)
    if arguments.rules:
        _print_costs(texts)
    _print_three_thousand()
    _print_three_hundred_pages()
    _print_typesetting()


def _texts(folder: Path) -> list[str]:
    if folder.is_dir():
        print(f"纯文本取自 {folder}")
        return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    print("没有外部样本，用 15 份样件的文字")
    return [document.text for document in documents().values()]


def _rules() -> tuple[Rule, ...]:
    """Return the rules that read the text themselves; benchmarks.spelling times the model."""
    every = collect(gongwen.proofread.rules)
    return tuple(rule for rule in every if not rule.code.startswith("SP-"))


def _print_text_rules(texts: list[str]) -> None:
    rules = _rules()
    characters = sum(map(len, texts))

    def strike() -> None:
        for text in texts:
            draft = _draft(text)
            for rule in rules:
                list(rule.find(draft))

    def prepare() -> None:
        for text in texts:
            _draft(text)

    strike()
    seconds, preparing = _median(strike, 7), _median(prepare, 7)
    print(
        f"文字规则 {len(rules)} 条，{characters} 字：每秒 {characters / seconds:,.0f} 字"
        f"（只算规则 {characters / (seconds - preparing):,.0f}）；要求 ≥ 200,000"
    )


def _draft(text: str) -> Draft:
    document = plain(text)
    return Draft(document, recognise(document), TODAY)


def _print_costs(texts: list[str]) -> None:
    drafts = [_draft(text) for text in texts]
    characters = sum(map(len, texts))
    for draft in drafts:
        for rule in _rules():
            list(rule.find(draft))
    costs = {rule.code: _cost(rule, drafts) for rule in _rules()}
    print(f"规则合计 {1e9 * sum(costs.values()) / characters:.0f} 纳秒/字；最费时的 20 条：")
    for code in sorted(costs, key=costs.__getitem__, reverse=True)[:20]:
        print(f"  {code}\t{1e9 * costs[code] / characters:.1f} 纳秒/字")


def _cost(rule: Rule, drafts: list[Draft]) -> float:
    return _median(lambda: [list(rule.find(draft)) for draft in drafts], 5)


def _median(action: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        # The processor's own time: the core is shared, and others' work is none of ours.
        began = time.process_time()
        action()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def long_document(paragraphs: int, characters: int) -> Document:
    """Return a notice with that many paragraphs in its body, or until it has ``characters``."""
    return compose(long_content(paragraphs, characters))


def long_content(paragraphs: int, characters: int) -> Content:
    """Return what :func:`long_document` says."""
    content = contents()["07_opinion"]
    lines = [
        part.text + part.run_on
        for other in contents().values()
        for part in other.body
        if isinstance(part, Paragraph) and not part.level and part.text.endswith("。")
    ]
    body: list[Paragraph] = []
    size = 0
    while len(body) < paragraphs and size < characters:
        # A number keeps every paragraph another one: copies are a fault of their own.
        line = f"第{len(body) + 1}处：{lines[len(body) % len(lines)]}"
        body.append(Paragraph(line))
        size += len(line)

    return replace(content, body=tuple(body))


def _print_three_thousand() -> None:
    file = write(long_document(10_000, CHARACTERS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "three.docx"
        path.write_bytes(file)
        runs = [_whole_process(path) for _ in range(7)]
    seconds = statistics.median(run[0] for run in runs)
    memory = max(run[1] for run in runs)
    print(
        f"gongwen check 3,000 字 docx，整个进程：{seconds:.2f} 秒，{memory:.0f} MB；要求 ≤ 1.0 秒、≤ 250 MB"
    )
    gongwen.check(file, name="three.docx", today=TODAY)
    warm = _median(lambda: gongwen.check(file, name="three.docx", today=TODAY), 20)
    print(f"同一份，热进程：{1000 * warm:.0f} 毫秒；要求 ≤ 100 毫秒")


def _print_three_hundred_pages() -> None:
    document = long_document(PARAGRAPHS, 10_000_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.docx"
        path.write_bytes(write(document))
        seconds, memory = _whole_process(path)
    print(
        f"{PARAGRAPHS} 段、{len(document.text)} 字（约 300 页）docx：{seconds:.1f} 秒，{memory:.0f} MB；"
        "要求 ≤ 10 秒、≤ 500 MB"
    )


def _print_typesetting() -> None:
    """Print how long typesetting takes: of a file not yet laid out, so that all of it is set."""
    source = word_defaults(long_content(10_000, CHARACTERS)).data
    long = word_defaults(long_content(PARAGRAPHS, 10_000_000)).data
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "three.docx"
        path.write_bytes(source)
        made = str(Path(folder) / "made.docx")
        plain_runs = [_whole_process(path, "typeset", "-o", made) for _ in range(7)]
        pdf_runs = [_whole_process(path, "typeset", "-o", made, "--pdf") for _ in range(7)]
        path.write_bytes(long)
        seconds, memory = _whole_process(path, "typeset", "-o", made)
    took, with_pdf = (statistics.median(run[0] for run in runs) for runs in (plain_runs, pdf_runs))
    gongwen.typeset(source)
    warm = _median(lambda: gongwen.typeset(source), 20)
    print(f"gongwen typeset 3,000 字 docx，整个进程：{took:.2f} 秒；要求 ≤ 0.8 秒")
    print(f"同一份，热进程：{1000 * warm:.0f} 毫秒；要求 ≤ 150 毫秒")
    print(f"同一份，另出 PDF：多 {with_pdf - took:.2f} 秒；要求 ≤ 3 秒")
    print(f"{PARAGRAPHS} 段（约 300 页）排版：{seconds:.1f} 秒，{memory:.0f} MB")


def _whole_process(path: Path, verb: str = "check", *options: str) -> tuple[float, float]:
    """Return seconds and peak megabytes of a command of ``gongwen`` in a process of its own."""
    command = [sys.executable, "-m", "gongwen", verb, str(path), *options]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - began, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
