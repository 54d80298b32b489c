"""After signature number, date, seal, copy number and imprint go to their places, and nothing else moves."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest

from gongwen import Completed, Imposition, bound_text, complete, typeset
from gongwen.anatomy import ElementKind, recognise
from gongwen.checking import check
from gongwen.formats.convert import to_pdf
from gongwen.formats.docx import Package, read
from gongwen.formats.open import as_docx
from gongwen.layout import spec
from gongwen.layout.compose.even_page import own_turns
from gongwen.layout.content import Content, Paragraph
from gongwen.layout.specimen import LETTER, MINUTES, NOTICE, ORDER, REQUEST
from gongwen.layout.view import right_of
from gongwen.text import Alignment, Block, Document
from tests.gongwen.formats.docx.snippets import p, r, word
from tests.gongwen.formats.seals import dots, jpeg, png
from tests.gongwen.typesetting.breaking import broken, look, reworded, text_of

DAY, PRINTED = date(2026, 11, 20), date(2026, 11, 21)
NUMBER = "云政办发〔2026〕15号"
ALL = Imposition(number=NUMBER, date=DAY, copy_number="27", seal=png(), printed_on=PRINTED)
OFFICE = "云川市人民政府办公室"


def proof(content: Content) -> bytes:
    """Return a typeset file."""
    return typeset(content).data


def opened(made: Completed) -> Document:
    """Return a completed file as read again."""
    return read(as_docx(made.file) or {})


def lines(document: Document) -> list[str]:
    """Return what the paragraphs of the body say."""
    return [block.text for block in document.blocks if not block.is_blank and not block.page_kind]


def found(document: Document, words: str) -> Block:
    """Return the block that says just ``words``."""
    return next(block for block in document.blocks if block.text.strip() == words)


def test_earlier_values_are_typed_over_in_place() -> None:
    """A file that has everything says the new values where the old ones stood."""
    data = proof(NOTICE)

    made = complete(data, ALL)

    changed = {
        "000012": "000027",
        "云政办发〔2026〕12号": NUMBER,
        "2026年3月20日": "2026年11月20日",
        f"{OFFICE}\t2026年3月23日印发": f"{OFFICE}\t2026年11月21日印发",
    }
    before = lines(read(as_docx(data) or {}))
    assert lines(opened(made)) == [changed.get(line, line) for line in before]
    assert made.told[0] == "份号“000027”填在原来“000012”的位置。"
    assert all(line.endswith("。") for line in made.told)


@pytest.mark.parametrize(
    ("gap", "number"),
    [
        ("云政办发〔2026〕  号", NUMBER),
        ("云政办发〔2026〕×号", NUMBER),
        ("云政办发〔20××〕××号", NUMBER),
        ("云政办发〔    〕　　号", NUMBER),
        ("云政办发〔2026〕__号", NUMBER),
        ("云政办发〔2025〕1号", NUMBER),
    ],
)
def test_gaps_of_a_number_are_filled(gap: str, number: str) -> None:
    """However a drafter left the number open, it is the number afterwards, once."""
    made = complete(proof(replace(NOTICE, number=gap)), ALL)

    assert [line for line in lines(opened(made)) if "号" in line and "〔" in line] == [number]


@pytest.mark.parametrize(
    "gap",
    [
        "2026年×月×日",
        "2026年7月  日",
        "2026年　月　日",
        "20××年×月×日",
        "    年  月  日",
        "×年×月×日",
        "2026年__月__日",
        "2026年5月6日",
        "二〇二六年五月六日",
        "2026年05月06日",
    ],
)
def test_gaps_of_a_date_are_filled(gap: str) -> None:
    """However a drafter left the date open, it is the date afterwards, once."""
    document = opened(complete(proof(replace(NOTICE, date=gap)), ALL))

    assert lines(document).count("2026年11月20日") == 1
    assert gap not in lines(document)


def test_a_gap_on_coloured_ground_becomes_plain_text() -> None:
    """The line, the colour and the shade that marked a gap go with it."""
    data = broken(
        reworded("云政办发〔2026〕12号", "云政办发〔2026〕　号"),
        look(
            "云政办发",
            '<w:color w:val="00B050"/><w:highlight w:val="yellow"/><w:u w:val="single"/>',
        ),
    )()

    runs = found(opened(complete(data, ALL)), NUMBER).runs

    assert {(run.format.color, run.format.highlight, run.format.underline) for run in runs} == {
        (None, None, False)
    }


def test_what_is_missing_is_added_where_the_standard_has_it() -> None:
    """Copy number, number, date and imprint stand as in a file composed with all of them."""
    without = replace(
        NOTICE, copy_number="", number="", date="", copies="", printed_by="", printed_date=""
    )
    composed = replace(
        NOTICE, copy_number="000027", number=NUMBER, date="2026年11月20日", copies="",
        printed_date="2026年11月21日",
    )  # fmt: skip

    document = opened(complete(proof(without), replace(ALL, printing_office=OFFICE)))
    wanted = read(as_docx(proof(composed)) or {})

    assert lines(document) == lines(wanted)
    assert [block.format for block in document.blocks] == [block.format for block in wanted.blocks]


def test_a_completed_file_is_one_typesetting_leaves_alone() -> None:
    """Placed by the system or typed by the drafter: the page looks the same."""
    without = replace(NOTICE, number="", date="", copy_number="", urgency="")

    made = complete(proof(without), replace(ALL, seal=None))

    assert typeset(made.file).data == made.file


def test_a_completed_file_has_no_fault_of_form() -> None:
    """The checker finds nothing in what was placed."""
    made = complete(proof(replace(NOTICE, number="", date="2026年×月×日")), ALL)

    codes = {one.code for one in check(made.file, name="清样.docx", today=PRINTED).findings}

    assert not {code for code in codes if code[:3] in {"HDR", "BOD", "IMP", "FMT", "PGN"}}


def test_the_number_of_an_upward_document_stands_beside_the_signatory() -> None:
    """Where the signatory's line has no number yet, it comes in front of the name."""
    data = broken(reworded("云卫请〔2026〕5号", ""), of=_request)()
    made = complete(data, replace(ALL, number="云卫请〔2026〕5号", copy_number=""))
    again = complete(made.file, replace(ALL, number="云卫请〔2026〕16号", copy_number=""))

    assert found(opened(made), "云卫请〔2026〕5号\t签发人：林思远")
    assert found(opened(again), "云卫请〔2026〕16号\t签发人：林思远")
    assert bound_text(made.file) == bound_text(data)


