"""Documents that report the same thing with different figures are found out."""

from __future__ import annotations

from gongwen.proofread.cross import compare
from gongwen.text import Block, Cell, Document, Table, plain


def table(*rows: tuple[str, str]) -> Document:
    """Return a document that is one table of two columns."""
    blocks = tuple(
        Block(text, cell=Cell(0, row, column))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    )
    return Document(blocks, tables=(Table(rows=len(rows), columns=2),))


def test_a_figure_that_differs_between_two_reports_is_reported() -> None:
    """The head count of the daily report and of the return must be one."""
    differences = compare(
        {
            "情况报告": plain("目前在册人员共125人，办结件328件。"),
            "统计表": plain("现有在册人员129人，办结件328件。"),
        }
    )

    assert [(difference.name, difference.unit) for difference in differences] == [
        ("在册人员", "人")
    ]
    assert [place.written for place in differences[0].places] == ["125人", "129人"]
    assert (
        differences[0].message
        == "“在册人员”在各文件中不一致：《情况报告》写作125人，《统计表》写作129人"
    )


def test_units_are_converted_before_comparing() -> None:
    """0.12 亿元 is 1200 万元, and 1 公顷 is 15 亩."""
    assert (
        compare(
            {
                "甲": plain("总投资1200万元，占地面积2公顷。"),
                "乙": plain("总投资0.12亿元，占地面积30亩。"),
            }
        )
        == ()
    )


def test_a_name_with_several_figures_in_one_document_is_left_alone() -> None:
    """Two workshops of one report are two things."""
    assert (
        compare(
            {
                "甲": plain("面积20平方米，东侧。\n面积30平方米，西侧。"),
                "乙": plain("面积25平方米。"),
            }
        )
        == ()
    )


def test_tables_are_compared_with_text() -> None:
    """A form's cell and the sentence of the report are about the same figure."""
    differences = compare(
        {"报告": plain("全县常住人口42.5万人。"), "报表": table(("常住人口（万人）", "43.1"))}
    )

    assert [difference.name for difference in differences] == ["常住人口"]


def test_rough_figures_are_not_compared() -> None:
    """「约」 promises no exactness."""
    assert compare({"甲": plain("培训人员约100人。"), "乙": plain("培训人员98人。")}) == ()
