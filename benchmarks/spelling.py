"""Measure the spelling engine: ``python -m benchmarks.spelling FOLDER [--samples DIR]``.

FOLDER holds ``corpus/`` and ``proofread/``; DIR holds published documents as plain text. Neither
belongs to this repository. The re-ranker was fitted on the sentences of ECSpell, textproof and
acc_rmrb, so what is printed of them here is known text; what five folds gave is printed by
``make train``. The references of NaCGEC, the published documents and the planted errors are
unknown to it.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import time
from pathlib import Path

from gongwen.spelling import DEFAULT_THRESHOLD, MissingModel, Speller, applied
from training.corpus import held_out
from training.sentences import read

Pair = tuple[str, str]
THRESHOLDS = (0.5, DEFAULT_THRESHOLD, 0.9)
_SEED = 3
_SENTENCE = re.compile("[\u4e00-\u9fff，、]{12,60}。")
_ENDS = re.compile("(?<=[。！？；])")
_LITTLE_WORDS = "的了在和是有对为"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.spelling")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("data"))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--samples", type=Path, help="已公布公文的文件夹（.txt）")
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"没有测试数据文件夹“{options.folder}”，这一项跳过；请在命令后写明文件夹。")
        return 0
    start = time.perf_counter()
    try:
        speller = Speller.load(*([options.model] if options.model else []))
    except MissingModel as error:
        print(error.message, file=sys.stderr)
        return 1
    print(f"| 装入（import 之后） | {time.perf_counter() - start:.2f} 秒 |")
    proofread = options.folder / "proofread"
    for name in ("odw.train", "law.train", "textproof.dev.json", "acc_rmrb.tet.json"):
        if (proofread / name).is_file():
            _print_set(speller, name, read(proofread / name))
    for what, clean in _unknown(proofread, options.samples).items():
        _print_set(speller, what, clean)
    unequal = planted(options.folder / "corpus")
    for what, pairs in unequal.items():
        _print_set(speller, what, pairs)
    _print_speed(speller, [right for pairs in unequal.values() for _wrong, right in pairs])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| 内存峰值（整个进程） | {peak:.0f} MB |")
    return 0


def _unknown(proofread: Path, samples: Path | None) -> dict[str, list[Pair]]:
    """Return sentences that nobody trained on and that are taken to be right."""
    found: dict[str, list[Pair]] = {}
    references = proofread / "nacgec.dev.ref.para"
    if references.is_file():
        rows = references.read_text("utf-8").splitlines()
        last = [row.split("\t")[-1] for row in rows]
        found["NaCGEC 参考句"] = [(sentence, sentence) for sentence in last]
    if samples is not None:
        texts = [path.read_text("utf-8") for path in sorted(samples.glob("*.txt"))]
        sentences = [s for text in texts for line in text.splitlines() for s in _ENDS.split(line)]
        found["已公布的公文"] = [(s, s) for s in sentences if s.strip()]
    return found


def planted(corpus: Path) -> dict[str, list[Pair]]:
    """Return formal sentences that lack a character, have one too many, or are as they were."""
    if not corpus.is_dir():
        return {}
    chance = random.Random(_SEED)  # noqa: S311 -- a sample, no secret
    sentences = [
        sentence
        for name, paragraphs in held_out(corpus)
        if name.startswith(("laws", "gov", "extra_policy"))
        for paragraph in paragraphs
        for sentence in _SENTENCE.findall(paragraph)
    ]
    sample = chance.sample(sentences, min(3000, len(sentences)))
    third = len(sample) // 3
    places = [chance.choice(_inner_characters(sentence)) for sentence in sample]
    missing = [(s[:p] + s[p + 1 :], s) for s, p in zip(sample[:third], places, strict=False)]
    redundant = [
        (s[:p] + (s[p] if p % 2 else chance.choice(_LITTLE_WORDS)) + s[p:], s)
        for s, p in zip(sample[third : 2 * third], places[third:], strict=False)
    ]
    clean = [(s, s) for s in sample[2 * third :]]
    return {"植入漏字": missing, "植入多字": redundant, "公文、法规原句": clean}


def _inner_characters(sentence: str) -> list[int]:
    """Return the places of the Chinese characters that are neither the first nor the last."""
    inner = range(1, len(sentence) - 2)
    return [place for place in inner if "\u4e00" <= sentence[place] <= "\u9fff"]


def _print_set(speller: Speller, name: str, pairs: list[Pair]) -> None:
    if not pairs:
        return
    wrong = sum(a != b for a, b in pairs)
    text = "\n".join(a for a, _b in pairs)
    for threshold in THRESHOLDS:
        edits = speller.edits(text, threshold=threshold)
        results = applied(text, edits)[0].split("\n") if edits else text.split("\n")
        changed = [(a, b, r) for (a, b), r in zip(pairs, results, strict=True) if a != r]
        mended = sum(r == b for _a, b, r in changed)
        precision, recall = mended / max(len(changed), 1), mended / max(wrong, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        figures = f"准确 {precision:.1%}，召回 {recall:.1%}，F1 {f1:.1%}，" if wrong else ""
        print(f"| {name}，阈值 {threshold} | {figures}改动 {len(changed) / len(pairs):.2%} |")


def _print_speed(speller: Speller, sentences: list[str]) -> None:
    text = "".join(sentences)
    if not text:
        return
    start = time.process_time()
    speller.edits(text)
    seconds = time.process_time() - start
    print(f"| 速度（单核，{len(text):,} 字） | {len(text) / seconds:,.0f} 字/秒 |")


if __name__ == "__main__":
    sys.exit(main())
