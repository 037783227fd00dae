# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A colleague without an account answers one topic by a link, and comes no further."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.unit.office.dossier.filled import INTENDED, declared
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.web.routes import OURS
from tests.unit.office.web.test_attacks import log_in

from trede.errors import NotFoundError
from trede.office.accounts.actions import tidy
from trede.office.accounts.actions.links import NAMES_KEPT
from trede.office.accounts.models import Person, PurposeLink
from trede.office.accounts.queries import link_holder, names_in
from trede.office.accounts.rules.links import Purpose
from trede.office.accounts.states import LINKS
from trede.office.dossier import actions, queries
from trede.office.journal.queries import history_of_organisation
from trede.office.journal.rules import System
from trede.office.journal.states import changed
from trede.office.journal.states import told as told_states
from trede.quality import questions_of

TOPIC, OTHER = "integratie", "passend-werk"
ADDRESS = "piet@inkoop.example"


@pytest.fixture
def dossier(administrator, now):
    opened = actions.open_dossier(
        by=administrator, on=now, title="Geheime titel", wanted_level="trede-1", intended_on=INTENDED
    ).pk
    actions.measure(by=administrator, on=now, dossier=opened, declared=declared())
    return opened


@pytest.fixture
def editor(client, administrator, dossier):
    log_in(client, Person.objects.get(pk=administrator.person))
    return client


@pytest.fixture
def asked(administrator, dossier):
    """The address of the page that asks."""
    return f"/organisaties/{administrator.organisation}/dossiers/{dossier}/vragen/{TOPIC}/collega/link/"


@pytest.fixture
def link(editor, asked):
    """What stands in the letter."""
    page = editor.get(asked).content.decode()
    seen = re.search(r'name="seen"[^>]*?(?:value="([^"]*)")?[^>]*>', page)[1] or ""
    sent = {"name": "Piet van Inkoop", "email": ADDRESS, "seen": seen}
    assert editor.post(asked, sent).status_code == 302
    assert mail.outbox[-1].to == [ADDRESS]
    return re.search(r"http://testserver(/antwoorden/\S+/)", mail.outbox[-1].body)[1]


def holder(link):
    return link_holder(link.split("/")[2], Purpose.ANSWERS, on=timezone.now())


def question(topic=TOPIC):
    return next(each.id for each in questions_of(topic) if each.kind == "text")


def answers(administrator, dossier, topic=TOPIC):
    return [each.text for each in queries.revisions(administrator, dossier, question(topic))]


def test_a_script_keeps_what_is_typed_meanwhile(administrator, dossier, link):
    sent = {question(): "Wij lunchen samen.", f"{question()}-seen": "0"}
    told = Client().post(link, sent, headers={"X-Trede-Autosave": "1"}).json()
    assert told["kept"]
    assert told["fields"][f"{question()}-seen"] == "1"
    assert answers(administrator, dossier) == ["Wij lunchen samen."]


def test_what_is_written_is_kept_and_told_by_name(editor, administrator, dossier, link):
    visitor = Client()
    assert visitor.post(link, {question(): "Wij doen dit elk jaar."}).url == link
    assert answers(administrator, dossier) == ["Wij doen dit elk jaar."]
    assert "Wij doen dit elk jaar." in visitor.get(link).content.decode()
    names = {f"link:{PurposeLink.objects.get().pk}": "Piet van Inkoop"}
    told = [
        line.text for line in history_of_organisation(administrator.organisation, language="nl", names=names)
    ]
    assert any("Piet van Inkoop" in line for line in told)


def test_the_page_and_the_letter_show_no_dossier_and_no_figure(link, dossier):
    visitor = Client()
    for told in (visitor.get(link).content.decode(), mail.outbox[-1].body):
        assert "Geheime titel" not in told
        assert str(dossier) not in told
        assert "/organisaties/" not in told
    assert "Voorbeeld BV" not in mail.outbox[-1].subject
    assert "Piet" not in mail.outbox[-1].body


def test_the_link_opens_no_other_page(administrator, dossier, link):
    visitor, opened = Client(), []
    visitor.get(link)
    for pattern in (each for each in OURS if "<uuid:organisation>" in each):
        place = pattern.replace("<uuid:dossier>", str(dossier)).replace("<slug:aspect>", TOPIC)
        answer = visitor.get(f"/{place}".replace("<uuid:organisation>", str(administrator.organisation)))
        refused = answer.status_code in {302, 404, 405}
        if not refused or (answer.status_code == 302 and not answer.url.startswith("/account/login/")):
            opened.append(pattern)
    assert opened == []


def test_a_question_of_another_topic_is_not_answered(administrator, dossier, link):
    other = next(
        each.aspect.id for each in queries.sections(administrator, dossier) if each.aspect.id != TOPIC
    )
    Client().post(link, {question(other): "Ik mag dit niet."})
    assert answers(administrator, dossier, other) == []
    with pytest.raises(NotFoundError):
        actions.answer_by_link(
            by=holder(link), on=timezone.now(), question=question(other), text="x", seen_revision=0
        )


