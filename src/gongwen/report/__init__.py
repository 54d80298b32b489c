"""Findings shown to people and programs: terminal, JSON, SARIF, HTML, and Word review marks."""
