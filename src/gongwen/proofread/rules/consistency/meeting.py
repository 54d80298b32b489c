"""A notice of meeting must say when, where, who, what about, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.proofread.facts.dates import date_mentions
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_HEAD = "关于召开全市安全生产工作会议的通知\n各县（市、区）人民政府：\n"
_TAIL = "\n临江市人民政府办公室\n2026年11月2日"

RULE = Rule(
    code="CS-19",
    name="incomplete-meeting-notice",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="会议通知的要素不全",
    why="会议通知通常写明时间（含星期）、地点、参加人员、议题和联系人电话，缺一项参会单位就要打电话来问。",
    basis=("公文实务", "条例 第八条"),
    examples=(
        wrong(
            "⟦关于召开全市安全生产工作会议的通知⟧\n各县（市、区）人民政府：\n会议时间：2026年11月20日（星期五）上午9:00。\n"
            f"参加人员：各单位负责同志。\n会议议题：部署安全生产工作。\n联系人：张三，联系电话：13800138000。{_TAIL}"
        ),
        wrong(
            f"{_HEAD}会议时间：⟦2026年11月20日⟧上午9:00。\n会议地点：市政府一楼会议室。\n参加人员：各单位负责同志。\n"
            f"会议议题：部署安全生产工作。\n联系人：张三，联系电话：13800138000。{_TAIL}"
        ),
        right(
            f"{_HEAD}会议时间：2026年11月20日（星期五）上午9:00。\n会议地点：市政府一楼会议室。\n参加人员：各单位负责同志。\n"
            f"会议议题：部署安全生产工作。\n联系人：张三，联系电话：13800138000。{_TAIL}"
        ),
        right(
            "关于印发全市安全生产工作会议纪要的通知\n各县（市、区）人民政府：\n现印发给你们。\n临江市人民政府办公室\n2026年11月2日"
        ),
        right("关于召开全市安全生产工作会议的通知"),
    ),
    anchors=("会",),
)

_MEETING = re.compile(
    r"(?:召开|举行|举办).{0,40}(?:会议|大会|会|论坛|培训班?)的(?:预备|紧急|补充)?通知$|会议通知$"
)
_ELEMENTS = (
    ("时间", re.compile(r"时间|[上下]午|\d{1,2}(?:时|:\d{2}|：\d{2})|\d日")),
    ("地点", re.compile(r"地点|会议室|会场|礼堂|宾馆|酒店|视频|线上|楼")),
    ("参加人员", re.compile(r"参加|参会|出席|列席|与会|人员|对象")),
    (
        "议题或内容",
        re.compile(r"议题|议程|内容|传达|学习|研究|部署|总结|审议|讨论|听取|通报|座谈|安排"),
    ),
    ("联系人及电话", re.compile(r"联系人|联系电话|联系方式|电话")),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield what a notice of meeting leaves out, and its date without weekday."""
    anatomy = draft.anatomy
    title = anatomy.first(ElementKind.TITLE)
    if anatomy.document_type is not DocumentType.NOTICE or title is None or not anatomy.is_complete:
        return
    if not _MEETING.search(anatomy.title.replace("\n", "")):
        return
    body = draft.text[title.end :]
    missing = [name for name, pattern in _ELEMENTS if not pattern.search(body)]
    if missing:
        yield Hit(
            title.start,
            title.end,
            message=f"会议通知没有写明{'、'.join(missing)}",
            advice=f"请补写{'、'.join(missing)}",
        )
    for mention in date_mentions(draft.text):
        clause = draft.text[max(mention.start - 14, 0) : mention.start]
        if (
            mention.start > title.end
            and mention.weekday is None
            and re.search(r"时间[：:为]?[^。\n]{0,6}$|定于$|拟于$", clause)
        ):
            yield Hit(
                mention.start,
                mention.end,
                message="会议日期通常括注星期，便于核对",
                advice="请在日期后括注星期",
                severity=Severity.S3,
            )
            return
