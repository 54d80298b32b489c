"""What changes the meaning is told, and what only says the same in other words is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanban.documents.domain.direction import Direction
from sanban.documents.domain.strength import StrengthChange, strength_changes

STRONGER, WEAKER, CHANGED = Direction.STRONGER, Direction.WEAKER, Direction.CHANGED

# Before, after, and what must be told: kind, words before, words after, direction.
TOLD = [
    ("各单位应当按时报送水位数据。", "各单位可以按时报送水位数据。", ("要求强弱", "应当", "可以", WEAKER)),
    ("船舶可以在锚地停泊。", "船舶不得在锚地停泊。", ("要求强弱", "可以", "不得", STRONGER)),
    ("各单位须提交书面报告。", "各单位需提交书面报告。", ("要求强弱", "须", "需", WEAKER)),
    ("禁止携带火种进入油库。", "严禁携带火种进入油库。", ("要求强弱", "禁止", "严禁", STRONGER)),
    ("值班人员必须佩戴救生衣。", "值班人员宜佩戴救生衣。", ("要求强弱", "必须", "宜", WEAKER)),
    ("鼓励各处室开展演练。", "各处室应当开展演练。", ("要求强弱", "鼓励", "应当", STRONGER)),
    ("承办人应当说明理由。", "承办人不得说明理由。", ("要求强弱", "应当", "不得", CHANGED)),
    ("会议材料报送办公室审核。", "会议材料应当报送办公室审核。", ("要求强弱", "", "应当", STRONGER)),
    ("参会人员应当提前到场。", "参会人员提前到场。", ("要求强弱", "应当", "", WEAKER)),
    ("应当提交原件，可以另附复印件。", "可以提交原件，应当另附复印件。", ("要求强弱", "应当", "可以", WEAKER)),
    ("施工船舶应当报告动态。", "施工船舶原则上应当报告动态。", ("限定语", "", "原则上", WEAKER)),
    ("一般由处长签字。", "由处长签字。", ("限定语", "一般", "", STRONGER)),
    ("各处室完成整改。", "各处室尽量完成整改。", ("限定语", "", "尽量", WEAKER)),
    ("同意你站的检修方案。", "不同意你站的检修方案。", ("否定", "", "不同意", CHANGED)),
    ("已验收的设备投入使用。", "未验收的设备投入使用。", ("否定", "", "未验收", CHANGED)),
    ("没有发现渗漏。", "发现渗漏。", ("否定", "没有发现", "", CHANGED)),
    ("已公开的不审查，未归档的登记。", "未公开的审查，已归档的登记。", ("否定", "不审查", "", CHANGED)),
    ("空船过闸不审查。", "空船过闸审查，不收费。", ("否定", "不审查", "", CHANGED)),
    ("夜间停止通航。", "夜间停止通航，抢险船舶除外。", ("例外", "", "除外", WEAKER)),
    ("除应急车辆外，堤顶道路禁止通行。", "堤顶道路禁止通行。", ("例外", "除应急车辆外", "", STRONGER)),
    ("经费不超过30万元。", "经费不超过80万元。", ("金额", "30万元", "80万元", WEAKER)),
    ("每组不少于3人。", "每组不少于5人。", ("数字", "3人", "5人", STRONGER)),
    ("共有12艘船舶待闸。", "共有21艘船舶待闸。", ("数字", "12艘", "21艘", CHANGED)),
    ("完好率达到95%以上。", "完好率达到90%以上。", ("比例", "95%", "90%", WEAKER)),
    ("同比增长百分之三。", "同比增长百分之五。", ("比例", "百分之三", "百分之五", CHANGED)),
    ("收到后3日内答复。", "收到后7日内答复。", ("期限", "3日", "7日", WEAKER)),
    ("收到后5个工作日内答复。", "收到后5日内答复。", ("期限", "5个工作日", "5日", CHANGED)),
    ("2026年7月10日前报送。", "2026年7月20日前报送。", ("日期", "2026年7月10日", "2026年7月20日", WEAKER)),
    ("10月底前完成验收。", "9月底前完成验收。", ("日期", "10月底", "9月底", STRONGER)),
    ("会议于7月16日召开。", "会议于7月18日召开。", ("日期", "7月16日", "7月18日", CHANGED)),
    ("原则同意你单位的请示。", "同意你单位的请示。", ("限定语", "原则同意", "", STRONGER)),
    ("每月通报一次进展情况。", "每季度通报一次进展情况。", ("频次", "每月", "每季度", WEAKER)),
    ("对全部闸门进行检测。", "对部分闸门进行检测。", ("范围", "全部", "部分", WEAKER)),
    ("有关单位参加演练。", "各单位参加演练。", ("范围", "有关", "各", STRONGER)),
    ("检查航标、缆桩。", "检查航标、缆桩等。", ("范围", "", "等", CHANGED)),
    ("所有人员参加培训。", "人员参加培训。", ("范围", "所有", "", WEAKER)),
    ("载重五百吨以上的船舶报备。", "载重五百吨以下的船舶报备。", ("上下限", "以上", "以下", CHANGED)),
    ("误差不超过2厘米。", "误差超过2厘米。", ("上下限", "不超过", "超过", CHANGED)),
    ("由办公室牵头整改。", "由办公室配合整改。", ("责任分工", "办公室牵头", "办公室配合", WEAKER)),
    ("由安全监督处负责督办。", "由技术信息处负责督办。", ("责任分工", "安全监督处负责", "技术信息处负责", CHANGED)),
    (
        "业务处牵头，办公室配合。",
        "办公室牵头，业务处配合。",
        ("责任分工", "业务处牵头", "业务处配合", WEAKER),
    ),
    ("请与省航道管理局联系。", "请与市交通运输局联系。", ("机关人名", "省航道管理局", "市交通运输局", CHANGED)),
    ("清航〔2026〕12号文件作废。", "清航〔2026〕21号文件作废。", ("文号", "〔2026〕12号", "〔2026〕21号", CHANGED)),
    ("按照第五条的规定处理。", "按照第六条的规定处理。", ("文号", "第五条", "第六条", CHANGED)),
]  # fmt: skip

# Reworded without another meaning: nothing may be told.
SAME = [
    ("各处室应于月底前报送。", "各处室应当于月底前报送。"),
    ("参会人员不得迟到。", "参会人员不准迟到。"),
    ("不得擅自拆除航标。", "禁止擅自拆除航标。"),
    ("值班人员必须在岗。", "值班人员务必在岗。"),
    ("于3个工作日内报送。", "在三个工作日内报送。"),
    ("同比增长30%。", "同比增长百分之三十。"),
    ("经费为1.5万元。", "经费为15000元。"),
    ("未完成整改的予以通报。", "没有完成整改的予以通报。"),
    ("各有关单位要高度重视。", "各相关单位要高度重视。"),
    ("未经批准，不得开工。", "经批准后，方可开工。"),
    ("参加人数不少于10人。", "参加人数不低于10名。"),
    ("全部船舶均应检查。", "所有船舶应当检查。"),
    ("除抢险船舶外，夜间停止通航。", "夜间停止通航，抢险船舶除外。"),
    ("要认真做好应急响应。", "认真做好应急响应。"),
    ("重要事项及时报告，可能影响通航的立即报告。", "重大事项及时报告，可能妨碍通航的立即报告。"),
    ("二〇二六年七月一日起施行。", "2026年7月1日起施行。"),
    ("各处室要加强管理，做好登记。", "各处室要加强管理；做好登记。"),
    ("由办公室牵头，业务处配合。", "由业务处协助，办公室牵头。"),
    ("建立一个信息平台。", "建立信息平台。"),
    ("一般情况下由处长签字。", "原则上由处长签字。"),
    ("船闸每日巡查，不断完善制度。", "船闸每天巡查，持续完善制度。"),
    ("各处室要明确一名负责人，确保落到实处。", "各处室要指定一名负责人，确保落实到位。"),
    ("船闸运行处负责维护，业务处负责调度。", "维护由船闸运行处负责，调度由业务处负责。"),
    ("现就有关事项通知如下。", "现将有关事项通知如下。"),
    ("能立即整改的立即整改，不能整改的要说明。", "能够立即整改的，立即整改；不能整改的，要说明。"),
    ("1.加强组织领导。", "2.加强组织领导。"),
    ("由数据主管部门牵头建设。", "建设工作由数据主管部门牵头。"),
    ("严肃查处违规行为。", "严厉打击违规行为。"),
    ("无需另行申请。", "不必另行申请。"),
]


def _short(change: StrengthChange) -> tuple[str, str, str, Direction]:
    return change.kind, change.before, change.after, change.direction


@pytest.mark.parametrize(("before", "after", "wanted"), TOLD)
def test_another_meaning_is_told(
    before: str, after: str, wanted: tuple[str, str, str, Direction]
) -> None:
    """The reader is shown which words changed, and whether more or less is demanded now."""
    assert wanted in [_short(one) for one in strength_changes([before], [after])]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_the_same_in_other_words_is_not_told(before: str, after: str) -> None:
    """A reader who is warned for nothing does not read the next warning."""
    assert [_short(one) for one in strength_changes([before], [after])] == []
    assert [_short(one) for one in strength_changes([after], [before])] == []


def test_a_change_is_placed_in_both_texts() -> None:
    """The page can point at the words, whichever paragraph they went to."""
    old = ["一、总则。", "各单位应当报送材料。"]
    new = ["各单位可以报送材料。", "一、总则。"]

    (change,) = strength_changes(old, new)

    assert change.old is not None
    assert change.new is not None
    assert change.old.cut(tuple(old)) == "应当"
    assert change.new.cut(tuple(new)) == "可以"
    assert change.sentence == "要求强弱：“应当”改为“可以”，要求减弱。"


def test_a_sentence_with_a_duty_that_is_gone_is_told() -> None:
    """Who deletes the whole sentence has weakened it most."""
    old = ["船舶进闸前应当核对吃水。过闸后离开。"]

    (change,) = strength_changes(old, ["过闸后离开。"])

    assert _short(change) == ("整句要求", "船舶进闸前应当核对吃水。", "", WEAKER)
    (back,) = strength_changes(["过闸后离开。"], old)
    assert back.direction is STRONGER


@given(
    st.lists(
        st.text(
            "应当可以不得未经批准全部各有关3五日内前%。，；由处牵头配合除外等以上", max_size=30
        ),
        max_size=4,
    ),
    st.lists(
        st.text(
            "应当可以不得未经批准全部各有关3五日内前%。，；由处牵头配合除外等以上", max_size=30
        ),
        max_size=4,
    ),
)
def test_every_change_stands_where_it_is_said_to_stand(old: list[str], new: list[str]) -> None:
    """Whatever the texts, places lie in them, and a text compared with itself shows nothing."""
    for change in strength_changes(old, new):
        assert change.old is None or change.old.within(tuple(old)) == change.old
        assert change.new is None or change.new.within(tuple(new)) == change.new
        assert change.sentence.endswith("。")
    assert strength_changes(new, new) == ()
