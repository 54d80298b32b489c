"""From an empty database to the first clerk at the desk: found, enrol, bind, import, activate, sign in."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories.workbooks import make_workbook
from tests.journeys.conftest import serving

pytestmark = pytest.mark.browser

PASSWORD = "清河七月 windy lock"  # noqa: S105 - of a test
PEOPLE = make_workbook(
    [("办公室", "", "办公厅（室）", 1), ("综合业务处", "", "处室", 2)],
    [
        ("QH004", "何静", "办公室", "主任", "是", "是", "", "hejing"),
        ("QH005", "林晓", "办公室", "文书", "", "是", "", "linxiao"),
    ],
)


@pytest.fixture
def founded(tmp_path: Path) -> dict[str, str]:
    """Found an organ in a folder; give the enrolment code of each administrator by name."""
    command = [
        sys.executable, "-m", "sanban", "init", "--name", "清河航道管理站", "--code", "清航",
        "--system", "yanming:严明:QH901", "--security", "heyan:贺严:QH902",
        "--audit", "yuqing:于清:QH903",
    ]  # fmt: skip
    environment = {**os.environ, "SANBAN_VAR": str(tmp_path / "var")}
    environment["DJANGO_SETTINGS_MODULE"] = "sanban.config.settings"
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return dict(re.findall(r"登录名 (\w+)，启用码 ([\w-]+)", done.stdout))


@pytest.fixture
def site(founded: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """Serve the organ's site."""
    del founded
    with serving(tmp_path / "var") as address:
        yield address


def shown_on_the_phone(secret: str) -> str:
    """Compute what an app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time() // 30)), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def enrol(page: Page, username: str, code: str) -> None:
    """Set a password by a code."""
    page.goto("/")
    page.get_by_role("link", name="用启用码设定口令").click()
    page.get_by_label("登录名").fill(username)
    page.get_by_label("启用码").fill(code)
    page.get_by_label("新口令").fill(PASSWORD)
    page.get_by_label("再输一遍").fill(PASSWORD)
    page.get_by_role("button", name="设定口令").click()
    expect(page.get_by_role("heading", name="口令已设定")).to_be_visible()
    page.get_by_role("link", name="去登录").click()


def sign_in(page: Page, username: str) -> None:
    """Sign in with name and password."""
    page.get_by_label("登录名").fill(username)
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def bind_phone(page: Page) -> None:
    """Set up the second factor that administrators must have."""
    expect(page.get_by_text("须先绑定一种")).to_be_visible()
    page.get_by_role("link", name="绑定").click()
    secret = page.locator(".mono").inner_text().strip()
    page.get_by_label("验证码").fill(shown_on_the_phone(secret))
    page.get_by_role("button", name="绑定").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="已保存，开始工作").click()


def sign_out(page: Page) -> None:
    """Leave."""
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()


def test_an_organ_comes_to_work(page: Page, founded: dict[str, str]) -> None:
    """Three administrators and one clerk, each doing his own part, from nothing."""
    enrol(page, "yanming", founded["yanming"])
    sign_in(page, "yanming")
    bind_phone(page)
    expect(page.get_by_text("这里还没有单位和人员")).to_be_visible()
    page.goto("/manage/imports/")
    page.get_by_label("工作簿").set_input_files(
        {"name": "人员.xlsx", "mimeType": "application/octet-stream", "buffer": PEOPLE}
    )
    page.get_by_role("button", name="读取并预检").click()
    page.get_by_role("button", name="确认导入").click()
    expect(page.get_by_text("已导入：单位2个")).to_be_visible()
    sign_out(page)

    enrol(page, "heyan", founded["heyan"])
    sign_in(page, "heyan")
    bind_phone(page)
    page.goto("/manage/accounts/")
    page.get_by_role("button", name="全部启用").click()
    code = page.locator("tr", has_text="林晓").locator(".mono").inner_text().strip()
    sign_out(page)

    enrol(page, "linxiao", code)
    sign_in(page, "linxiao")
    expect(page.get_by_role("heading", name="待办")).to_be_visible()
    page.goto("/manage/units/")
    expect(page.get_by_role("link", name="综合业务处")).to_be_visible()
    expect(page.get_by_text("设立单位")).to_have_count(0)
    sign_out(page)

    enrol(page, "yuqing", founded["yuqing"])
    sign_in(page, "yuqing")
    bind_phone(page)
    page.goto("/manage/audit/")
    page.get_by_role("button", name="核验全部记录").click()
    expect(page.get_by_text("没有改动")).to_be_visible()