def test_who_is_done_is_done(editor, administrator, dossier, link):
    visitor = Client()
    assert "Dank u" in visitor.post(link, {question(): "Klaar.", "finish": "1"}).content.decode()
    assert visitor.get(link).status_code == 404
    assert visitor.post(link, {question(): "Nog een keer."}).status_code == 404
    assert answers(administrator, dossier) == ["Klaar."]
    (request,) = [each.request for each in queries.sections(administrator, dossier) if each.request]
    assert request.done_at is not None


def test_it_is_taken_back(editor, asked, administrator, dossier, link):
    late = holder(link)
    editor.post(asked, {"revoke": "1"})
    assert Client().get(link).status_code == 404
    with pytest.raises(NotFoundError):  # a page that was open when it was taken back
        actions.answer_by_link(by=late, on=timezone.now(), question=question(), text="x", seen_revision=0)
    assert answers(administrator, dossier) == []


def test_asking_somebody_else_ends_it(administrator, colleague, dossier, link):
    (request,) = [each.request for each in queries.sections(administrator, dossier) if each.request]
    actions.ask_colleague(
        by=administrator,
        on=timezone.now(),
        dossier=dossier,
        aspect=TOPIC,
        person=colleague("hr-editor").person,
        seen=request.version,
    )
    assert Client().get(link).status_code == 404


def test_it_grows_old(link):
    PurposeLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(link).status_code == 404


def test_two_who_write_at_once_do_not_lose_an_answer(administrator, now, dossier, link):
    visitor = Client()
    actions.answer(
        by=administrator,
        on=now,
        dossier=dossier,
        question=question(),
        text="Van de beheerder.",
        seen_revision=0,
    )
    page = visitor.post(link, {question(): "Van Piet.", f"{question()}-seen": "0"}).content.decode()
    assert answers(administrator, dossier) == ["Van de beheerder."]
    assert "Van Piet." in page
    assert "Van de beheerder." in page


def test_a_dossier_that_is_handed_in_asks_nothing(administrator, dossier, link):
    from trede.office.dossier.models import Dossier

    Dossier.objects.update(stage=Dossier.Stage.DEFINITIVE)
    assert Client().get(link).status_code == 404


def test_the_address_is_kept_nowhere(link):
    from django.apps import apps

    for model in apps.get_models():
        if model.__module__.startswith("trede."):
            assert ADDRESS not in str(list(model.objects.values_list()))


@pytest.mark.parametrize(
    "wrong", [{"email": "=?utf-8?q?=0a1?=@corp.nl"}, {"name": "Piet\nBcc: x"}, {"name": ""}]
)
def test_what_cannot_stand_in_a_letter_is_refused(editor, asked, wrong):
    page = editor.post(asked, {"name": "Piet", "email": ADDRESS, "seen": "", **wrong})
    assert page.status_code == 200
    assert not mail.outbox
    assert not PurposeLink.objects.exists()


def test_letters_to_everybody_are_bounded(administrator, dossier):
    from trede.errors import RefusedError
    from trede.office.accounts.links import LINKS_A_DAY

    now, seen = timezone.now(), ""
    for number in range(LINKS_A_DAY):
        actions.ask_by_link(
            by=administrator,
            on=now,
            dossier=dossier,
            aspect=TOPIC,
            name="Piet",
            email=f"a{number}@inkoop.example",
            seen=seen,
        )
        seen = next(each.request.version for each in queries.sections(administrator, dossier) if each.request)
    with pytest.raises(RefusedError) as refused:
        actions.ask_by_link(
            by=administrator, on=now, dossier=dossier, aspect=TOPIC, name="P", email=ADDRESS, seen=seen
        )
    assert refused.value.findings[0].code == "accounts.too-many-links"


def test_the_name_of_who_had_a_link_is_forgotten_in_the_end(editor, administrator, dossier, link):
    """Two years after it ended; the journal tells of it, so that nothing seems changed by hand."""
    told = {"organisation": administrator.organisation, "language": "nl"}
    made = PurposeLink.objects.get()
    ended = made.expires_at
    for on, name in ((ended + NAMES_KEPT - timedelta(days=1), "Piet van Inkoop"), (ended + NAMES_KEPT, "")):
        tidy(by=System("test"), on=on)
        assert PurposeLink.objects.get().name == name
        assert list(changed(LINKS, told_states())) == []
    assert "Piet van Inkoop" not in database_text()
    lines = history_of_organisation(**told, names=names_in(administrator))
    assert any("iemand met een link" in each.text for each in lines)
    page = editor.get(f"/organisaties/{administrator.organisation}/dossiers/{dossier}/vragen/")
    assert page.status_code == 200
    assert "link:" not in page.content.decode()
