"""Documents as offices make them: a compliant one passes, a faulty one is taken apart."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

import gongwen.layout.rules
from gongwen.anatomy import recognise
from gongwen.formats.open import read
from gongwen.rulebook import Draft, collect
from gongwen.terms import Severity
from tests.gongwen.layout.word import compliant_circular, faulty_request

TODAY = date(2026, 11, 20)


@cache
def found(data: bytes) -> tuple[tuple[str, Severity, str, str], ...]:
    """Return code, severity, quoted text and message of everything the layout rules report."""
    document = read(data, "文稿.docx")
    draft = Draft(document, recognise(document), TODAY)
    return tuple(
        (
            rule.code,
            hit.severity or rule.severity,
            document.text[hit.start : hit.end],
            hit.message or rule.message,
        )
        for rule in collect(gongwen.layout.rules)
        for hit in rule.find(draft)
    )


@pytest.fixture(scope="module")
def request_file() -> bytes:
    """Return the faulty 请示."""
    return faulty_request()


def test_a_compliant_circular_draws_no_finding() -> None:
    """A 通报 laid out with blank paragraphs and borders, as clerks do, is left in peace."""
    assert found(compliant_circular()) == ()


@pytest.mark.parametrize(
    ("code", "quote", "words"),
    [
        ("FMT-002", "急件", "25.4 mm，应为 37 mm ±1 mm"),
        ("FMT-003", "急件", "31.8 mm，应为 28 mm ±1 mm"),
        ("FMT-004", "急件", "版心宽 146.4 mm"),
        ("FMT-005", "我市现有", "21 行"),
        ("FMT-007", "云川市人民政府", "宋体、四号，一般应为仿宋、三号"),
        ("FMT-008", "资金由", "红色"),
        ("FMT-009", "资金由", "下划线"),
        ("FMT-012", "资金由", "空段"),
        ("HDR-03", "急件", "急件"),
        ("HDR-04", "云川市卫生健康委员会文件", "应为红色"),
        ("HDR-05", "云卫请[2026]05号", "六角括号〔〕，序号不编虚位"),
        ("HDR-06", "云卫请[2026]05号", "签发人"),
        ("HDR-07", "云卫请[2026]05号", "应为红色"),
        ("BOD-01", "云川市卫生健康委员会\n", "小标宋；字号为小二"),
        ("BOD-05", ":", "全角冒号"),
        ("BOD-08", "我市现有", "没有缩进"),
        ("BOD-09", "一.", "一、"),
        ("BOD-09", "（一）、", "（一）"),
        ("BOD-10", "一.设备现状", "三号黑体"),
        ("BOD-12", "附件1：", "名称后不加标点"),
        ("BOD-13", "二〇二六", "居左"),
        ("BOD-14", "云川市卫生健康委员会", "居左"),
        ("BOD-17", "二〇二六", "成文日期"),
        ("BOD-19", "二〇二六", "联系人"),
        ("BOD-20", "附件：", "不加冒号"),
        ("BOD-20", "附件：", "另起一页"),
        ("BOD-22", "主题词", "主题词"),
        ("IMP-01", "抄送", "分隔线"),
        ("IMP-02", "抄送：市财政局，市审计局", "句号"),
        ("IMP-02", "抄送", "四号仿宋"),
        ("IMP-04", "2026年4月9日", "印发"),
        ("PGN-01", "- 1 -", "四号宋体"),
        ("PGN-02", "- 1 -", "一字线"),
        ("PGN-03", "- 1 -", "单双页"),
    ],
)
def test_a_fault_of_the_request_is_found_where_it_is(
    request_file: bytes, code: str, quote: str, words: str
) -> None:
    """Each planted fault is reported by its rule, at its place, in concrete words."""
    reported = [finding for finding in found(request_file) if finding[0] == code]

    assert any(text.startswith(quote) and words in message for _, _, text, message in reported)


def test_one_cause_is_reported_once(request_file: bytes) -> None:
    """Ten paragraphs in a wrong font are one finding, not ten."""
    codes = Counter(code for code, _, _, _ in found(request_file))

    assert codes["FMT-007"] == codes["BOD-08"] == codes["FMT-005"] == 1
