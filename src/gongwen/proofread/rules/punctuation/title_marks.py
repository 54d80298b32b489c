"""Title marks 「书名号」: nested ones, unpaired ones, and titles of what is no work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-10",
    name="title-marks",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="书名号用法不对",
    why="书名号标示作品、文件、法规的名称，前后成对；书名号里面再用书名号，里面一层用单书名号。",
    basis=("GB/T 15834—2011 4.15",),
    examples=(
        wrong("请执行⟦〈值班工作规定〉⟧。", becomes="请执行《值班工作规定》。"),
        wrong(
            "按照⟦“市政道路养护标准”⟧（CJJ 36—2016）执行。",
            becomes="按照《市政道路养护标准》（CJJ 36—2016）执行。",
        ),
        right("参加“我为群众办实事”（第三期）活动。"),
        wrong("《关于印发⟦《办法》⟧的通知》", becomes="《关于印发〈办法〉的通知》"),
        wrong(
            "《关于修改⟦《甲条例》⟧和⟦《乙条例》⟧的决定》",
            becomes="《关于修改〈甲条例〉和〈乙条例〉的决定》",
        ),
        wrong("按照⟦《⟧档案管理办法执行。"),
        wrong("按照档案管理办法⟦》⟧执行。"),
        wrong("应当持⟦《资格证》⟧上岗。"),
        wrong("参照⟦<取水许可办法>⟧执行。", becomes="参照《取水许可办法》执行。"),
        right("《关于印发〈办法〉的通知》"),
        wrong("《关于印发⟦＜值班规定＞⟧的通知》", becomes="《关于印发〈值班规定〉的通知》"),
        right("当甲<乙>丙时停机。"),
        right("《关于转发〈关于落实《某条例》的意见〉的通知》"),
        right("某局关于印发《档案\n管理办法》的通知"),
        right("依照《许可证管理办法》办理。"),
        right("附《申请表》《承诺书》。"),
        wrong("印发⟦《⟧某办法等文件（以下简称《办法》）。"),
    ),
    anchors=("《", "》", ">", "＞", "〈", "”（"),
)

_MARK = re.compile(r"[《》〈〉\n]")
_CERTIFICATE = re.compile(
    r"《[^《》\n]{0,16}(?:许可证|执照|资格证|合格证|上岗证|身份证|证书|登记证|居住证)》"
)
_WORK = re.compile(
    r"(?:法|条例|办法|规定|细则|意见|通知|方案|规划|清单|标准|规范|决定|制度|纲要|报告)(?:（试行）)?$"
)
# 「“××办法”（×号）」: the number in brackets shows that a document is meant.
_QUOTED = re.compile(
    r"“([^“”《》\n]{4,50}(?:法|条例|办法|规定|细则|意见|通知|方案|规划|标准|规范))”"
    r"(?=（[^（）\n]{0,20}(?:〔\d{4}〕|令第|[A-Z]{2,4}(?:/T)? ?\d))"
)
_ANGLES = re.compile(
    r"(?:<{1,2}|＜{1,2})([\u4e00-\u9fff（）\d]{2,40}(?:法|条例|办法|规定|细则|意见|通知|方案|规划|标准|规范|决定|制度|纲要|报告|规程)(?:（试行）)?)(?:>{1,2}|＞{1,2})"
)
_PARTNER = {"》": "《", "〉": "〈"}


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield nested double title marks, title marks without partner, and certificates in them."""
    text = draft.text
    hits = _unpaired_or_nested(text)
    hits += [
        Hit(*match.span(), f"《{match[1]}》", message="文件名称用书名号，不用引号", safe=False)
        for match in (_QUOTED.finditer(text) if "”（" in text else ())
    ]
    if ">" in text or "＞" in text:
        hits += [
            Hit(*match.span(), _in_marks(text, match), message="书名号写成了小于号、大于号")
            for match in _ANGLES.finditer(text)
        ]
    certificates = list(_CERTIFICATE.finditer(text))
    if certificates:
        first = certificates[0]
        hits.append(
            Hit(
                *first.span(),
                message="证照名称通常不用书名号",
                advice="证照、奖项、活动、会议等名称不是作品，去掉书名号；需要突出时用引号",
                count=len(certificates),
                severity=Severity.S3,
            )
        )
    yield from sorted(hits, key=lambda hit: hit.start)


def _in_marks(text: str, match: re.Match[str]) -> str:
    """Return a title in the marks it should have: single ones inside double ones."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return f"〈{match[1]}〉" if before.count("《") > before.count("》") else f"《{match[1]}》"


def _unpaired_or_nested(text: str) -> list[Hit]:
    nested: list[tuple[int, Hit]] = []
    stack: list[int] = []
    lone: list[int] = []
    singles: list[Hit] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            # A title may be set in three lines, no more.
            lone += [mark_at for mark_at in stack if text.count("\n", mark_at, at) > 1]
            stack = [mark_at for mark_at in stack if text.count("\n", mark_at, at) <= 1]
        elif mark in "《〈":
            stack.append(at)
        elif stack and text[stack[-1]] == _PARTNER[mark]:
            start = stack.pop()
            if mark == "〉" and not stack and text[at + 1 : at + 2] != "》":
                outer = _single_hit(text, start, at)
                singles += [outer] if outer else []
            if mark == "》" and stack and text[stack[-1]] == "《":
                mended = f"〈{text[start + 1 : at]}〉"
                hit = Hit(start, at + 1, mended, message="书名号里面用单书名号")
                nested.append((stack[-1], hit))
        else:
            lone.append(at)
    lone += stack
    # A mark that nothing closes holds no other title.
    hits = [hit for outer, hit in nested if outer not in lone]
    return hits + singles + [_lone_hit(text, at) for at in lone if text[at] in "《》"]


def _single_hit(text: str, start: int, at: int) -> Hit | None:
    """Return a title that stands in single marks with no double ones around it."""
    name = text[start + 1 : at]
    if (
        _WORK.search(name) is None
        or "《" in text[text.rfind("\n", 0, start) + 1 : start].rpartition("》")[2]
    ):
        return None
    return Hit(start, at + 1, f"《{name}》", message="外层书名号用双书名号", safe=False)


def _lone_hit(text: str, at: int) -> Hit:
    missing = "后" if text[at] == "《" else "前"
    return Hit(at, at + 1, message=f"书名号缺少{missing}一半", advice=f"补上{missing}书名号")
