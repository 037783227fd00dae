# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The owner of the scheme at its pages: bodies, who decides, decisions in figures, what a new handbook does."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.unit.office.audit.filled import Chain
from tests.unit.office.strangers.parties import browser_of
from tests.unit.office.web.test_audit_pages import Pages

from trede.kernel.periods import Period
from trede.national.disclosure import TOTAL, Cell, Shown
from trede.national.moves import Axes, WhatIf, keys_of
from trede.office.accounts import actions as accounts
from trede.office.accounts.models import Membership, Organisation
from trede.office.audit import actions
from trede.office.audit.rules.counting import Decided
from trede.office.journal.rules import System
from trede.office.web.scheme import overseeing
from trede.reports.what_if import About, document
from trede.scheme import open_shelf


@pytest.fixture
def pages():
    return Pages(Chain(timezone.now()))


def home(pages):
    return f"{pages.home('scheme')}/ladder"


def test_bodies_side_by_side(pages):
    chain = pages.chain.with_a_nonconformity()
    actions.decide(**chain.decider, proposed=chain.proposed())
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", pages.read("scheme", f"{home(pages)}/instellingen/")))
    assert "Van opdracht tot bezoek 14 dagen" in told
    assert "Zaken met een correctie 1" in told
    assert "Afwijkingen: begeleiding 1" in told.replace(
        "Afwijkingen: Begeleiding", "Afwijkingen: begeleiding"
    )
    assert "Nog niemand. Een bezwaar tegen het antwoord van het bestuur" in told


def test_a_body_is_appointed_and_works(pages):
    pages.chain.settled()
    head = accounts.sign_up(by=System("t"), on=timezone.now(), email="hoofd@keur.example", name="Hoofd")
    place = f"{home(pages)}/instellingen/aanwijzen/"
    typed = {"name": "Keur BV", "kvk": "69599068", "email": head.email}
    sent = pages.as_("scheme").post(place, typed, follow=True)
    assert sent.redirect_chain
    assert "Keur BV" in sent.content.decode()
    made = Organisation.objects.get(kvk="69599068")
    assert made.kind == "certifier"
    assert browser_of(head).get(f"/organisaties/{made.pk}/mensen/").status_code == 200
    again = pages.as_("scheme").post(place, typed).content.decode()
    assert "error_summary" in again or "KvK" in again
    assert Organisation.objects.filter(kind="certifier").count() == 2


def test_a_decider_compares_and_does_not_appoint(pages):
    pages.chain.settled()
    assert "Instelling aanwijzen" not in pages.read("decider", f"{home(pages)}/instellingen/")
    assert pages.as_("decider").get(f"{home(pages)}/instellingen/aanwijzen/").status_code == 403


def test_the_committee_is_appointed_and_answers_the_last_objection(pages):
    chain = pages.chain.decided(level="basistrede")
    told = {"by": chain.members["signatory"], "case": chain.case, "reasons": "De cijfers halen trede 1."}
    first = actions.object_to_decision(**told, on=chain.on)
    answer = {"case": chain.case, "answer": "Wij blijven erbij.", "upheld": False}
    actions.answer_decision_objection(**chain.step("second-decider"), objection=first.pk, **answer)
    last = actions.object_to_decision(**told, on=chain.on + timedelta(days=1))
    chain.join("scheme", "committee-member")
    chain.join("scheme", "decider", "third-decider")
    place = f"{pages.decision}bezwaar/{last.pk}/"
    assert "Een lid van de commissie beantwoordt dit bezwaar." in pages.read("third-decider", pages.decision)
    refused = pages.as_("third-decider").post(place, {"answer": "Nee.", "upheld": "no"})
    assert refused.status_code == 403
    assert "bezwaar is beantwoord" not in pages.read("committee-member", pages.decision)
    pages.send("committee-member", place, answer="Wij blijven erbij.", upheld="no")
    last.refresh_from_db()
    assert last.upheld is False
    assert Membership.objects.filter(role="committee-member").exists()


