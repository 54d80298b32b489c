"""The commands behind the make targets."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bootstrap import frontend, quality, virtualenv
from bootstrap.console import SetupError, Words, complain, environment, say, succeed
from bootstrap.paths import PYTHON, REQUIREMENTS, ROOT, VENV
from bootstrap.stamps import one_at_a_time

Command = Callable[[Sequence[str]], None]


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; return the exit status."""
    name, *further = arguments or ["help"]
    try:
        _COMMANDS[name](further)
    except KeyError:
        complain(f"没有“{name}”这条命令；可用的有：{'、'.join(_COMMANDS)}。")
        return 2
    except SetupError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        complain("已中断；再运行一次会接着做。")
        return 130
    return 0


def prepare(lock: str) -> None:
    """Set up everything that running or testing needs; quick when nothing has changed."""
    with one_at_a_time():
        virtualenv.install(lock)
        frontend.build()


def setup(_further: Sequence[str]) -> None:
    """Prepare for running, and leave it at that."""
    prepare("runtime")
    say("已备齐；用 make run 打开演示，用 .venv/bin/python -m sanban serve 启动网站。")


def run(further: Sequence[str]) -> None:
    """Prepare and open the demonstration; this process becomes the server."""
    prepare("runtime")
    port = os.environ.get("PORT") or "8000"
    say("正在启动演示网站……")
    sys.stdout.flush()
    os.chdir(ROOT)
    command = [str(PYTHON), "-m", "sanban", "serve", "--demo", "--port", port, *further]
    os.execve(command[0], command, environment())  # noqa: S606 - no shell wanted


def test(further: Sequence[str]) -> None:
    """Prepare and run the tests that need no server."""
    prepare("dev")
    quality.fast_tests(further)


def browser(further: Sequence[str]) -> None:
    """Prepare and run the browser tests."""
    prepare("dev")
    quality.browser_tests(further)


def postgresql(further: Sequence[str]) -> None:
    """Prepare and run the tests of the site on PostgreSQL."""
    prepare("dev")
    quality.postgres_tests(further)


def rendered(further: Sequence[str]) -> None:
    """Prepare and run the tests that have LibreOffice set pages."""
    prepare("dev")
    quality.rendered_tests(further)


def check(further: Sequence[str]) -> None:
    """Run every check that a commit must pass."""
    prepare("dev")
    for step in (quality.lint, quality.contracts, quality.types, quality.templates):
        step()
    quality.fast_tests(further)
    say("全部通过。")


def docs(_further: Sequence[str]) -> None:
    """Write the generated pages of the documentation."""
    prepare("runtime")
    say("正在生成规则目录……")
    pages = ROOT / "docs" / "reference" / "rules"
    succeed([VENV / "bin" / "gongwen", "rules", "--write-docs", pages], "规则目录没有生成。")
    say("正在生成流程目录……")
    procedures = ROOT / "docs" / "reference" / "procedures"
    succeed([PYTHON, "-m", "sanban.procedures", procedures], "流程目录没有生成。")
    interface = ROOT / "docs/reference/api.json"
    succeed([PYTHON, "-m", "sanban.config.api_reference", interface], "接口说明没有生成。")


def bench(further: Sequence[str]) -> None:
    """Measure the figures of benchmarks/README.md."""
    prepare("dev")
    succeed([PYTHON, "-m", "benchmarks", *further], "测量没有完成。")


def lock(_further: Sequence[str]) -> None:
    """Resolve the requirements anew and write the lock files."""
    prepare("dev")
    resolver = ROOT / "var" / "resolver"
    succeed([sys.executable, "-m", "venv", resolver], "没有建成求解环境。")
    succeed([resolver / "bin/python", "-m", "pip", "install", "-qq", "uv"], "没有装上求解工具 uv。")
    resolve: Words = [resolver / "bin/uv", "pip", "compile", "--quiet", "--universal", "--upgrade"]
    plain = ["--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    runtime, dev, node = (REQUIREMENTS / f"{name}.txt" for name in ("runtime", "dev", "node"))
    project = ["pyproject.toml", "--group", "build"]
    sources: Sequence[tuple[Path, Words]] = (
        (runtime, project),
        (
            dev,
            [
                *project,
                "--extra",
                "ofd",
                "--extra",
                "render",
                "--group",
                "dev",
                "--constraint",
                runtime,
            ],
        ),
        (node, ["--group", "node"]),
    )
    for target, wanted in sources:
        succeed([*resolve, *plain, *wanted, "-o", target], f"没有求出 {target.name} 的版本组合。")
    say("锁定文件已更新：请运行 make check 后提交。")


def _after_preparing(*steps: Callable[[], None]) -> Command:
    """Make a command of checks that take no arguments."""

    def command(_further: Sequence[str]) -> None:
        """Prepare, then run the checks in turn."""
        prepare("dev")
        for step in steps:
            step()

    return command


def _help(_further: Sequence[str]) -> None:
    """List the commands."""
    say(f"用法：make 命令；可用的有：{'、'.join(_COMMANDS)}。")


_COMMANDS: dict[str, Command] = {
    "run": run,
    "setup": setup,
    "test": test,
    "check": check,
    "lint": _after_preparing(quality.lint),
    "format": _after_preparing(quality.format_code),
    "contracts": _after_preparing(quality.contracts),
    "types": _after_preparing(quality.types),
    "templates": _after_preparing(quality.templates),
    "browser": browser,
    "rendered": rendered,
    "postgres": postgresql,
    "docs": docs,
    "bench": bench,
    "lock": lock,
    "help": _help,
}
