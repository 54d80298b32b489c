"""Pictures of a procedure and of a case: one layout, shown as SVG and exported as BPMN 2.0."""
