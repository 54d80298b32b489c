"""Puts the nodes of a flow in layers from top to bottom; what skips a layer runs in a lane at the side.

Narrow on purpose: the whole picture fits a telephone held upright.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sanban.procedures.domain.drawing.flow import Arrow, Flow, Node, NodeKind

WIDTH = 312
MARGIN = 12
GAP = 10
BETWEEN = 40
LANE = 16
DIAMOND = 30
CIRCLE = 26
NAME_SIZE = 14
DETAIL_SIZE = 12
_LINE = 18
_PADDING = 8
_WIDEST = 216

_WORDS = re.compile(r"[!-~]+|.")
_CLOSING = "、，。）"

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place, with its words cut into lines."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    name_lines: tuple[str, ...] = ()
    detail_lines: tuple[str, ...] = ()

    @property
    def middle(self) -> int:
        """Return the middle from left to right."""
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        """Return the lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow in its place; ``label_at`` is where the middle of its label goes."""

    arrow: Arrow
    points: tuple[Point, ...]
    label_lines: tuple[str, ...] = ()
    label_at: Point = (0, 0)


@dataclass(frozen=True, slots=True)
class Picture:
    """A flow laid out."""

    flow: Flow
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def lay_out(flow: Flow) -> Picture:
    """Return a flow with a place for everything."""
    layers = _layers(flow)
    rows = [
        [node for node in flow.nodes if layers[node.id] == row]
        for row in range(max(layers.values()) + 1)
    ]
    boxes: dict[str, Box] = {}
    y = MARGIN
    for row in rows:
        placed = _row(row, y)
        boxes |= {box.node.id: box for box in placed}
        y = max(box.bottom for box in placed) + BETWEEN
    tops = [min(boxes[node.id].y for node in row) for row in rows]
    bottoms = [max(boxes[node.id].bottom for node in row) for row in rows]
    lanes = _lanes(flow.arrows, layers)
    lines = tuple(_line(arrow, boxes, layers, lanes, tops, bottoms) for arrow in flow.arrows)
    width = WIDTH + 2 * MARGIN + LANE * (max(lanes.values(), default=-1) + 1)
    return Picture(flow, width, y - BETWEEN + MARGIN, tuple(boxes.values()), lines)


def _layers(flow: Flow) -> dict[str, int]:
    """Return the layer of each node: as far down as its longest way from the start."""
    layers = {node.id: 0 for node in flow.nodes}
    for _ in flow.nodes:
        for arrow in flow.arrows:
            layers[arrow.target] = max(layers[arrow.target], layers[arrow.source] + 1)
    return layers


def _row(nodes: Sequence[Node], y: int) -> list[Box]:
    """Return the boxes of one layer, beside each other in equal columns."""
    column = (WIDTH - GAP * (len(nodes) - 1)) // len(nodes)
    boxes = [_box(node, column) for node in nodes]
    height = max(box.height for box in boxes)
    return [
        Box(
            box.node,
            MARGIN + place * (column + GAP) + (column - box.width) // 2,
            y + (height - box.height) // 2 * (box.node.kind is not NodeKind.STEP),
            box.width,
            height if box.node.kind is NodeKind.STEP else box.height,
            box.name_lines,
            box.detail_lines,
        )
        for place, box in enumerate(boxes)
    ]


def _box(node: Node, column: int) -> Box:
    if node.kind is not NodeKind.STEP:
        size = CIRCLE if node.kind in {NodeKind.START, NodeKind.END} else DIAMOND
        return Box(node, 0, 0, size, size)
    width = min(column, _WIDEST)
    inner = width - 2 * _PADDING
    names = wrapped(node.name, inner, NAME_SIZE)
    details = (
        *wrapped(node.state.label, inner, DETAIL_SIZE),
        *wrapped(node.detail, inner, DETAIL_SIZE),
    )
    return Box(
        node, 0, 0, width, 2 * _PADDING + _LINE * (len(names) + len(details)), names, details
    )


def wrapped(text: str, width: int, size: int) -> tuple[str, ...]:
    """Return a text cut into lines of a width; figures stay whole, closing marks do not begin a line."""
    lines: list[str] = []
    room = 0.0
    for word in _WORDS.findall(text):
        wide = size * (0.6 * len(word) if word.isascii() else 1)
        if (not lines or room + wide > width) and not (lines and word in _CLOSING):
            lines.append("")
            room = 0
        lines[-1] += word
        room += wide
    return tuple(line.strip() for line in lines)


def _lanes(arrows: Sequence[Arrow], layers: Mapping[str, int]) -> dict[Arrow, int]:
    """Return the lane of each arrow that skips a layer; arrows that overlap have lanes of their own."""
    taken: list[int] = []
    lanes: dict[Arrow, int] = {}
    long = [one for one in arrows if layers[one.target] - layers[one.source] > 1]
    for arrow in sorted(long, key=lambda one: (layers[one.source], layers[one.target])):
        free = [lane for lane, until in enumerate(taken) if until <= layers[arrow.source]]
        lane = free[0] if free else len(taken)
        taken[lane : lane + 1] = [layers[arrow.target]]
        lanes[arrow] = lane
    return lanes


def _line(
    arrow: Arrow,
    boxes: Mapping[str, Box],
    layers: Mapping[str, int],
    lanes: Mapping[Arrow, int],
    tops: Sequence[int],
    bottoms: Sequence[int],
) -> Line:
    """Return the way of an arrow; it turns only between layers, where there are no boxes."""
    source, target = boxes[arrow.source], boxes[arrow.target]
    above = tops[layers[arrow.target]] - BETWEEN // 2
    label = wrapped(arrow.label, 100, DETAIL_SIZE)
    if arrow not in lanes:
        turns: tuple[Point, ...] = ((source.middle, above), (target.middle, above))
        if source.middle == target.middle:
            turns = ()
        points = ((source.middle, source.bottom), *turns, (target.middle, target.y))
        return Line(arrow, points, label, (target.middle, above))
    side = MARGIN + WIDTH + LANE // 2 + LANE * lanes[arrow]
    below = bottoms[layers[arrow.source]] + BETWEEN // 2
    points = (
        (source.middle, source.bottom),
        (source.middle, below),
        (side, below),
        (side, above),
        (target.middle, above),
        (target.middle, target.y),
    )
    room = (max(source.middle, MARGIN + WIDTH // 2 + 60) + side) // 2
    return Line(arrow, points, label, (room, below))
