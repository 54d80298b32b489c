"""Numbers in words and figures: Chinese numerals, amounts with their unit, dates."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

DIGITS = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "兆": 10**12}
NUMERALS = "".join((*DIGITS, *PLACES, *SCALES))

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_FIGURES = r"\d{1,3}(?:[,， ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = f"[{NUMERALS}]+(?:点[〇零一二三四五六七八九]+)?"
_AMOUNT = re.compile(rf"(百分之)?({_FIGURES}|{_WORDS})([十百千]?[万亿兆]{{0,2}})(.*)", re.DOTALL)
_MONEY = re.compile(
    rf"(?:人民币)?(?:([{NUMERALS}]+)[元圆])?(?:零?([一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?"
    r"(?:零?([一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?[整正]?"
)
_DATE = re.compile(
    r"(\d{4}|[〇零○一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)


def chinese_to_int(word: str) -> int:
    """Return the whole number ``word`` stands for; raise ``ValueError`` where it is none.

    Reads 「三千零五」, 「二〇二四」, 「壹万贰仟」, 「十五」 and the short 「一百二」 and 「两万五」.
    """
    if not word or any(character not in NUMERALS for character in word):
        raise ValueError(f"“{word}”不是汉字数字")
    if all(character in DIGITS for character in word):
        return int("".join(str(DIGITS[character]) for character in word))
    return _whole(word)


def _whole(word: str) -> int:
    """Return the value of ``word``, splitting at its greatest scale."""
    for scale in sorted(SCALES, key=SCALES.__getitem__, reverse=True):
        if scale not in word:
            continue
        head, _, tail = word.rpartition(scale)
        if not head:
            raise ValueError(f"“{word}”缺少数字")
        return _whole(head) * SCALES[scale] + _tail(tail, SCALES[scale])
    return _below_ten_thousand(word)


def _tail(word: str, scale: int) -> int:
    """Return what follows a scale or place: nothing, a short 「五」 for its tenth, or a number."""
    if not word:
        return 0
    if len(word) == 1 and word in DIGITS:
        return DIGITS[word] * (scale // 10)
    return _whole(word)


def _below_ten_thousand(word: str) -> int:
    """Return the value of a numeral of at most four places."""
    total = 0
    place = SCALES["万"]
    digit: int | None = None
    zero = False
    for character in word:
        if character in DIGITS:
            if digit is not None and not zero:
                raise ValueError(f"“{word}”数位不清")
            digit = DIGITS[character]
            zero = digit == 0
            continue
        value = PLACES[character]
        if value >= place:
            raise ValueError(f"“{word}”数位颠倒")
        total += (digit or 1) * value
        place, digit, zero = value, None, False
    if digit is None:
        return total
    spoken_short = digit and not set("零〇") & set(word) and PLACES["十"] < place < SCALES["万"]
    return total + (digit * (place // 10) if spoken_short else digit)


def int_to_chinese(number: int) -> str:
    """Return ``number`` (from zero up to below one 「兆」) in Chinese numerals: 3005 is 三千零五."""
    if not 0 <= number < SCALES["兆"]:
        raise ValueError(f"{number}超出可写范围")
    if number == 0:
        return "零"
    words = ""
    skipped = False
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // scale % 10**4
        if group == 0:
            skipped = True
            continue
        words += ("零" if words and (skipped or group < 10**3) else "") + _group(group) + name
        skipped = False
    return words.removeprefix("一") if words.startswith("一十") else words


def _group(number: int) -> str:
    """Return a number below ten thousand in words, 「一十」 in full."""
    words = ""
    gap = False
    for value, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + "一二三四五六七八九"[digit - 1] + name
        gap = False
    return words


def parse_amount(text: str) -> tuple[Decimal, str]:
    """Return the value of ``text`` in its plain unit, and that unit.

    「300万元」 and 「三百万元」 are 3000000 「元」, 「1,200公顷」 is 1200 「公顷」, 「百分之五点二」 and
    「5.2%」 are 5.2 「%」, 「壹佰元伍角整」 is 100.5 「元」. Raise ``ValueError`` for no amount.
    """
    text = text.strip().translate(_FULL_WIDTH)
    money = _MONEY.fullmatch(text)
    if money and any(money.groups()):
        yuan, jiao, fen = money.groups()
        value = Decimal(chinese_to_int(yuan) if yuan else 0)
        tenths = Decimal(DIGITS[jiao]) / 10 if jiao else 0
        return value + tenths + (Decimal(DIGITS[fen]) / 100 if fen else 0), "元"
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}”不是数量")
    percent, number, scale, unit = match.groups()
    value = parse_number(number)
    for character in scale:
        value *= {**PLACES, **SCALES}[character]
    if percent:
        return value, "%"
    return value, unit.strip()


def parse_number(text: str) -> Decimal:
    """Return the value of a number in figures or words, 「3,000.5」 or 「三点五」 or 「三百万」."""
    text = text.translate(_FULL_WIDTH)
    if text[:1].isdigit():
        return Decimal(re.sub(r"[, ]", "", text))
    whole, point, fraction = text.partition("点")
    value = Decimal(chinese_to_int(whole))
    if not point:
        return value
    if not fraction or any(character not in DIGITS for character in fraction):
        raise ValueError(f"“{text}”小数部分不清")
    return value + Decimal("0." + "".join(str(DIGITS[character]) for character in fraction))


def parse_date(text: str) -> date:
    """Return the date 「2024年6月1日」 or 「二〇二四年六月一日」; raise ``ValueError`` for none."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}”不是年月日齐全的日期")
    year, month, day = (_count(part.replace("○", "〇")) for part in match.groups())
    return date(year, month, day)


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_to_int(text)
