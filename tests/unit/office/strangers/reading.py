# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an answer says: all of its text, whatever it is packed in, the links in it and the forms."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pypdf import PdfReader

from trede.intake.grids import child, sandbox
from trede.intake.grids.wire import Decoder

if TYPE_CHECKING:
    from typing import BinaryIO

    from django.http import HttpResponse

    from trede.intake.grids.grid import Grid
    from trede.intake.grids.limits import Limits

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass
class Field:
    """One thing to fill in; ``choices`` when it is one of those."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    """One form: where it goes, what is in it, and the buttons that send it."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


def text_of(response: HttpResponse) -> str:
    """Headers, cookies and contents; of a PDF its text, of a packed file all that is in it."""
    data = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    packed = data.decode("utf-8", errors="replace")
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        packed = "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            packed = "".join(file.read(name).decode("utf-8", errors="replace") for name in file.namelist())
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return unquote(html.unescape(f"{headers}\n{response.cookies.output()}\n{packed}"))


class Page(HTMLParser):
    """Of a page: ``links`` on this site, and ``forms``."""

    def __init__(self, place: str, text: str) -> None:
        super().__init__()
        self.place, self.links, self.forms = place, list[str](), list[Form]()
        self._select: Field | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        link = told.get("href", "") if tag == "a" else told.get("hx-get", "")
        if link.startswith("/") and not link.startswith("/static/"):
            self.links.append(link.split("#")[0])
        if tag == "form":
            self.forms.append(Form(told.get("action") or self.place, told.get("method", "get").upper()))
        elif self.forms and tag in {"input", "select", "textarea", "button", "option"}:
            self._part(tag, told)

    def _part(self, tag: str, told: dict[str, str]) -> None:
        form, name, kind = self.forms[-1], told.get("name", ""), told.get("type", tag)
        if tag == "option":
            if self._select is not None:
                self._select.choices.append(told.get("value", ""))
        elif tag == "button":
            if kind != "button":
                form.buttons.append((name, told.get("value", "")))
        elif name and tag == "input" and kind in {"radio", "checkbox"}:
            self._choice(form, name, kind, told.get("value", "on"))
        elif name:
            form.fields.append(Field(name, kind, told.get("value", "")))
            self._select = form.fields[-1] if tag == "select" else None

    @staticmethod
    def _choice(form: Form, name: str, kind: str, value: str) -> None:
        there = next((each for each in form.fields if each.name == name), None)
        if there is None:
            form.fields.append(there := Field(name, kind))
        there.choices.append(value)


def page_of(place: str, answer: HttpResponse) -> Page:
    """The page in an answer, read once."""
    if not hasattr(answer, "page_of"):
        answer.page_of = Page(place, answer.content.decode())  # type: ignore[attr-defined]
    return answer.page_of  # type: ignore[attr-defined,no-any-return]


def grids_here(source: BinaryIO, suffix: str, limits: Limits, _watch: object = None) -> tuple[Grid, ...]:
    """As ``trede.intake.grids.sandbox.parsed``, without a process for each small file."""
    out, decoder = io.BytesIO(), Decoder()
    child.answer(source, out, suffix, limits)
    for line in out.getvalue().splitlines(keepends=True):
        decoder.take_line(line)
    return sandbox._outcome(decoder, 0)
