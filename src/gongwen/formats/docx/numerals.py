"""Automatic numbers as text: what Word shows for ``numFmt`` and a count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ALPHABET = 26
_HUNDRED = 100


def numeral(kind: str, count: int) -> str:
    """Return ``count`` as numbering of this ``numFmt`` shows it; unknown kinds count in digits."""
    render = _KINDS.get(kind, str)
    return render(count) if count > 0 or render is _nothing else str(count)


def _counting(count: int, digits: str = _DIGITS, units: str = "十百千", myriad: str = "万") -> str:
    """Return 十二, 二十, 一百〇五, 一万二千: the way chapters are counted."""
    if count >= 10**8:
        return str(count)
    high, low = divmod(count, 10**4)
    if high:
        gap = digits[0] if 0 < low < 10**3 else ""
        rest = _below_myriad(low, digits, units) if low else ""
        return _counting(high, digits, units, myriad) + myriad + gap + rest
    text = _below_myriad(low, digits, units)
    one_ten = digits[1] + units[0]
    return text.removeprefix(digits[1]) if text.startswith(one_ten) else text


def _below_myriad(count: int, digits: str, units: str) -> str:
    text, gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit, count = divmod(count, power)
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + unit
            gap = False
        else:
            gap = True
    return text


def _digit_by_digit(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _chinese_counting(count: int) -> str:
    # Word counts 十二 and 二十一 up to ninety-nine, and digit by digit from 一〇〇 on.
    return _counting(count) if count < _HUNDRED else _digit_by_digit(count)


def _legal(count: int) -> str:
    text = _counting(count, _LEGAL_DIGITS, "拾佰仟", "万")
    return "壹" + text if text.startswith("拾") else text


def _letters(first: str) -> Callable[[int], str]:
    """Word repeats the letter: A … Z, AA, BB …"""

    def render(count: int) -> str:
        times, index = divmod(count - 1, _ALPHABET)
        return chr(ord(first) + index) * min(times + 1, 30)

    return render


def _roman(count: int) -> str:
    text = ""
    for number, letters in _ROMAN:
        times, count = divmod(count, number)
        text += letters * min(times, 60)
    return text


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda count: signs[(count - 1) % len(signs)]


def _sexagenary(count: int) -> str:
    return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12]


def _within(ranges: Sequence[tuple[int, int, int]]) -> Callable[[int], str]:
    """Signs that Unicode lists in runs: first count, last count, first code point."""

    def render(count: int) -> str:
        for first, last, code in ranges:
            if first <= count <= last:
                return chr(code + count - first)
        return str(count)

    return render


def _full_width(count: int) -> str:
    return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(count))


def _nothing(_count: int) -> str:
    return ""


def _zeros(width: int) -> Callable[[int], str]:
    return lambda count: str(count).zfill(width)


_CIRCLED = _within(((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)))
_KINDS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": _zeros(2),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": _within(((1, 20, 0x2488),)),
    "decimalEnclosedParen": _within(((1, 20, 0x2474),)),
    "ideographEnclosedCircle": _within(((1, 10, 0x3280),)),
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": _counting,
    "koreanCounting": _counting,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "aiueoFullWidth": _cycle(_AIUEO),
    "irohaFullWidth": _cycle(_IROHA),
    "numberInDash": lambda count: f"- {count} -",
    "ordinal": lambda count: f"{count}.",
    "none": _nothing,
    "bullet": _nothing,
}
