"""Every address of the procedures' pages, and who gets what there; letters and columns as for org."""

from __future__ import annotations

EXPECTED: dict[str, tuple[str, str]] = {
    "list": ("S V V V V V V", "S M M M M M M"),
    "publish": ("S F F F B F F", "S F F F X F F"),
    "procedure": ("S V V N V V V", "S M M N M M M"),
    "bpmn": ("S V V N V V V", "S M M N M M M"),
    "source": ("S V V N V V V", "S M M N M M M"),
}