def _request() -> Document:
    return read(as_docx(proof(REQUEST)) or {})


def test_a_letter_has_its_number_below_the_red_lines() -> None:
    """Number at the right, copy number at the left above it; no line of printing."""
    data = proof(replace(LETTER, number="", date="2026年×月×日"))

    made = complete(
        data,
        replace(ALL, number="云财函〔2026〕31号", copy_number="5", printing_office=OFFICE),
    )

    document = opened(made)
    assert lines(document)[1:3] == ["000005", "云财函〔2026〕31号"]
    assert found(document, "云财函〔2026〕31号").format.alignment is Alignment.RIGHT
    assert any("信函不标印发机关" in line for line in made.told)
    assert not any("印发" in line for line in lines(document))


def test_an_order_has_its_number_and_its_date() -> None:
    """Gaps of an order are filled; its post and name stay."""
    made = complete(
        proof(replace(ORDER, number="第×号", date="2026年×月×日")),
        Imposition(number="第18号", date=date(2026, 2, 20)),
    )

    assert lines(opened(made)) == lines(read(as_docx(proof(ORDER)) or {}))


def test_minutes_without_a_date_get_none() -> None:
    """Minutes have no line for it, and a person is told."""
    made = complete(
        proof(replace(MINUTES, number="〔2026〕×号")),
        Imposition(number="〔2026〕3号", date=date(2026, 5, 6)),
    )

    assert lines(opened(made)) == lines(read(as_docx(proof(MINUTES)) or {}))
    assert "纪要没有成文日期一行，“2026年5月6日”没有填入。" in made.told


def test_a_masthead_comes_with_its_red_line() -> None:
    """A draft without a header gets masthead, number and line, in this order."""
    plain = replace(NOTICE, masthead="", number="", copy_number="", urgency="")

    document = opened(complete(proof(plain), replace(ALL, masthead="云川市人民政府办公室文件")))

    assert lines(document)[:3] == ["000027", "云川市人民政府办公室文件", NUMBER]
    number = document.blocks.index(found(document, NUMBER))
    border = document.blocks[number + 1].format.bottom_border
    assert border is not None
    assert border.color == spec.RED


def test_a_number_comes_between_a_masthead_and_the_line_that_stands_already() -> None:
    """A draft typeset with its masthead has the red line: there is one afterwards, too."""
    text = "云川市水务局关于检查的通知\n各单位：\n　　请于6月1日前报送名单。\n云川市水务局"
    data = typeset(text, masthead="云川市水务局文件").data

    document = opened(complete(data, ALL))

    red = [block for block in document.blocks if block.format.bottom_border]
    assert len(red) == 1
    assert lines(document)[1:3] == ["云川市水务局文件", NUMBER]
    assert document.blocks.index(red[0]) == document.blocks.index(found(document, NUMBER)) + 1


