"""A running site and a real browser that notices every outside request and every script error."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

START_SECONDS = 30
STOP_SECONDS = 20
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
OFFICE_SCREEN: ViewportSize = {"width": 1366, "height": 768}
PHONE_SCREEN: ViewportSize = {"width": 360, "height": 740}


def _free_port() -> int:
    """Find a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(address: str) -> bool:
    """Tell whether a site answers, with whatever status."""
    try:
        urllib.request.urlopen(address, timeout=2).close()  # noqa: S310 - our own address
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Start the site as `make run` does, on a folder; yield its address."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "SANBAN_VAR": str(folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "sanban.config.settings"
    command = [sys.executable, "-m", "sanban", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment) as server:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(address):
            assert server.poll() is None, "the site stopped while starting"
            assert time.monotonic() < deadline, "the site did not answer in time"
            time.sleep(0.1)
        yield address
        server.terminate()
        server.wait(timeout=STOP_SECONDS)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give a site of which no organ has been founded; yield its address."""
    with serving(tmp_path_factory.mktemp("var")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the Chromium that the system has."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("这台机器没有 Chromium：apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(params=[OFFICE_SCREEN, PHONE_SCREEN], ids=["office", "phone"])
def screen(request: pytest.FixtureRequest) -> ViewportSize:
    """Give the screens on which every page must be fit to work with."""
    size: ViewportSize = request.param
    return size


@pytest.fixture
def page(chromium: Browser, site: str, screen: ViewportSize, tmp_path: Path) -> Iterator[Page]:
    """Open an empty page; fail afterwards if anything left the site or went wrong in a script."""
    outside: list[str] = []
    errors: list[str] = []
    context = chromium.new_context(viewport=screen, locale="zh-CN", base_url=site)
    opened = context.new_page()
    opened.on(
        "request",
        lambda made: made.url.startswith((site, "data:", "blob:")) or outside.append(made.url),
    )
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield opened
    opened.screenshot(path=tmp_path / "last.png", full_page=True)
    context.close()
    assert outside == [], "something was fetched from outside the site"
    assert errors == [], "the browser reported errors"
