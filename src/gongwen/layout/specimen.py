"""Specimens: short compliant documents, written for this software, that rules are shown on."""

from __future__ import annotations

from functools import cache

from gongwen.layout.compose import compose
from gongwen.layout.content import (
    AnnexContent,
    Content,
    DocumentFormat,
    Paragraph,
    TableContent,
)
from gongwen.text import Document

NOTICE = Content(
    copy_number="000012",
    urgency="加急",
    masthead="云川市人民政府办公室文件",
    number="云政办发〔2026〕12号",
    title=("云川市人民政府办公室", "关于做好老旧小区供水设施改造工作的通知"),
    recipients="各县（区）人民政府，市政府各部门、各直属机构",
    body=(
        Paragraph(
            "为解决老旧小区水压不足、管网渗漏等问题，经市人民政府同意，现就供水设施改造工作有关事项通知如下："
        ),
        Paragraph("一、改造范围", 1),
        Paragraph(
            "2000年以前建成、供水管网老化的住宅小区，共计86个，涉及居民2.4万户。"
            "改造内容包括更换入户管道、增设加压泵站和分户水表。"
        ),
        Paragraph("二、工作安排", 1),
        Paragraph(
            "（一）摸底登记。",
            2,
            "各县（区）于2026年4月15日前完成入户登记，并在小区公示栏公开登记结果。",
        ),
        Paragraph(
            "（二）分批施工。",
            2,
            "改造工程分三批实施，每批工期不超过四个月，施工期间保障居民基本用水。",
        ),
        Paragraph("1.第一批安排32个小区，5月开工。"),
        Paragraph("2.第二批、第三批安排54个小区，8月底前开工。"),
        Paragraph("三、有关要求", 1),
        Paragraph(
            "市住房城乡建设局负责工程质量监督，市财政局负责资金拨付，市水务局每月通报一次进度。"
            "工作中遇到的问题，请及时报送市水务局。"
        ),
    ),
    annex_note=("老旧小区供水设施改造名单", "供水设施改造施工要求"),
    issuers=("云川市人民政府办公室",),
    date="2026年3月20日",
    remark="此件公开发布",
    annexes=(
        AnnexContent(
            "老旧小区供水设施改造名单",
            (
                TableContent(
                    (
                        ("序号", "小区名称", "户数"),
                        ("1", "春晖小区", "420"),
                        ("2", "东湖新村", "365"),
                    )
                ),
            ),
        ),
        AnnexContent(
            "供水设施改造施工要求",
            (
                Paragraph(
                    "施工单位应当在开工前三日张贴停水公告，公告内容包括停水时间、范围和联系电话。"
                ),
            ),
        ),
    ),
    copies="市委办公室，市人大常委会办公室，市政协办公室",
    printed_by="云川市人民政府办公室",
    printed_date="2026年3月23日",
)

REQUEST = Content(
    masthead="云川市卫生健康委员会文件",
    number="云卫请〔2026〕5号",
    signatories=("林思远",),
    title=("云川市卫生健康委员会", "关于增加社区卫生服务中心设备购置经费的请示"),
    recipients="云川市人民政府",
    body=(
        Paragraph(
            "我市现有社区卫生服务中心28家，其中11家的检验设备使用年限已超过十年，部分项目无法开展。"
        ),
        Paragraph("一、设备现状", 1),
        Paragraph("经逐台核查，需更换生化分析仪11台、血细胞分析仪9台、心电图机14台。"),
        Paragraph("二、经费测算", 1),
        Paragraph("经询价，购置上述设备需经费560万元，拟由市级财政一次性安排。"),
        Paragraph("妥否，请批示。"),
    ),
    annex_note=("设备购置经费测算表",),
    issuers=("云川市卫生健康委员会",),
    date="2026年4月8日",
    remark="联系人：周明，联系电话：0555-0123456",
    annexes=(
        AnnexContent(
            "设备购置经费测算表",
            (
                TableContent(
                    (("设备名称", "数量（台）", "金额（万元）"), ("生化分析仪", "11", "330"))
                ),
            ),
        ),
    ),
    printed_by="云川市卫生健康委员会办公室",
    printed_date="2026年4月9日",
)

LETTER = Content(
    kind=DocumentFormat.LETTER,
    masthead="云川市财政局",
    number="云财函〔2026〕31号",
    title=("云川市财政局", "关于商请提供公共图书馆运行数据的函"),
    recipients="云川市文化和旅游局",
    body=(
        Paragraph("为编制2027年公共文化服务经费预算，现商请贵局提供以下数据。"),
        Paragraph("一、各公共图书馆2025年接待人次和开放天数。"),
        Paragraph("二、各公共图书馆2025年图书购置数量和支出。"),
        Paragraph("请于2026年6月10日前函复我局。"),
    ),
    issuers=("云川市财政局",),
    date="2026年5月18日",
    remark="联系人：何静，联系电话：0555-0654321",
    copies="市审计局",
)

MINUTES = Content(
    kind=DocumentFormat.MINUTES,
    masthead="云川市防汛工作会议纪要",
    number="〔2026〕3号",
    title=("云川市防汛工作会议纪要",),
    body=(
        Paragraph(
            "2026年5月6日，副市长程立主持召开全市防汛工作会议，研究部署汛期值守和物资储备工作。现将会议议定事项纪要如下："
        ),
        Paragraph("一、会议明确，市应急管理局每日8时前汇总水情，市水务局负责水库调度。"),
        Paragraph("二、会议要求，各县（区）于5月20日前完成防汛物资清点并补足缺口。"),
    ),
    attendance=(
        ("出席", "程立、吴凡、许可"),
        ("请假", "高原"),
        ("列席", "郑和平、冯晓"),
    ),
)

ORDER = Content(
    kind=DocumentFormat.ORDER,
    masthead="云川市人民政府令",
    number="第18号",
    title=(),
    body=(
        Paragraph(
            "《云川市城市供水管理办法》已经2026年2月10日市人民政府第9次常务会议通过，现予公布，自2026年5月1日起施行。"
        ),
    ),
    position="市　长",
    issuers=("沈立秋",),
    date="2026年2月20日",
)


@cache
def notice() -> Document:
    """Return a notice with every element a general document can have."""
    return compose(NOTICE)


@cache
def request() -> Document:
    """Return an upward document: a request for instructions with its signatory."""
    return compose(REQUEST)


@cache
def letter() -> Document:
    """Return a letter in the letter format."""
    return compose(LETTER)


@cache
def minutes() -> Document:
    """Return minutes with their attendance list."""
    return compose(MINUTES)


@cache
def order() -> Document:
    """Return an order signed by hand stamp."""
    return compose(ORDER)


def all_specimens() -> tuple[Document, ...]:
    """Return every specimen."""
    return notice(), request(), letter(), minutes(), order()
