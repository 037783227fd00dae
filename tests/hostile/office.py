# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The hostile files at the pages of the office: every attack where a file or a pasted text of its kind comes in.

    python -m tests.hostile.office [--place people] [--every 1]

A demo office in a folder of its own; each try is brought by somebody who may, in a process of its own, with all
processes that work for it. The answer is a page, never an error; what is refused is refused in words; nothing is kept
but where what is brought counts at once; all within 5 s of a processor and 512 MB. Exit status 1 when that is not so.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.hostile.__main__ import Tally
from tests.hostile.attacks import attacks, goods
from tests.hostile.pages import PLACES, Place, brought_to
from tests.hostile.trying import tried
from tests.unit.office.strangers.reading import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.http import HttpResponse

LONG = 60
GOOD_NAME = "good.csv"
NOT_KEPT = (
    "django_session",
    "django_tasks_",
    "usersessions_",
    "server_cache",
    "vault_waitingfile",
    "work_worker",
)
"""Tables that change with every page, or for half an hour: sessions, what waits, and what throws it away."""
REFUSES = ("utrecht-form-field-error-message", "error-summary", "findings__group--error")
SAID = re.compile(r"<(?:script|style).*?</(?:script|style)>|<[^>]+>", re.DOTALL)
FAILS = re.compile(r"mislukt\.|failed\.|Er ging iets mis|Something went wrong")
OK, BAD, TOO_LARGE, BROKEN = 200, 400, 413, 500
READ, REFUSED = 0, 2
COPIES, MEGABYTE = 2, 1 << 20
"""Of a file, in the same process: as it was made, and as a browser sends it. They are not the office's."""
MOVED = (301, 302, 303)


@dataclass(frozen=True, slots=True)
class Way:
    """Who brings a file where."""

    place: Place
    path: str
    session: str
    form: Mapping[str, str] = field(default_factory=dict)
    """What stands in the form already."""


class Office:
    """A demo office, put back as it was before each try."""

    def __init__(self, folder: Path) -> None:
        from tests.browser.office import bring_up_to_date, session, settle

        self.folder, self.kept = folder / "office", folder / "as-it-was"
        self.folder.mkdir()
        settle(self.folder)
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from tests.unit.office.server.signing.here import sign_here

        settings.ALLOWED_HOSTS = ["testserver"]
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        sign_here()
        session()
        bring_up_to_date()
        self.sessions = self._sessions()
        self.things = self._things()
        self._close()
        shutil.copytree(self.folder, self.kept)

    def _sessions(self) -> list[str]:
        from tests.browser.office import session

        from trede.office.accounts.models import Person

        leader = session()
        return [leader, *(session(email) for email in Person.objects.values_list("email", flat=True))]

    def _things(self) -> list[dict[str, Any]]:
        """What can stand in an address."""
        from trede.office.accounts.models import Organisation
        from trede.office.audit.models import Case
        from trede.office.dossier.models import Dossier

        homes = Organisation.objects.values_list("pk", flat=True)
        return [
            {},
            *({"organisation": home} for home in homes),
            *({"organisation": each.organisation, "dossier": each.pk} for each in Dossier.objects.all()),
            *({"organisation": home, "case": each.pk} for each in Case.objects.all() for home in homes),
        ]

    @staticmethod
    def _close() -> None:
        from django.db import connections

        connections.close_all()

    def put_back(self) -> None:
        self._close()
        shutil.rmtree(self.folder)
        shutil.copytree(self.kept, self.folder)

    def way(self, name: str) -> Way:
        """Somebody who finds the field on its page, and of whom what is good is taken there."""
        for way in self._ways(PLACES[name]):
            if not way.place.good or self._taken(way, way.place.good()):
                return way
        raise LookupError(f"nobody of the demo comes to {name}, or what is good is refused there")

    def _taken(self, way: Way, good: bytes) -> bool:
        ended = tried(lambda: bring(way, GOOD_NAME, good, "nl"), self.folder.parent / "said")
        self.put_back()
        return ended.status == READ and not ended.wrong

    def _ways(self, place: Place) -> Iterator[Way]:
        for path in self._paths(place.page):
            for session in self.sessions:
                shown = _browser(session).get(path)
                form = _form_with(place.field, path, shown)
                if form is not None or place.page.startswith("/"):
                    self._close()
                    yield Way(place, path, session, form or {})

    def _paths(self, page: str) -> Iterator[str]:
        from django.urls import NoReverseMatch, reverse

        if page.startswith("/"):
            yield page
            return
        for things in self.things:
            try:
                yield reverse(page, kwargs=things)
            except NoReverseMatch:
                continue


