"""A request full of faults of wording: what a careful reader finds, the rules find."""

from __future__ import annotations

from datetime import date

import pytest

import gongwen.proofread.rules.collocations
import gongwen.proofread.rules.sentences
import gongwen.proofread.rules.words
from gongwen.anatomy import recognise
from gongwen.rulebook import Draft, collect
from gongwen.text import plain

REQUEST = """清河县教育局关于申请校舍维修经费的请示
县人民政府：
今年来，我局认真的贯彻县委、县政府部暑，各项工作取得明显成效。截止目前，全县共有其它类型校舍42栋需要维修。
经调查，校舍老化的原因是由于长期缺乏维护造成的。涉及到学生约300人左右，隐患数量降低2倍。
为防止类似事故不再发生，我局拟加强管理水平，制订管理办法，解决安全隐患。
由于经费不足的原因，有关制度落实的不到位。300名教师们反应了上述问题，群众迫不急待。
通过集中整治，使校园环境得到改善。各单位必需严格执行，进一步进一步压实责任，以经完成二个项目。
妥否，请批示。
清河县教育局
2026年5月6日"""

FAULTS = (
    "今年来 认真的贯彻 部暑 截止 其它 原因是由于 涉及到 约300人左右 降低2倍 防止类似事故不再发生 加强管理水平 制订"
    " 解决安全隐患 由于经费不足的原因 落实的不到位 300名教师们 反应了 迫不急待 通过 必需 进一步进一步 以经 二个"
)

MENDED = """清河县教育局关于申请校舍维修经费的请示
县人民政府：
2026年以来，我局认真贯彻县委、县政府部署，完成校舍排查42栋。截至4月底，全县共有其他类型校舍12栋需要维修。
经调查，校舍老化的原因是长期缺乏维护。涉及学生约300人，隐患数量减少20%。
为防止类似事故再次发生，我局拟加强管理，制定管理办法，消除安全隐患。
由于经费不足，有关制度落实得不到位。300名教师反映了上述问题，群众迫不及待。
集中整治后，校园环境得到改善。各单位必须严格执行，进一步压实责任，已经完成两个项目。
妥否，请批示。
清河县教育局
2026年5月6日"""


def struck(text: str) -> list[tuple[int, int]]:
    """Return the places the rules of wording find in ``text``."""
    document = plain(text)
    draft = Draft(document, recognise(document), date(2026, 11, 20))
    packages = (
        gongwen.proofread.rules.words,
        gongwen.proofread.rules.sentences,
        gongwen.proofread.rules.collocations,
    )
    return [
        (hit.start, hit.end)
        for package in packages
        for rule in collect(package)
        for hit in rule.find(draft)
    ]


@pytest.mark.parametrize("fault", FAULTS.split(" "))
def test_planted_fault_is_found(fault: str) -> None:
    """Every planted fault is touched by a finding."""
    start = REQUEST.index(fault)
    end = start + len(fault)
    assert any(first < end and last > start for first, last in struck(REQUEST))


def test_mended_request_is_clean() -> None:
    """The same request without the faults is left alone."""
    assert [MENDED[first:last] for first, last in struck(MENDED)] == []
