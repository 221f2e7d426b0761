"""A real Chromium for the tests in this folder, and what every page must keep: quiet console, nothing foreign, axe content.

Fixtures: `page` (1440 wide) and `phone` (390 wide), both watched; `axe(page)`; `login(page, user)`.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

FOLDER = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {
    # Without it axe fetches the style sheets once more, from addresses of its own making.
    "preload": False,
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None:
        pytest.skip("No Chromium here: apt-get install chromium, or set CHROMIUM to its path")
    # Playwright runs an event loop in this thread; Django would refuse the ORM beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


class Watch:
    """Everything a page did that no page of ours may do."""

    def __init__(self, host):
        self.host = host
        self.paused = False
        self.problems = []

    def follow(self, page):
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._note(f"script error: {error}"))
        page.on("request", self._asked)
        return page

    def _note(self, problem):
        if not self.paused:
            self.problems.append(problem)

    def _said(self, message):
        # An answer of 4xx to a form or an address is our own and meant; a missing style sheet is not.
        address = (message.location or {}).get("url", "")
        meant = "status of 4" in message.text and "/static/" not in address
        if message.type == "error" and not meant:
            self._note(f"console: {message.text} ({address})")

    def _asked(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.netloc != self.host:
            self._note(f"request to another server: {request.url}")


@pytest.fixture
def watch(live_server):
    """`watch.problems` is checked when the test ends."""
    watching = Watch(urlsplit(live_server.url).netloc)
    yield watching
    assert watching.problems == []


@pytest.fixture
def opened(browser, live_server, watch):
    """`opened(viewport, **context)` gives a watched page in a context of its own."""
    contexts = []

    def opening(viewport, **options):
        context = browser.new_context(
            base_url=live_server.url, viewport=viewport, locale="da-DK", timezone_id="Europe/Copenhagen", **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return watch.follow(context.new_page())

    yield opening
    for context in contexts:
        context.close()


@pytest.fixture
def page(opened):
    return opened(DESKTOP)


@pytest.fixture
def phone(opened):
    return opened(PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def axe(watch):
    """`axe(page)` fails with every place that WCAG 2.2 AA or good practice would object to."""

    def checking(page):
        watch.paused = True  # axe tries out styles of its own, which the page's policy rightly refuses
        found = Axe().run(page, options=RULES).response["violations"]
        # The browser reports a refused style a frame later.
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        watch.paused = False
        assert not found, "\n".join(
            f"{one['id']}: {one['help']}: {node['target']} {node['html'][:160]}"
            for one in found
            for node in one["nodes"]
        )

    return checking


@pytest.fixture
def login(live_server, settings):
    """`login(page, user)` puts a session of `user` (a row, or a username) into the page's browser."""

    def entering(page, user):
        if isinstance(user, str):
            from django.contrib.auth import get_user_model

            user = get_user_model().objects.get_by_natural_key(user)
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
        return page

    return entering
