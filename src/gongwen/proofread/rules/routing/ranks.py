"""Ranks of organs by their names: whose superior or subordinate an organ can be."""

from __future__ import annotations

import re

# From the centre down; a name is judged by the last place it contains.
_RANKS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"国务院|中共中央|中央|全国|国家"), 0),
    (re.compile(r"省|自治区"), 1),
    (re.compile(r"州|盟|地区|市"), 2),
    (re.compile(r"县|旗|(?<![战军地景园社校小特治新发林矿库灌港])区"), 3),
    (re.compile(r"镇|乡|街道"), 4),
    (re.compile(r"村|社区|居委会"), 5),
)
_GOVERNMENT = re.compile(
    r"(?:国务院|人民政府|政府|党委|委员会|省委|市委|区委|县委|州委|镇委|乡党委|旗委)$"
)
_COMMITTEE_OF_DEPARTMENT = re.compile(
    r"(?:发展和改革|发展改革|卫生健康|国有资产监督管理|住房和城乡建设|教育|科技|经济和信息化|农业农村|民族|体育|常务|管理|纪律检查|村民|居民)委员会$"
)
_DEPARTMENT = re.compile(r"(?:局|厅|部|委|办公室|委员会|署|中心|院|总队|支队|大队|处|科)$")


def rank(name: str) -> int | None:
    """Return the level of the organ ``name``: 0 for the centre, 5 for a village."""
    return next((level for pattern, level in reversed(_RANKS) if pattern.search(name)), None)


def is_government(name: str) -> bool:
    """Tell whether ``name`` is a Party committee or people's government, not a department."""
    return _GOVERNMENT.search(name) is not None and _COMMITTEE_OF_DEPARTMENT.search(name) is None


def is_department(name: str) -> bool:
    """Tell whether ``name`` is a department of a government."""
    return not is_government(name) and _DEPARTMENT.search(name) is not None
