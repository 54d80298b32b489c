"""Read the house profile 「本单位规定」 from ``gongwen.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.rulebook import House, Override, SpellingLimits, WordRule
from gongwen.terms import Severity

HOUSE_FILE = "gongwen.toml"
_LINE = re.compile(r"at line (\d+)")
_OFF = "off"
_SEVERITIES = {severity.value: severity for severity in Severity}
_TABLES = {
    "house": {"name", "short_names", "organ_codes", "superiors", "subordinates"},
    "words": {"allowed", "rules"},
    "spelling": {"S2", "S3"},
    "rules": None,
}


def find_house(path: Path) -> Path | None:
    """Return the ``gongwen.toml`` beside ``path`` or in the nearest folder above, if any."""
    folder = path.resolve()
    for place in (folder, *folder.parents):
        candidate = place / HOUSE_FILE
        if candidate.is_file():
            return candidate
    return None


def load_house(path: Path) -> House:
    """Return the house that ``path`` describes; raise :class:`UnreadableFile` naming the bad line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UnreadableFile(
            f"找不到单位规定文件“{path}”，请检查路径。", Refusal.NOT_FOUND
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            f"单位规定文件“{path}”无法读取，请另存为 UTF-8 编码。", Refusal.BAD_HOUSE
        ) from error
    return parse_house(text, path.name)


def parse_house(text: str, name: str = HOUSE_FILE) -> House:
    """Return the house that the TOML ``text`` describes."""
    return _Reader(text, name).house()


def house_from(values: Mapping[str, object] | None) -> House | None:
    """Return the house whose fields ``values`` are, as :func:`dataclasses.asdict` gives them."""
    if values is None:
        return None
    words, overrides = values.get("word_rules"), values.get("overrides")
    return House(
        name=str(values.get("name", "")),
        short_names=_texts(values.get("short_names")),
        organ_codes=_texts(values.get("organ_codes")),
        superiors=_texts(values.get("superiors")),
        subordinates=_texts(values.get("subordinates")),
        allowed_words=_texts(values.get("allowed_words")),
        word_rules=tuple(
            WordRule(str(one["word"]), str(one["suggestion"]), str(one["reason"]))
            for one in _records(words)
        ),
        overrides=tuple(
            Override(str(one["code"]), _SEVERITIES.get(str(one["severity"])), str(one["reason"]))
            for one in _records(overrides)
        ),
        spelling=_limits(values.get("spelling")),
    )


def _limits(value: object) -> SpellingLimits:
    usual = SpellingLimits()
    given = value if isinstance(value, dict) else {}
    return SpellingLimits(
        float(given.get("likely", usual.likely)), float(given.get("possible", usual.possible))
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()


def _records(value: object) -> list[dict[str, object]]:
    return (
        [one for one in value if isinstance(one, dict)] if isinstance(value, list | tuple) else []
    )


class _Reader:
    """Turns TOML tables into a house and knows on which line a key stands."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        try:
            self.tables: dict[str, object] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _LINE.search(str(error))
            line = int(found[1]) if found else text.count("\n") + 1
            raise self.refusal(line, "写法不合 TOML 格式，请检查引号、等号和括号") from error

    def house(self) -> House:
        """Return the house; refuse keys nobody knows, for they are slips that would go unnoticed."""
        for key in self.tables:
            if key not in _TABLES:
                raise self.at(
                    key, f"不认识的部分“{key}”，可用的有 [house]、[words]、[spelling]、[rules]"
                )
        house, words = self.table("house"), self.table("words")
        spelling = self.table("spelling")
        return House(
            name=self.string(house, "name"),
            short_names=self.strings(house, "short_names"),
            organ_codes=self.strings(house, "organ_codes"),
            superiors=self.strings(house, "superiors"),
            subordinates=self.strings(house, "subordinates"),
            allowed_words=self.strings(words, "allowed"),
            word_rules=self.word_rules(words.get("rules", [])),
            overrides=tuple(
                self.override(code, value) for code, value in self.table("rules").items()
            ),
            spelling=self.spelling_limits(spelling),
        )

    def table(self, key: str) -> dict[str, object]:
        """Return the table ``key`` after a look at its keys."""
        table = self.tables.get(key, {})
        if not isinstance(table, dict):
            raise self.at(key, f"“{key}”应当写成 [{key}] 部分")
        known = _TABLES[key]
        for name in table:
            if known is not None and name not in known:
                raise self.at(
                    name, f"[{key}] 中不认识“{name}”，可用的有 {'、'.join(sorted(known))}"
                )
        return table

    def string(self, table: dict[str, object], key: str) -> str:
        """Return a text, empty if it is not given."""
        text = table.get(key, "")
        if not isinstance(text, str):
            raise self.at(key, f"“{key}”应当是引号里的文字")
        return text.strip()

    def strings(self, table: dict[str, object], key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty."""
        texts = table.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
            raise self.at(key, f'“{key}”应当是方括号里的文字列表，如 ["甲", "乙"]')
        return tuple(str(text) for text in texts)

    def spelling_limits(self, table: dict[str, object]) -> SpellingLimits:
        """Return from which probability on suspected slips are told."""
        usual = SpellingLimits()
        likely = self.probability(table, "S2", usual.likely)
        possible = self.probability(table, "S3", min(usual.possible, likely))
        if possible > likely:
            raise self.at("S3", "[spelling] 的 S3 不能大于 S2")
        return SpellingLimits(likely, possible)

    def probability(self, table: dict[str, object], key: str, usual: float) -> float:
        """Return a probability, ``usual`` if it is not given."""
        value = table.get(key, usual)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.at(key, f"[spelling] 的 {key} 应当是 0 到 1 之间的数")
        return float(value)

    def word_rules(self, rules: object) -> tuple[WordRule, ...]:
        """Return the house's own word rules; each needs its word and its reason."""
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise self.at("rules", "用词规则应当逐条写在 [[words.rules]] 下")
        return tuple(self.word_rule(rule) for rule in rules)

    def word_rule(self, rule: dict[str, object]) -> WordRule:
        """Return one word rule."""
        word = WordRule(
            self.string(rule, "word"), self.string(rule, "suggestion"), self.string(rule, "reason")
        )
        if not word.word or not word.reason:
            raise self.at(
                word.word or "words.rules", "用词规则必须写明 word（词）和 reason（理由）"
            )
        return word

    def override(self, code: str, value: object) -> Override:
        """Return how the house treats the rule ``code``."""
        if not isinstance(value, dict) or set(value) - {"severity", "reason"}:
            raise self.at(code, f'规则 {code} 应当写成 {{ severity = "off", reason = "理由" }}')
        severity, reason = self.string(value, "severity"), self.string(value, "reason").rstrip("。")
        if not reason:
            raise self.at(code, f"停用或降级规则 {code} 必须写明 reason（理由）")
        if severity == _OFF:
            return Override(code, None, reason)
        if severity not in _SEVERITIES:
            raise self.at(code, f"规则 {code} 的 severity 应当是 off 或 S0 至 S4")
        return Override(code, _SEVERITIES[severity], reason)

    def at(self, key: str, problem: str) -> UnreadableFile:
        """Return the refusal of what stands at ``key``."""
        lines = self.text.split("\n")
        number = next((number for number, line in enumerate(lines, 1) if key in line), 1)
        return self.refusal(number, problem)

    def refusal(self, line: int, problem: str) -> UnreadableFile:
        """Return the refusal of a line."""
        return UnreadableFile(
            f"单位规定文件“{self.name}”第 {line} 行有误：{problem}。", Refusal.BAD_HOUSE
        )
