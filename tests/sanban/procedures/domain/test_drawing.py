"""A picture shows every step once, tells state by word and shape, and fits a telephone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from sanban.procedures.domain.commands import Terminate
from sanban.procedures.domain.definition import Definition
from sanban.procedures.domain.drawing.bpmn import export
from sanban.procedures.domain.drawing.flow import NodeKind, NodeState, case_flow, definition_flow
from sanban.procedures.domain.drawing.layout import Box, lay_out, wrapped
from sanban.procedures.domain.drawing.svg import draw
from sanban.procedures.domain.people import Holder
from sanban.procedures.shipped import CODES, shipped_definition
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.organ import (
    FANG,
    GAO,
    LU,
    SAMPLE_GATES,
    SHEN,
    TANG,
    XU,
    People,
    office,
    strict_gates,
)
from tests.sanban.procedures.sample import SAMPLE

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "xsd/BPMN20.xsd"))
ALL: list[Definition] = [*(shipped_definition(code) for code in CODES), SAMPLE]
NAMES = [one.code for one in ALL]
IMPORTANT = {"importance": "important", "needs-concurrence": True, "is-normative": False}


def concurring() -> Desk:
    """Return a document that one of three units has concurred in."""
    desk = Desk(shipped_definition("outgoing-document"), facts=IMPORTANT)
    for person in (LU, FANG, GAO, TANG):
        desk.do(person)
    return desk


def states(desk: Desk) -> dict[str, NodeState]:
    """Return how each step is shown."""
    return {
        node.id: node.state for node in case_flow(desk.state).nodes if node.kind is NodeKind.STEP
    }


@pytest.mark.parametrize("definition", ALL, ids=NAMES)
def test_bpmn_is_valid(definition: Definition) -> None:
    """The export follows the schema of the standard, and its diagram shows everything once."""
    tree = etree.fromstring(export(definition).encode())
    assert SCHEMA.validate(tree), SCHEMA.error_log.last_error
    drawn = {one.get("bpmnElement") for one in tree.iter("{*}BPMNShape", "{*}BPMNEdge")}
    process = tree.find("{*}process")
    assert process is not None
    elements = {one.get("id") for one in process if one.get("id")}
    assert drawn == elements


def dangling(tree: etree._Element) -> set[str]:
    """Return the references of a document that name nothing in it; the schema does not look at them."""
    named = {one.get("id") for one in tree.iter()}
    flows = list(tree.iter("{*}sequenceFlow"))
    referred = {str(flow.get(end)) for flow in flows for end in ("sourceRef", "targetRef")}
    referred |= {str(one.text) for one in tree.iter("{*}incoming", "{*}outgoing")}
    referred |= {str(one.get("default")) for one in tree.iter() if one.get("default")}
    return referred - named


@pytest.mark.parametrize("definition", ALL, ids=NAMES)
def test_bpmn_refers_to_what_is_there(definition: Definition) -> None:
    """Every flow comes from and leads to something in the document."""
    assert dangling(etree.fromstring(export(definition).encode())) == set()


def test_damaged_bpmn_is_noticed() -> None:
    """A flow that leads nowhere and an element out of place are both found."""
    text = export(SAMPLE)
    astray = text.replace('targetRef="second"', 'targetRef="nowhere"')
    assert dangling(etree.fromstring(astray.encode())) == {"nowhere"}
    misplaced = text.replace("bpmn:userTask", "bpmn:userTasks")
    assert not SCHEMA.validate(etree.fromstring(misplaced.encode()))


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes cover each other."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.bottom
        and other.y < one.bottom
    )


@pytest.mark.parametrize("definition", ALL, ids=NAMES)
def test_nothing_covers_anything(definition: Definition) -> None:
    """Boxes keep apart, arrows go round them, and all of it is as wide as a telephone at most."""
    picture = lay_out(definition_flow(definition))
    boxes = picture.boxes
    assert picture.width <= 360
    assert not [
        (a.node.id, b.node.id) for a in boxes for b in boxes if a is not b and overlap(a, b)
    ]
    for line in picture.lines:
        ends = {line.arrow.source, line.arrow.target}
        for (x1, y1), (x2, y2) in pairwise(line.points):
            stroke = Box(
                boxes[0].node, min(x1, x2), min(y1, y2), abs(x2 - x1) + 1, abs(y2 - y1) + 1
            )
            assert not [
                box.node.id for box in boxes if box.node.id not in ends and overlap(box, stroke)
            ]
        assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in line.points)


@pytest.mark.parametrize("definition", ALL, ids=NAMES)
def test_every_step_is_drawn_once(definition: Definition) -> None:
    """The picture leaves nothing out, and its words are there for those who cannot see it."""
    svg = draw(definition_flow(definition))
    root = etree.fromstring(svg.encode())
    told = root.findtext("{*}desc") or ""
    steps = [step for step in definition.steps if not step.kind.is_gateway]
    assert len(root.findall(".//{*}g")) == len(definition_flow(definition).nodes)
    assert all(step.name in told for step in steps)
    assert "style=" not in svg


def test_a_case_shows_what_is_done_where_it_lies_and_what_comes() -> None:
    """Done, current, predicted and passed by are each told by a word and a border of their own."""
    desk = concurring()
    shown = states(desk)
    assert shown["draft"] is NodeState.DONE
    assert shown["concurrence"] is NodeState.CURRENT
    assert shown["legality-review"] is NodeState.PASSED_BY
    assert shown["head-sign-off"] is NodeState.PREDICTED
    assert shown["sign-off"] is NodeState.PASSED_BY
    svg = draw(case_flow(desk.state))
    borders = {
        state: set(re.findall(rf'flow-{state}">\s*<rect [^>]*?(stroke-width="[^/]*?) ?/>', svg))
        for state in ("done", "current", "predicted", "passed-by")
    }
    assert len(set(map(frozenset, borders.values()))) == 4, borders
    for words in ("✓ 已办", "▶ 正在办理", "○ 预计", "－ 不经过", "许堰、郑卫"):
        assert words in svg


def test_many_signers_are_told_by_their_number(people: People) -> None:
    """Thirty who concur do not make a box of thirty lines."""
    people.rules["concurring-heads"] = tuple(Holder(f"u{one}", f"人{one}") for one in range(30))
    desk = Desk(SAMPLE, office(people)).reach("concur")
    concur = next(node for node in case_flow(desk.state).nodes if node.id == "concur")
    assert concur.detail == "人0等30人，已签0/30"


def test_a_returned_case_shows_what_waits() -> None:
    """What a return set aside is shown as waiting; steps that a direct return skips stay done."""
    desk = concurring()
    desk.send_back(XU, "draft")
    shown = states(desk)
    assert shown["draft"] is NodeState.CURRENT
    assert shown["concurrence"] is NodeState.ASIDE
    assert shown["unit-review"] is NodeState.DONE


def test_a_closed_case_predicts_nothing() -> None:
    """Once terminated, nothing is current and nothing is to come."""
    desk = Desk(SAMPLE, office(gates=strict_gates(SAMPLE_GATES)))
    desk.take(Terminate(desk.request(SHEN), "事项取消"))
    assert not {NodeState.CURRENT, NodeState.PREDICTED} & set(states(desk).values())


def test_names_are_escaped() -> None:
    """A name that looks like markup stays a name."""
    hostile = from_name("<script>&\"'")
    assert "<script>" not in draw(definition_flow(hostile))
    assert SCHEMA.validate(etree.fromstring(export(hostile).encode()))


def from_name(name: str) -> Definition:
    """Return the sample with another name at its first step."""
    first, *others = SAMPLE.steps
    return replace(SAMPLE, steps=(replace(first, name=name), *others))


def test_lines_are_cut_without_a_mark_in_front() -> None:
    """Closing marks stay with the word before them."""
    assert wrapped("许堰、郑卫、唐安", 34, 12) == ("许堰、", "郑卫、", "唐安")
    assert wrapped("已签1/3", 24, 12) == ("已签", "1/3")
    assert wrapped("", 100, 12) == ()
