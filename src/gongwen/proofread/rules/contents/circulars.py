"""What a circular must contain: facts, a judgement, requirements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, body_paragraphs, body_span
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength
from gongwen.text import Area

_CRITICISM = re.compile(r"批评|问责|处理|处分|违[规纪法反]|问题|事故|案件|典型案例|错情|差错")
_PRAISE = re.compile(r"表彰|表扬|嘉奖|先进")
_HEAD = "××局关于对王××违反值班纪律处理情况的通报\n各科室：\n"


_BLAMES = re.compile(r"(?:予以|给予|进行|提出)通报批评")


def _criticises(draft: Draft) -> bool:
    """Tell whether a circular is one of criticism, by its title or by what it pronounces."""
    return bool(
        _CRITICISM.search(draft.anatomy.title)
        or _BLAMES.search(draft.text, *body_span(draft.anatomy))
    )


def _is_circular(draft: Draft) -> bool:
    return draft.anatomy.document_type is DocumentType.CIRCULAR and draft.anatomy.is_complete


FACTS = Rule(
    code="CT-20",
    name="circular-without-facts",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="通报的事实没有写清时间，通常写明何时、何地、何人、何事",
    why="通报靠事实说话；时间、地点、当事人和经过结果缺一项，结论就站不住，也起不到警示或示范作用。",
    basis=("公文实务", "条例 第八条（九）"),
    examples=(
        wrong(
            "⟦××局关于对王××违反值班纪律处理情况的通报⟧\n各科室：\n王××值班时擅自离岗，造成不良影响。\n经研究，给予批评教育。\n各科室要引以为戒。"
        ),
        wrong(
            "××局关于资料遗失问题的通报\n各科室：\n2024年以来资料管理松懈。⟦有一天⟧，李××遗失资料。\n经研究，给予批评教育。\n各科室要引以为戒。"
        ),
        wrong(
            "⟦××局关于资料遗失问题的通报⟧\n各科室：\n李××遗失资料，造成不良影响。\n经研究，给予批评教育。\n各科室要在2024年6月30日前整改。"
        ),
        right(
            _HEAD
            + "2024年5月6日，王××值班时擅自离岗，造成不良影响。\n经研究，给予批评教育。\n各科室要引以为戒。"
        ),
        right(
            "××局关于2023年度安全生产工作情况的通报\n各科室：\n全年未发生事故。\n各科室要再接再厉。"
        ),
        right("××局关于值班纪律的通知\n各科室：\n严禁擅自离岗。"),
    ),
    anchors=("通报",),
)
_TIME = re.compile(
    r"\d+年(?!\d+月\d+日(?:以|之)?前)|(?<!\d年)(?<!\d)\d+月(?!\d+日(?:以|之)?前)|[今去前]年|上半年|下半年|季度|近期|(?<!\d)日前|近日|[〇一二三四五六七八九十]月|×月|×年|期间|以来"
)


_ONCE = re.compile(r"(?:^|[。；）])(?P<once>(?:有一次|还有一次|某日|某天|有一天))，", re.MULTILINE)


@FACTS.finder
def find_facts(draft: Draft) -> Iterator[Hit]:
    """Yield the title of a circular on persons or faults that names no time."""
    title = draft.anatomy.first(ElementKind.TITLE)
    if not _is_circular(draft) or title is None:
        return
    if not (_criticises(draft) or _PRAISE.search(draft.anatomy.title)):
        return
    start, end = body_span(draft.anatomy)
    vague = _ONCE.search(draft.text, start, end)
    if vague is not None:
        advice = "写明“××××年×月×日”"
        yield Hit(vague.start("once"), vague.end("once"), advice=advice)
        return
    if not _TIME.search(draft.text, title.start, body_span(draft.anatomy)[1]):
        advice = "在开头写明“××××年×月×日，××（单位、姓名）在××（地点）……（经过和结果）”"
        yield Hit(title.start, title.end, advice=advice)


JUDGEMENT = Rule(
    code="CT-21",
    name="circular-without-judgement",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="批评通报只有事实，没有定性或者处理决定，通常要写明",
    why="批评性通报要说明问题的性质、原因和处理依据、处理结果，只列现象不能使人引以为戒。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××局关于值班纪律问题的通报\n各科室：\n2024年5月6日，王××值班时离岗。\n⟦各科室要引以为戒。⟧"
        ),
        wrong(
            "××局关于台账差错问题的通报\n各科室：\n2024年5月6日抽查，发现台账漏记。\n⟦依据台账管理办法，有关科室应当重视。⟧"
        ),
        right(
            _HEAD
            + "2024年5月6日，王××值班时离岗，违反了值班制度。\n经研究，给予通报批评。\n各科室要引以为戒。"
        ),
        right(
            "××局关于值班纪律问题的通报\n各科室：\n2024年5月6日，王××值班时离岗。究其原因，是责任意识淡薄。\n各科室要引以为戒。"
        ),
        right("××局关于表彰先进的通报\n各科室：\n2023年王××表现突出。\n各科室要学习。"),
    ),
    anchors=("通报",),
)
_DETERMINED = re.compile(
    r"违反|性质|暴露|反映出|原因|究其|根源|给予|予以|处分|处理|批评|问责|责令|扣[分减发]|取消|约谈|决定"
)


@JUDGEMENT.finder
def find_judgement(draft: Draft) -> Iterator[Hit]:
    """Yield the last paragraph of a circular of criticism that judges nothing."""
    if not _is_circular(draft) or not _CRITICISM.search(draft.anatomy.title):
        return
    start, end = body_span(draft.anatomy)
    if not _DETERMINED.search(draft.masked(Area.TITLE), start, end):
        advice = "补写定性和处理，如“上述行为违反了……第×条，暴露出……；经研究，决定给予……”"
        yield Hit(*body_paragraphs(draft.anatomy)[-1], advice=advice)


REQUIREMENT = Rule(
    code="CT-22",
    name="circular-without-requirements",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="通报没有提出要求，通常要写明收文单位应当怎么做",
    why="通报的落点在后续行动：表彰的号召学习，批评的要求引以为戒和整改；没有要求，收文单位只能一阅了之。",
    basis=("公文实务",),
    examples=(
        wrong(_HEAD + "2024年5月6日，王××值班时离岗。\n⟦经研究，给予王××通报批评。⟧"),
        wrong(
            "××局关于抽查结果的通报\n各科室：\n2024年5月6日抽查台账，主要问题是记录不全，8份不符合要求。\n⟦对综合科予以通报批评。⟧"
        ),
        right(_HEAD + "2024年5月6日，王××值班时离岗，给予批评。\n各科室要引以为戒，举一反三。"),
        right("××局关于2023年考核结果的通报\n各科室：\n现将考核结果通报如下：\n办公室得90分。"),
    ),
    anchors=("通报",),
)
_REQUIRED = re.compile(
    r"引以为戒|举一反三|整改|(?<!符合)(?<!达到)(?<!按照)要求|(?<![主重需必])要(?![求素点闻])[^。\n]{2,}"
    r"|(?<![相反对供适])应(?![急用])[^。\n]{2,}|请(?![求示假])[^。\n]{2,}|[需望][^。\n]{2,}|号召|再接再厉|严禁|学习"
)


@REQUIREMENT.finder
def find_requirement(draft: Draft) -> Iterator[Hit]:
    """Yield the last paragraph of a circular on persons or faults that asks for nothing."""
    if not _is_circular(draft) or not _criticises(draft):
        return
    start, end = body_span(draft.anatomy)
    if not _REQUIRED.search(draft.text, start, end):
        advice = "末段提出要求，如“各单位要引以为戒、举一反三，于××月××日前报送整改情况”"
        yield Hit(*body_paragraphs(draft.anatomy)[-1], advice=advice)


RULES = (FACTS, JUDGEMENT, REQUIREMENT)
