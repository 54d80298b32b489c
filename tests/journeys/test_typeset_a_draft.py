"""A clerk has a draft typeset, settles a doubt, compares the pages and takes the file away."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from gongwen.formats.convert import office

pytestmark = pytest.mark.browser

needs_office = pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
DRAFT = """关于做好值守工作的通知

各县（区）人民政府：

现将有关事项通知如下：

加强组织领导

各县（区）要明确一名负责同志，报送联系人名单。

云川市人民政府办公室
2026年5月6日
"""
MASTHEAD = "云川市人民政府办公室文件"


def typeset(page: Page) -> None:
    """Paste the draft, go to its galley and have it typeset with a masthead."""
    page.goto("/")
    page.get_by_label("或者粘贴文字").fill(DRAFT)
    page.get_by_role("button", name="开始核稿").click()
    page.get_by_role("link", name="排版").click(timeout=20_000)
    page.get_by_label("红头文字").fill(MASTHEAD)
    page.get_by_role("button", name="开始排版").click()
    expect(page.get_by_role("link", name="下载 Word")).to_be_visible(timeout=30_000)


def test_a_masthead_is_added_and_told(page: Page) -> None:
    """The list names the masthead, and the file that is taken away bears it."""
    typeset(page)
    expect(page.locator("#changes")).to_contain_text(MASTHEAD)

    with page.expect_download() as download:
        page.get_by_role("link", name="下载 Word").click()

    assert download.value.suggested_filename == "粘贴的文稿（排版稿）.docx"
    made = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert MASTHEAD in [paragraph.text for paragraph in made.paragraphs]


def test_a_doubt_is_answered_by_choosing(page: Page) -> None:
    """A line that may be a heading is made one; the choice stays to be seen and changed."""
    typeset(page)

    page.get_by_label("加强组织领导").select_option(label="一级标题")
    page.get_by_role("button", name="再排一次").click()

    expect(page.locator("#changes")).to_contain_text("一级标题 1 段", timeout=30_000)
    expect(page.get_by_label("加强组织领导")).to_have_value("heading-1")
    expect(page.get_by_label("红头文字")).to_have_value(MASTHEAD)


@needs_office
def test_the_pages_appear_and_one_side_can_be_hidden(page: Page) -> None:
    """The page shows the set pages by itself, verifies them, and fits every screen."""
    typeset(page)

    picture = page.get_by_alt_text("排版后第 1 面")
    expect(picture).to_be_visible(timeout=90_000)
    picture.scroll_into_view_if_needed()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.of-typeset img')].some((one) => one.naturalWidth > 900)"
    )
    expect(page.locator("#verified")).to_contain_text("红头位置")
    expect(page.get_by_role("link", name="下载 PDF")).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")

    page.locator("#show-both").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("原稿（纯文字）")).to_be_hidden()
    expect(picture).to_be_visible()


@needs_office
def test_a_word_file_is_typeset_at_once_beside_its_own_pages(page: Page, tmp_path: Path) -> None:
    """From the first page straight to the pages, those of the file as it came beside them."""
    made = docx.Document()
    for line in DRAFT.split("\n"):
        made.add_paragraph(line)
    path = tmp_path / "值守通知.docx"
    made.save(str(path))

    page.goto("/")
    page.set_input_files("#draft", path)
    page.get_by_role("button", name="直接排版").click()

    expect(page.get_by_role("heading", name="值守通知.docx")).to_be_visible(timeout=30_000)
    expect(page.get_by_alt_text("原稿第 1 面")).to_be_visible(timeout=90_000)
    expect(page.get_by_alt_text("排版后第 1 面")).to_be_visible()


def test_a_galley_works_without_script(chromium: Browser, site: str) -> None:
    """With scripts off, forms and links typeset, and the page looks again by itself."""
    context = chromium.new_context(java_script_enabled=False, base_url=site, locale="zh-CN")
    page = context.new_page()

    typeset(page)

    expect(page.get_by_text("正在排出版面")).to_be_hidden(timeout=90_000)
    expect(page.locator("#verified")).to_contain_text("版面核实")
    context.close()
