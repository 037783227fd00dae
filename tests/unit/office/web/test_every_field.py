# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A citizen service number (BSN) typed in any field of any form is kept nowhere. The forms are found by looking.

Whether a field keeps what is typed is seen by typing a word in it: what comes back out of the database is kept. So a
new form is tried without being named here.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.strangers import parties
from tests.unit.office.strangers.reading import Page
from tests.unit.office.strangers.walk import route_of
from tests.unit.office.test_every_text import NUMBER, WRITTEN
from tests.unit.office.web.routes import LIBRARIES, OURS, of_things

from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.links import Purpose
from trede.office.accounts.rules.roles import roles_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from django.test import Client
    from tests.unit.office.strangers.parties import Party
    from tests.unit.office.strangers.reading import Form

FREE = {"text", "textarea", "search", "hidden", "email", "tel", "url"}
"""Kinds of fields in which a browser lets one type anything; or where a script can put it."""
WORD = "Kwetterboom"
FEW = WRITTEN[::4]
"""Every way of writing it is tried in every action; here the question is whether the field comes by there."""
LEFT_ALONE = ("/account/logout/", "/account/password/")
RIGHT = {
    **dict.fromkeys(
        ("date", "from", "day", "due", "done_on", "council_on", "followed_on", "held_on", "asked_on"),
        "01-05-2026",
    ),
    "months": "24",
    "who": "T1",
    "effect_hundredths": "0,15",
    "year_from": "01-01-2026",
    "intended_on": "01-03-2027",
    "kvk": "69599068",
    "amount": "100",
    "hours": "32",
    "supplier_turnover": "100000",
    "supplier_fte": "10",
    "supplier_direct_share": "20",
    "total_fte": "10",
    "weighted_fte": "-1",
    "bought_fte": "0",
    "people": "2",
    "email": "x@voorbeeld.example",
    "fulltime_hours": "40",
    "ref": "A1",
    "order": "F1",
}
"""What is right in a field by its name, so that a form is kept when nothing else is wrong with it."""


@pytest.fixture
def party(settings: Any, tmp_path: Path) -> Party:
    """An employer with somebody in each role, a thing of each kind, and somebody with a link."""
    settings.TREDE_WAITING = tmp_path / "waiting"
    made = parties.founded("kwartel", "10000000")
    for role in sorted(roles_for(Kind.EMPLOYER).keys() - {"administrator"}):
        parties.joined(made, role)
    parties.fill(made)
    return made


def forms_of(party: Party) -> Iterator[tuple[Client, Form]]:
    """Every form that somebody of this party sees, with their browser; each once."""
    told = {**party.things, "token": _link(party)}
    there = [(browser, things) for browser in party.browsers.values() for things in (party.things, told)]
    return forms_seen(there, (*OURS, *LIBRARIES))


def forms_seen(
    there: Iterable[tuple[Client, Mapping[str, str]]], patterns: Iterable[str]
) -> Iterator[tuple[Client, Form]]:
    """The forms at these addresses, for each browser with the things that it is about."""
    seen, looked = set(), set()
    for browser, things in there:
        for pattern in patterns:
            place = "/" + of_things(pattern, things).lstrip("/")
            if (id(browser), place) in looked:
                continue
            looked.add((id(browser), place))
            for form in _forms_at(browser, place):
                names = (form.action, *(each.name for each in form.fields), *form.buttons)
                if names not in seen:
                    seen.add(names)
                    yield browser, form


def _link(party: Party) -> str:
    case = party.things["dossier"]
    return parties.ask_by_link(
        by=party.by(), on=parties.timezone.now(), case=case, purpose=Purpose.ANSWERS, name="Piet"
    )


def _forms_at(browser: Client, place: str) -> list[Form]:
    answer = browser.get(place)
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return []
    found = Page(place, answer.content.decode()).forms
    return [each for each in found if each.method == "POST" and not each.action.startswith(LEFT_ALONE)]


def fields_of(form: Form) -> list[str]:
    return [each.name for each in form.fields if each.kind in FREE and each.name != "csrfmiddlewaretoken"]


def sent(browser: Client, form: Form, field: str, text: str, button: tuple[str, str]) -> str:
    """What the tables that it wrote in say after this was typed in one field of a form that is right; then nothing
    happened."""
    data = {each.name: _right(each) for each in form.fields if each.name != "csrfmiddlewaretoken"}
    data |= {field: text} | ({button[0]: button[1]} if button[0] else {})
    cache.clear()
    written: list[str] = []

    def noting(execute: Any, sql: str, *asked: Any) -> Any:
        if not sql.startswith("SELECT"):
            written.append(sql)
        return execute(sql, *asked)

    with transaction.atomic():
        with connection.execute_wrapper(noting):
            browser.post(form.action, {name: value for name, value in data.items() if value is not None})
        after = database_text(pages=False, written="\n".join(written))
        transaction.set_rollback(True)
    return after


def _right(field: Any) -> str | None:
    if field.choices:
        return field.choices[-1] if field.kind != "checkbox" else None
    last = field.name.rpartition("-")[2]
    return field.value or RIGHT.get(last, RIGHT.get(field.name, "woorden" if field.kind in FREE else None))


def digits_in(text: str) -> str:
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


def typed(field: str, text: str) -> str:
    """As it can stand in this field: an address has no blanks."""
    return f"kees-{''.join(text.split())}@voorbeeld.example" if "email" in field else f"Kees {text}"


def keeps(browser: Client, form: Form, field: str) -> tuple[str, str] | None:
    """The button with which the form keeps what is typed in this field."""
    for button in form.buttons or [("", "")]:
        if WORD.lower() in sent(browser, form, field, typed(field, WORD), button).lower():
            return button
    return None


def kept_of(forms: Iterable[tuple[Client, Form]]) -> set[tuple[str, str]]:
    """The fields that keep what is typed in them, by their route; none of them keeps a number."""
    keeping = set()
    for browser, form in forms:
        route = route_of(form.action) or ""
        for field in fields_of(form):
            if (route, field) in keeping or (button := keeps(browser, form, field)) is None:
                continue
            keeping.add((route, field))
            for written in FEW:
                told = digits_in(sent(browser, form, field, typed(field, written), button))
                assert NUMBER not in told, f"{form.action} {field}"
                assert digits_in("".join(written.split())) not in "".join(told.split()), (
                    f"{form.action} {field}"
                )
    return keeping


def test_no_field_keeps_a_number(party: Party) -> None:
    found = {field for _, field in kept_of(forms_of(party))}
    assert found > {"name", "title", "bewijs-reference", "supplier", "order", "email", "integratie.start"}
