"""What tests of several folders share: reports that are made once, and one real browser.

It is one file, since the type checker takes two of this name for one module.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: TID251 - this is the one place
from rendered import Shared

# A busy machine is no mistake: how long one drawn case takes decides nothing.
settings.register_profile("vbm", settings.default, deadline=None)
settings.load_profile("vbm")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Give the PDFs that more than one test looks at."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "reports"
    folder.mkdir(exist_ok=True)
    return Shared(folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system; a test run without it fails and does not pass by leaving out."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path is not None, "these tests need Chromium; tools/setup.sh test installs it"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page; errors of scripts and requests to a network fail the test."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
    yield opened
    context.close()
    assert not wrong
