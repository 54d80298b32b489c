"""What the documents of a demonstration are about; every word of it is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from sanban.documents.domain.text import DocumentText

_PLACES = (
    "石门船闸", "东湖航段", "柳林航段", "青石航段", "双桥船闸", "白鹭洲锚地", "云溪航段", "南坪船闸",
    "松山航段", "金沙湾停泊区", "临江航段", "古渡船闸", "枫林航段", "长堤航段", "月河船闸", "北岸锚地",
)  # fmt: skip
_MATTERS = (
    "汛期安全检查", "枯水期通航保障", "设备检修", "助航标志维护", "水深测量", "疏浚养护", "应急演练",
    "防污染巡查", "过闸调度", "值班值守", "夜间通航管理", "船舶停泊秩序整治", "档案数字化", "设施巡检",
    "节能改造", "视频监控建设", "信息系统运行维护", "安全生产培训", "标准化建设", "沿线绿化养护",
)  # fmt: skip
_TIMES = ("", "", "", "春季", "夏季", "秋季", "冬季", "第二季度", "第三季度", "下半年")


@dataclass(frozen=True, slots=True)
class Wording:
    """How documents of a kind are worded; ``{topic}`` and ``{issuer}`` are filled in."""

    titles: tuple[str, ...]
    main_recipients: str
    body: tuple[str, ...]
    distribution: tuple[tuple[str, int], ...]
    copy_recipients: str = ""
    remark: str = ""

    def title(self, topic: str, issuer: str, chance: Random) -> str:
        """Return a title about the topic."""
        return chance.choice(self.titles).format(topic=topic, issuer=issuer)

    def text(self, topic: str, issuer: str, chance: Random) -> DocumentText:
        """Return a whole text about the topic."""
        return DocumentText(
            title=self.title(topic, issuer, chance),
            main_recipients=self.main_recipients,
            body=tuple(line.format(topic=topic, issuer=issuer) for line in self.body),
            issuer_line=issuer,
            remark=self.remark,
        )


def topic(chance: Random) -> str:
    """Return something to write about."""
    return f"{chance.choice(_PLACES)}{chance.choice(_TIMES)}{chance.choice(_MATTERS)}"


_INSIDE = (("各处室", 6),)
_BUREAU = (("青川市交通运输局", 2),)
WORDINGS: Mapping[str, Wording] = {
    "letter": Wording(
        (
            "{issuer}关于商请协助开展{topic}工作的函",
            "{issuer}关于商请支持{topic}工作的函",
            "{issuer}关于商请派员参加{topic}工作的函",
        ),
        "青川市交通运输局",
        (
            "为做好{topic}工作，我局拟近期组织有关单位到现场核对情况。现就有关事项商请如下。",
            "一、请贵局派两名熟悉情况的同志参加，并提供近三年的有关资料。",
            "二、请将参加人员名单和联系方式函告我局。",
            "特此函商，请予支持。",
        ),
        _BUREAU,
    ),
    "notice": Wording(
        (
            "{issuer}关于做好{topic}工作的通知",
            "{issuer}关于开展{topic}工作的通知",
            "{issuer}关于进一步加强{topic}工作的通知",
        ),
        "各处室、各所属单位",
        (
            "为做好{topic}工作，现就有关事项通知如下。",
            "一、各单位主要负责人要亲自组织，逐项列出清单，明确责任人。",
            "二、检查中发现的问题要立即整改；一时不能整改的，要写明措施和时限。",
            "三、工作情况由综合业务处汇总，按月向局领导报告。",
        ),
        _INSIDE,
    ),
    "opinion": Wording(
        (
            "{issuer}关于规范{topic}工作的意见",
            "{issuer}关于改进{topic}工作的意见",
        ),
        "各处室、各所属单位",
        (
            "为规范{topic}工作，提出以下意见。",
            "一、明确责任。综合业务处负责统筹，各所属单位负责现场。",
            "二、细化流程。各环节都要有记录，有人核对，有人负责。",
            "三、加强督促。每季度抽查一次，抽查情况在全局通报。",
        ),
        _INSIDE,
    ),
    "request": Wording(
        ("{issuer}关于{topic}经费的请示", "{issuer}关于申请{topic}经费的请示"),
        "青川市交通运输局",
        (
            "为保障{topic}工作，需落实专项经费。现将有关情况请示如下。",
            "一、现有设备使用年限较长，去年以来多次维修，维修费用逐年上升。",
            "二、经现场核对和询价，所需经费为36万元，拟从明年部门预算中列支。",
            "妥否，请批示。",
        ),
        _BUREAU,
        remark="联系人：陈青，电话：0000-1234567",
    ),
    "report": Wording(
        ("{issuer}关于{topic}情况的报告", "{issuer}关于{topic}工作情况的报告"),
        "青川市交通运输局",
        (
            "现将{topic}情况报告如下。",
            "一、工作开展情况。我局组织各所属单位逐处排查，发现的问题已列入清单。",
            "二、存在的问题。部分设施使用年限较长，备件采购周期偏长。",
            "三、下一步打算。我局将按清单逐项整改，并按季度报告进展。",
            "特此报告。",
        ),
        _BUREAU,
    ),
    "internal-submission": Wording(
        ("关于{topic}安排的签报", "关于{topic}有关事项的签报"),
        "局领导",
        (
            "为做好{topic}工作，现将有关情况报告如下。",
            "一、经与有关处室沟通，各方面准备工作已基本就绪。",
            "二、拟由我处牵头组织，所需经费从年度预算中列支。",
            "妥否，请批示。",
        ),
        (("局领导", 1),),
    ),
}
