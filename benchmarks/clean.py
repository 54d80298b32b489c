"""What is found in compliant documents: ``python -m benchmarks.clean``. S0 and S1 must be none."""

from __future__ import annotations

import sys
from datetime import date

import gongwen
from benchmarks.specimens import documents
from gongwen.formats.docx.write import write
from gongwen.rulebook import Finding
from gongwen.terms import Severity
from gongwen.text import Document

TODAY = date(2026, 11, 20)


def main() -> None:
    """Print every finding of S0 to S2; exit 1 where there is one of S0 or S1."""
    errors = 0
    for form in ("docx", "纯文本"):
        counts = dict.fromkeys(Severity, 0)
        for name, document in documents().items():
            for one in _findings(document, form):
                counts[one.severity] += 1
                if one.severity <= Severity.S2:
                    where = f"第{one.paragraph}段“{one.quote}”"
                    print(
                        f"{form}\t{name}\t{one.severity.value}\t{one.code}\t{where}\t{one.message}"
                    )
        print(
            f"{form}：15 份，" + "，".join(f"{level.value} {counts[level]}" for level in Severity)
        )
        errors += counts[Severity.S0] + counts[Severity.S1]
    sys.exit(1 if errors else 0)


def _findings(document: Document, form: str) -> tuple[Finding, ...]:
    if form == "docx":
        return gongwen.check(write(document), name="clean.docx", today=TODAY).findings
    lines = [block.text for block in document.blocks if block.cell is None and not block.page_kind]
    return gongwen.check("\n".join(lines).encode(), name="clean.txt", today=TODAY).findings


if __name__ == "__main__":
    main()
