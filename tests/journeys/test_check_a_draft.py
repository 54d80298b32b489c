"""A clerk checks a draft on the desk, by keyboard, on the office screen and on the phone."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

DRAFT = """云川市水务局关于报送防汛物资台帐的通知

各县水务局:

为贯砌落实会议精神，请于2026年6月31日前报送防汛物资清单,共计3项以下工作。

云川市水务局
2026年5月20日
"""


def check(page: Page) -> None:
    """Paste the draft and wait for its sheet."""
    page.goto("/")
    page.get_by_label("或者粘贴文字").fill(DRAFT)
    page.get_by_role("button", name="开始核稿").click()
    expect(page.get_by_role("link", name="下载批注稿")).to_be_visible(timeout=20_000)


def test_findings_stand_beside_the_text_and_lead_to_each_other(page: Page) -> None:
    """A click on a mark shows its card, a click on a card's place shows the mark."""
    check(page)

    page.locator("[data-mark]", has_text="贯砌").first.click()
    card = page.locator("[data-finding].current")
    expect(card).to_contain_text("贯彻")

    other = page.locator("[data-finding]", has_text="日期").first
    other.locator(".place").click()
    expect(page.locator(".mark.current").first).to_be_in_viewport()


def test_a_finding_is_adopted_by_keyboard_and_taken_back(page: Page) -> None:
    """`j` goes to the first finding, `e` adopts it, `u` takes that back; the tally follows."""
    check(page)

    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator("#progress")).to_contain_text("已采纳 1")
    expect(page.locator("[data-finding].current")).to_contain_text("已采纳")

    page.keyboard.press("u")
    expect(page.locator("#progress")).to_contain_text("已采纳 0")


def test_the_findings_narrow_to_one_kind(page: Page) -> None:
    """A chip leaves only its own kind, and says so to screen readers."""
    check(page)

    page.get_by_role("link", name="字词").click()

    expect(page.locator("[data-finding] .group").first).to_have_text("字词")
    assert set(page.locator("[data-finding] .group").all_inner_texts()) == {"字词"}
    expect(page.locator(".filter [aria-current]")).to_contain_text("字词")


def test_a_word_file_is_checked_and_taken_away_with_comments(page: Page, tmp_path: Path) -> None:
    """A Word file goes in, an annotated Word file comes out under a Chinese name."""
    made = docx.Document()
    for line in DRAFT.split("\n"):
        made.add_paragraph(line)
    path = tmp_path / "防汛通知.docx"
    made.save(str(path))

    page.goto("/")
    page.set_input_files("#draft", path)
    expect(page.get_by_text("已选择：防汛通知.docx")).to_be_visible()
    page.get_by_role("button", name="开始核稿").click()
    expect(page.get_by_role("heading", name="防汛通知.docx")).to_be_visible(timeout=20_000)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载批注稿").click()

    assert download.value.suggested_filename == "防汛通知（批注稿）.docx"
    annotated = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert len(list(annotated.comments)) > 3


def test_nothing_is_cut_off_on_any_screen(page: Page) -> None:
    """Neither page scrolls sideways, on the office screen or on the phone."""
    check(page)
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide

    page.goto("/")
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_cleared_sheet_is_gone(page: Page) -> None:
    """After clearing, the start page is there and the sheet's address leads nowhere."""
    check(page)
    address = page.url

    page.get_by_role("button", name="清除并返回").click()

    expect(page.get_by_role("button", name="开始核稿")).to_be_visible()
    answer = page.request.get(address)
    assert answer.status == 404


def test_the_desk_works_without_script(chromium: Browser, site: str) -> None:
    """With scripts off, plain forms and links check, decide and jump."""
    context = chromium.new_context(java_script_enabled=False, base_url=site, locale="zh-CN")
    page = context.new_page()
    check(page)

    page.locator("[data-finding]", has_text="贯彻").get_by_role("button", name="采纳").first.click()

    expect(page.locator("#progress")).to_contain_text("已采纳 1")
    page.locator("[data-finding] .place").first.click()
    assert "#m" in page.url
    context.close()
