"""The order in which organs, leaders and posts are named, and the marks between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.lexicons import table
from gongwen.proofread.facts.people import SURNAMES
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_BASIS = ("公文实务",)

_DEPARTMENTS = Rule(
    code="ORG-03",
    name="order-of-departments",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="国务院部门的排列与机构设置的顺序不同",
    why="并列多个国务院部门，除牵头部门排在最前外，通常按中国政府网公布的机构设置顺序排列。",
    basis=_BASIS,
    examples=(
        wrong("请⟦教育部、商务部、财政部⟧研究提出意见。"),
        right("请商务部、教育部、财政部研究提出意见。"),
        right("请教育部、财政部、商务部研究提出意见。"),
    ),
)

_BODIES = Rule(
    code="ORG-04",
    name="order-of-bodies",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="并列机关的次序与通常排法不同",
    why="同级机关并列，通常按党委、人大、政府、政协、监委、法院、检察院的次序。",
    basis=_BASIS,
    examples=(
        wrong("⟦市政府、市委⟧高度重视。"),
        wrong("邀请⟦县政协、县人大⟧有关负责同志参加。"),
        wrong("⟦县政府、县委⟧作出安排，⟦县政协、县人大⟧组织调研。"),
        right("市委、市人大常委会、市政府、市政协有关负责同志参加。"),
        right("县政府、人大代表和政协委员参加，各级法院、检察院配合。"),
        right("由县政府、县委宣传部负责，落实全国人大、市委部署，市人民检察院、区人大常委会参加。"),
    ),
    anchors=("委、", "大、", "府、", "协、", "院、", "会、"),
)

_POSTS = Rule(
    code="ORG-06",
    name="order-of-posts",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="职务与姓名、党内与行政职务的次序与通常写法不同",
    why="公文中通常职务在前、姓名在后；一人兼任时先党内职务后行政职务。",
    basis=_BASIS,
    examples=(
        wrong("⟦张志强局长⟧主持会议。", becomes="局长张志强主持会议。"),
        wrong("由⟦市长、市委书记⟧负总责。"),
        wrong("⟦李文华主任⟧致辞。", becomes="主任李文华致辞。"),
        wrong("⟦副县长、县委常委⟧赵建国带队。"),
        right("局长张志强主持会议，市委书记、市长负总责。"),
        right("县委常委、副县长赵建国带队。"),
        right("会议由分管副局长主持。"),
    ),
    anchors=("长", "书记", "主任"),
)

_COMMA = Rule(
    code="ORG-07",
    name="mixed-party-and-government",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="“省委、省政府”一类并列，有的加顿号、有的不加，通常全文统一",
    why="同一文件里同一说法的写法应当一致。",
    basis=_BASIS,
    examples=(
        wrong(
            "按照市委、市政府部署，落实市委、市政府要求，⟦市委市政府⟧决定召开会议。",
            becomes="按照市委、市政府部署，落实市委、市政府要求，市委、市政府决定召开会议。",
        ),
        right("按照市委、市政府部署，报市委、市政府。"),
        right("按照市委市政府部署，报省委、省政府。"),
    ),
    anchors=("委省政府", "委市政府", "委县政府", "委区政府"),
)

RULES = (_DEPARTMENTS, _BODIES, _POSTS, _COMMA)

_LEVEL = "省市县区州镇乡"
_BODY = re.compile(
    rf"(?:[{_LEVEL}]委|党委|(?:[{_LEVEL}])?人大(?:常委会)?|(?:[{_LEVEL}]|人民)?政府|[{_LEVEL}]?政协|[{_LEVEL}]?监委|[{_LEVEL}]?法院|[{_LEVEL}]?检察院)"
)
_LISTED = re.compile(
    rf"{_BODY.pattern}(?:、{_BODY.pattern})+(?![\u4e00-\u9fff]{{0,2}}(?:代表|委员|部(?![署队分])|办(?![理法])|室|机关党))"
)
_JOINT = re.compile("委、|大、|会、|府、|协、|院、")
_LONGEST = 8
_RANKS = ("委", "人大", "政府", "政协", "监委", "法院", "检察院")
_NAME_FIRST = re.compile(
    rf"(?<![\u4e00-\u9fff])([{SURNAMES}][\u4e00-\u9fff]{{1,2}})((?:副)?(?:局长|市长|县长|区长|厅长|处长|科长|镇长|乡长|主任|部长|省长|书记))"
    r"(?=宣读|致辞|发言|讲话|表示|分管|带领|率|陪同|签发|批示|会见|调研|检查|主持|强调|指出|要求|参加|出席|作|宣布|介绍|汇报|通报|带队|到|、|，|。)"
)
_POST_FIRST = re.compile(
    r"(?<!副)(?:省长|市长|县长|区长|镇长|乡长|局长|厅长|主任)、(?:省委|市委|县委|区委|党委|党组|党工委)?书记"
    r"|副?(?:省长|市长|县长|区长|镇长|乡长|局长|厅长|主任)、(?:省委|市委|县委|区委|党委|党组|党工委)(?:常委|副书记|委员|成员)(?![会、])"
)
_JOINED = re.compile(r"([省市县区])委\1政府")


@cache
def _rank() -> dict[str, int]:
    return {row["name"]: int(row["rank"]) for row in table("organ_order")}


@cache
def _department_list() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _rank()), key=len, reverse=True))
    return re.compile(rf"(?:{names})(?:、(?:{names})){{2,}}")


@_DEPARTMENTS.finder
def find_departments(draft: Draft) -> Iterator[Hit]:
    """Yield lists of departments out of order; the lead department may stand first."""
    if "部、" not in draft.text:
        return
    for match in _department_list().finditer(draft.text):
        ranks = [_rank()[name] for name in match.group().split("、")][1:]
        if ranks != sorted(ranks):
            yield Hit(*match.span(), advice="请核对排列次序")


@_BODIES.finder
def find_bodies(draft: Draft) -> Iterator[Hit]:
    """Yield bodies of one level named out of order."""
    text, at = draft.text, 0
    for joint in _JOINT.finditer(text):
        match = _LISTED.search(text, max(joint.start() - _LONGEST, at), joint.end() + 60)
        if match is None:
            continue
        at = match.end()
        bodies = match.group().split("、")
        if len({body[0] if body[0] in _LEVEL else "" for body in bodies}) > 1:
            continue  # 「全国人大、市委」 are not of one level
        ranks = [_body_rank(body) for body in bodies]
        if ranks != sorted(ranks) and len(set(ranks)) == len(ranks):
            yield Hit(
                *match.span(), advice="请按党委、人大、政府、政协、监委、法院、检察院的次序排列"
            )


def _body_rank(body: str) -> int:
    """Return the place of a body; 「监委」 and 「人大常委会」 also hold the character of the party's."""
    for index in range(len(_RANKS) - 1, 0, -1):
        if _RANKS[index] in body:
            return index
    return 0


@_POSTS.finder
def find_posts(draft: Draft) -> Iterator[Hit]:
    """Yield names before posts, and government posts before party posts."""
    hits = [Hit(*m.span(), m[2] + m[1], safe=False) for m in _NAME_FIRST.finditer(draft.text)]
    hits += [
        Hit(*m.span(), message="党内职务通常排在行政职务之前", advice="请先写书记，再写行政职务")
        for m in _POST_FIRST.finditer(draft.text)
    ]
    yield from sorted(hits, key=lambda hit: hit.start)


@_COMMA.finder
def find_comma(draft: Draft) -> Iterator[Hit]:
    """Yield 「市委市政府」 where the text elsewhere writes 「市委、市政府」."""
    for match in _JOINED.finditer(draft.text):
        level = match[1]
        if f"{level}委、{level}政府" in draft.text:
            yield Hit(*match.span(), f"{level}委、{level}政府", safe=False)
