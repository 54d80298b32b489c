"""The checks that a change must pass, quickest first."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence

from bootstrap import postgres
from bootstrap.console import SetupError, Words, say, succeed
from bootstrap.paths import PYTHON, ROOT, VAR, VENV

FAST = ("-n", "2", "-m", "not browser and not rendered")


def lint() -> None:
    """Check format and style of the Python code."""
    say("检查代码格式……")
    succeed(
        [PYTHON, "-m", "ruff", "format", "--check", "."], "代码格式不统一：请运行 make format。"
    )
    say("检查代码风格……")
    succeed([PYTHON, "-m", "ruff", "check", "."], "代码风格有上列问题。")


def format_code() -> None:
    """Format the Python code and mend what can safely be mended."""
    succeed([PYTHON, "-m", "ruff", "format", "."], "代码没有排好。")
    succeed([PYTHON, "-m", "ruff", "check", "--fix", "."], "还有上列问题要手工改。")


def contracts() -> None:
    """Check which package may import which."""
    say("检查模块之间的引用关系……")
    succeed([VENV / "bin" / "lint-imports"], "引用关系违反了 .importlinter 的约定。")


def types() -> None:
    """Check types strictly."""
    say("检查类型……")
    succeed([PYTHON, "-m", "mypy"], "类型检查没有通过。")


def templates() -> None:
    """Check the templates: no inline style or handler, not too long."""
    say("检查模板……")
    tests = ROOT / "tests" / "architecture" / "test_templates.py"
    succeed([PYTHON, "-m", "pytest", "-q", tests], "模板有上列问题。")


def fast_tests(further: Sequence[str]) -> None:
    """Run every test that needs neither a browser nor LibreOffice."""
    say("运行测试……")
    succeed([PYTHON, "-m", "pytest", *FAST, *further], "有测试没有通过，见上。")


def postgres_tests(further: Sequence[str]) -> None:
    """Run the tests of the site once more, on a PostgreSQL server of their own."""
    binaries = postgres.programs()
    if binaries is None:
        say("跳过 PostgreSQL 测试：本机没有 PostgreSQL（Debian 上是 apt-get install postgresql）。")
        return
    say(f"在 PostgreSQL {binaries.parent.name} 上运行网站的测试……")
    with postgres.server(binaries) as address:
        site = ROOT / "tests" / "sanban"
        command: Words = [PYTHON, "-m", "pytest", *FAST, site, *further]
        succeed(command, "PostgreSQL 上有测试没有通过，见上。", extra={"SANBAN_DATABASE": address})


def browser_tests(further: Sequence[str]) -> None:
    """Run the browser tests, and hold a skipped one to be a failed one."""
    # The synchronous browser driver keeps an event loop in the thread in which Django is called.
    _without_skips("browser", "浏览器", further, {"DJANGO_ALLOW_ASYNC_UNSAFE": "1"})


def rendered_tests(further: Sequence[str]) -> None:
    """Run the tests that have LibreOffice set pages, and hold a skipped one to be a failed one."""
    _without_skips("rendered", "版面", further, {})


def _without_skips(mark: str, label: str, further: Sequence[str], extra: Mapping[str, str]) -> None:
    """Run the tests marked ``mark``; none may be skipped."""
    say(f"运行{label}测试……")
    VAR.mkdir(exist_ok=True)
    report = VAR / f"{mark}-tests.xml"
    report.unlink(missing_ok=True)
    command: Words = [PYTHON, "-m", "pytest", "-m", mark, f"--junitxml={report}", *further]
    succeed(command, f"{label}测试没有通过，见上。", extra=extra)
    suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - our own report
    skipped = sum(int(suite.get("skipped", "0")) for suite in suites)
    if skipped:
        raise SetupError(f"有 {skipped} 项{label}测试被跳过，不能算通过。")