def test_small_numbers_are_not_on_the_page_or_in_the_file(pages):
    pages.chain.decided(level="basistrede")
    year = timezone.now().year
    told = pages.read("decider", f"{home(pages)}/cijfers/")
    assert f"Te weinig besluiten in {year}" in told
    assert "<table" not in told
    assert ">1<" not in told
    file = pages.as_("decider").get(f"{home(pages)}/cijfers/{year}/")
    assert file["Content-Disposition"] == f'attachment; filename="pso-{year}.csv"'
    lines = file.content.decode().splitlines()
    assert lines[0].startswith("fte;")
    assert not re.search(r";\d", "".join(lines))
    assert pages.as_("decider").get(f"{home(pages)}/cijfers/{year - 1}/").status_code == 404


def test_large_numbers_are_on_the_page(pages, monkeypatch):
    pages.chain.decided(level="basistrede")
    many = [Decided(Fraction(60), "trede-1", people=12) for _ in range(14)]
    monkeypatch.setattr(overseeing.comparing, "decided_in", lambda _by, _year: many)
    told = pages.read("decider", f"{home(pages)}/cijfers/")
    assert "Te weinig besluiten" not in told
    assert ">14</td>" in told


def compared(**other):
    """Twelve organisations that stay and five that rise, from one size."""
    axes = Axes(("10-20",), (), ("none", "trede-1"), ("none", "trede-1"), ("none", "trede-1"))
    moved = {("none", "none"): 12, ("none", "trede-1"): 5, ("trede-1", "none"): 0, ("trede-1", "trede-1"): 0}

    def count(key):
        return sum(
            told
            for (before, after), told in moved.items()
            if key.before in (TOTAL, before)
            and key.after in (TOTAL, after)
            and key.move in (TOTAL, axes.move(before, after))
        )

    shown = {key: Shown(count(key)) for key in keys_of(axes)}
    sides = [open_shelf().load(name) for name in ("pso-1.9", "pso-2.1")]
    about = About(
        sides[0], replace(sides[1], own=True), ("", ""), Period(738_000, 738_364), True, False, "trede 0.1.0"
    )
    told = document(WhatIf(axes, shown, Cell(0, 0)), about)
    return json.dumps(told | other).encode()


def bring(pages, data):
    file = SimpleUploadedFile("what-if.json", data)
    answer = pages.as_("scheme").post(f"{home(pages)}/handboeken/", {"file": file})
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_a_new_handbook_does(pages):
    pages.chain.settled()
    assert "Wanneer welk handboek geldt" in pages.read("scheme", f"{home(pages)}/handboeken/")
    told = bring(pages, compared())
    assert "kan er geen dalen; 5 stijgen (29,4" in told
    assert "De gegevens zijn verzonnen." in told
    assert "eigen editie: pso-2.1" in told
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in told
    assert '<th scope="col"></th>' not in told
    assert ">Trede 1<" in told


def cell(**other):
    told = json.loads(compared())["cells"]
    told[0] |= other
    return told


WRONG = [
    b"",
    b"{",
    b"[]",
    b"[" * 100_000,
    compared(format="trede/score/1"),
    compared(cells=[]),
    compared(cells=json.loads(compared())["cells"][1:]),
    compared(cells=cell(organisations=None)),
    compared(cells=cell(organisations=-1)),
    compared(cells=cell(organisations="17")),
    compared(cells=cell(size="<script>")),
    compared(cells=cell(before="<b>")),
    compared(year=["2024-12-31", "2024-01-01"]),
    compared(year=["2024-12-31"]),
    compared(made_by="<script>alert(1)</script>"),
    compared(before={"id": "../x", "sha256": "0" * 64, "own": False}),
    compared(left_out=2),
    compared(before=None),
]


def test_what_is_no_preview_is_refused_with_what_to_do(pages):
    pages.chain.found("scheme", "scheme")
    for data in WRONG:
        told = bring(pages, data)
        assert "Vooruitblik tonen" in told, data[:80]
        assert "<svg xmlns" not in told, data[:80]
        assert "<script>alert" not in told, data[:80]
        assert ("Kies het bestand what-if.json" in told) is bool(data), data[:80]


def test_nobody_else_opens_them(pages):
    pages.chain.settled()
    for who, place in product(["employer", "body", "auditor"], ["instellingen", "cijfers", "handboeken"]):
        assert pages.as_(who).get(f"{home(pages)}/{place}/").status_code == 404, (who, place)
        assert pages.as_(who).get(f"{pages.home(who)}/ladder/{place}/").status_code == 403, (who, place)
