"""Other tools on the two documents of our own making: ``python -m benchmarks.peers``.

gongwen-skill and autocorrect-py are installed into an environment of their own under build/. The
document-format tools (document-format-skills, docformat-gui) are on no package index and are left
out. A tool is credited with a fault whenever what it reports is about the same thing at the same
place, whatever it proposes instead.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx

import gongwen
from benchmarks.two_documents import FAULTS, MORE_FAULTS, TODAY, Fault, compliant, faulty
from gongwen.terms import Severity

PACKAGES = ("gongwen-skill==2.15.0", "autocorrect-py==2.14.0")
ENVIRONMENT = Path(os.environ.get("PEERS", "build/peers"))
ALL_FAULTS = FAULTS + MORE_FAULTS

# What a check of gongwen-skill is about, and the faults that are about it.
_TOPICS = (
    ("上边距", "上边距"),
    ("左边距", "左边距"),
    ("大标题字体", "标题三号黑体"),
    ("大标题字号", "标题三号黑体"),
    ("正文字体", "正文用宋体"),
    ("正文首行缩进", "首行缩进"),
    ("一级标题字体", "一级标题"),
    ("一级标题字体", "二级标题用仿宋"),
    ("页码格式", "页码用"),
    ("空格", "汉字之间有空格"),
    ("署名", "署名"),
    ("成文日期", "成文日期"),
    ("主送", "主送"),
    ("发文字号", "发文字号"),
    ("文种", "文种"),
    ("标点", "半角"),
)
_LINT = """
import json, sys
import autocorrect_py
print(json.dumps([autocorrect_py.format(line) for line in json.load(sys.stdin)]))
"""


@dataclass(frozen=True)
class Score:
    """What one tool made of both documents."""

    tool: str
    found: int
    false_alarms: int
    seconds: float


def main() -> None:
    """Print a line for every tool."""
    tools: list[Callable[[], Score]] = [ours]
    if _install():
        tools += [gongwen_skill, autocorrect]
    print(f"有错的一份种下 {len(ALL_FAULTS)} 处；合规的一份应当一条不报")
    print("工具\t找到\t合规件上的报告\t检查一份用时（秒，整个进程）")
    for tool in tools:
        score = tool()
        print(
            f"{score.tool}\t{score.found}/{len(ALL_FAULTS)}\t{score.false_alarms}\t{score.seconds:.2f}"
        )
    print("document-format-skills、docformat-gui 不在 PyPI 上，没有参加。")


def _install() -> bool:
    """Install the peers into their environment unless they are there; tell where that fails."""
    python = ENVIRONMENT / "bin" / "python"
    if python.exists():
        return True
    venv.create(ENVIRONMENT, with_pip=True)
    done = subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=False)
    if done.returncode:
        print("装不上其他工具（没有网络？），只列本软件。")
    return done.returncode == 0


def _timed(command: list[str | Path], given: str | None = None) -> tuple[str, float]:
    began = time.perf_counter()
    done = subprocess.run(
        command, input=given, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout, time.perf_counter() - began


def ours() -> Score:
    """Return what we make of both; all severities count as false alarms here."""
    result = gongwen.check(faulty(), name="faulty.docx", today=TODAY)
    texts = [block.text for block in result.document.blocks]
    found = sum(
        any(
            one.code in fault.codes and fault.place in texts[one.paragraph - 1]
            for one in result.findings
        )
        for fault in ALL_FAULTS
    )
    clean = gongwen.check(compliant(), name="compliant.docx", today=TODAY)
    with tempfile.TemporaryDirectory() as folder:
        path = _saved(folder, faulty())
        _, seconds = _timed([sys.executable, "-m", "gongwen", "check", path])
    return Score("gongwen（本软件）", found, len(clean.at_least(Severity.S4)), seconds)


def gongwen_skill() -> Score:
    """Return what gongwen-skill 2.15.0 makes of both."""
    bad, seconds = _skill(faulty(), "request")
    good, _ = _skill(compliant(), "bulletin")
    lines = _lines(faulty())
    found = sum(any(_meets(issue, fault, lines) for issue in bad) for fault in ALL_FAULTS)
    alarms = [issue for issue in good if "汇总" not in issue["name"]]
    return Score("gongwen-skill 2.15.0", found, len(alarms), seconds)


def _skill(content: bytes, kind: str) -> tuple[list[dict[str, str]], float]:
    with tempfile.TemporaryDirectory() as folder:
        program, file = ENVIRONMENT / "bin" / "gongwen", _saved(folder, content)
        command: list[str | Path] = [program, "check", file, "--json"]
        output, seconds = _timed([*command, "-t", kind])
        if "[\n" not in output:
            output, seconds = _timed(command)
    issues, _ = json.JSONDecoder().raw_decode(output[output.index("[\n") :])
    return issues, seconds


def _meets(issue: dict[str, str], fault: Fault, lines: list[str]) -> bool:
    """Tell whether an issue is about the fault, in a paragraph that holds its place."""
    if not any(topic in issue["name"] and about in fault.what for topic, about in _TOPICS):
        return False
    paragraph = re.fullmatch(r"paragraph:(\d+)", str(issue["location"]))
    return not paragraph or fault.place in lines[int(paragraph[1])]


def autocorrect() -> Score:
    """Return what autocorrect-py 2.14 makes of both: what it rewrites."""
    good = _lines(compliant())
    rewritten, _ = _rewritten(good)
    alarms = sum(old != new for old, new in zip(good, rewritten, strict=True))
    bad = _lines(faulty())
    rewritten, seconds = _rewritten(bad)
    found = sum(
        any(
            fault.place in old and fault.place not in new
            for old, new in zip(bad, rewritten, strict=True)
        )
        for fault in ALL_FAULTS
        if fault.place and any(code.startswith("PUN") for code in fault.codes)
    )
    return Score("autocorrect-py 2.14", found, alarms, seconds)


def _rewritten(lines: list[str]) -> tuple[list[str], float]:
    output, seconds = _timed([ENVIRONMENT / "bin" / "python", "-c", _LINT], json.dumps(lines))
    return json.loads(output), seconds


def _lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def _saved(folder: str, content: bytes) -> Path:
    path = Path(folder) / "case.docx"
    path.write_bytes(content)
    return path


if __name__ == "__main__":
    main()
