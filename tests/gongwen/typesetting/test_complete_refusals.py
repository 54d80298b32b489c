"""What cannot be placed for certain is not placed: one Chinese sentence says why and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongwen import Imposition, UnreadableFile, complete, typeset
from gongwen.formats.docx import Package
from gongwen.formats.errors import Refusal
from gongwen.layout.content import Content
from gongwen.layout.specimen import NOTICE, ORDER
from tests.gongwen.formats import attacks
from tests.gongwen.formats.docx.snippets import p, r, word
from tests.gongwen.formats.seals import png
from tests.gongwen.typesetting.breaking import before, broken, reworded, swapped

ALL = Imposition(number="云政办发〔2026〕15号", date=date(2026, 11, 20))
JOINT = replace(NOTICE, issuers=("云川市财政局", "云川市水务局"))
_BODY = p("各县（区）人民政府：") + p("为做好防汛工作，现将有关事项通知如下，请认真贯彻执行。")
_BOX = (
    "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
)


def refused(data: bytes, wanted: Imposition, kind: str | None = None) -> str:
    """Return the sentence ``wanted`` is refused with."""
    with pytest.raises(UnreadableFile) as refusal:
        complete(data, wanted, kind=kind)
    assert refusal.value.message.endswith("。")
    assert refusal.value.message.count("。") == 1
    return refusal.value.message


def proof(content: Content) -> bytes:
    """Return a typeset file."""
    return typeset(content).data


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Imposition(number="云政办发〔2026〕×号"), "写法不对"),
        (Imposition(number="云政办发〔2026〕号外"), "写法不对"),
        (Imposition(number="云政办发[2026]15号"), "写法不对"),
        (Imposition(number="云政办发〔2026〕015号"), "写法不对"),
        (Imposition(number="云政办发〔2026〕第15号"), "写法不对"),
        (Imposition(number="请于6月1日前报送"), "写法不对"),
        (Imposition(copy_number="甲1"), "份号“甲1”"),
        (Imposition(copy_number="1234567"), "六位以内"),
        (Imposition(copy_number="１２"), "六位以内"),
        (Imposition(date=date(1026, 1, 1)), "不合常理"),
        (replace(ALL, printed_on=date(2026, 11, 19)), "早于成文日期"),
        (Imposition(masthead="云川市\n文件"), "只能是一行"),
        (Imposition(masthead="云" * 41), "不超过 40 字"),
        (replace(ALL, printed_on=date(2026, 11, 20), printing_office="办\t公室"), "只能是一行"),
        (replace(ALL, seal=png(), seal_width=80.0), "20 到 60 毫米"),
        (replace(ALL, seal=b""), "不是 PNG 或 JPEG"),
        (replace(ALL, seal=png()[:-9]), "已损坏"),
        (replace(ALL, seal=png(300, 60)), "不像印章"),
    ],
)
def test_values_that_cannot_be_set_are_refused(wanted: Imposition, said: str) -> None:
    """Before the file is touched."""
    assert said in refused(proof(NOTICE), wanted)


def test_an_unknown_kind_is_refused() -> None:
    """The kinds there are are named."""
    assert "没有“poem”这种格式" in refused(proof(NOTICE), ALL, "poem")


@pytest.mark.parametrize(
    "data", ["关于检查的通知".encode(), b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    """Only a typeset docx can be completed."""
    assert refused(data, ALL) == "清样不是 Word 文件（docx），请先排版成 docx 再登记。"


@pytest.mark.parametrize("name", ["macros", "bomb 1:1000", "deep nesting"])
def test_hostile_files_are_refused(name: str) -> None:
    """The guard stands here, too."""
    make, kind, word_ = attacks.ATTACKS[name]
    with pytest.raises(UnreadableFile, match=word_) as refusal:
        complete(make(), ALL)
    assert refusal.value.kind is kind


def test_two_dates_are_a_persons_to_settle() -> None:
    """One below the other, or one under the title and one at the end."""
    below = broken(before("（此件公开发布）", p("2026年3月21日")))()
    title = broken(before("各县（区）人民政府", p("2026年3月18日", '<w:jc w:val="center"/>')))()

    for data in (below, title):
        said = refused(data, ALL)
        assert "两处成文日期" in said
        assert "“2026年3月20日”" in said


def test_two_numbers_are_a_persons_to_settle() -> None:
    """A joint document bears the number of the lead organ only."""
    data = broken(before("=云川市人民政府办公室", p("云财发〔2026〕30号")))()

    assert "“云政办发〔2026〕12号”和“云财发〔2026〕30号”" in refused(data, ALL)


def test_a_joint_document_takes_values_but_not_one_seal() -> None:
    """Each of its organs seals for itself."""
    data = proof(replace(JOINT, number="", date=""))

    assert complete(data, ALL).told
    assert "联合行文有 2 个发文机关" in refused(data, replace(ALL, seal=png()))


def test_a_masthead_of_several_lines_is_not_rewritten() -> None:
    """Which line should become what is a person's to say."""
    data = broken(before("云川市人民政府办公室文件", p(r("云川市财政局", _RED), _CENTRED)))()

    assert "发文机关标志有 2 行" in refused(data, replace(ALL, masthead="云川市人民政府文件"))


