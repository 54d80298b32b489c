"""The documentation hangs together: links lead somewhere, decisions are whole, the glossary is true."""

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from gongwen.checking import check
from gongwen.checking.engine import catalogue
from gongwen.checking.house import parse_house
from gongwen.cli.check import add_arguments
from gongwen.report.catalogue import write_pages
from gongwen.report.json import FileRecord, FindingRecord
from tests.architecture.sources import ROOT, SRC, python_files, shown, tracked_files

PAGES = [path for path in tracked_files() if path.suffix == ".md"]
DECISIONS = [path for path in PAGES if path.parent.name == "decisions" and path.name != "README.md"]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PARTS_OF_CHECK = {"lint", "contracts", "types", "templates", "help"}
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


def undocumented(names: Iterable[str], page: str) -> list[str]:
    """List the names that a reference page does not tell about."""
    told = set(re.findall(r"`([^`\n]+)`", page))
    return [name for name in names if name not in told]


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


def test_the_tutorial_shows_what_happens() -> None:
    """The draft of the tutorial gives the findings that the tutorial tells of."""
    page = (ROOT / "docs/tutorial/first-check.md").read_text()
    draft = next(
        block for block in re.findall(r"```\n(.*?)```", page, re.DOTALL) if "通知\n" in block
    )
    found = {finding.code for finding in check(draft).findings}
    assert set(re.findall(r"`([A-Z]+-\d+)`", page)) <= found


def test_the_catalogue_of_rules_is_fresh(tmp_path: Path) -> None:
    """The generated pages say what the rules say; `make docs` writes them anew."""
    fresh = {path.name: path.read_text() for path in write_pages(catalogue(), tmp_path)}
    kept = {path.name: path.read_text() for path in (ROOT / "docs/reference/rules").glob("*.md")}
    stale = sorted(name for name in fresh | kept if fresh.get(name) != kept.get(name))
    assert stale == [], "run `make docs`"


def test_every_option_is_documented() -> None:
    """Every option of `gongwen check` is explained in the reference."""
    parser = argparse.ArgumentParser(add_help=False)
    add_arguments(parser)
    options = [text for action in parser._actions for text in action.option_strings]
    assert undocumented(options, (ROOT / "docs/reference/commands.md").read_text()) == []


def test_every_field_of_a_finding_is_documented() -> None:
    """Every field of the exchange format is explained in the reference."""
    page = (ROOT / "docs/reference/finding.md").read_text()
    assert undocumented([*FileRecord.__annotations__, *FindingRecord.__annotations__], page) == []


def test_the_example_of_a_house_is_valid() -> None:
    """The example that people copy is read without complaint, and its rules exist."""
    page = (ROOT / "docs/howto/house-profile.md").read_text()
    house = parse_house(re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[0])
    assert house.name
    assert house.word_rules
    assert all(override.code in catalogue() for override in house.overrides)


def test_every_make_target_is_documented() -> None:
    """Whoever contributes finds every command in one table."""
    line = re.findall(r"^COMMANDS := (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[0]
    targets = [f"make {name}" for name in line.split() if name not in PARTS_OF_CHECK]
    assert undocumented(targets, (ROOT / "CONTRIBUTING.md").read_text()) == []


def test_an_undocumented_name_is_noticed() -> None:
    """A planted option without explanation is found."""
    assert undocumented(["--a", "--b"], "| `--a` | 甲 |") == ["--b"]


def test_a_broken_link_and_a_stale_name_are_noticed() -> None:
    """A planted broken link and a planted name without code are found; code samples are not links."""
    assert broken_links(
        "[甲](nowhere.md#乙) [乙](test_docs.py) `[丙](x.md)`", Path(__file__).parent
    ) == ["nowhere.md"]
    assert missing_names("| 规则 | `Rule` | |\n| 旧词 | `Gone` | |", "class Rule: ...") == ["Gone"]
