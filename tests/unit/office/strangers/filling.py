# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form filled in at random: often as it should be, now and then not; all words bear the mark of who fills it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.office.strangers import parties

if TYPE_CHECKING:
    from random import Random

    from django.core.files.uploadedfile import SimpleUploadedFile
    from tests.unit.office.strangers.parties import Party
    from tests.unit.office.strangers.reading import Field, Form

    Filled = dict[str, str | SimpleUploadedFile]

DAYS = ("01-01-2026", "1-5-2026", "01-03-2027", "31-02-2026")
NUMBERS = ("1", "24", "32,5", "1.000.000", "0", "-1")
SPEAKING = {
    "date": DAYS,
    "day": DAYS,
    "due": DAYS,
    "from": DAYS,
    "_on": DAYS,
    "until": DAYS,
    "to": DAYS,
    "amount": NUMBERS,
    "fte": NUMBERS,
    "hours": NUMBERS,
    "turnover": NUMBERS,
    "share": NUMBERS,
    "cost": NUMBERS,
}


def filled(form: Form, party: Party, chance: Random) -> Filled:
    """What is sent: each field, and one of the buttons."""
    data: Filled = {}
    for each in form.fields:
        if each.name != "csrfmiddlewaretoken" and (value := _value(each, party, chance)) is not None:
            data[each.name] = value
    if form.buttons:
        name, value = chance.choice(form.buttons)
        data |= {name: value} if name else {}
    return data


def _value(each: Field, party: Party, chance: Random) -> str | SimpleUploadedFile | None:
    if each.choices:
        return chance.choice(each.choices) if each.kind != "checkbox" or chance.random() < 0.5 else None
    if each.kind == "hidden":
        return each.value
    if each.kind == "file":
        return _file(party, chance)
    if each.value and chance.random() < 0.5:
        return each.value
    if "kvk" in each.name:
        return party.kvk[:1] + f"{chance.randrange(10_000_000):07d}"
    if each.kind == "email":
        return party.address(f"nieuw-{chance.randrange(1000)}")
    for part, values in SPEAKING.items():
        if part in each.name.rsplit("-", 1)[-1]:
            return chance.choice(values)
    return f"{party.mark} {chance.choice(('<b>', 'woorden', 'é', '=1+1'))} {chance.randrange(1000)}"


def _file(party: Party, chance: Random) -> SimpleUploadedFile:
    rows = parties.rows_of(party)
    return chance.choice(
        [
            lambda: parties.as_file(rows, f"{party.mark}.csv"),
            lambda: parties.as_file(rows.replace(b";32;", b";320;"), f"{party.mark}.csv"),
            lambda: parties.as_file(parties.measurement_text(party).encode(), f"{party.mark}.json"),
            lambda: parties.as_file(party.mark.encode() * 20, f"{party.mark}.xlsx"),
        ]
    )()
