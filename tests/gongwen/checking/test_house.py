"""``gongwen.toml`` becomes a house, and every slip in it is told with its line."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from gongwen.checking import check, find_house, load_house
from gongwen.checking.house import house_from, parse_house
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.rulebook import House, Override, SpellingLimits, WordRule
from gongwen.terms import Severity

WHOLE = """
[house]
name = "某某市水务局"
short_names = ["市水务局"]
organ_codes = ["某水"]
superiors = ["某某市人民政府"]
subordinates = ["城东分局"]
[words]
allowed = ["智水通"]
[[words.rules]]
word = "水司"
suggestion = "水务公司"
reason = "已更名"
[spelling]
S2 = 0.9
S3 = 0.6
[rules]
PUN-01 = { severity = "off", reason = "旧稿。" }
PUN-02 = { severity = "S3", reason = "旧稿" }
"""


def test_a_whole_profile_is_read() -> None:
    """Every key has its place in the house."""
    house = parse_house(WHOLE)
    assert house == House(
        name="某某市水务局",
        short_names=("市水务局",),
        organ_codes=("某水",),
        superiors=("某某市人民政府",),
        subordinates=("城东分局",),
        allowed_words=("智水通",),
        word_rules=(WordRule("水司", "水务公司", "已更名"),),
        overrides=(Override("PUN-01", None, "旧稿"), Override("PUN-02", Severity.S3, "旧稿")),
        spelling=SpellingLimits(0.9, 0.6),
    )
    assert house_from(asdict(house)) == house
    assert house_from(None) is None


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('[house]\nname = "a', 2, "TOML"),
        ("[house]\n\nname = = 1", 3, "TOML"),
        ("[housing]\nname = 1", 1, "housing"),
        ('[house]\nnames = "a"', 2, "names"),
        ("[house]\nname = 1", 2, "name"),
        ('[house]\nsuperiors = "a"', 2, "superiors"),
        ("[words]\nallowed = [1]", 2, "allowed"),
        ('[words]\nrules = ["a"]', 2, "rules"),
        ('[[words.rules]]\nword = "a"\nsuggestion = "b"', 2, "reason"),
        ('[rules]\nPUN-01 = "off"', 2, "PUN-01"),
        ('[rules]\n\nPUN-01 = { severity = "off" }', 3, "reason"),
        ('[rules]\nPUN-01 = { severity = "S9", reason = "a" }', 2, "S0 至 S4"),
        ("[spelling]\nS1 = 0.9", 2, "S1"),
        ('[spelling]\nS2 = "0.9"', 2, "0 到 1"),
        ("[spelling]\nS2 = 1.5", 2, "0 到 1"),
        ("[spelling]\nS2 = true", 2, "0 到 1"),
        ("[spelling]\nS2 = 0.6\nS3 = 0.7", 3, "不能大于"),
        ("house = 1", 1, "house"),
    ],
)
def test_a_slip_is_told_with_its_line(text: str, line: int, word: str) -> None:
    """A bad profile gives one sentence that names the line."""
    with pytest.raises(UnreadableFile) as refused:
        parse_house(text)
    assert refused.value.kind is Refusal.BAD_HOUSE
    assert f"第 {line} 行" in str(refused.value)
    assert word in str(refused.value)


def test_limits_of_spelling_fit_each_other() -> None:
    """Where only one is given, the other is the usual one, or as low as it must be."""
    assert parse_house("[spelling]\nS3 = 0.7").spelling == SpellingLimits(0.8, 0.7)
    assert parse_house("[spelling]\nS2 = 0.4").spelling == SpellingLimits(0.4, 0.4)
    assert parse_house("").spelling == SpellingLimits()


def test_the_nearest_profile_holds(tmp_path: Path) -> None:
    """The profile beside the file wins over one further up."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    file = inner / "通知.txt"
    file.write_text("各单位:请办。", encoding="utf-8")
    (tmp_path / "gongwen.toml").write_text(
        '[rules]\nPUN-01 = { severity = "off", reason = "试" }', encoding="utf-8"
    )
    assert find_house(file) == tmp_path / "gongwen.toml"
    assert "PUN-01" not in [one.code for one in check(file).findings]
    (inner / "gongwen.toml").write_text("", encoding="utf-8")
    assert find_house(file) == inner / "gongwen.toml"
    assert "PUN-01" in [one.code for one in check(file).findings]


def test_a_profile_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing profile and one in another encoding give a sentence."""
    with pytest.raises(UnreadableFile, match="找不到"):
        load_house(tmp_path / "gongwen.toml")
    (tmp_path / "gongwen.toml").write_bytes("名".encode("gbk"))
    with pytest.raises(UnreadableFile, match="UTF-8"):
        load_house(tmp_path / "gongwen.toml")
