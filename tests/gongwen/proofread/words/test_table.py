"""The rules that the table of words becomes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from gongwen.anatomy import Anatomy
from gongwen.proofread.rules.words.table import RULES
from gongwen.rulebook import Draft, Hit
from gongwen.text import plain

BY_CODE = {rule.code: rule for rule in RULES}


def hits(code: str, text: str) -> list[Hit]:
    """Return what the rule ``code`` finds in ``text``."""
    return list(BY_CODE[code].find(Draft(plain(text), Anatomy(), date(2026, 11, 20))))


def test_misspelling_is_found_inside_quotation_marks() -> None:
    """A misspelt word is misspelt in a quotation, too."""
    assert [hit.suggestion for hit in hits("W-A002", "他说：“要认真部暑。”")] == ["部署"]


def test_choice_of_words_of_a_quotation_is_left_alone() -> None:
    """Quoted text keeps the words its author chose."""
    assert hits("W-B002", "原文为“其它应税项目”。") == []


def test_one_row_corrects_in_both_directions() -> None:
    """过度 and 过渡 are mended each into the other."""
    assert [hit.suggestion for hit in hits("W-C021", "设置过度期，防止过渡开发。")] == [
        "过渡",
        "过度",
    ]


def test_doubtful_word_comes_with_advice() -> None:
    """Where a person must choose, the hit says how."""
    (hit,) = hits("W-C042", "交付订金5万元。")
    assert hit.suggestion is None
    assert hit.advice


def test_no_pattern_is_compiled_at_import() -> None:
    """Importing the table compiles none of its patterns, so that a check starts at once."""
    program = (
        "import re\nseen = []\ncompiled = re.compile\n"
        "re.compile = lambda *args, **flags: (seen.append(args[0]), compiled(*args, **flags))[1]\n"
        "import gongwen.proofread.rules.words.table\n"
        "from gongwen.lexicons import table\n"
        "assert not {row['pattern'] for row in table('words')} & set(map(str, seen))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode == 0
