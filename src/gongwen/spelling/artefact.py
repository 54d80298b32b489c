"""The artefact's file: named arrays one after the other, read through a memory map.

A header of JSON names each array, its type, shape and place; arrays begin at multiples of 64 bytes.
"""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

MAGIC: Final = b"gongwen-spelling-1\n"
_ALIGNMENT: Final = 64
_HEADER_LENGTH: Final = 16

Scalar = TypeVar("Scalar", bound=np.generic)

DEFAULT_PATH: Final = Path(__file__).with_name("model.bin")
RESTORE: Final = (
    "错别字模型文件 {path} {reason}，请重新安装本软件，"
    "或者在源码目录运行 make train CORPUS=语料文件夹 重新生成。"
)


class MissingModel(Exception):  # noqa: N818 -- what is missing says more than Error
    """The artefact is absent or damaged; ``message`` says in Chinese how to restore it."""

    def __init__(self, path: Path, reason: str) -> None:
        self.message = RESTORE.format(path=path, reason=reason)
        super().__init__(self.message)


def write(path: Path, arrays: dict[str, NDArray[np.generic]], notes: dict[str, str]) -> None:
    """Write ``arrays`` and the ``notes`` about them; equal content gives equal bytes."""
    entries: dict[str, dict[str, object]] = {}
    place = 0
    for name, array in arrays.items():
        entries[name] = {"type": array.dtype.str, "shape": list(array.shape), "place": place}
        place += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    header = json.dumps({"arrays": entries, "notes": notes, "length": place}, ensure_ascii=False)
    head = MAGIC + f"{len(header.encode()):0{_HEADER_LENGTH}d}".encode() + header.encode()
    with path.open("wb") as stream:
        stream.write(head + b"\0" * (-len(head) % _ALIGNMENT))
        for array in arrays.values():
            content = np.ascontiguousarray(array).tobytes()
            stream.write(content + b"\0" * (-len(content) % _ALIGNMENT))


class Artefact:
    """A file of arrays, opened but read only where it is looked at."""

    def __init__(self, path: Path = DEFAULT_PATH) -> None:
        self._path = path
        if not path.is_file():
            raise MissingModel(path, "不存在")
        try:
            with path.open("rb") as stream:
                self._content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            self._read_header()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise MissingModel(path, "已损坏") from error

    def _read_header(self) -> None:
        content = self._content
        start = len(MAGIC) + _HEADER_LENGTH
        if content[: len(MAGIC)] != MAGIC:
            raise ValueError("not an artefact")
        end = start + int(content[len(MAGIC) : start])
        header = json.loads(content[start:end].decode())
        self.notes: dict[str, str] = header["notes"]
        self._entries = header["arrays"]
        self._first = -(-end // _ALIGNMENT) * _ALIGNMENT
        if len(content) != self._first + header["length"]:
            raise ValueError("cut off")

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def array(self, name: str, scalar: type[Scalar]) -> NDArray[Scalar]:
        """Return the array ``name`` of numbers of type ``scalar``, not copied."""
        entry = self._entries.get(name)
        if entry is None or np.dtype(entry["type"]) != np.dtype(scalar):
            raise MissingModel(self._path, "与本软件的版本不符")
        shape = tuple(entry["shape"])
        return np.frombuffer(
            self._content,
            dtype=np.dtype(scalar),
            count=int(np.prod(shape)),
            offset=self._first + entry["place"],
        ).reshape(shape)
