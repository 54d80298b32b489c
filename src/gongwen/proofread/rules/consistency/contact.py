"""Telephone numbers, postcodes, mail addresses and identity numbers of impossible shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CS-16",
    name="impossible-contact",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="联系方式的位数或形式不对",
    why="联系方式错一位就联系不上；身份证号属于个人敏感信息，公文中非必要不出现。",
    basis=("事实核对",),
    examples=(
        wrong("联系人：张三，联系电话：⟦1380013800⟧。"),
        wrong("电话：⟦0000-123456⟧；邮编：⟦10001⟧。"),
        wrong("电子邮箱：⟦office#example.cn⟧。"),
        wrong("身份证号码⟦110101199003072578⟧。"),
        wrong("网址：⟦http//www.example.cn⟧。"),
        right("联系电话：13800138000、010-66001234（办公室），0999-7654321转8001，邮编：100010。"),
        right("电子邮箱：office@example.cn，服务热线：12345、400-800-1234。"),
        right("联系电话：6600123，网址：http://www.example.cn。"),
        right("（省厅电话：0311-12333），（联系电话：0311-66908218）1.附件一"),
        right("电话会议于10:30召开。"),
    ),
    anchors=("电话", "传真", "手机", "邮编", "邮政编码", "邮箱", "身份证", "网址"),
)

_PHONE = re.compile(
    r"(?:联系电话|联系方式|咨询电话|监督电话|电话|传真|手机)(?:号码)?[：:][ 　]*([0-9０-９\-－—()（） ]{3,24})"
)
_POSTCODE = re.compile(r"(?:邮编|邮政编码)[：:]?[ 　]*([0-9]{2,10})(?![0-9])")
_MAIL = re.compile(
    r"(?:邮箱|电子邮件|E-?mail)(?:地址)?[：:][ 　]*([A-Za-z0-9][^\s，。；、）)“”\u4e00-\u9fff]{2,60})",
    re.IGNORECASE,
)
_PROPER_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", re.ASCII)
_SITE = re.compile(r"网址[：:][ 　]*([A-Za-z0-9][^\s，。；、）)\u4e00-\u9fff]{3,120})")
_PROPER_SITE = re.compile(r"(?:https?://)?[\w\-]+(?:\.[\w\-]+)+(?::\d+)?(?:[/?#].*)?", re.ASCII)
_IDENTITY = re.compile(
    r"(?<![0-9])[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"
)
_SHAPES = re.compile(
    r"1[3-9]\d{9}|0[1-9]\d{1,2}-?\d{7,8}|[2-9]\d{6,7}|[48]00-?\d{3}-?\d{4}|(?:0\d{2,3}-)?(?:1\d{2,4}|9\d{4})"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield contacts that cannot be right, and identity numbers as a warning."""
    text = draft.text
    hits = [hit for match in _PHONE.finditer(text) for hit in _phone(match)]
    hits += [
        Hit(
            *match.span(1),
            message=f"邮政编码是6位数字，此处{len(match[1])}位",
            advice="请核对邮政编码",
        )
        for match in _POSTCODE.finditer(text)
        if len(match[1]) != 6  # noqa: PLR2004 - a postcode
    ]
    for pattern, proper, what in ((_MAIL, _PROPER_MAIL, "电子邮箱"), (_SITE, _PROPER_SITE, "网址")):
        hits += [
            Hit(*match.span(1), message=f"{what}的形式不对", advice=f"请核对{what}")
            for match in pattern.finditer(text)
            if not proper.fullmatch(match[1].rstrip("."))
        ]
    if "身份证" in text:
        hits += [_identity(match) for match in _IDENTITY.finditer(text)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _phone(match: re.Match[str]) -> Iterator[Hit]:
    """Yield the number behind 「电话：」 if its shape is none in use."""
    if ")" in match[1].replace("）", ")") and not match[1].startswith(("(", "（")):
        number = re.split(r"[）)]", match[1])[0]  # the bracket round the whole ends here
        if _SHAPES.fullmatch(re.sub(r"[－—]", "-", number.strip())):
            return
    written = (
        re.split(r"[（(]", match[1])[0].strip()
        if not match[1].startswith(("(", "（"))
        else match[1].strip()
    )
    number = re.sub(r"[－—]", "-", re.sub(r"[()（） ]", "", written))
    number = number.rstrip("-")
    if not number or _SHAPES.fullmatch(number):
        return
    if number.startswith("-") or not number[0].isdigit():
        return
    start = match.start(1) + match[1].index(written)
    figures = sum(character.isdigit() for character in number)
    yield Hit(
        start,
        start + len(written),
        message=f"电话号码“{written}”共{figures}位，不是手机（11位）或固定电话的形式",
        advice="请核对电话号码",
    )


def _identity(match: re.Match[str]) -> Hit:
    """Return the warning for an identity number, its check digit examined."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(
        int(figure) * weight for figure, weight in zip(match.group(), weights, strict=False)
    )
    fits = "10X98765432"[total % 11] == match.group()[-1].upper()
    return Hit(
        *match.span(),
        message="文中出现身份证号" + ("" if fits else "，且校验位不符，号码有误"),
        advice="确需写明的，按规定作去标识化处理（只留末4位等）",
        severity=Severity.S1,
    )
