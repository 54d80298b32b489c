"""What a document alone cannot show is written down, and is no rule."""

from __future__ import annotations

import re
from pathlib import Path

from gongwen.checking.engine import catalogue

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "not-from-a-document.md"
_ROW = re.compile(r"^\| ([A-Z]+-\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_KEEPERS = ("流程关口：", "历史比对：", "印制清单：", "相关规则：")


def rows() -> list[tuple[str, str, str, str]]:
    """Return code, requirement, obstacle and keeper of every row of the page."""
    return _ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_no_requirement_of_the_page_is_a_rule() -> None:
    """A requirement that has become a rule leaves the page."""
    assert rows()
    assert [code for code, *_ in rows() if code in catalogue()] == []


def test_every_requirement_stands_once() -> None:
    """No code is listed twice."""
    codes = [code for code, *_ in rows()]
    assert len(codes) == len(set(codes))


def test_every_requirement_names_who_watches_over_it() -> None:
    """Each row says with one of the fixed words where the requirement is kept."""
    assert all(keeper.startswith(_KEEPERS) for *_, keeper in rows())


def test_rules_the_page_refers_to_exist() -> None:
    """A rule named as checking part of a requirement is in the catalogue."""
    referred = {code for *_, keeper in rows() for code in re.findall(r"[A-Z]+-\d+", keeper)}
    assert referred
    assert all(code in catalogue() for code in referred)
