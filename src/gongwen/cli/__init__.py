"""The command line ``gongwen``: check, inspect, explain, rules."""

from gongwen.cli.main import main

__all__ = ["main"]