_RED = '<w:color w:val="FF0000"/><w:sz w:val="72"/>'
_CENTRED = '<w:jc w:val="center"/>'


def test_a_seal_needs_a_date_in_the_text() -> None:
    """In a table, in a box, under the title, or nowhere, there is no place for it."""
    date_ = p("2026年5月6日", '<w:jc w:val="right"/>')
    table = f"<w:tbl><w:tr><w:tc>{p('云川市水务局')}{date_}</w:tc></w:tr></w:tbl>{p()}"
    box = p(r(_BOX.format(p("云川市水务局") + date_)))
    title = p("关于做好防汛工作的通知", _CENTRED)
    seal = Imposition(seal=png())

    assert "没有成文日期" in refused(Package(word(title + _BODY)).pack(), seal)
    assert "没有成文日期" in refused(Package(word(title + _BODY + table)).pack(), seal)
    assert "表格或文本框里" in refused(Package(word(title + _BODY + box)).pack(), seal)
    below = Package(word(title + p("2026年5月6日", _CENTRED) + _BODY)).pack()
    assert "在标题之下" in refused(below, seal)


def test_a_number_a_field_computes_is_not_typed_over() -> None:
    """What the program writes would come back when the file is opened."""
    field = '<w:fldSimple w:instr=" DOCPROPERTY 文号 "><w:r><w:t>云水发〔2026〕3号</w:t></w:r></w:fldSimple>'
    end = p("云川市水务局") + p("2026年5月6日", '<w:jc w:val="right"/>')
    data = Package(
        word(p(field) + p("云川市水务局关于做好防汛工作的通知", _CENTRED) + _BODY + end)
    ).pack()

    assert "填入后认不出发文字号" in refused(data, ALL)


def test_a_file_without_text_has_no_place_for_a_date() -> None:
    """A sheet with a title only is no document yet."""
    data = Package(word(p("云川市水务局关于做好防汛工作的通知", _CENTRED))).pack()

    assert "找不到正文" in refused(data, ALL)


def test_a_document_marked_secret_is_refused() -> None:
    """Here as everywhere."""
    data = broken(reworded("000012", "机密★10年"))()
    with pytest.raises(UnreadableFile) as refusal:
        complete(data, ALL)
    assert refusal.value.kind is Refusal.SECRET_MARK


def test_an_order_of_elements_no_one_expects_is_no_error() -> None:
    """Copy number below urgency, date above issuer: values go where the elements are."""
    data = broken(swapped("000012", "加急"), swapped("=2026年3月20日", "（此件公开发布）"))()

    assert complete(data, replace(ALL, copy_number="3")).told
    assert complete(proof(ORDER), Imposition(number="第18号", date=date(2026, 2, 20))).told
