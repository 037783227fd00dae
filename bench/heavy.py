# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Heavy and hostile things that people do, each declared once: what a second visitor may not notice of them.

    python -m bench.heavy NAME ADDRESS SECONDS     does it again and again; people come as JSON on standard input

Whoever adds a job (``uploads/jobs.py``) or a page that takes long adds the way to do it here, with ``@heavy``:
``covers`` names the jobs (``look``) and the pages (``application-pdf``) that it keeps busy. A job or a heavy page that
nothing covers fails ``tests/integration/office/test_second_visitor.py``.
"""

from __future__ import annotations

import json
import random
import sys
import threading
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import requests

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TOKEN = "a" * 32
CAME = 1
"""Beside the statuses of answers: how often what was waited for came."""
WAITING = 'id="voortgang-gezegd"'
"""Stands on a page that waits for work, and on no other."""
ROWS, QUICK_ROWS, LETTERS = 100_000, 2_000, 1_000_000
MOST_NUMBERS = 10_000
"""That a buyer may ask of the register at once."""
BETWEEN = 1.0
"""A page that waits asks so often, in seconds, as it does in a browser."""
PATIENCE = 60.0
NUMBERS = count(time.time_ns())
WORK = Path(__file__).resolve().parents[1] / "examples" / "testwerk.json"


@dataclass(frozen=True)
class Heavy:
    """``do`` is what one person does once; ``people`` do so at the same time."""

    name: str
    do: Callable[[Person], None]
    people: int
    covers: frozenset[str]


HEAVY: dict[str, Heavy] = {}


def heavy(name: str, *covers: str, people: int = 3) -> Callable[[Callable[[Person], None]], None]:
    """Declare something that keeps an office busy."""

    def declare(do: Callable[[Person], None]) -> None:
        HEAVY[name] = Heavy(name, do, people, frozenset(covers))

    return declare


@dataclass
class Person:
    """Somebody who is logged in at a running office, with a dossier and an application handed in as a test."""

    address: str
    told: Mapping[str, str]
    rows: int
    until: float
    statuses: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.browser = requests.Session()
        self.browser.cookies.update({"trede-session": self.told["session"], "trede-csrf": TOKEN})

    @property
    def home(self) -> str:
        return f"/organisaties/{self.told['organisation']}/"

    @property
    def dossier(self) -> str:
        return f"{self.home}dossiers/{self.told['dossier']}/"

    def get(self, place: str) -> requests.Response:
        return self._sent("GET", place)

    def post(self, place: str, **fields: Any) -> requests.Response:
        """With a file as ``(name, content)``."""
        files = {name: each for name, each in fields.items() if isinstance(each, tuple)}
        data = {name: each for name, each in fields.items() if name not in files}
        return self._sent("POST", place, data={**data, "csrfmiddlewaretoken": TOKEN}, files=files or None)

    def _sent(self, method: str, place: str, **more: Any) -> requests.Response:
        answer = self.browser.request(
            method, self.address + place, allow_redirects=False, timeout=120, **more
        )
        self.statuses[answer.status_code] += 1
        return answer

    def await_what_comes(self, answer: requests.Response) -> str | None:
        """The page of work that was begun, once it is there; None when the time is over first.

        Who saw nothing come yet waits longer: on a busy machine the time may be over before anything can.
        """
        place = answer.headers.get("Location", "")
        last = self.until if self.statuses[CAME] else self.until + PATIENCE
        while place and time.monotonic() < last:
            page = self.get(place)
            if page.status_code != 200 or WAITING not in page.text:
                self.statuses[CAME] += 1
                return place
            time.sleep(BETWEEN)
        if place:
            self.post(place, step="stop")
        return None


def csv(rows: int, row: str) -> bytes:
    """A file of employees; ``row`` with ``n`` as its number."""
    head = "Personeelsnummer;Uren per week;In dienst;Doelgroep"
    return "\n".join([head, *(row.format(n=n) for n in range(rows))]).encode()


@cache
def plain_rows(rows: int) -> bytes:
    return csv(rows, "P{n};32;01-01-2016;")


@cache
def unknown_rows(rows: int) -> bytes:
    """Each with another word that nobody knows."""
    return csv(rows, "P{n};32;01-01-2016;woord {n}")


@cache
def largest_file(rows: int) -> bytes:
    """As many bytes as may be brought, or so many for each row."""
    note = "x" * min(450, 50 * 1024 * 1024 // max(rows, 1) - 40)
    return csv(rows, f"P{{n}};32;01-01-2016;;{note}")


@cache
def worst_header(letters: int) -> bytes:
    """A workbook of a few kilobytes: a cell of brackets and combining marks."""
    from tests.unit.office.uploads.test_hostile_files import headers

    return headers("(\u0301" * (letters // 2))


@cache
def many_invoices(number: int) -> bytes:
    """UBL invoices of one supplier, in a zip."""
    from tests.unit.intake.papers.made_papers import invoice

    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in range(number):
            archive.writestr(f"{each}.xml", invoice(f"F{each}"))
    return out.getvalue()


def _brought(person: Person, name: str, data: bytes) -> str | None:
    here = f"{person.dossier}medewerkers/"
    return person.await_what_comes(person.post(here, file=(name, data), year_from="01-01-2026"))


@cache
def many_skills(rows: int) -> bytes:
    return "\n".join(["code;label", *(f"S{n};vaardigheid {n}" for n in range(min(rows, 5_000)))]).encode()


@heavy("the largest file", "look")
def bring_the_largest_file(person: Person) -> None:
    _brought(person, "groot.csv", largest_file(person.rows))


@heavy("the worst header", "look")
def bring_the_worst_header(person: Person) -> None:
    _brought(person, "kop.xlsx", worst_header(LETTERS if person.rows == ROWS else 300_000))


@heavy("remarks in a workbook", "remarks")
def have_remarks_written(person: Person) -> None:
    place = _brought(person, "fouten.csv", unknown_rows(person.rows // 2))
    if place:
        person.await_what_comes(person.post(f"{place}opmerkingen/"))


@heavy("a mended workbook", "mended")
def have_a_mended_file_written(person: Person) -> None:
    place = _brought(person, "fouten.csv", unknown_rows(person.rows // 2))
    if place:
        person.await_what_comes(person.post(f"{place}hersteld/"))


@heavy("rows as a workbook", "rows-book")
def have_rows_written(person: Person) -> None:
    place = _brought(person, "medewerkers.csv", plain_rows(person.rows // 2))
    kept = person.post(place, step="keep").headers.get("Location") if place else None
    if kept:
        person.await_what_comes(person.post(f"{kept}werkblad/"))


@heavy("invoices by the thousand", "invoices")
def bring_invoices(person: Person) -> None:
    place = f"{person.dossier}inkoop/facturen/"
    person.await_what_comes(person.post(place, file=("facturen.zip", many_invoices(min(person.rows, 1_000)))))


@heavy("a forecast with unknown words", "ahead")
def look_ahead(person: Person) -> None:
    told = {"until": "31-12-2028", "rows": ("rijen.csv", unknown_rows(person.rows * 3 // 10))}
    person.await_what_comes(person.post(f"{person.dossier}vooruitblik/", **told))


@heavy("advice with unknown words", "advice")
def ask_advice_on_a_file(person: Person) -> None:
    may = {"may": ["hours", "contract", "renewal", "hire", "purchase"], "best": "fewest", "to": "trede-3"}
    rows = ("rijen.csv", unknown_rows(person.rows * 3 // 10))
    person.await_what_comes(person.post(f"{person.dossier}scenarios/kleinste-stap/", rows=rows, **may))


@heavy("the planner with many rows", "advice")
def plan_with_many_rows(person: Person) -> None:
    may = {"may": ["hours", "contract", "renewal", "hire", "purchase"], "best": "change", "to": "trede-3"}
    rows = ("rijen.csv", plain_rows(person.rows))
    person.await_what_comes(person.post(f"{person.dossier}scenarios/kleinste-stap/", rows=rows, **may))


@heavy("PDFs and the figures", "application-pdf", "result-report", "result-workbook")
def take_reports_home(person: Person) -> None:
    person.get(f"{person.dossier}aanvraag/{person.told['application']}/pdf/")
    person.get(f"{person.dossier}uitkomst/rapport/")
    person.get(f"{person.dossier}uitkomst/werkboek/")


@heavy("certificates as PDF", "certificate-pdf")
def take_certificates_home(person: Person) -> None:
    """Of an organisation in which all of them work."""
    here = f"/organisaties/{person.told['holder']}/certificaten/{person.told['certificate']}/pdf/"
    for language in ("nl", "en"):
        person.get(f"{here}?taal={language}")


@heavy("work divided between people", "division", "skills")
def divide_work(person: Person) -> None:
    """The example of twelve customers, and a list of competences."""
    work = f"{person.home}werk/"
    person.await_what_comes(person.post(f"{work}verdelingen/nieuw/", file=("werk.json", WORK.read_bytes())))
    person.await_what_comes(person.post(f"{work}competenties/", file=("lijst.csv", many_skills(person.rows))))


@heavy("lists and searches in the register", "register-answers")
def ask_the_register(person: Person) -> None:
    """As many numbers as one may ask, half of them there; and words with mistakes, over everything."""
    numbers = "\n".join(f"{20_000_000 + number}" for number in range(min(person.rows, MOST_NUMBERS)))
    told = {"text": numbers, "level": "trede-2", "first": "01-01-2027", "last": "31-12-2027"}
    person.post("/register/vragen/", **told)
    for text in ("bakerij groen vnk 421", "schoonmaak", "zwembad xylofoon"):
        person.get(f"/register/?q={text.replace(' ', '+')}&page=2")


@heavy("40 orders at once", people=40)
def add_an_order(person: Person) -> None:
    kept = person.post(
        f"{person.dossier}inkoop/",
        step="add",
        kvk="11112222",
        date="01-05-2026",
        order=f"Opdracht {next(NUMBERS)}",
        amount="1.000",
        kind="sw",
        supplier="Werk BV",
        supplier_turnover="1.000.000",
        supplier_fte="20",
        supplier_direct_share="40",
    )
    if kept.status_code == 302:
        person.get(kept.headers["Location"])


@heavy("50 people at work", people=50)
def work_as_people_do(person: Person) -> None:
    """Look, read, and write something down; a page every few seconds."""
    for place in ("", f"dossiers/{person.told['dossier']}/uitkomst/", "mensen/", "onderdelen/"):
        time.sleep(random.uniform(1, 5))  # noqa: S311 - nobody guesses it
        if time.monotonic() < person.until:
            person.get(person.home + place)
    number = next(NUMBERS)
    told = {"name": f"Deel {number}", "kvk": f"{number % 100_000_000:08d}"}
    if time.monotonic() < person.until:
        person.post(f"{person.home}onderdelen/", **told)


def spread(heavy_: Heavy, told: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Who does it, each with a session of their own; what is done at once is all done by the first."""
    alone = heavy_.name.endswith("at once")
    return [told[0 if alone else number % len(told)] for number in range(heavy_.people)]


def keep_busy(
    name: str, address: str, seconds: float, told: list[Mapping[str, str]], rows: int
) -> Counter[int]:
    """Have everybody do it until the time is over; how often each status was answered."""
    until, asked = time.monotonic() + seconds, HEAVY[name]
    people = [Person(address, each, rows, until) for each in spread(asked, told)]

    def go(person: Person) -> None:
        while time.monotonic() < until:
            try:
                asked.do(person)
            except requests.RequestException:
                person.statuses[0] += 1
                time.sleep(0.1)

    threads = [threading.Thread(target=go, args=(each,)) for each in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum((each.statuses for each in people), Counter[int]())


if __name__ == "__main__":
    from bench import heavy as here  # the module in which everything is declared

    told = json.load(sys.stdin)
    print(json.dumps(here.keep_busy(sys.argv[1], sys.argv[2], float(sys.argv[3]), **told)))
