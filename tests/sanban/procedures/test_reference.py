"""The reference pages say what the shipped definitions say."""

from __future__ import annotations

from pathlib import Path

from sanban.procedures.reference import pages, write_pages
from sanban.procedures.shipped import shipped_definitions, shipped_gates
from tests.architecture.sources import ROOT

KEPT = ROOT / "docs/reference/procedures"


def test_the_pages_are_fresh(tmp_path: Path) -> None:
    """What lies in the documentation is what `make docs` would write now."""
    fresh = pages(shipped_definitions(), shipped_gates())
    write_pages(fresh, tmp_path)
    kept = {path.name: path.read_text() for path in KEPT.iterdir()}
    written = {path.name: path.read_text() for path in tmp_path.iterdir()}
    stale = sorted(name for name in written | kept if written.get(name) != kept.get(name))
    assert stale == [], "run `make docs`"


def test_a_page_tells_what_a_step_demands() -> None:
    """Gates, limits and the way onward are told in words; codes stay in the file."""
    page = pages(shipped_definitions(), shipped_gates())["outgoing-document.md"]
    assert "会齐后到“办公室核稿”" in page
    assert (
        "同时到“保密与公开审查”、“会签”（涉及其他单位职权的）、“合法性审核”（规范性文件的）" in page
    )
    assert "不能由办理过“拟稿”的人办理" in page
    assert "unit-head" not in page
