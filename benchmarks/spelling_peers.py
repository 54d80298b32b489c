"""Other spelling correctors on the same sentences: ``python -m benchmarks.spelling_peers FOLDER``.

FOLDER holds ``corpus/`` and ``proofread/``; neither belongs to this repository. pycorrector's
n-gram corrector is given a language model of our own corpus, so that knowledge of the field is
equal; no peer fetches anything while it runs. A sentence counts as mended only if all of it equals
the reference. Each peer is a process that reads one sentence a line and writes it corrected.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.arpa import clauses_of, write
from gongwen.spelling import DEFAULT_PATH
from training import corpus
from training.counting import count
from training.examples import Pair
from training.kneser_ney import estimate, prune
from training.sentences import CLEAN, read

SETS = ("odw.train", "law.train", "textproof.dev.json", CLEAN)
PACKAGES = (
    "jieba==0.42.1",
    "kenlm==0.3.0",
    "loguru==0.7.3",
    "numpy==2.4.6",
    "pyahocorasick==2.3.1",
    "pypinyin==0.55.0",
    "six==1.17.0",
)
PYCORRECTOR = "pycorrector==1.1.4"
ENVIRONMENT = Path(os.environ.get("SPELLING_PEERS", "build/spelling-peers"))
LIMITS = [10**9, 1_000_000, 1_000_000]  # n-grams kept of each order
THRESHOLDS = (57, 20)  # pycorrector's own, and one that mends more
_SEED = 7
_WARM_UP = "你好。"
_STARTS = 3
_NOISE = 0.2  # seconds
_LONGEST_INSTALL = 900  # seconds; kenlm is compiled
_LONGEST_RUN = 1800

# The package's own __init__ would load neural correctors that need gigabytes; it is passed by.
# Digits and letters are one symbol a run, as in the language model.
_PYCORRECTOR = """
import re, sys, types
from importlib.util import find_spec
package = types.ModuleType("pycorrector")
package.__path__ = find_spec("pycorrector").submodule_search_locations
sys.modules["pycorrector"] = package

class Runs:
    def __init__(self, model):
        self.model = model
    def plain(self, text):
        text = re.sub("[0-9]+(?: [0-9]+)*", "0", text)
        return re.sub("[A-Za-z]+(?: [A-Za-z]+)*", "a", text)
    def score(self, text, bos=True, eos=True):
        return self.model.score(self.plain(text), bos=bos, eos=eos)
    def perplexity(self, text):
        return self.model.perplexity(self.plain(text))

if len(sys.argv) > 1:
    from pycorrector.corrector import Corrector
    peer = Corrector(language_model_path=sys.argv[1])
    peer.check_detector_initialized()
    peer.lm = Runs(peer.lm)
    options = {"threshold": float(sys.argv[2])}
else:
    from pycorrector.proper_corrector import ProperCorrector
    peer = ProperCorrector()
    options = {}
for line in sys.stdin:
    print(peer.correct(line.rstrip("\\n"), **options)["target"])
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A corrector and how it is started."""

    name: str
    command: Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a peer did to a set, counted by whole sentences."""

    wrong: int
    changed: int
    mended: int
    clean: int
    alarms: int

    @property
    def precision(self) -> float:
        """Return the share of changed sentences that came out right."""
        return self.mended / max(self.changed, 1)

    @property
    def recall(self) -> float:
        """Return the share of wrong sentences that came out right."""
        return self.mended / max(self.wrong, 1)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def __str__(self) -> str:
        """Return the figures that mean something for this set."""
        parts = []
        if self.wrong:
            right = f"{self.precision:.1%}（{self.mended}/{self.changed}）" if self.changed else "—"
            parts.append(f"准确 {right}，召回 {self.recall:.1%}，F1 {self.f1:.1%}")
        if self.clean:
            parts.append(f"无错句改动 {self.alarms / self.clean:.1%}（{self.alarms}/{self.clean}）")
        return "，".join(parts)


class UnableToMeasure(Exception):  # noqa: N818 -- named as the other errors of an act are
    """A peer failed; the message says in Chinese how."""


def main() -> int:
    """Print a line for each peer and set."""
    parser = argparse.ArgumentParser(prog="benchmarks.spelling_peers")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("data"))
    parser.add_argument("--lines", type=int, default=200, metavar="N", help="每个测试集抽几句")
    options = parser.parse_args()
    proofread = options.folder / "proofread"
    samples = {
        name: sample(read(proofread / name), options.lines)
        for name in SETS
        if (proofread / name).is_file()
    }
    if not samples:
        print(f"“{proofread}”里没有测试句，这一项跳过；请在命令后写明文件夹。")
        return 0
    for peer in [*_ours(), *_pycorrector(options.folder / "corpus")]:
        try:
            _print_peer(peer, samples)
        except UnableToMeasure as error:
            print(f"{peer.name}：{error}")
    return 0


def sample(pairs: list[Pair], lines: int) -> list[Pair]:
    """Return the same ``lines`` sentences every time, none of them over a line's end."""
    whole = [pair for pair in pairs if len(pair[0].splitlines()) == 1]
    chance = random.Random(_SEED)  # noqa: S311 -- a sample, no secret
    return chance.sample(whole, min(lines, len(whole)))


