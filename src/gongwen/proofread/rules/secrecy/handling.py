"""State secrets: what the text of a document shows about its mark and its handling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import Element, ElementKind
from gongwen.proofread.search import lines_with
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Area

_DOCUMENT = (
    "××局文件\n×发〔2024〕5号\n××局关于有关工作的通知\n各单位：\n请认真执行。\n××局\n2024年5月6日"
)

CHANNEL = Rule(
    code="SEC-01",
    name="secret-through-open-channel",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="要求通过互联网渠道传递涉密材料，不符合保密规定",
    why="涉密文件只能通过机要交通、机要通信、机要文件交换站或者专人传递，传输只能走密码电报或者合规的涉密系统。",
    basis=("条例 第二十六条", "保密法"),
    examples=(
        wrong("请⟦将涉密名单通过微信报送⟧我局。"),
        wrong("⟦涉密材料发送至电子邮箱⟧abc@example.cn。"),
        wrong("请各科室⟦通过钉钉上报机密文件⟧。"),
        wrong("⟦秘密级名册可以经电子邮件报送⟧。"),
        right("严禁通过微信、QQ等传递涉密文件。"),
        right("商业秘密材料发送至电子邮箱。"),
        right("用微信报送非涉密数据。"),
        right("涉密材料通过机要交换报送，非涉密材料发送至电子邮箱。"),
        right("请将名单通过微信报送我局，涉密内容除外。"),
        right("不得将涉密文件通过微信报送。"),
    ),
    anchors=("涉密", "机密", "秘密", "绝密"),
)
_CHANNEL = re.compile(
    r"将?(?<!非)(?:涉密|绝密级?|机密级?|(?<!商业)(?<!工作)(?<!技术)(?<!个人)(?<!国家)秘密级?)(?:文件|材料|资料|名单|名册|数据|信息|电子版|件|内容|台账|报表)[^，。；\n]{0,10}?(?:通过|以|用|经|发送?[至到]?|上传至?)[^，。；\n]{0,6}?(?:微信|QQ|钉钉|互联网|电子邮箱|电子邮件|邮箱|网盘|公网)(?:[^，。；\n]{0,6}?(?:报送|发送|传递|传输|提交|上报))?"
    r"|(?:通过|用|以|经)(?:微信群?|QQ|钉钉|互联网|电子邮箱|电子邮件|邮箱|网盘|公网)(?:群|等)?(?:报送|发送|传[递输送]|提交|上报|上传)[^，。；\n非]{0,6}?"
    r"(?<!非)(?:涉密|绝密级?|机密级?|(?<!商业)(?<!工作)(?<!技术)(?<!个人)(?<!国家)秘密级?)(?:文件|材料|资料|名单|名册|数据|信息|电子版|件)"
)
_FORBIDS = re.compile(r"严禁|禁止|不得|不准|不能|不允许|杜绝|切勿|未|违规|擅自|私自")


@CHANNEL.finder
def find_channel(draft: Draft) -> Iterator[Hit]:
    """Yield orders to send secret papers over the open network; warnings against it are right."""
    text = draft.masked(Area.QUOTATION, Area.TITLE)
    found = (
        match
        for start, end in lines_with(text, CHANNEL.anchors)
        for match in _CHANNEL.finditer(text, start, end)
    )
    for match in found:
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        if not _FORBIDS.search(text, begin, match.end()):
            advice = "改为“通过机要交换报送”或“派专人报送”"
            yield Hit(match.start(), match.end(), advice=advice)


CONFLICT = Rule(
    code="SEC-05",
    name="secret-marked-public",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="标有密级的公文又注明公开，不符合先解密后公开的规定",
    why="涉密公文公开发布前应当履行解密程序；同一件公文不能既有密级又公开。",
    basis=("条例 第三十条", "保密法"),
    examples=(
        wrong("秘密★5年\n" + _DOCUMENT + "\n⟦（此件公开发布）⟧"),
        right(_DOCUMENT + "\n（此件公开发布）"),
        right("秘密★5年\n" + _DOCUMENT + "\n（此件发至县级）"),
        right("秘密★5年\n" + _DOCUMENT + "\n（此件不予公开）"),
    ),
    anchors=("公开",),
)
_PUBLIC = re.compile(r"(?<!不予)(?<!不)公开(?:发布)?")


@CONFLICT.finder
def find_conflict(draft: Draft) -> Iterator[Hit]:
    """Yield the remark that makes a document public which bears a mark of secrecy."""
    if draft.anatomy.first(ElementKind.SECRECY) is None:
        return
    for remark in draft.anatomy.all(ElementKind.REMARK):
        words = draft.text[remark.start : remark.end]
        if _PUBLIC.search(words) and "不" not in words:
            yield Hit(
                remark.start, remark.end, advice="删去公开注记；确需公开的先按程序解密并去掉密级"
            )


PERIOD = Rule(
    code="SEC-08",
    name="secrecy-period-too-long",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="保密期限超过法定上限，不符合规定",
    why="除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。",
    basis=("保密法",),
    examples=(
        wrong("⟦秘密★20年⟧\n" + _DOCUMENT),
        wrong("⟦机密★30年⟧\n" + _DOCUMENT),
        right("秘密★10年\n" + _DOCUMENT),
        right("绝密★30年\n" + _DOCUMENT),
        right("商业秘密保护期20年。"),
    ),
    anchors=("密",),
)
_LIMITS = {"绝": 30, "机": 20, "秘": 10}
_YEARS = re.compile(r"(\d{1,3})\s*年")


@PERIOD.finder
def find_period(draft: Draft) -> Iterator[Hit]:
    """Yield a mark of secrecy whose period is longer than the law allows."""
    for mark in draft.anatomy.all(ElementKind.SECRECY):
        years = _YEARS.search(draft.text, mark.start, mark.end)
        limit = _limit(draft, mark)
        if years is not None and limit is not None and int(years[1]) > limit:
            yield Hit(mark.start, mark.end, advice=f"期限最长写“★{limit}年”，由定密责任人核定")


def _limit(draft: Draft, mark: Element) -> int | None:
    return _LIMITS.get(draft.text[mark.start])


RULES = (CHANNEL, CONFLICT, PERIOD)
