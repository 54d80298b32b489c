"""A picture as SVG: state is told by words and by the shape of the border, never by colour alone."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sanban.procedures.domain.drawing.flow import Flow, NodeKind, NodeState
from sanban.procedures.domain.drawing.layout import (
    DETAIL_SIZE,
    NAME_SIZE,
    Box,
    Line,
    Picture,
    lay_out,
)

# Plain attributes, so that a page's style sheet can replace every one of them by class.
_INK, _SOFT, _PAPER, _ACCENT = "#1f2933", "#5b6672", "#ffffff", "#1d5fa8"
_BORDERS: dict[NodeState, dict[str, str]] = {
    NodeState.PLAIN: {"stroke": _SOFT, "stroke-width": "1.2"},
    NodeState.DONE: {"stroke": _INK, "stroke-width": "1.2", "fill": "#f2f4f6"},
    NodeState.CURRENT: {"stroke": _ACCENT, "stroke-width": "3"},
    NodeState.ASIDE: {"stroke": _INK, "stroke-width": "1.2", "stroke-dasharray": "10 3 2 3"},
    NodeState.PREDICTED: {"stroke": _SOFT, "stroke-width": "1.2", "stroke-dasharray": "6 4"},
    NodeState.PASSED_BY: {"stroke": _SOFT, "stroke-width": "0.8", "stroke-dasharray": "1 4"},
}
_FONT = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif"
_LINE_HEIGHT = 18


def draw(flow: Flow) -> str:
    """Return a flow as an SVG document that can stand in a page or in a file of its own."""
    picture = lay_out(flow)
    root = ET.Element("svg", _frame(picture))
    ET.SubElement(root, "title").text = f"{flow.name}流程图"
    ET.SubElement(root, "desc").text = _told(flow)
    _arrow_head(root)
    ET.SubElement(
        root,
        "rect",
        {
            "class": "flow-paper",
            "width": str(picture.width),
            "height": str(picture.height),
            "fill": _PAPER,
        },
    )
    for line in picture.lines:
        _draw_line(root, line)
    for box in picture.boxes:
        _draw_box(root, box)
    for line in picture.lines:
        _draw_label(root, line)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _frame(picture: Picture) -> dict[str, str]:
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "flow",
        "role": "img",
        "viewBox": f"0 0 {picture.width} {picture.height}",
        "width": str(picture.width),
        "height": str(picture.height),
        "font-family": _FONT,
        "font-size": str(NAME_SIZE),
    }


def _told(flow: Flow) -> str:
    """Return the picture in words, for those who cannot see it."""
    told = []
    for node in flow.nodes:
        if node.kind is NodeKind.STEP:
            parts = (node.state.label[2:], node.detail)
            words = "，".join(part for part in parts if part)
            told.append(f"{node.name}（{words}）" if words else node.name)
    return "；".join(told) + "。"


def _arrow_head(root: ET.Element) -> None:
    marker = ET.SubElement(
        ET.SubElement(root, "defs"),
        "marker",
        {
            "id": "flow-head", "viewBox": "0 0 8 8", "refX": "7", "refY": "4",
            "markerWidth": "7", "markerHeight": "7", "orient": "auto",
        },
    )  # fmt: skip
    ET.SubElement(marker, "path", {"d": "M0 0L8 4L0 8z", "fill": _SOFT, "class": "flow-head"})


def _draw_line(root: ET.Element, line: Line) -> None:
    ET.SubElement(
        root,
        "polyline",
        {
            "class": "flow-line",
            "points": " ".join(f"{x},{y}" for x, y in line.points),
            "fill": "none",
            "stroke": _SOFT,
            "stroke-width": "1.2",
            "stroke-linejoin": "round",
            "marker-end": "url(#flow-head)",
        },
    )


def _draw_box(root: ET.Element, box: Box) -> None:
    node = box.node
    group = ET.SubElement(root, "g", {"class": f"flow-{node.kind} flow-{node.state}"})
    if node.kind is NodeKind.STEP:
        _draw_step(group, box)
    elif node.kind in {NodeKind.START, NodeKind.END}:
        _draw_circle(group, box)
    else:
        _draw_diamond(group, box)


def _draw_step(group: ET.Element, box: Box) -> None:
    ET.SubElement(
        group,
        "rect",
        {
            "x": str(box.x), "y": str(box.y), "width": str(box.width), "height": str(box.height),
            "rx": "6", "fill": _PAPER, **_BORDERS[box.node.state],
        },
    )  # fmt: skip
    lines = [(text, NAME_SIZE, _INK, "600") for text in box.name_lines]
    lines += [(text, DETAIL_SIZE, _SOFT, "400") for text in box.detail_lines]
    top = box.y + (box.height - _LINE_HEIGHT * len(lines)) // 2
    for place, (text, size, ink, weight) in enumerate(lines):
        _write(group, text, box.middle, top + _LINE_HEIGHT * place + 14, size, ink, weight)


def _draw_circle(group: ET.Element, box: Box) -> None:
    half = box.height // 2
    width = "3" if box.node.kind is NodeKind.END else "1.2"
    ET.SubElement(
        group,
        "circle",
        {
            "cx": str(box.middle), "cy": str(box.y + half), "r": str(half - 1),
            "fill": _PAPER, "stroke": _INK, "stroke-width": width,
        },
    )  # fmt: skip
    _write(group, box.node.name, box.middle + half + 20, box.y + half + 4, DETAIL_SIZE, _SOFT)


def _draw_diamond(group: ET.Element, box: Box) -> None:
    half, x, y = box.height // 2, box.middle, box.y + box.height // 2
    corners = f"{x},{y - half} {x + half},{y} {x},{y + half} {x - half},{y}"
    ET.SubElement(
        group, "polygon", {"points": corners, "fill": _PAPER, "stroke": _INK, "stroke-width": "1.2"}
    )
    _write(group, box.node.kind.label, x, y + 6, NAME_SIZE + 2, _INK)
    if box.node.kind is not NodeKind.CHOICE:
        words = len(box.node.name) * DETAIL_SIZE // 2
        _write(group, box.node.name, x + half + 6 + words, y + 4, DETAIL_SIZE, _SOFT)


def _draw_label(root: ET.Element, line: Line) -> None:
    x, y = line.label_at
    first = y - (len(line.label_lines) - 1) * 7 + 1
    for place, text in enumerate(line.label_lines):
        label = _write(root, text, x, first + 14 * place, DETAIL_SIZE - 1, _INK)
        # A halo of paper keeps the words clear of the arrow they stand on.
        label.attrib |= {
            "paint-order": "stroke",
            "stroke": _PAPER,
            "stroke-width": "4",
            "class": "flow-label",
        }


def _write(
    parent: ET.Element, text: str, x: int, y: int, size: int, ink: str, weight: str = "400"
) -> ET.Element:
    element = ET.SubElement(
        parent,
        "text",
        {
            "x": str(x), "y": str(y), "text-anchor": "middle", "font-size": str(size),
            "font-weight": weight, "fill": ink,
        },
    )  # fmt: skip
    element.text = text
    return element
