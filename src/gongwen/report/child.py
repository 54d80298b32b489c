"""Do something for a caller in a process of its own that can do no harm.

The child gets one JSON object on the first line of standard input and bytes behind it; it is
fenced in (see :mod:`gongwen.report.fence`) and answers on standard output.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import NoReturn, TypedDict

from gongwen.formats.errors import Refusal, UnreadableFile

TOO_SLOW = "文件过大或过于复杂，未能在规定时间内处理完，请拆分后再试。"
_TOO_LARGE = "文件过大或过于复杂，请拆分后再试。"
_BROKEN = "文件无法解析，请在 Word 或 WPS 中打开后另存为 docx 再试。"
_KEPT = ("PATH", "PYTHONPATH", "TZ", "LD_LIBRARY_PATH")


class ErrorRecord(TypedDict):
    """Why the file was refused: a Chinese sentence, and a value of ``Refusal``."""

    message: str
    kind: str


def ask(
    module: str,
    request: Mapping[str, object],
    data: bytes,
    *,
    seconds: float,
    too_slow: str = TOO_SLOW,
) -> bytes:
    """Return what ``python -m module`` answers to ``request`` about ``data``.

    Raise :class:`UnreadableFile` for a child that took longer than ``seconds``.
    """
    try:
        child = subprocess.run(  # noqa: S603 -- our own module in our own interpreter
            [sys.executable, "-B", "-P", "-X", "utf8", "-m", module],
            input=json.dumps(request).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_environment(),
            cwd="/",
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(too_slow, Refusal.TIMEOUT) from error
    return child.stdout


def _environment() -> dict[str, str]:
    """Return the little a child needs to know; no secret of the caller is in it."""
    # The child may start no threads, and numpy would start one for each processor.
    fixed = {"LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return {**fixed, **{name: os.environ[name] for name in _KEPT if name in os.environ}}


def asked() -> tuple[dict[str, object], bytes]:
    """Return, in the child, the request and the bytes behind it."""
    header, _, data = sys.stdin.buffer.read().partition(b"\n")
    return json.loads(header), data


def refuse(error: ErrorRecord) -> NoReturn:
    """Raise, in the caller, what the child was refused with."""
    raise UnreadableFile(error["message"], Refusal(error["kind"]))


def error_record(error: Exception) -> ErrorRecord:
    """Return, in the child, one sentence for whatever went wrong."""
    if isinstance(error, UnreadableFile):
        return {"message": error.message, "kind": error.kind.value}
    if isinstance(error, MemoryError | RecursionError):
        return {"message": _TOO_LARGE, "kind": Refusal.TOO_LARGE.value}
    return {"message": _BROKEN, "kind": Refusal.NOT_A_DOCUMENT.value}
