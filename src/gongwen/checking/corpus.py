"""Check many files: in several processes, each file for itself, so that none stops the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from gongwen.checking.check import check
from gongwen.checking.result import CheckResult
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.open import SUFFIXES
from gongwen.rulebook import House

Job = Callable[[Path], "Checked"]


@dataclass(frozen=True)
class Checked:
    """One file of many: its result, or why there is none."""

    path: Path
    result: CheckResult | None = None
    error: str = ""
    kind: Refusal | None = None


def documents_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files of ``paths``; a folder gives the documents in it and below, sorted.

    Lock files of Word (``~$…``) and hidden files are no documents. Links are not followed.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(filter(_is_document, _files(path)))))
        else:
            found[path] = None
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where) / name for name in names)


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", "."))


def check_corpus(
    paths: Iterable[Path],
    *,
    jobs: int = 1,
    house: House | None = None,
    today: date | None = None,
    dask: str = "",
    rendered: bool = False,
    fonts: Path | None = None,
) -> Iterator[Checked]:
    """Yield every file of ``paths`` as it gets done: at once with one job, else in any order.

    ``dask`` is the address of a Dask scheduler (extra ``dask``) to use instead of own processes.
    ``rendered`` and ``fonts`` are those of :func:`check`.
    """
    files = documents_in(paths)
    job = partial(check_file, house=house, today=today, rendered=rendered, fonts=fonts)
    if dask:
        yield from _distributed(files, dask, job)
    elif jobs > 1 and len(files) > 1:
        yield from _pooled(files, jobs, job)
    else:
        yield from map(job, files)


def check_file(
    path: Path,
    house: House | None,
    today: date | None,
    *,
    rendered: bool = False,
    fonts: Path | None = None,
) -> Checked:
    """Return ``path`` checked; whatever goes wrong becomes a sentence."""
    try:
        result = check(path, house=house, today=today, rendered=rendered, fonts=fonts)
        return Checked(path, result)
    except UnreadableFile as error:
        return Checked(path, error=error.message, kind=error.kind)
    except (MemoryError, RecursionError):
        return Checked(
            path, error="文件过大或过于复杂，本机内存不够，请拆分后再试。", kind=Refusal.TOO_LARGE
        )
    except Exception as error:  # noqa: BLE001 -- one bad file never stops the rest
        return Checked(
            path, error=f"检查时出现程序错误（{type(error).__name__}），请报告给开发者。"
        )


def _pooled(files: tuple[Path, ...], jobs: int, job: Job) -> Iterator[Checked]:
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415 -- a single file needs no pool

    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        waiting = {pool.submit(job, path): path for path in files}
        for future in as_completed(waiting):
            if future.exception() is None:
                yield future.result()
            else:  # the process died, and with it all that had not been done
                problem = "检查进程意外中止，请单独检查这个文件。"
                yield Checked(waiting[future], error=problem, kind=Refusal.TIMEOUT)


def _distributed(files: tuple[Path, ...], address: str, job: Job) -> Iterator[Checked]:
    try:
        from distributed import Client, as_completed  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise UnreadableFile(
            "分布式检查需要另装组件，请运行 pip install 'sanban[dask]'。", Refusal.NO_CONVERTER
        ) from error
    submit: Callable[..., object]
    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise UnreadableFile(
            f"连不上 Dask 调度器“{address}”，请检查地址。", Refusal.NOT_FOUND
        ) from error
    with client:
        submit = client.submit
        futures = [submit(job, path, pure=False) for path in files]
        for future in as_completed(futures):
            checked = future.result()
            if isinstance(checked, Checked):
                yield checked