def _form_with(name: str, path: str, shown: HttpResponse) -> Mapping[str, str] | None:
    """What the form with this field says already; None when there is none."""
    if shown.status_code != OK or not shown.headers["Content-Type"].startswith("text/html"):
        return None
    for form in Page(path, shown.content.decode()).forms:
        if any(each.name == name for each in form.fields):
            return {each.name: each.value for each in form.fields if each.value}
    return None


def _browser(session: str, language: str = "nl") -> Any:
    from django.test import Client

    browser = Client(raise_request_exception=False, headers={"accept-language": language})
    browser.cookies["trede-session"] = session
    return browser


def counts() -> Mapping[str, int]:
    """How many rows each table has in which something is kept; everything that is done has one in the journal."""
    from django.db import connection

    with connection.cursor() as cursor:
        names = [
            each for each in connection.introspection.table_names(cursor) if not each.startswith(NOT_KEPT)
        ]
        found = {}
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - names of our own tables
            found[name] = cursor.fetchone()[0]
        return found


def bring(way: Way, name: str, data: bytes, language: str) -> int:
    """In a process of its own: as a browser does it, and wait for what comes of it. 2 is refused, 0 read."""
    from trede.office.uploads.reading_apart import AT_WORK

    AT_WORK.clear()  # what others began
    before, browser = counts(), _browser(way.session, language)
    answer = browser.post(way.path, _filled(way, name, data))
    until = time.monotonic() + LONG
    while True:
        _fail_unless(answer.status_code < BROKEN, f"status {answer.status_code}")
        if answer.status_code in MOVED:
            way = Way(way.place, answer.url, way.session)
        elif not any(each.poll() is None for each in AT_WORK) or time.monotonic() > until:
            break
        time.sleep(0.05)
        answer = browser.get(way.path)
    if AT_WORK:
        [each.wait(LONG) for each in AT_WORK]
        answer = browser.get(way.path)
        if answer.status_code in MOVED:
            answer = browser.get(answer.url)
    return _judged(answer, before, way.place)


def _judged(answer: HttpResponse, before: Mapping[str, int], place: Place) -> int:
    text = answer.content.decode()
    words = " ".join(unescape(SAID.sub(" ", text)).split())
    words = words.partition("Uitloggen")[2].partition("U ziet een proefomgeving")[0] or words
    print(answer.status_code, words[:3_000])
    _fail_unless(answer.status_code in (OK, BAD, TOO_LARGE), f"status {answer.status_code}")
    _fail_unless(not FAILS.search(words), "the work on it broke off")
    changed = {name: (before[name], now) for name, now in counts().items() if before[name] != now}
    refused = answer.status_code != OK or any(each in text for each in REFUSES)
    _fail_unless(not changed or (place.keeps and not refused), f"kept: {changed}")
    return REFUSED if refused else READ


def _fail_unless(right: bool, words: str) -> None:
    if not right:
        raise AssertionError(words)


def _filled(way: Way, name: str, data: bytes) -> dict[str, Any]:
    """The form of that place, with the attack in its field."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    place = way.place
    brought: Any = data.decode("utf-8", "replace") if place.pasted else SimpleUploadedFile(name, data)
    beside = {key: SimpleUploadedFile(good, goods()[good]) for key, good in place.files.items()}
    return {**way.form, **place.beside, **beside, place.field: brought}


def main() -> int:
    parser = argparse.ArgumentParser(description="Hostile files at the pages of the office")
    parser.add_argument("--place", default="")
    parser.add_argument("--family", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--aloud", action="store_true", help="tell what each page said")
    asked = parser.parse_args()
    tally, made = Tally(), attacks()
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        for place in PLACES:
            if asked.place not in ("", place):
                continue
            way = office.way(place)
            near = [each for each in made if brought_to(place, each.partition("/")[0])]
            near = [each for each in near if asked.family in ("", each.partition("/")[0])]
            for number, name in enumerate(near[asked.first % asked.every :: asked.every]):
                data, language = made[name](), ("nl", "en")[number % 2]
                file = name.partition("/")[2]
                ended = tried(lambda: bring(way, file, data, language), Path(folder) / "said")  # noqa: B023
                browser = COPIES * len(data) / MEGABYTE
                tally.note(f"{place} < {name}", replace(ended, megabytes=ended.megabytes - browser))
                if asked.aloud:
                    print(
                        f"{place} < {name}: {ended.status}, {ended.seconds:.1f} s, {ended.said[:600]}",
                        flush=True,
                    )
                office.put_back()
            print(f"{place}: {len(near)} attacks, so far {dict(tally.ended)}", flush=True)
    tally.tell()
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
