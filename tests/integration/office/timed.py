# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Does the time that log-in, sign-up and a forgotten password take tell who has an account?

    python -m tests.integration.office.long timed [TIMES]

Each place is asked by turns with an address that is known and one that is not, each time another one, with the slow
hash of passwords as in life. Prints the quartiles, in milliseconds of a processor. Wrong is a difference of the medians
of more than a tenth, where the middle halves do not overlap.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from itertools import count

PASSWORD = "een lange zin om te onthouden"
LIKE = 0.1
NUMBERS = count()


def asked(place: str, address: str) -> float:
    from django.test import Client

    fields = {"login": address, "email": address, "password": "iets anders", "password1": PASSWORD}
    number = next(NUMBERS)
    browser, begun = Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}"), time.process_time()
    answer = browser.post(place, fields)
    took = time.process_time() - begun
    assert answer.status_code in (200, 302), answer.status_code
    return took * 1000


def compared(place: str, times: int, known: list[str]) -> dict[str, object]:
    took: dict[str, list[float]] = {"known": [], "unknown": []}
    for number in range(times + 1):
        told = {"known": known[number], "unknown": f"onbekend{number}@{place.split('/')[-2]}.example"}
        for kind in ("known", "unknown") if number % 2 else ("unknown", "known"):
            took[kind].append(asked(place, told[kind]))
    (low, middle, high), (other_low, other, other_high) = (
        statistics.quantiles(each[1:], n=4)
        for each in took.values()  # the first of each loads what it needs
    )
    apart = high < other_low or other_high < low
    told = {"known": [low, middle, high], "unknown": [other_low, other, other_high]}
    wrong = [place] if apart and abs(middle - other) > LIKE * max(middle, other) else []
    return {**{kind: [round(each, 1) for each in three] for kind, three in told.items()}, "wrong": wrong}


def main(times: int = 200) -> dict[str, object]:
    from datetime import UTC, datetime

    from django.conf import settings
    from django.core.management import call_command

    from trede.office.accounts import actions
    from trede.office.journal.rules import System

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    settings.ACCOUNT_RATE_LIMITS = False  # what is counted would answer sooner
    settings.ALLOWED_HOSTS = ["testserver"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    known = []
    for number in range(times + 1):
        told = {"email": f"bekend{number}@bedrijf.example", "name": "Noor"}
        person = actions.sign_up(by=System("test"), on=datetime.now(UTC), **told)
        person.set_password(PASSWORD)
        person.save()
        known.append(person.email)
    places = ("/account/login/", "/account/signup/", "/account/password/reset/")
    return {place: compared(place, times, known) for place in places}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(main(*map(int, sys.argv[1:]))))
