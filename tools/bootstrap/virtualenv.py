"""The virtual environment `.venv`, filled from a lock in which every file has its hash."""

import importlib.util
import sys

from bootstrap.console import SetupError, Words, answer, say, succeed
from bootstrap.paths import PYTHON, REQUIREMENTS, ROOT, VENV
from bootstrap.stamps import digest, holds, leave

_UNFINISHED = VENV / ".sanban-unfinished"
_PROBE = "import pip, sys; print(sys.version_info >= (3, 11))"
_PIP: Words = [PYTHON, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]


def install(lock: str) -> None:
    """Bring `.venv` to the state that `requirements/<lock>.txt` describes."""
    if _is_installed(lock):
        return
    _create_if_needed()
    _UNFINISHED.touch()
    say("正在安装依赖（按锁定文件逐一核对摘要；首次约需一两分钟）……")
    succeed(
        [*_PIP, "--require-hashes", "-r", REQUIREMENTS / f"{lock}.txt"],
        "依赖没有装成：请检查网络或软件源设置后再运行一次，已下载的部分不会重复下载。",
    )
    succeed(
        [*_PIP, "--no-deps", "--no-build-isolation", "--editable", ROOT],
        "本项目没有装入虚拟环境：请把上面的提示发给维护者。",
    )
    leave(VENV / f".sanban-{lock}", _wanted(lock))
    _UNFINISHED.unlink()


def install_node() -> None:
    """Add the Node.js that comes as a Python package, for machines that have none."""
    succeed(
        [*_PIP, "--require-hashes", "-r", REQUIREMENTS / "node.txt"],
        "没有找到 Node.js，从软件源安装也没有成功",
        seconds=300,
    )


def _wanted(lock: str) -> str:
    """Digest the lock, the project's own metadata, and where and with what it is installed."""
    files = [REQUIREMENTS / f"{lock}.txt", ROOT / "pyproject.toml"]
    return digest(files, str(ROOT), answer([PYTHON, "--version"]) or "")


def _is_installed(lock: str) -> bool:
    """Tell whether the lock, or the larger one that contains it, was installed to the end."""
    if _UNFINISHED.exists() or not PYTHON.exists():
        return False
    larger = {"runtime": ("runtime", "dev"), "dev": ("dev",)}[lock]
    return any(holds(VENV / f".sanban-{name}", _wanted(name)) for name in larger)


def _create_if_needed() -> None:
    """Create the environment, afresh when the last installation was broken off half-way."""
    if not _UNFINISHED.exists() and answer([PYTHON, "-c", _PROBE]) == "True":
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise SetupError(
            "这个 Python 缺少 venv 模块：请先安装（Debian、Ubuntu 上是 apt install python3-venv）再重试。"
        )
    say("正在建立虚拟环境 .venv ……")
    succeed(
        [sys.executable, "-m", "venv", "--clear", VENV],
        "虚拟环境没有建成：请确认磁盘有空间、当前目录可写。",
    )