def test_a_masthead_is_replaced_by_the_one_asked_for() -> None:
    """A wrong masthead gives way, its size to its length."""
    made = complete(proof(NOTICE), replace(ALL, masthead="云川市人民政府文件"))

    block = found(opened(made), "云川市人民政府文件")
    assert block.runs[0].format.size == 48.0


def test_a_date_without_an_issuer_stands_behind_the_text() -> None:
    """The date is four characters in from the right, with room above it for the seal."""
    made = complete(proof(replace(NOTICE, issuers=(), date="")), ALL)

    document = opened(made)
    block = found(document, "2026年11月20日")
    assert lines(document)[lines(document).index(block.text) - 1] == "2.供水设施改造施工要求"
    assert (block.format.alignment, right_of(block)) == (Alignment.RIGHT, 4.0)
    assert block.format.before_lines == 2


def test_a_line_of_printing_is_added_below_the_copies() -> None:
    """Only where an office is given; else it is told that there is none."""
    data = proof(replace(NOTICE, printed_by="", printed_date=""))

    without = complete(data, ALL)
    made = complete(data, replace(ALL, printing_office=OFFICE))

    assert "版记没有印发日期一行，“2026年11月21日”没有填入。" in without.told
    assert lines(opened(made))[-1] == f"{OFFICE}\t2026年11月21日印发"
    assert bound_text(made.file) == bound_text(data)


def test_lines_that_are_added_move_the_imprint_to_an_even_page() -> None:
    """Number and date push the text over a page: the imprint lands on an even page again."""
    turns = set()
    for count in range(12, 34, 2):
        body = tuple(Paragraph(f"第{one}项工作按期完成。") for one in range(count))
        content = replace(NOTICE, annexes=(), annex_note=(), number="", body=body, copy_number="")
        made = complete(proof(content), ALL)
        composed = proof(
            replace(content, number=NUMBER, copy_number="000027", date="2026年11月20日",
                    printed_date="2026年11月21日")
        )  # fmt: skip
        own = own_turns(opened(made).blocks)
        assert own == own_turns(read(as_docx(composed) or {}).blocks)
        turns.add(own)
    assert turns == {0, 1, 2}


@pytest.mark.parametrize("content", [NOTICE, REQUEST, LETTER, MINUTES, ORDER])
def test_completing_twice_changes_nothing_and_other_values_replace_the_first(
    content: Content,
) -> None:
    """The result is that of the last values alone, however often it was completed before."""
    data = proof(content)
    seal = None if content is ORDER or content is MINUTES else png()
    number = {"ORDER": "第19号"}.get(content.kind.name, content.number.replace("号", "9号"))
    first = Imposition(number=number, date=DAY, copy_number="1", printed_on=PRINTED, seal=seal)
    second = replace(first, date=date(2026, 12, 1), printed_on=date(2026, 12, 2), copy_number="2")

    once = complete(data, first).file

    assert complete(once, first).file == once
    assert complete(complete(once, second).file, first).file == once
    assert bound_text(once) == bound_text(data)


def test_the_seal_lies_over_issuer_and_date() -> None:
    """Upright in the middle of both, behind the text, 42 mm wide, its top within a line of the text."""
    parts = as_docx(complete(proof(NOTICE), ALL).file) or {}
    anchor = next(Package(parts).tree("word/document.xml").iter("{*}anchor"))

    paragraph = next(anchor.iterancestors("{*}p"))
    extent = anchor.find("{*}extent")
    left, top = (int(one.text) / 12700 for one in anchor.iter("{*}posOffset"))
    width = int(extent.get("cx")) / 12700
    assert text_of(paragraph) == "2026年11月20日"
    assert anchor.get("behindDoc") == "1"
    assert spec.millimetres(width) == pytest.approx(42, abs=0.01)
    # The date ends 4 characters from the right edge and is 6 characters wide.
    middle = spec.TYPE_WIDTH.points - 4 * 16 - 3.9 * 16
    assert left + width / 2 == pytest.approx(middle, abs=8)
    # Two lines are free between the text and the issuer, whose line is the third above the date.
    assert -3 * spec.GRID_PITCH <= top <= -2 * spec.GRID_PITCH