def figures(pairs: list[Pair], results: list[str]) -> Figures:
    """Compare what came out with the references."""
    rows = [(wrong, right, made) for (wrong, right), made in zip(pairs, results, strict=True)]
    changed = [(wrong, right, made) for wrong, right, made in rows if wrong != made]
    return Figures(
        wrong=sum(wrong != right for wrong, right, _made in rows),
        changed=len(changed),
        mended=sum(right == made for _wrong, right, made in changed),
        clean=sum(wrong == right for wrong, right, _made in rows),
        alarms=sum(wrong == right for wrong, right, _made in changed),
    )


def corrected(command: Sequence[str | Path], sentences: list[str]) -> tuple[list[str], float]:
    """Return the sentences as a peer leaves them, and the seconds of processor time it took."""
    before = _processor_time()
    try:
        done = subprocess.run(
            command,
            input="".join(f"{sentence}\n" for sentence in sentences).encode(),
            env={
                **os.environ,
                "PYTHONUTF8": "1",
                "PYCORRECTOR_DATA_DIR": str(ENVIRONMENT / "none"),
            },
            capture_output=True,
            check=False,
            timeout=_LONGEST_RUN,
        )
    except subprocess.TimeoutExpired:
        raise UnableToMeasure(f"{_LONGEST_RUN} 秒内没有做完，没有参加。") from None
    if done.returncode:
        raise UnableToMeasure(f"运行失败，没有参加：{_last_line(done.stderr)}")
    results = done.stdout.decode().removesuffix("\n").split("\n")
    if len(results) != len(sentences):
        raise UnableToMeasure(f"给了 {len(sentences)} 句，只出来 {len(results)} 句，没有参加。")
    return results, _processor_time() - before


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _last_line(output: bytes) -> str:
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "没有说明原因"


def _print_peer(peer: Peer, samples: dict[str, list[Pair]]) -> None:
    """Measure a peer on all sets at once, so that it starts only once."""
    sentences = [wrong for pairs in samples.values() for wrong, _right in pairs]
    start = statistics.median(corrected(peer.command, [_WARM_UP])[1] for _ in range(_STARTS))
    results, seconds = corrected(peer.command, sentences)
    place = 0
    for name, pairs in samples.items():
        print(f"| {name}，{peer.name} | {figures(pairs, results[place : place + len(pairs)])} |")
        place += len(pairs)
    print(f"| 速度，{peer.name} | {_speed(sum(map(len, sentences)), seconds, start)} |", flush=True)


def _speed(length: int, seconds: float, start: float) -> str:
    """Return characters a second, the start not counted; little time cannot be told from noise."""
    own = seconds - start
    speed = length / max(own, _NOISE)
    least = "不低于 " if own < _NOISE else ""
    said = f"{length:,} 字，按处理器时间，不计启动的 {start:.1f} 秒"
    return f"{least}{speed:,.0f} 字/秒（{said}）"


def _ours() -> list[Peer]:
    program = [sys.executable, "-m", "gongwen", "correct"]
    tables = Peer("只用本软件的词语表", [*program, "--threshold", "1"])
    if not DEFAULT_PATH.is_file():
        print("没有装错别字模型，本软件不参加，只列它的词语表；请先用 make train 生成模型。")
        return [tables]
    return [Peer("gongwen（本软件）", program), tables]


def _pycorrector(folder: Path) -> list[Peer]:
    if not _install():
        return []
    program: list[str | Path] = [ENVIRONMENT / "bin" / "python", "-c", _PYCORRECTOR]
    names = Peer("pycorrector 1.1.4 的专名表", program)
    if not folder.is_dir():
        print(f"没有语料文件夹“{folder}”，训练不了语言模型，pycorrector 只列专名表。")
        return [names]
    model = _language_model(folder)
    return [
        *(
            Peer(f"pycorrector 1.1.4，n 元模型，门槛 {least}", [*program, model, str(least)])
            for least in THRESHOLDS
        ),
        names,
    ]


def _install() -> bool:
    """Install pycorrector into its environment unless it is there; say why where that fails."""
    installed = ENVIRONMENT / "installed"
    if installed.exists():
        return True
    venv.create(ENVIRONMENT, with_pip=True)
    install: list[str | Path] = [ENVIRONMENT / "bin" / "python", "-m", "pip", "install", "-q"]
    for what in (PACKAGES, ("--no-deps", PYCORRECTOR)):
        try:
            done = subprocess.run(
                [*install, *what], capture_output=True, check=False, timeout=_LONGEST_INSTALL
            )
        except subprocess.TimeoutExpired:
            print(f"{_LONGEST_INSTALL} 秒内装不上 pycorrector，只列本软件。")
            return False
        if done.returncode:
            print(f"装不上 pycorrector，只列本软件：{_last_line(done.stderr)}")
            return False
    installed.touch()
    return True


def _language_model(folder: Path) -> Path:
    """Train a model of clauses on our corpus, unless that has been done."""
    path = ENVIRONMENT / "clauses.arpa"
    if not path.exists():
        # The trainer reads the dictionary of jieba, which stands in the peers' environment.
        sys.path.extend(map(str, ENVIRONMENT.glob("lib/python*/site-packages")))
        alphabet = corpus.alphabet_of(folder)
        symbols = clauses_of(corpus.symbols_of(folder, alphabet), alphabet)
        counts = [count(symbols, order, alphabet.size) for order in range(1, len(LIMITS) + 1)]
        levels = estimate(counts, alphabet.size)
        prune(levels, counts, LIMITS, alphabet.size)
        write(path, levels, alphabet)
    return path


if __name__ == "__main__":
    sys.exit(main())
