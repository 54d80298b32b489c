"""A request full of planted faults is seen through; the same request without faults passes."""

from __future__ import annotations

from datetime import date

import gongwen.proofread.rules.citations
import gongwen.proofread.rules.consistency
import gongwen.proofread.rules.organs
from gongwen.anatomy import recognise
from gongwen.rulebook import Draft, Rule, collect
from gongwen.text import plain

PACKAGES = (
    gongwen.proofread.rules.consistency,
    gongwen.proofread.rules.citations,
    gongwen.proofread.rules.organs,
)
RULES: tuple[Rule, ...] = tuple(rule for package in PACKAGES for rule in collect(package))

SOUND = """临江县教育局文件
临教发〔2026〕18号　　　　　　　　签发人：李建国
临江县教育局关于申请校园安全改造资金的请示
县人民政府：
　　根据《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）和《中华人民共和国民法典》有关规定，现就有关事项请示如下。
　　一、基本情况
　　全县现有学校46所，其中小学28所、初中12所、其余6所为高中。教职工由2300人增加到2530人，增长10%。截至2026年2月28日，已排查隐患120处，整改96处，整改率80%。
　　二、资金需求
　　项目总投资310万元，其中：监控设备180万元，消防改造90万元，人员培训40万元。申请县级补助资金叁佰万元整（300万元）。每台2万元，购置12台，合计24万元。
　　三、工作安排
　　拟于2026年4月30日前完成招标，2026年5月20日（星期三）召开推进会，主要抓好三个方面：一是排查；二是整改；三是验收。城东小学、城西小学、城南小学等3所学校先行试点，县发展改革委、县生态环境局参加。具体清单见附件2。工期为2026年7月5日至7月10日。
　　以上请示当否，请批示。

　　附件：1.资金测算表
　　　　　2.学校名单

　　　　　　　　　　　　　　　　临江县教育局
　　　　　　　　　　　　　　　　2026年3月20日
　　（联系人：张伟，联系电话：0533-1234567）
"""

FAULTS = (
    (
        "《国务院关于加强数字政府建设的指导意见》（国发〔2022〕14号）",
        "《国家行政机关公文处理办法》（国发〔2000〕23号）",
        "CIT-05",
    ),
    ("《中华人民共和国民法典》", "《中华人民共和国合同法》", "CIT-05"),
    ("（国发〔2022〕14号）", "（国办发〔2022〕14号）", "CIT-11"),
    ("（国发〔2022〕14号）", "（国发[2022]14号）", "CIT-03"),
    ("（国发〔2022〕14号）", "（国发〔2062〕14号）", "CIT-04"),
    ("学校46所", "学校45所", "CS-01"),
    ("总投资310万元", "总投资320万元", "CS-01"),
    ("增长10%", "增长15%", "CS-03"),
    ("整改率80%", "整改率85%", "CS-02"),
    ("2月28日", "2月30日", "CS-04"),
    ("4月30日", "4月31日", "CS-04"),
    ("（星期三）", "（星期二）", "CS-04"),
    ("7月5日至7月10日", "7月10日至7月5日", "CS-04"),
    ("拟于2026年4月30日", "拟于2026年2月20日", "CS-05"),
    ("三个方面", "两个方面", "CS-07"),
    ("三、工作安排", "四、工作安排", "CS-08"),
    ("见附件2", "见附件3", "CS-09"),
    ("2.学校名单", "3.学校名单", "CS-09"),
    ("（300万元）", "（310万元）", "CS-17"),
    ("合计24万元", "合计25万元", "CS-17"),
    ("　临江县教育局\n", "　临江县文化局\n", "CS-12"),
    ("0533-1234567", "0533-123456", "CS-16"),
    ("县发展改革委", "县发改委", "ORG-01"),
    ("县生态环境局", "县环保局", "ORG-02"),
    ("以上请示当否", "该项目总投资350万元。以上请示当否", "CS-06"),
)


def codes(text: str, *, gravest_only: bool = False) -> set[str]:
    """Return the codes of what is found in ``text`` on a day after its date."""
    document = plain(text)
    draft = Draft(document, recognise(document), date(2026, 11, 20))
    return {
        rule.code
        for rule in RULES
        for hit in rule.find(draft)
        if not gravest_only or (hit.severity or rule.severity).is_error
    }


def test_a_sound_request_passes() -> None:
    """Nothing is reported in a document whose figures, dates and names agree."""
    assert codes(SOUND) == set()


def test_every_planted_fault_is_found() -> None:
    """Each fault, planted alone, is found by its rule."""
    missed = []
    for sound, faulty, code in FAULTS:
        assert sound in SOUND
        if code not in codes(SOUND.replace(sound, faulty, 1)):
            missed.append((faulty, code))

    assert missed == []


def test_all_codes_of_the_chapters_exist() -> None:
    """The stable codes of chapters D4 to D6; CS-20 compares several documents and is no rule of one."""
    expected = {f"CS-{n:02}" for n in range(1, 23)} - {"CS-20"}
    expected |= {f"CIT-{n:02}" for n in range(1, 11)} | {f"ORG-{n:02}" for n in range(1, 8)}

    assert expected <= {rule.code for rule in RULES}
