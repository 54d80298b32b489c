"""The design system: base templates, components, style sheet; no models.

Key words: frame, sheet, status, message, tone.
"""
