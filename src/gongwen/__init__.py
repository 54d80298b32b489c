"""The engine: reads, checks and typesets Chinese official documents, offline.

    >>> from gongwen import check
    >>> result = check("各单位:请于6月1日前报送。")
    >>> [finding.code for finding in result.findings]
    ['PUN-01']

Names load when first used, so that ``import gongwen`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongwen.checking import CheckResult, load_house
    from gongwen.checking.check import check
    from gongwen.formats.errors import Refusal, UnreadableFile
    from gongwen.report.handling_slip import HandlingSlip, handling_slip
    from gongwen.report.limited import check_limited
    from gongwen.report.review import annotate, correct
    from gongwen.rulebook import Finding, House
    from gongwen.terms import Severity, Strength
    from gongwen.text import Document
    from gongwen.typesetting import TypesetResult
    from gongwen.typesetting.bound import BoundText, bound_text
    from gongwen.typesetting.complete import complete
    from gongwen.typesetting.imposition import Completed, Imposition
    from gongwen.typesetting.limited import typeset_limited
    from gongwen.typesetting.limited_completion import bound_text_limited, complete_limited
    from gongwen.typesetting.typeset import typeset

__version__ = "0.1.0"

__all__ = [
    "BoundText",
    "CheckResult",
    "Completed",
    "Document",
    "Finding",
    "HandlingSlip",
    "House",
    "Imposition",
    "Refusal",
    "Severity",
    "Strength",
    "TypesetResult",
    "UnreadableFile",
    "__version__",
    "annotate",
    "bound_text",
    "bound_text_limited",
    "check",
    "check_limited",
    "complete",
    "complete_limited",
    "correct",
    "handling_slip",
    "load_house",
    "typeset",
    "typeset_limited",
]

_HOMES = {
    "BoundText": "gongwen.typesetting.bound",
    "CheckResult": "gongwen.checking",
    "Completed": "gongwen.typesetting.imposition",
    "Document": "gongwen.text",
    "Finding": "gongwen.rulebook",
    "HandlingSlip": "gongwen.report.handling_slip",
    "House": "gongwen.rulebook",
    "Imposition": "gongwen.typesetting.imposition",
    "Refusal": "gongwen.formats.errors",
    "Severity": "gongwen.terms",
    "Strength": "gongwen.terms",
    "TypesetResult": "gongwen.typesetting",
    "UnreadableFile": "gongwen.formats.errors",
    "annotate": "gongwen.report.review",
    "bound_text": "gongwen.typesetting.bound",
    "bound_text_limited": "gongwen.typesetting.limited_completion",
    "check": "gongwen.checking",
    "check_limited": "gongwen.report.limited",
    "complete": "gongwen.typesetting.complete",
    "complete_limited": "gongwen.typesetting.limited_completion",
    "correct": "gongwen.report.review",
    "handling_slip": "gongwen.report.handling_slip",
    "load_house": "gongwen.checking",
    "typeset": "gongwen.typesetting",
    "typeset_limited": "gongwen.typesetting.limited",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'gongwen' has no attribute {name!r}")
    loaded = getattr(import_module(_HOMES[name]), name)
    globals()[name] = loaded
    return loaded


def __dir__() -> list[str]:
    return __all__
