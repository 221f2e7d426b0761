"""Reads a page as its visitor does: forms and their fields, links, headings; the standard library's parser is enough."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Control:
    name: str
    kind: str
    value: str = ""
    checked: bool = False
    options: list[tuple[str, bool]] = field(default_factory=list)
    attrs: dict[str, str] = field(default_factory=dict)


@dataclass
class Form:
    attrs: dict[str, str]
    controls: list[Control] = field(default_factory=list)
    buttons: list[Control] = field(default_factory=list)

    @property
    def method(self) -> str:
        return self.attrs.get("method", "get").lower()

    def has(self, name: str) -> bool:
        return any(control.name == name for control in self.controls)


class Page(HTMLParser):
    """`forms`, `links` (every href), `asks` (attributes of elements that htmx acts on), `headings`, `ids`, `text`."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.asks: list[tuple[str, dict[str, str]]] = []
        self.headings: list[str] = []
        self.choices: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self._inside: list[str] = []
        self._select: Control | None = None
        self._textarea: Control | None = None
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._inside.append(tag)
        if "id" in at:
            self.ids.append(at["id"])
        if tag == "a" and "href" in at:
            self.links.append(at["href"])
        if {"hx-get", "hx-post"} & at.keys():
            self.asks.append((tag, at))
        if tag == "form":
            self.forms.append(Form(at))
        elif self.forms and "form" in self._inside:
            self._control(tag, at)
        if tag in ("th", "dt", "caption"):
            self.headings.append("")
        if tag == "option":
            self.choices.append("")

    def _control(self, tag: str, at: dict[str, str]) -> None:
        form, name = self.forms[-1], at.get("name", "")
        if tag == "button" and at.get("type", "submit") == "submit":
            form.buttons.append(Control(name, "submit", at.get("value", ""), attrs=at))
        elif tag == "option" and self._select is not None:
            self._select.options.append((at.get("value", ""), "selected" in at))
        elif name and "disabled" not in at and tag in ("input", "select", "textarea"):
            kind = at.get("type", "text") if tag == "input" else tag
            control = Control(name, kind, at.get("value", ""), "checked" in at, attrs=at)
            form.controls.append(control)
            self._select = control if tag == "select" else self._select
            self._textarea = control if tag == "textarea" else None

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass
        if tag == "select":
            self._select = None
        if tag == "textarea" and self._textarea is not None:
            self._textarea.value = self._textarea.value.removeprefix("\n")  # as a browser does
            self._textarea = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._textarea is not None:
            self._textarea.value += data
        if self.headings and {"th", "dt", "caption"} & set(self._inside[-4:]):
            self.headings[-1] += data
        if self.choices and self._inside[-1:] == ["option"]:
            self.choices[-1] += data
