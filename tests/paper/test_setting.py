"""A page is set with our own style and font alone: no script runs, nothing is fetched, no letter is lost."""

import contextlib
import io
import socket
import threading

import pytest
from pypdf import PdfReader

from jobcenter.paper import missing_letters, page_count, set_pdf

STYLE = '<link rel="stylesheet" href="paper:/jobcenter/css/paper-pdf.css">'


def page(body, head=STYLE):
    return f'<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Din plan</title>{head}</head><body>{body}</body></html>'


def read(pdf):
    return PdfReader(io.BytesIO(pdf))


def text(pdf):
    return "\n".join(each.extract_text() for each in read(pdf).pages)


def fonts(pdf):
    """The names of the fonts, and whether each stands in the file itself."""
    found = {}
    for each in read(pdf).pages:
        for font in each["/Resources"]["/Font"].values():
            inner = font.get_object()
            inner = inner["/DescendantFonts"][0].get_object() if "/DescendantFonts" in inner else inner
            name = inner["/BaseFont"].partition("+")[2]
            found[name] = any(key.startswith("/FontFile") for key in inner["/FontDescriptor"].get_object())
    return found


def test_the_font_is_ours_and_stands_in_the_file():
    pdf = set_pdf(
        page("<p>Blåbærgrød på Ærø, Łukasz og Ğ <b>fed</b></p>".replace("<b>", '<b style="font-weight:600">'))
    )
    assert fonts(pdf) == {"IBMPlexSans": True, "IBMPlexSans-SemiBold": True}
    assert "Blåbærgrød på Ærø, Łukasz og Ğ" in text(pdf)


def test_nothing_is_fetched_from_outside_and_no_file_of_the_machine_is_read(tmp_path, capfd):
    secret = tmp_path / "secret.css"
    secret.write_text('body::after { content: "Kanariefugl" }')
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        asked = []

        def listen():
            with contextlib.suppress(TimeoutError):
                asked.append(server.accept()[1])

        listener = threading.Thread(target=listen)
        listener.start()
        port = server.getsockname()[1]
        links = "".join(
            f'<link rel="stylesheet" href="{address}">'
            for address in (
                f"http://127.0.0.1:{port}/x.css", f"file://{secret}", str(secret), f"paper:/{secret}",
                "paper:/../../pyproject.toml", "paper:/jobcenter/js/app.js",
            )
        )  # fmt: skip
        pdf = set_pdf(
            page(f'<p>Planen</p><img src="http://127.0.0.1:{port}/x.png"><img src="/etc/passwd">', STYLE + links)
        )
        listener.join()
    assert asked == []
    assert "Planen" in text(pdf)
    assert "Kanariefugl" not in text(pdf)
    assert "Planen" not in "".join(capfd.readouterr())  # what the engine says of a picture, never what the page says


def test_a_script_does_not_run():
    assert "Kanariefugl" not in text(set_pdf(page('<p>Planen</p><script>document.write("Kanariefugl")</script>')))


def test_the_file_says_what_it_is_and_nothing_of_anybody():
    about = read(set_pdf(page("<p>Planen</p>"))).metadata
    assert about.title == "Din plan"
    assert (about.author, about.subject, about.keywords) == (None, None, None)


def test_pages_are_counted_without_making_a_file():
    assert page_count(page("<p>kort</p>")) == 1
    assert page_count(page("<p>linje</p>" * 400)) == len(read(set_pdf(page("<p>linje</p>" * 400))).pages) > 1


@pytest.mark.parametrize(
    "letters", ["æøåÆØÅéüö", "Łukasz Ğul Şener", "Слава Україні", "Ελλάδα", "»…« – “”", "½ § €", "a\u00adb\u00a0c\n"]
)
def test_the_font_holds_what_is_written_here(letters):
    assert missing_letters(letters) == []


def test_letters_that_the_font_has_not_are_named_once_each():
    assert missing_letters("سس og 🙂🙂 i dag") == ["س", "🙂"]


def test_what_the_table_says_is_what_the_engine_finds():
    """A letter that the font has not is set in another font or as an empty box; one that it has never is."""
    assert set(fonts(set_pdf(page("<p>Łğşўї</p>")))) == {"IBMPlexSans"}
    other = set_pdf(page("<p>س</p>"))
    assert set(fonts(other)) != {"IBMPlexSans"} or "س" not in text(other)


def test_two_threads_may_set_at_once():
    made = []
    threads = [
        threading.Thread(target=lambda n=n: made.append((n, text(set_pdf(page(f"<p>ark {n}</p>")))))) for n in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((n, said.strip()) for n, said in made) == [(n, f"ark {n}") for n in range(6)]
