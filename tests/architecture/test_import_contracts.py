"""The import contracts of `.importlinter` hold, and would notice a breach."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, SRC

RUN = "from importlinter.cli import lint_imports_command as run; run()"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts in a checkout or a copy of one."""
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin", "COLUMNS": "200"}
    command = [sys.executable, "-c", RUN, "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def test_the_contracts_hold() -> None:
    """Nothing imports what lies above it or behind a wall."""
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("gongwen/text/breach.py", "import django", "knows nothing of the web application"),
        ("gongwen/text/breach.py", "import gongwen.rulebook", "Engine layers"),
        ("gongwen/proofread/breach.py", "import gongwen.layout", "Engine layers"),
        (
            "gongwen/proofread/rules/breach.py",
            "import gongwen.formats",
            "Rules judge what was read",
        ),
        ("gongwen/rulebook/breach.py", "import lxml.etree", "XML and ZIP"),
        ("sanban/kernel/breach.py", "import sanban.documents", "Bounded contexts"),
        ("sanban/ui/breach.py", "import gongwen.checking", "through documents only"),
    ],
)
def test_a_breach_is_noticed(tmp_path: Path, module: str, line: str, contract: str) -> None:
    """A planted import breaks the contract that forbids it."""
    shutil.copytree(
        SRC, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    (tmp_path / "src" / module).write_text(f"{line}\n")

    done = lint_imports(tmp_path)

    assert done.returncode == 1, done.stdout + done.stderr
    broken = [row for row in done.stdout.splitlines() if row.endswith("BROKEN")]
    assert any(contract in row for row in broken), done.stdout
