# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a holder shows beside its row, through the pages of the holder, the owner of the scheme and everybody."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from tests.unit.office.audit.filled import Chain
from tests.unit.office.register.histories import row
from tests.unit.office.register.shown import photo, said, told_where
from tests.unit.office.web.test_audit_pages import Pages
from tests.unit.office.web.test_register import words

from trede.office.audit.models import Cited
from trede.office.journal.rules import System
from trede.office.register import actions
from trede.office.register.models import HandOver

pytestmark = pytest.mark.django_db
TYPED = {
    "handed_on": "02-03-2020",
    "consent_on": "01-03-2020",
    "consent": "on",
    "shows": "Twee mensen met een certificaat.",
    "words": "Hier hoort\niedereen <bij>.",
    "speaker": "Daan Directie",
    "speaker_is": "directeur",
}


@pytest.fixture
def pages():
    return Pages(Chain(timezone.now()))


def listed(chain):
    held = row("trede-3", "2012-01-01", "2035-12-31", kvk=chain.kvk["employer"], name="employer BV")
    actions.fill_with_demo(by=System("test"), on=chain.on, listings=[held])
    return f"/register/{chain.kvk['employer']}/"


def test_from_the_telephone_of_the_holder_to_everybody_and_gone_again(pages):
    public, place = listed(pages.chain.settled()), f"{pages.home('employer')}/uitreiking/"
    brought = SimpleUploadedFile("IMG.jpg", photo(size=(1000, 700), exif=told_where()))
    sent = pages.as_("employer").post(f"{place}toevoegen/", {**TYPED, "picture": brought}, follow=True)
    assert "Wacht op de beheerder" in words(sent)
    made = HandOver.objects.get()
    assert (made.width, made.height) == (700, 1000)
    assert made.words == "Hier hoort\niedereen <bij>."
    visitor = Client()
    assert "Hier hoort" not in words(visitor.get(public))
    address = f"{public}uitreiking/{made.pk}.jpg"
    assert visitor.get(address).status_code == 404
    assert pages.as_("employer").get(f"{place}{made.pk}.jpg")["Content-Type"] == "image/jpeg"
    judging = f"{pages.home('scheme')}/ladder/uitreikingen/"
    assert "Goedkeuren" in words(pages.as_("decider").get(judging))
    approve = {"seen": made.version}
    pages.as_("decider").post(f"{judging}{made.pk}/goedkeuren/", approve)
    shown = visitor.get(public)
    assert "Hier hoort iedereen <bij>. Daan Directie, directeur. Bij de uitreiking op 2 maart 2020." in words(
        shown
    )
    assert 'alt="Twee mensen met een certificaat."' in shown.content.decode()
    answer = visitor.get(address)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert b"Kanarie" not in answer.content
    assert Image.open(BytesIO(answer.content)).size == (700, 1000)
    assert visitor.get(address.replace(pages.chain.kvk["employer"], "12345678")).status_code == 404
    for expected in ("zijn weg", "was al weggehaald"):
        gone = pages.as_("employer").post(f"{place}{made.pk}/weghalen/", follow=True)
        assert expected in words(gone)
    assert visitor.get(address).status_code == 404
    assert "Hier hoort" not in words(visitor.get(public))


def test_the_owner_of_the_scheme_refuses_with_a_reason_and_takes_away(pages):
    chain = pages.chain.settled()
    listed(chain)
    made = actions.add_hand_over(by=chain.members["employer"], on=chain.on, shown=said())
    judging = f"{pages.home('scheme')}/ladder/uitreikingen/"
    assert pages.as_("decider").get(f"{judging}{made.pk}/afkeuren/").status_code == 200
    pages.as_("decider").post(f"{judging}{made.pk}/afkeuren/", {"reason": "Er is geen toestemming."})
    assert "Er is geen toestemming." in pages.read("employer", f"{pages.home('employer')}/uitreiking/")
    assert "Er is geen toestemming." in pages.read("decider", judging)
    late = pages.as_("decider").post(f"{judging}{made.pk}/goedkeuren/", {"seen": made.version}, follow=True)
    assert "besloten" in words(late)
    assert "zijn weg" in words(pages.as_("decider").post(f"{judging}{made.pk}/weghalen/", follow=True))
    assert not HandOver.objects.exists()


def test_what_is_missing_is_said_at_its_field(pages):
    listed(pages.chain.settled())
    place = f"{pages.home('employer')}/uitreiking/toevoegen/"
    no_photo = SimpleUploadedFile("IMG.jpg", b"<svg onload='alert(1)'/>")
    told = words(pages.as_("employer").post(place, {**TYPED, "picture": no_photo}))
    assert "Deze foto kunnen wij niet gebruiken" in told
    del (without := dict(TYPED))["consent"]
    assert "Zonder toestemming kunnen wij dit niet tonen" in words(pages.as_("employer").post(place, without))
    assert not HandOver.objects.exists()


def test_a_passage_of_the_report_from_the_auditor_to_everybody(pages):
    chain = pages.chain.with_a_passage()
    public = listed(chain)
    audit = f"{pages.home('employer')}/dossiers/{chain.dossier}/onderzoek/"
    assert "Niet openbaar" in words(pages.as_("hr-editor").get(audit))
    assert "Hier past het werk" not in words(Client().get(public))
    passage = f"{audit}passages/{chain.made['passage']}/"
    assert "staat nu in het register" in words(pages.as_("hr-editor").post(f"{passage}tonen/", follow=True))
    assert "Hier past het werk bij de mens. body BV, in het rapport van" in words(Client().get(public))
    assert "al openbaar" in words(pages.as_("hr-editor").post(f"{passage}tonen/", follow=True))
    assert "niet meer" in words(pages.as_("hr-editor").post(f"{passage}weghalen/", follow=True))
    assert "Hier past het werk" not in words(Client().get(public))
    assert not Cited.objects.exists()
