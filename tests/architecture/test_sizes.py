"""Files and functions stay small enough to be read at one go."""

from tests.architecture.sources import ROOT, SRC, functions, python_files, shown

LINES_PER_FILE = 400
LINES_PER_FUNCTION = 60


def is_too_long(source: str) -> bool:
    """Tell whether a file has more lines than anyone reads at one go."""
    return len(source.splitlines()) > LINES_PER_FILE


def long_functions(source: str) -> list[str]:
    """List the functions that are longer than a screen."""
    return [
        f"{node.name} ({(node.end_lineno or node.lineno) - node.lineno + 1} lines)"
        for node in functions(source)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_PER_FUNCTION
    ]


def test_no_source_file_is_too_long() -> None:
    """Data belongs in data files; code of more than 400 lines holds more than one idea."""
    files = python_files(SRC) + python_files(ROOT / "tools")
    assert [shown(path) for path in files if is_too_long(path.read_text())] == []


def test_no_function_is_too_long() -> None:
    """A function that does not fit a screen does more than its name says."""
    files = python_files(SRC) + python_files(ROOT / "tools")
    found = {shown(path): long_functions(path.read_text()) for path in files}
    assert {path: names for path, names in found.items() if names} == {}


def test_the_measures_see_what_is_too_long() -> None:
    """A planted long file and a planted long function are both found."""
    body = "    x = 1\n"
    assert is_too_long("x = 1\n" * (LINES_PER_FILE + 1))
    assert not is_too_long("x = 1\n" * LINES_PER_FILE)
    assert long_functions("def long():\n" + body * LINES_PER_FUNCTION) == ["long (61 lines)"]
    assert long_functions("def short():\n" + body * (LINES_PER_FUNCTION - 1)) == []
