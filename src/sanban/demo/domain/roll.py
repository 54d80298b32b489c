"""The made-up organ: its units, its posts, and who holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

ORGAN_CODE = "青航"
DIVISIONS = ("组织人事处", "综合业务处", "安全监督处", "船闸运行处", "航道养护处", "技术信息处")
LEADERSHIP, OFFICE = "局领导", "办公室"
HEAD, DEPUTY = "处长", "副处长"
LEADERS = ("副局长（综合）", "副局长（安全）", "副局长（工程）")
CLERKS = ("一级主任科员", "一级主任科员", "科员", "科员", "科员", "科员")
REGISTRY, SEAL_KEEPER, REVIEWER = "文书", "机要员", "核稿员"
OFFICE_HEAD, LEGAL, SECRECY = "主任", "法制审核员", "保密审查员"
_OFFICE = (OFFICE_HEAD, REVIEWER, REGISTRY, SEAL_KEEPER, LEGAL, SECRECY, "秘书", "秘书")

_SURNAMES = (
    "陈林黄周吴徐孙朱马胡郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁"
    "潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦方"
)
_GIVEN = (
    "青", "文博", "雨桐", "建国", "晓峰", "静怡", "思远", "海涛", "丽华", "明哲", "志强", "欣然",
    "国栋", "若兰", "子涵", "永康", "秀英", "立新", "佳宁", "长江",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A post and who holds it: the unit, the title, the name."""

    unit: str
    title: str
    name: str
    is_head: bool = False
    is_single: bool = False


def places() -> Iterator[Place]:
    """Yield everybody, the leaders first."""
    names = (f"{surname}{_GIVEN[number % len(_GIVEN)]}" for number, surname in enumerate(_SURNAMES))
    yield Place(LEADERSHIP, "局长", next(names), is_head=True)
    for title in LEADERS:
        yield Place(LEADERSHIP, title, next(names), is_single=True)
    for title in _OFFICE:
        yield Place(OFFICE, title, next(names), is_head=title == OFFICE_HEAD)
    for unit in DIVISIONS:
        yield Place(unit, HEAD, next(names), is_head=True)
        for title in (DEPUTY, *CLERKS):
            yield Place(unit, title, next(names))


def leader_of(division: int) -> str:
    """Return the title of the leader in charge of a division, by its place in the list."""
    return LEADERS[division % len(LEADERS)]
