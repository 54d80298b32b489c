"""``gongwen explain``: say what a rule is about, why, and on what it rests."""

from __future__ import annotations

import argparse
import sys

NAME = "explain"
HELP = "解释一条规则：为什么、依据什么、对错的例子"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command to ``parser``."""
    parser.add_argument("code", metavar="编号", help="规则编号，如 PUN-01")


def run(options: argparse.Namespace) -> int:
    """Print the explanation of a rule; name similar codes for one that does not exist."""
    from gongwen.checking.engine import catalogue
    from gongwen.report.catalogue import explain

    code = options.code.strip().upper()
    if code in catalogue():
        sys.stdout.write(explain(catalogue()[code]))
        return 0
    near = _near(code, [rule.code for rule in catalogue()])
    hint = f"是不是 {'、'.join(near)}？" if near else ""
    print(
        f"没有编号为“{options.code}”的规则，{hint}运行 gongwen rules 可以看全部规则。",
        file=sys.stderr,
    )
    return 2


def _near(code: str, codes: list[str]) -> list[str]:
    """Return the codes most like ``code``, those that differ in zeros only before all."""
    from difflib import get_close_matches

    bare = _bare(code)
    same = [known for known in codes if _bare(known) == bare]
    alike = get_close_matches(code, codes, n=3, cutoff=0.5)
    return list(dict.fromkeys([*same, *alike]))[:3]


def _bare(code: str) -> str:
    """Return ``code`` without dash and leading zeros."""
    family, _, number = code.partition("-")
    return family + number.lstrip("0")
