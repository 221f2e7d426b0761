"""The pages of the API in a real browser: read without a login, with nothing fetched elsewhere, on a phone as well."""

import pytest

from jobcenter.api.public import document

DOCS = "/api/v1/docs/"


@pytest.mark.parametrize("size", ["page", "phone"])
def test_axe_finds_nothing_when_everything_is_unfolded(size, request, axe):
    page = request.getfixturevalue(size)
    page.goto(DOCS)
    assert page.locator("details").count() > len(document()["paths"])
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_a_field_leads_to_what_it_holds(page):
    page.goto(DOCS)
    page.get_by_text("GET /api/v1/involvement", exact=True).click()
    page.locator("#involvement_list").get_by_role("link", name="EntryAnswerPage").click()
    assert page.url.endswith("#EntryAnswerPage")
