"""The documentation hangs together: links lead somewhere, decisions are whole, the glossary is true."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, SRC, python_files, shown, tracked_files

PAGES = [path for path in tracked_files() if path.suffix == ".md"]
DECISIONS = [path for path in PAGES if path.parent.name == "decisions" and path.name != "README.md"]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def broken_links(text: str, folder: Path) -> list[str]:
    """List the links of a page that lead to no file of ours."""
    targets = LINK.findall(CODE.sub("", text))
    inner = [target for target in targets if not re.match(r"\w+:", target)]
    return [target for target in inner if not (folder / target).exists()]


def missing_names(glossary: str, source: str) -> list[str]:
    """List the names in the glossary's tables that no code bears."""
    names = re.findall(r"^\| [^|]+ \| `(\w+)` \|", glossary, re.MULTILINE)
    return [name for name in names if not re.search(rf"\b{name}\b", source)]


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link inside the repository leads to a file that is there."""
    assert broken_links(page.read_text(), page.parent) == []


@pytest.mark.parametrize("page", DECISIONS, ids=shown)
def test_a_decision_is_whole_and_listed(page: Path) -> None:
    """A decision tells its background, what was decided and what follows, and stands in the list."""
    headings = re.findall(r"^## (.+)$", page.read_text(), re.MULTILINE)
    assert headings[:3] == ["背景", "决定", "后果"]
    assert f"({page.name})" in (page.parent / "README.md").read_text()


def test_the_glossary_names_what_exists() -> None:
    """Every name in the glossary is a name in the code."""
    source = "\n".join(shown(path) + path.read_text() for path in python_files(SRC))
    assert missing_names((ROOT / "docs/glossary.md").read_text(), source) == []


def test_a_broken_link_and_a_stale_name_are_noticed() -> None:
    """A planted broken link and a planted name without code are found; code samples are not links."""
    assert broken_links(
        "[甲](nowhere.md#乙) [乙](test_docs.py) `[丙](x.md)`", Path(__file__).parent
    ) == ["nowhere.md"]
    assert missing_names("| 规则 | `Rule` | |\n| 旧词 | `Gone` | |", "class Rule: ...") == ["Gone"]
