"""Templates are short, and fit for a strict content security policy."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import SRC, shown, tracked_files

LINES_PER_TEMPLATE = 150
TEMPLATES = [
    path for path in tracked_files() if path.is_relative_to(SRC) and path.suffix in {".html", ".j2"}
]
# The report of the command line is one file to hand on: it carries its own style sheet.
SELF_CONTAINED = SRC / "gongwen" / "report"

FAULTS = {
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc\s*=)(?![^>]*\stype=\"application/json\")", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "outside address": re.compile(r"<(?!a\b)[^>]*\s(?:src|href)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE),
    "picture without words": re.compile(r"<img(?![^>]*\salt\s*=)", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape\s+(?:off|false)", re.IGNORECASE),
}  # fmt: skip
STYLE_SHEET = re.compile(r"<style\b", re.IGNORECASE)


def faults(markup: str) -> list[str]:
    """Name what is wrong with a template."""
    return [name for name, pattern in FAULTS.items() if pattern.search(markup)]


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_is_clean(path: Path) -> None:
    """No inline handler, style or script, nothing from outside, nothing unescaped."""
    markup = path.read_text()
    assert faults(markup) == []
    assert path.is_relative_to(SELF_CONTAINED) or not STYLE_SHEET.search(markup)


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_is_short(path: Path) -> None:
    """A template of more than 150 lines wants to be two."""
    assert len(path.read_text().splitlines()) <= LINES_PER_TEMPLATE


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<a href="#" onclick="go()">去</a>', "inline handler"),
        ('<p\n  style="color: red">红</p>', "inline style"),
        ("<script>go()</script>", "inline script"),
        ('<a href="javascript:go()">去</a>', "script address"),
        ('<script src="//example.org/x.js"></script>', "outside address"),
        ('<img src="x.png">', "picture without words"),
        ("{{ text|safe }}", "unescaped text"),
    ],
)
def test_the_patterns_see_a_planted_fault(markup: str, fault: str) -> None:
    """Each kind of fault, planted alone, is found."""
    assert faults(markup) == [fault]


def test_the_patterns_leave_clean_markup_alone() -> None:
    """What is allowed is not reported."""
    assert (
        faults('<script src="{% static \'base.js\' %}" defer></script><img src="x.png" alt="">')
        == []
    )
