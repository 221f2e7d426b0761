"""Takes docs/screenshot.png from the running demo: `.venv/bin/python docs/screenshot.py [address]` beside it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).with_name("screenshot.png")
USERNAME, PASSWORD = "asta", "vi-planlaegger-sammen"  # the demo's own, told by `make demo`
BORGER = "Anders Skovbo"  # the first of the stories told by hand: a wish that has waited
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCREEN = {"width": 1440, "height": 900}


def main(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(base_url=address, viewport=SCREEN, locale="da-DK")
        page.goto("/log-ind/")
        page.get_by_label("Brugernavn").fill(USERNAME)
        page.get_by_label("Adgangskode", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log ind").click()
        page.get_by_label("Navn eller CPR-nummer").fill(BORGER)
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name=BORGER).first.click()
        page.get_by_role("heading", name="Det næste").wait_for()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
