"""Faults of form that no look can cure: characters must go, come or change.

``SAFE`` ones the corrections marked safe cure; ``OPEN`` ones wait for a person; the others are
told of in :data:`EXCEPTIONS`.
"""

from __future__ import annotations

from gongwen.layout.specimen import letter, minutes, order, request
from tests.gongwen.formats.docx.snippets import p, r
from tests.gongwen.typesetting.breaking import (
    after,
    before,
    broken,
    gone,
    look,
    reworded,
    shape,
    swapped,
    within,
)
from tests.gongwen.typesetting.mutations import Mutation

_TITLE = '<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>'
_CENTRED = '<w:jc w:val="center"/>'
_CONTACT = "联系人：周明，联系电话：0555-0123456"
_INSERTED = '<w:ins w:id="1" w:author="甲"><w:r><w:t>改</w:t></w:r></w:ins>'
_PRINTED = p("云川市财政局办公室　　2026年5月19日印发")

SAFE = (
    Mutation("BOD-05", "主送后是半角冒号", broken(reworded("直属机构：", "直属机构:"))),
    Mutation(
        "BOD-08",
        "空格代替缩进",
        broken(shape("1.第一批", '<w:ind w:left="0"/>'), reworded("1.第一批", "　　1.第一批")),
    ),
    Mutation("BOD-09", "半角括号的序号", broken(reworded("（一）摸底", "(一)摸底"))),
    Mutation("BOD-12", "附件名称后有分号", broken(reworded("设施改造名单", "设施改造名单；"))),
    Mutation("BOD-17", "成文日期编虚位", broken(reworded("2026年3月20日", "2026年03月20日"))),
    Mutation("BOD-20", "附件二字后有冒号", broken(reworded("附件2", "附件2："))),
    Mutation("HDR-05", "文号编虚位", broken(reworded("〔2026〕12号", "〔2026〕012号"))),
    Mutation("HDR-05", "文号里有空格", broken(reworded("〔2026〕12号", "〔2026〕12 号"))),
    Mutation("IMP-02", "抄送没有句号", broken(reworded("市政协办公室。", "市政协办公室"))),
    Mutation("IMP-04", "没有印发二字", broken(reworded("3月23日印发", "3月23日"))),
    Mutation("FMT-012", "日期前一排空格", broken(within("=2026年3月20日", r(" " * 30)))),
    Mutation("FMT-012", "用制表符缩进", broken(within("1.第一批", r("<w:tab/>")))),
    Mutation("MIN-02", "出席后没有冒号", broken(reworded("：程立", "　程立"), of=minutes)),
)

OPEN = (
    Mutation(
        "BOD-02",
        "标题第二行以的起头",
        broken(
            reworded("工作的通知", "工作"), before("各县（区）", p(r("的通知", _TITLE), _CENTRED))
        ),
    ),
    Mutation("BOD-06", "主送机关间只有空格", broken(reworded("，市政府各部门", " 市政府各部门"))),
    Mutation("BOD-11", "标题后有句号", broken(reworded("一、改造范围", "一、改造范围。"))),
    Mutation("BOD-15", "命令没有职务", broken(reworded("市　长　　", ""), of=order)),
    Mutation(
        "BOD-16",
        "署名顺序不一",
        broken(
            reworded("云川市人民政府办公室文件", "云川市财政局文件"),
            before("云川市财政局文件", p("云川市水务局")),
            reworded("云川市人民政府办公室", "云川市水务局 云川市财政局"),
            before("=2026年3月20日", p("云川市财政局") + p("云川市水务局")),
            gone("云川市人民政府办公室"),
        ),
    ),
    Mutation("BOD-18", "印发早于成文", broken(reworded("3月23日印发", "3月18日印发"))),
    Mutation("BOD-19", "附注没有括号", broken(reworded(f"（{_CONTACT}）", _CONTACT), of=request)),
    Mutation("BOD-21", "此页无正文", broken(before("=2026年3月20日", p("（此页无正文）")))),
    Mutation("BOD-22", "主题词", broken(before("抄送：", p("主题词：供水　改造　通知")))),
    Mutation("FMT-011", "隐藏文字", broken(look("1.第一批", "<w:vanish/>"))),
    Mutation("FMT-011", "留有修订", broken(within("1.第一批", _INSERTED))),
    Mutation("FMT-012", "段内手工换行", broken(within("2.第二批", r("<w:t>2.先排</w:t><w:br/>")))),
    Mutation("HDR-01", "份号三位", broken(reworded("000012", "012"))),
    Mutation("HDR-03", "急件", broken(reworded("加急", "急件"))),
    Mutation("HDR-03", "紧急程度在份号上", broken(swapped("000012", "加急"))),
    Mutation(
        "HDR-06",
        "请示没有签发人",
        broken(reworded("签发人：", ""), reworded("林思远", ""), of=request),
    ),
    Mutation(
        "HDR-08", "两个文号", broken(before("=云川市人民政府办公室", p("云财发〔2026〕30号")))
    ),
    Mutation("HDR-09", "代字不符", broken(reworded("云政办发", "云政发"))),
    Mutation("IMP-03", "主送在抄送之下", broken(before("日印发", p("主送：各县（区）人民政府。")))),
    Mutation(
        "LTR-01", "标志带文件", broken(reworded("云川市财政局", "云川市财政局文件"), of=letter)
    ),
    Mutation("LTR-05", "信函有印发机关", broken(after("抄送：", _PRINTED), of=letter)),
    Mutation(
        "MIN-01", "标志不以纪要结尾", broken(reworded("会议纪要", "会议纪要文件"), of=minutes)
    ),
    Mutation("ORD-01", "标志写成文件", broken(reworded("政府令", "政府文件"), of=order)),
    Mutation("ORD-02", "令号写成文号", broken(reworded("第18号", "云政令〔2026〕18号"), of=order)),
    Mutation(
        "ORD-03", "命令有主送", broken(before("《云川市城市", p("各县（区）人民政府：")), of=order)
    ),
    Mutation("TBL-03", "金额没有单位", broken(reworded("金额（万元）", "金额"), of=request)),
)

# What no file that may be opened can show.
EXCEPTIONS = {
    "HDR-02": "标有密级的文件一律拒绝打开，不排版",
}
