"""A procedure as BPMN 2.0 with diagram interchange, for other tools to show and to check."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sanban.procedures.domain.definition import Definition
from sanban.procedures.domain.drawing.flow import (
    OTHERWISE,
    Arrow,
    Flow,
    Node,
    NodeKind,
    definition_flow,
)
from sanban.procedures.domain.drawing.layout import Box, Line, Picture, lay_out
from sanban.procedures.domain.terms import StepKind

_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_DD = "http://www.omg.org/spec/DD/20100524/DI"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PREFIXES = {"bpmn": _MODEL, "bpmndi": _DI, "dc": _DC, "di": _DD, "xsi": _XSI}
_OURS = "urn:sanban:procedures"
# A diagram tool draws names inside its own boxes and needs more room than our narrow picture.
_SCALE = 2
_TAGS = {
    NodeKind.START: "startEvent",
    NodeKind.END: "endEvent",
    NodeKind.STEP: "userTask",
    NodeKind.CHOICE: "exclusiveGateway",
}


def export(definition: Definition) -> str:
    """Return a definition as a BPMN 2.0 document."""
    for prefix, address in _PREFIXES.items():
        ET.register_namespace(prefix, address)
    flow = definition_flow(definition)
    picture = lay_out(flow)
    root = ET.Element(
        _m("definitions"), {"id": f"definitions-{definition.code}", "targetNamespace": _OURS}
    )
    process = ET.SubElement(
        root,
        _m("process"),
        {"id": definition.code, "name": definition.name, "isExecutable": "false"},
    )
    ET.SubElement(process, _m("documentation")).text = definition.summary or definition.name
    for node in flow.nodes:
        _node(process, node, flow)
    for arrow in flow.arrows:
        _arrow(process, arrow)
    _diagram(root, definition.code, picture)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _m(name: str) -> str:
    return f"{{{_MODEL}}}{name}"


def _id(arrow: Arrow) -> str:
    return f"flow-{arrow.source}-{arrow.target}"


def _tag(node: Node) -> str:
    if node.kind in _TAGS:
        return _TAGS[node.kind]
    # Where branches depend on the facts, some may not be gone: parting and meeting are inclusive then.
    return "inclusiveGateway"


def _node(process: ET.Element, node: Node, flow: Flow) -> None:
    attributes = {"id": node.id, "name": node.name}
    default = next(
        (
            one
            for one in flow.arrows
            if one.source == node.id and one.label in {OTHERWISE, "都不涉及"}
        ),
        None,
    )
    if default is not None:
        attributes["default"] = _id(default)
    element = ET.SubElement(process, _m(_tag(node)), attributes)
    if node.kind is NodeKind.STEP and node.step and node.step.note:
        ET.SubElement(element, _m("documentation")).text = node.step.note
    for arrow in flow.arrows:
        if arrow.target == node.id:
            ET.SubElement(element, _m("incoming")).text = _id(arrow)
    for arrow in flow.arrows:
        if arrow.source == node.id:
            ET.SubElement(element, _m("outgoing")).text = _id(arrow)
    if node.step and node.kind is NodeKind.STEP:
        _people(element, node)


def _people(element: ET.Element, node: Node) -> None:
    """Write who acts, and for a step of several that each acts and what is enough."""
    step = node.step
    assert step is not None  # noqa: S101 - only steps have people
    if step.kind in {StepKind.ALL_OF, StepKind.ANY_OF, StepKind.VOTE}:
        several = ET.SubElement(element, _m("multiInstanceLoopCharacteristics"))
        each = ET.SubElement(
            several, _m("loopCardinality"), {f"{{{_XSI}}}type": "bpmn:tFormalExpression"}
        )
        each.text = "办理人数"
        if step.kind is not StepKind.ALL_OF:
            enough = ET.SubElement(
                several, _m("completionCondition"), {f"{{{_XSI}}}type": "bpmn:tFormalExpression"}
            )
            enough.text = _enough(node)
    performer = ET.Element(_m("humanPerformer"), {"id": f"people-{step.code}", "name": node.detail})
    place = len(
        element.findall(_m("documentation"))
        + element.findall(_m("incoming"))
        + element.findall(_m("outgoing"))
    )
    element.insert(place, performer)


def _enough(node: Node) -> str:
    step = node.step
    if step and step.quorum and step.threshold:
        return f"{step.quorum.text}参加，{step.threshold.text}同意"
    return "一人办理即可"


def _arrow(process: ET.Element, arrow: Arrow) -> None:
    flow = ET.SubElement(
        process,
        _m("sequenceFlow"),
        {"id": _id(arrow), "sourceRef": arrow.source, "targetRef": arrow.target},
    )
    if arrow.label:
        flow.set("name", arrow.label)
    if arrow.label and arrow.label not in {OTHERWISE, "都不涉及"}:
        condition = ET.SubElement(
            flow, _m("conditionExpression"), {f"{{{_XSI}}}type": "bpmn:tFormalExpression"}
        )
        condition.text = arrow.label


def _diagram(root: ET.Element, code: str, picture: Picture) -> None:
    diagram = ET.SubElement(root, f"{{{_DI}}}BPMNDiagram", {"id": f"diagram-{code}"})
    plane = ET.SubElement(
        diagram, f"{{{_DI}}}BPMNPlane", {"id": f"plane-{code}", "bpmnElement": code}
    )
    for box in picture.boxes:
        _shape(plane, box)
    for line in picture.lines:
        _edge(plane, line)


def _shape(plane: ET.Element, box: Box) -> None:
    shape = ET.SubElement(
        plane, f"{{{_DI}}}BPMNShape", {"id": f"shape-{box.node.id}", "bpmnElement": box.node.id}
    )
    ET.SubElement(
        shape,
        f"{{{_DC}}}Bounds",
        {
            "x": str(box.x * _SCALE), "y": str(box.y * _SCALE),
            "width": str(box.width * _SCALE), "height": str(box.height * _SCALE),
        },
    )  # fmt: skip


def _edge(plane: ET.Element, line: Line) -> None:
    edge = ET.SubElement(
        plane,
        f"{{{_DI}}}BPMNEdge",
        {"id": f"edge-{_id(line.arrow)}", "bpmnElement": _id(line.arrow)},
    )
    for x, y in line.points:
        ET.SubElement(edge, f"{{{_DD}}}waypoint", {"x": str(x * _SCALE), "y": str(y * _SCALE)})