@pytest.mark.parametrize(
    ("seal", "width", "wanted"),
    [
        (png(), None, 42.0),
        (png(120, 120, dots(3000)), None, 40.0),
        (png(120, 120, dots(2835)), None, 42.3),
        (png(120, 120, dots(300)), None, 42.0),
        (png(120, 120, dots(3000)), 45.0, 45.0),
        (jpeg(density=76), None, 40.1),
    ],
)
def test_a_seal_is_as_wide_as_asked_or_as_it_tells(
    seal: bytes, width: float | None, wanted: float
) -> None:
    """The picture's own resolution counts where it makes a seal, else 42 mm."""
    made = complete(proof(NOTICE), replace(ALL, seal=seal, seal_width=width))

    drawing = opened(made).drawings[-1]
    assert spec.millimetres(drawing.width or 0) == pytest.approx(wanted, abs=0.1)
    assert f"宽 {wanted:g} 毫米" in made.told[-1]


def test_another_seal_takes_the_place_of_the_first_and_none_takes_it_away() -> None:
    """There is never more than one."""
    first = complete(proof(NOTICE), ALL)
    second = complete(first.file, replace(ALL, seal=jpeg()))
    none = complete(second.file, replace(ALL, seal=None))

    assert [len(opened(made).drawings) for made in (first, second, none)] == [1, 1, 0]
    names = [name for name in as_docx(second.file) or {} if "media" in name]
    assert names == ["word/media/seal1.jpeg"]
    assert opened(none) == opened(complete(proof(NOTICE), replace(ALL, seal=None)))


def test_a_paper_copy_says_what_the_file_says() -> None:
    """What LibreOffice sets differs in its grid only."""
    made = complete(proof(NOTICE), ALL)

    assert read(as_docx(made.paper) or {}).text == opened(made).text


def test_a_very_long_title_stays_as_it_is() -> None:
    """Five lines of title, and every character where it was."""
    title = "关于进一步做好老旧小区供水设施改造和二次供水设施移交接管工作有关事项的" * 4 + "通知"
    data = proof(replace(NOTICE, title=(title,), number="", date=""))

    made = complete(data, ALL)

    assert bound_text(made.file) == bound_text(data)
    assert title in lines(opened(made))


def test_house_looks_are_left_alone() -> None:
    """A file that was not set by the standard keeps its own looks around the values."""
    data = Package(
        word(
            p(
                r("云川市水务局文件", '<w:color w:val="FF0000"/><w:sz w:val="72"/>'),
                '<w:jc w:val="center"/>',
            )
            + p("云水发〔2026〕　号", '<w:jc w:val="right"/>')
            + p("云川市水务局关于检查的通知", '<w:jc w:val="center"/>')
            + p("各单位：")
            + p("请于6月1日前报送名单，逾期不报的予以通报，各单位要高度重视。")
            + p("云川市水务局", '<w:jc w:val="right"/><w:ind w:right="900"/>')
            + p("2026年　月　日", '<w:jc w:val="right"/><w:ind w:right="300"/>')
        )
    ).pack()

    document = opened(complete(data, Imposition("云水发〔2026〕8号", DAY, seal=png())))

    before = read(as_docx(data) or {})
    assert [block.format for block in document.blocks] == [block.format for block in before.blocks]
    assert {"云水发〔2026〕8号", "2026年11月20日"} <= set(lines(document))


def test_elements_are_recognised_as_what_was_placed() -> None:
    """Number, date and copy number read back as such."""
    document = opened(complete(proof(replace(NOTICE, number="", date="", copy_number="")), ALL))

    anatomy = recognise(document)
    said = {
        kind: document.text[element.start : element.end]
        for kind in (ElementKind.COPY_NUMBER, ElementKind.DOCUMENT_NUMBER, ElementKind.DATE)
        if (element := anatomy.first(kind))
    }
    assert list(said.values()) == ["000027", NUMBER, "2026年11月20日"]


@pytest.mark.rendered
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_seal_moves_no_text_on_paper() -> None:
    """Every character stands where it stood without the seal, which is drawn on the date's page."""
    from gongwen.rendering.pdf import read_pdf  # noqa: PLC0415 -- needs the extra

    made = complete(proof(NOTICE), replace(ALL, seal=None))
    sealed = complete(proof(NOTICE), ALL)

    without, with_seal = (read_pdf(to_pdf(one.paper)) for one in (made, sealed))
    assert [page.glyphs for page in with_seal] == [page.glyphs for page in without]
    assert b"/Image" in to_pdf(sealed.paper)
    assert b"/Image" not in to_pdf(made.paper)
