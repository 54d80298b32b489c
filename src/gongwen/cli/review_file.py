"""The file in which a person settles what recognition was not sure of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.anatomy import ElementKind
from gongwen.formats.errors import Refusal, UnreadableFile

if TYPE_CHECKING:
    from gongwen.typesetting import Doubt

_MOST_SHOWN = 10
_LONGEST_SHOWN = 30


def read_answers(path: Path | None) -> dict[str, str]:
    """Return the answers of a review file, if there is one, by the keys of the doubts."""
    if path is None or not path.exists():
        return {}
    try:
        records = json.loads(path.read_text(encoding="utf-8-sig"))["doubts"]
        given = {str(one["key"]): str(one["answer"]).strip() for one in records if one["answer"]}
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFile(
            f"核对文件“{path}”写法有误，请删去后重新排版生成。", Refusal.WRONG_FORMAT
        ) from error
    wrong = next((answer for answer in given.values() if answer and not _label(answer)), None)
    if wrong is not None:
        raise UnreadableFile(
            f"核对文件里的答案“{wrong}”不是要素名称，请从所列候选中选填。", Refusal.WRONG_FORMAT
        )
    return {key: answer for key, answer in given.items() if answer}


def write_review(path: Path, doubts: tuple[Doubt, ...], answers: dict[str, str]) -> None:
    """Write the doubts with their candidates; answers that were given stay."""
    records = [
        {
            "key": doubt.key,
            "paragraph": doubt.paragraph,
            "text": doubt.text,
            "candidates": [{"id": kind.value, "label": kind.label} for kind in doubt.candidates],
            "evidence": list(doubt.evidence),
            "answer": answers.get(doubt.key, ""),
        }
        for doubt in doubts
    ]
    written = json.dumps({"version": 1, "doubts": records}, ensure_ascii=False, indent=2)
    path.write_text(f"{written}\n", encoding="utf-8")


def listed(doubts: tuple[Doubt, ...], answers: dict[str, str]) -> Iterator[str]:
    """Yield a line for each doubt: where it is, what it may be, what it was set as."""
    for doubt in doubts[:_MOST_SHOWN]:
        names = "、".join(kind.label for kind in doubt.candidates)
        given = answers.get(doubt.key)
        settled = f"已选定：{_label(given)}" if given else f"先按{doubt.candidates[0].label}排"
        yield f"第 {doubt.paragraph} 段“{_short(doubt.text)}”：{names}（{settled}）"
    if len(doubts) > _MOST_SHOWN:
        yield f"另有 {len(doubts) - _MOST_SHOWN} 处，用 --review 写入核对文件查看"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[:_LONGEST_SHOWN]}……"


def _label(answer: str) -> str:
    """Return the Chinese name an answer, an id or a name, stands for; empty if it is neither."""
    return next((kind.label for kind in ElementKind if answer in {kind.value, kind.label}), "")
