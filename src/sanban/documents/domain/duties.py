"""Who does what: the bodies and people a sentence names, and the part it gives each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sanban.documents.domain.strength_words import Family, Term

# Endings of names, each with the characters that would make another word of it.
_ENDINGS = (
    r"委员会|委会|办公室|办公厅|人民政府|管理局|管理站|管理处|领导小组|工作组|专班|公司|中心|学校|医院|法院|检察院|协会|"
    r"支队|大队|总队|党组|党委|支部|厅(?![长堂])|局(?![长势面部限])|处(?![长理置罚分于在境级方])|科(?![长学技研普目级])|"
    r"部门|部(?![长署分队位级件落门])|室(?![内外])|委(?![托员派任会])|站(?![长位台点])|所(?![长属有需在谓述指得以])"
)
_BODY = re.compile(rf"[\u4e00-\u9fff]{{0,12}}?(?:{_ENDINGS})")
# Words that end like a name: 「落到实处」, 「西部」, 「布局」, 「基站」, 「本办法所称」.
_NO_BODY = re.compile(
    r"[实之到好坏深各多几去用益难等两出何此他别查高低近远住惩相共]处$|[全内外干局上下东西南北中底]部$|"
    r"[布大全格结僵]局$|[网车岗基一]站$|[法例定场厕住寓]所$|[本其个各级有无等]部门?$|课室$"
)
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}(?=同志)")
# What stands before a name and is no part of it; a name is cut behind the last of these.
_LEAD_IN = re.compile(
    r".*(?:由|请|和|与|及|向|经|报|对|从|将|把|给|被|送|会同|牵头|负责|配合|协助|协办|参与|主办|承办|各有关|各相关|各|"
    r"有关|相关|明确|确定|以及|同意|通知|设在|成立)"
)
_CLAUSE_ENDS = "，；。：,;:"


def organs(text: str) -> Iterator[Term]:
    """Yield the bodies and people a text names; general words such as 「有关部门」 name nobody."""
    for found in _BODY.finditer(text):
        name = found.group()
        if _NO_BODY.search(name):
            continue
        lead = _LEAD_IN.match(name)
        start = found.start() + (lead.end() if lead else 0)
        if found.end() - start >= 2 and text[start : found.end()] not in _GENERAL:  # noqa: PLR2004
            yield _organ(start, found.end(), text)
    for found in _PERSON.finditer(text):
        lead = _LEAD_IN.match(found.group())
        start = found.start() + (lead.end() if lead else 0)
        yield _organ(start, found.end(), text)


_GENERAL = frozenset(
    {
        "部门", "处室", "科室", "单位部门", "党委", "党组", "上级部门", "主管部门", "责任部门", "牵头部门", "配合部门",
        "本部门", "所有部门", "全体处室", "业务部门", "职能部门",
    }
)  # fmt: skip


def _organ(start: int, end: int, text: str) -> Term:
    name = text[start:end]
    return Term(start, end, name, Family.ORGAN, name)


def with_bodies(text: str, roles: list[Term]) -> Iterator[Term]:
    """Yield roles such as 「牵头」 with the bodies that have them, which stand before the word."""
    named = sorted(organs(text), key=lambda one: one.start)
    for role in roles:
        since = max((text.rfind(end, 0, role.start) for end in _CLAUSE_ENDS), default=-1)
        since = max([since, *(one.end - 1 for one in roles if one.end <= role.start)])
        bodies = [one for one in named if since < one.start and one.end <= role.start]
        yield replace(role, of="、".join(sorted(one.text for one in bodies)))


def same_bodies(one: str, other: str) -> bool:
    """Tell whether two lists name the same bodies; what stands before a name may hang on to it."""
    names, others = one.split("、"), other.split("、")
    return len(names) == len(others) and all(
        a.endswith(b) or b.endswith(a) for a, b in zip(names, others, strict=True) if a and b
    )
