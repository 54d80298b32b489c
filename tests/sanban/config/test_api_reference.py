"""The OpenAPI document beside the documentation says what the site answers to."""

from __future__ import annotations

import json

from sanban.config.api_reference import text
from tests.architecture.sources import ROOT

KEPT = ROOT / "docs/reference/api.json"


def test_the_document_is_fresh() -> None:
    """What lies in the documentation is what `make docs` would write now."""
    assert KEPT.read_text() == text(), "run `make docs`"


def test_the_document_tells_programs_and_nobody_else() -> None:
    """It names no module of ours and no other site, and every operation has a name and says what for."""
    told = json.loads(KEPT.read_text())
    operations = [one for path in told["paths"].values() for one in path.values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    schemas = told["components"]["schemas"].values()
    assert not any("description" in one for one in schemas)  # docstrings are for our own readers
    assert all(one["summary"] and one["description"] for one in operations)
    assert all(one["security"] == [{"Bearer": []}] for one in operations)
    assert "sanban_" not in KEPT.read_text()
    assert "http" not in KEPT.read_text().replace('"http"', "").replace("HTTP", "")
