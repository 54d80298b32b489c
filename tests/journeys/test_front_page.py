"""Somebody opens the site for the first time."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_front_page_says_in_chinese_what_to_do(page: Page) -> None:
    """The first page has a heading, a place for the draft and one button to begin."""
    answer = page.goto("/")

    assert answer is not None
    assert answer.ok
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("form button[type=submit]").first).to_be_visible()


def test_nothing_has_to_be_scrolled_sideways(page: Page) -> None:
    """The page fits the width of the screen, also of a phone."""
    page.goto("/")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_front_page_can_be_worked_by_keyboard(page: Page) -> None:
    """Going through with the Tab key reaches the draft and the button, visibly."""
    page.goto("/")
    reached = set()
    for _step in range(25):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.tagName"))
    assert {"TEXTAREA", "BUTTON"} <= reached
