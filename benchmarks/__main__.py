"""Measure every figure of ``README.md``, or only those named on the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# In the order of the table; each runs in a process of its own, so that none warms up another.
BENCHMARKS = (
    "speed",
    "planted",
    "clean",
    "two_documents",
    "false_alarms",
    "peers",
    "typesetting",
    "attribution",
)


def main(wanted: list[str]) -> int:
    """Run the benchmarks ``wanted`` (all of them if none is named); return how many failed."""
    unknown = sorted(set(wanted) - set(BENCHMARKS))
    if unknown:
        print(
            f"没有这项测量：{'、'.join(unknown)}；可选：{'、'.join(BENCHMARKS)}。", file=sys.stderr
        )
        return 2
    failed = 0
    for name in wanted or BENCHMARKS:
        print(f"» {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        done = subprocess.run(command, cwd=Path(__file__).parents[1], check=False)
        failed += done.returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
