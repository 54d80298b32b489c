"""The groups rules fall into, by the letters their codes begin with."""

from __future__ import annotations

from gongwen.terms.vocabulary import Vocabulary


class Group(Vocabulary):
    """What a family of rules is about."""

    SECRECY = "secrecy", "保密"
    TYPE = "type", "文种与行文"
    LAYOUT = "layout", "版式"
    PUNCTUATION = "punctuation", "标点"
    NUMERALS = "numerals", "数字与计量"
    WORDS = "words", "字词"
    SPELLING = "spelling", "错别字"
    SENTENCES = "sentences", "搭配与语句"
    CONSISTENCY = "consistency", "前后一致"
    CITATIONS = "citations", "引用依据"
    ORGANS = "organs", "机关名称"
    CONTENT = "content", "内容"
    HOUSE = "house", "本单位规定"


_PREFIXES: dict[str, Group] = {
    "SEC": Group.SECRECY,
    "TY": Group.TYPE,
    "RT": Group.TYPE,
    "FMT": Group.LAYOUT,
    "HDR": Group.LAYOUT,
    "BOD": Group.LAYOUT,
    "IMP": Group.LAYOUT,
    "PGN": Group.LAYOUT,
    "TBL": Group.LAYOUT,
    "LTR": Group.LAYOUT,
    "ORD": Group.LAYOUT,
    "MIN": Group.LAYOUT,
    "PUN": Group.PUNCTUATION,
    "NUM": Group.NUMERALS,
    "UNIT": Group.NUMERALS,
    "W": Group.WORDS,
    "SP": Group.SPELLING,
    "CO": Group.SENTENCES,
    "SY": Group.SENTENCES,
    "CS": Group.CONSISTENCY,
    "CIT": Group.CITATIONS,
    "ORG": Group.ORGANS,
    "EP": Group.CONTENT,
    "CT": Group.CONTENT,
    "HOUSE": Group.HOUSE,
}


def group_of(code: str) -> Group:
    """Return the group of the rule ``code``; raise ``KeyError`` for an unknown family."""
    return _PREFIXES[code.split("-", 1)[0]]
