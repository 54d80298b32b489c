"""Stated counts against what is listed: names, inline points, and headings that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text.numerals import chinese_to_int, int_to_chinese

RULE = Rule(
    code="CS-07",
    name="wrong-count",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="所写数目与所列项数不一致",
    why="写明几项就应列出几项；数目与列举不符，读者无法判断是漏列还是写错。",
    basis=("事实核对",),
    examples=(
        wrong("教育局、财政局、民政局、水利局等⟦3家⟧单位参加。"),
        wrong("张三、李四、王五、赵六⟦3人⟧参加培训。"),
        wrong("主要抓好⟦三个方面⟧：一是健全制度；二是加强培训；三是严格考核；四是兑现奖惩。"),
        wrong("围绕城东、城西、城南⟦4个⟧片区推进。"),
        wrong(
            "采取以下⟦5项措施⟧。\n（一）完善制度\n内容\n（二）加强培训\n内容\n（三）严格考核\n内容"
        ),
        right("教育局、财政局、民政局等3家单位参加，张三、李四等5人获奖。"),
        right("抓好三个方面：一是健全制度；二是加强培训；三是严格考核。"),
        right(
            "采取以下3项措施。\n（一）完善制度\n内容\n（二）加强培训\n内容\n（三）严格考核\n内容"
        ),
        right("在甲县、乙县的3个乡镇开展试点，三、四个月完成，设一、二、三等奖3个。"),
        right("由发展和改革局、财政局、审计局3家单位负责，抽查城东、城西2个片区8家企业。"),
        right(
            "科技奖、发明奖分为一等奖、二等奖、三等奖三个等级。社保费、医保费（以下简称三项社保费）如下。"
        ),
        right("要求各县、各乡镇、各村12人一组。"),
        right("一、甲市、乙市、丙市三市教育局要落实。违反第一、二项、第四项至第六项规定的。"),
        right("全年新增省级重点实验室、新型研发机构、工程研究中心5家。"),
        right("应至少具备以下1项指标：\n1. 激发试验阳性；\n2. 舒张试验阳性。"),
        right("落实低保、特困供养、残疾人两项补贴，养老等政策。"),
    ),
)

_UNITS = "家|个|名|人|位|项|种|类|县|市|区|镇|乡|村"
_COUNT = re.compile(
    rf"(?P<number>[0-9两三四五六七八九十](?:(?<=[0-9])[0-9])?)(?P<unit>{_UNITS})(?![次均以人]|补贴)"
)
_LIST = re.compile(
    r"(?:[^，。；：:！？\n“”《》（）()、的]{1,16}、){1,15}[^，。；：:！？\n“”《》（）()、的]{1,16}$"
)
_POINTS = re.compile(
    r"(?P<count>(?P<number>十?[两二三四五六七八九]|十一?|[0-9]{1,2})(?:个方面|方面|点|项|条|个问题|个环节|个重点|个阶段|个步骤)"
    r"(?:要求|措施|工作|任务|意见|建议|内容|原则|问题|举措|重点工作|重点任务)?)[：:。，]?(?P<rest>\n?[^\n]*)"
)
_INLINE = re.compile(r"(?:^|[：:；;。，\n])([一二三四五六七八九十])(?:是|要)(?![一])")
_VERB = re.compile(r".*(?:分为|包括|包含|设有|设立|涉及)")
_ANNOUNCED = re.compile(r"(?:以下|下列|如下)(?![简统]称)[^，。；\n]{0,4}$")
_HEADING = {
    "（": re.compile(r"^[ 　]*[（(]([一二三四五六七八九十]{1,3})[）)]", re.MULTILINE),
    "、": re.compile(r"^[ 　]*([一二三四五六七八九十]{1,3})、", re.MULTILINE),
    ".": re.compile(r"^[ 　]*([0-9]{1,2})[.．](?![0-9])", re.MULTILINE),
}
_LARGER = frozenset("百第0123456789")  # before a number that is only the end of one, or an ordinal
_SOME_OF = re.compile("至少|任意?|其中|满足|具备|符合")
_ORDINALS = re.compile("[一二三四五六七八九十]{1,3}、|第")
_SORTS = frozenset("家个项")
_FOUNDED = re.compile(
    "^(?:全[市省县区年])?(?:新增|新建|建成|培育|认定|创建|打造|引进|建设|备案|获批|新认定)"
)
_NEAR = 2
_TEN = 10  # 「十一是」 is not counted on
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else chinese_to_int(words)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield counts that the list beside or below them disproves."""
    hits = [*_names(draft.text), *_points(draft.text)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _names(text: str) -> Iterator[Hit]:
    """Yield counts behind a list of names: too small with 「等」, plainly different without."""
    if "、" not in text:
        return
    for match in _COUNT.finditer(text):
        if text[match.start() - 1 : match.start()].isdigit():
            continue
        left = max(match.start() - 120, text.rfind("\n", 0, match.start()) + 1)
        if "、" not in text[max(match.start() - 18, left) : match.start()]:
            continue
        is_open = text[match.start() - 1] == "等"
        listed = _LIST.search(text, left, match.start() - is_open)
        if listed is None:
            continue
        if _ORDINALS.match(listed.group()) or text[match.start() - 1] == "第":
            continue  # “一、甲市、乙市两市……”, “第一、二项、第四项”: the first is an ordinal
        if match["unit"] in _SORTS and _FOUNDED.search(listed.group()):
            continue  # “新增实验室、研发机构5家” counts them all, not the sorts
        items = _VERB.sub("", listed.group()).split("、")
        stated = _number(match["number"])
        if len(items) < 2 or not _differs(match, items, stated, is_open=is_open):  # noqa: PLR2004
            continue
        yield Hit(
            match.start("number"),
            match.end(),
            message=f"所列为{len(items)}项，写作“{match['number']}{match['unit']}”",
            advice="请核对名单与数目；只举其中几项的，在末项后加“等”",
            severity=Severity.S1 if is_open else Severity.S2,
        )


def _differs(match: re.Match[str], items: list[str], stated: int, *, is_open: bool) -> bool:
    """Tell whether ``stated`` cannot be the count of ``items``."""
    joined = sum(item.count("和") + item.count("及") + item.count("与") for item in items)
    if is_open:
        return (
            stated < len(items)
            and not re.search(r"[一二三四五六七八九\d]$", items[-1])
            and stated > 1
        )
    if len(items) <= stated <= len(items) + joined or abs(stated - len(items)) > _NEAR:
        return False
    if match["unit"] in {"人", "名", "位"}:
        return all(_NAME.fullmatch(item) for item in items)
    lengths = [len(item) for item in items[1:]]
    alike = items[-1][-1] == items[1][-1] or max(lengths) - min(lengths) <= 1
    return alike and len(items) > 2 and not re.search(r"\d|各|每|在|对|从|按", "".join(items))  # noqa: PLR2004


def _points(text: str) -> Iterator[Hit]:
    """Yield 「三个方面」 followed by another number of points or headings."""
    for match in _POINTS.finditer(text) if ("是" in text or "下" in text) else ():
        if text[max(match.start() - 1, 0) : match.start()] in _LARGER:
            continue
        if _SOME_OF.search(text, max(match.start() - 12, 0), match.start()):
            continue
        stated = _number(match["number"])
        found = _inline(match["rest"])
        if found < 2 and _ANNOUNCED.search(text, max(match.start() - 10, 0), match.start()):  # noqa: PLR2004
            found = _below(text, text.find("\n", match.start("count")))
        if 1 < found < stated and (
            found == _TEN or f"{int_to_chinese(stated)}是" in text[match.end() : match.end() + 3000]
        ):
            continue
        if found > 1 and found != stated:
            yield Hit(
                match.start("count"),
                match.end("count"),
                message=f"写作“{match['count']}”，实际列了{found}项",
                advice="请核对项数",
                severity=Severity.S1 if found > stated else Severity.S2,
            )


def _inline(rest: str) -> int:
    """Return how many points run on in one paragraph, nought where they do not count from one."""
    if not re.match(r"\n?[^一。，\n]{0,8}一(?:是|要)", rest):
        return 0
    numbers = [chinese_to_int(found) for found in _INLINE.findall("：" + rest.lstrip("\n"))]
    count = 0
    for number in numbers:
        if number == 1 and count:
            break
        count = number if number == count + 1 else count
    return count


def _below(text: str, at: int) -> int:
    """Return how many headings of one level follow the line that ends at ``at``."""
    if at < 0:
        return 0
    for pattern in _HEADING.values():
        first = pattern.match(text, at + 1)
        if first is None:
            continue
        count = 0
        for heading in pattern.finditer(text, at + 1):
            if _number(heading[1]) != count + 1:
                break
            count += 1
        return count
    return 0
