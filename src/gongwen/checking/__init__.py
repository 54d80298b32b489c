"""Checking a document: all rules run over it, their hits placed, merged and weighed for the house."""

from gongwen.checking.check import check
from gongwen.checking.correct import corrections
from gongwen.checking.house import HOUSE_FILE, find_house, load_house
from gongwen.checking.result import CheckResult

__all__ = ["HOUSE_FILE", "CheckResult", "check", "corrections", "find_house", "load_house"]
