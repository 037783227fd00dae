# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate through the pages: issued by who decides, taken home by its holder, suspended and withdrawn."""

import html
import json
import re
from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader
from tests.unit.office.audit.filled import Chain
from tests.unit.office.certificates.conftest import (  # noqa: F401 - fixtures
    asked,
    office,
    signing,
    signs,
)
from tests.unit.office.certificates.issued import decided, logged
from tests.unit.office.log.kept import EAST
from tests.unit.office.tampering import by_hand, without_guards
from tests.unit.office.web.test_audit_pages import Pages

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.kernel.receipts import sha256_of
from trede.office.audit import actions as audits
from trede.office.certificates import queries
from trede.office.certificates.models import Certificate
from trede.office.journal.rules import System
from trede.office.log.tasks import bring_up_to_date
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Held
from trede.office.web.kit import certificates as kit
from trede.proofs.certificate_files import judge_file
from trede.proofs.trust import read_trust

WAITS = "staat nog niet in een controlepunt"


class Certified(Pages):
    """The pages of a case that was decided, and of its certificate."""

    def __init__(self, ready):
        super().__init__(ready.chain)
        self.ready = ready

    @property
    def decision(self):
        return f"{self.home('scheme')}/besluiten/{self.chain.case}/"

    @property
    def issuing(self):
        return f"{self.decision}certificaat/"

    @property
    def newest(self):
        return Certificate.objects.order_by("-issued_at").first()

    @property
    def issued(self):
        return f"{self.home('scheme')}/uitgegeven-certificaten/{self.newest.pk}/"

    @property
    def own(self):
        return f"{self.home('employer')}/certificaten/{self.newest.pk}/"

    def told(self, answer):
        return html.unescape(answer.content.decode())

    def issue(self, **told):
        return self.send("decider", self.issuing, **({"how": "new"} | told))


@pytest.fixture
def pages(signs):  # noqa: F811
    return Certified(logged(timezone.now()))


@pytest.fixture
def counted(pages):
    """Issued, and in a checkpoint that the policy accepts."""
    pages.issue()
    bring_up_to_date()
    return pages


def trust():
    return read_trust(json.dumps(queries.trust()).encode())


def test_who_decided_sees_what_it_will_say_and_issues_it(pages):
    assert pages.issuing in pages.read("decider", pages.decision)
    shown = pages.read("decider", pages.issuing)
    decision = pages.ready.decision
    for said in ("Dit is geen officieel PSO-certificaat", pages.chain.kvk["employer"], "Trede 1", "Ede"):
        assert said in shown
    assert str(decision.valid_until.year) in shown
    assert not Certificate.objects.exists(), "looking is not issuing"
    told = pages.issue()
    assert "Het certificaat is uitgegeven." in told
    assert "Dit is geen officieel PSO-certificaat" in told
    made = Certificate.objects.get()
    assert (made.level, made.valid_until) == (decision.level, decision.valid_until)
    listed = pages.read("second-decider", f"{pages.home('scheme')}/uitgegeven-certificaten/")
    assert pages.issued in listed
    assert pages.issued in pages.read("decider", pages.decision)
    assert pages.issuing not in pages.read("decider", pages.decision)


def test_twice_at_once_is_one_certificate_and_a_sentence(pages):
    pages.read("decider", pages.issuing)
    pages.issue()
    told = pages.issue()
    assert "al uitgegeven, door u of door een collega" in told
    assert Certificate.objects.count() == 1


def test_a_colleague_takes_the_case_and_issues_it(pages):
    assert pages.as_("second-decider").get(pages.issuing).status_code == 404
    assert "Zaak nemen" in pages.read("second-decider", pages.decision)
    pages.send("second-decider", f"{pages.decision}belang/", interest="none")
    pages.send("second-decider", pages.issuing, how="new")
    assert Certificate.objects.count() == 1


def test_before_the_seal_is_witnessed_it_says_so_and_what_to_do(signs, settings):  # noqa: F811
    pages = Certified(decided(timezone.now()))
    for policy in ("quorum none", f"witness east {EAST.verifier.line}\nquorum east"):
        settings.TREDE_LOG_POLICY = policy
        shown = pages.read("decider", pages.issuing)
        assert "Uitgeven kan nu niet" in shown
        assert "Wacht een paar minuten" in shown
        assert not re.search(r"<form[^>]*method=.post[^>]*novalidate", shown)
        answer = pages.as_("decider").post(pages.issuing, {"how": "new"})
        assert "Wacht een paar minuten" in pages.told(answer)
        bring_up_to_date()  # a checkpoint; for the second round without its witness
    assert not Certificate.objects.exists()
    settings.TREDE_LOG_POLICY = "quorum none"
    pages.issue()


def test_without_keys_nothing_can_be_issued_and_the_page_says_so(pages, settings, tmp_path):
    settings.TREDE_PUBLIC_KEYS = tmp_path / "nowhere.json"
    assert "Uitgeven kan nu niet" in pages.read("decider", pages.issuing)
    assert pages.as_("decider").post(pages.issuing, {"how": "new"}).status_code == 200
    assert not Certificate.objects.exists()


def test_a_refusal_and_30_plus_that_was_not_granted_have_none(pages, signs):  # noqa: F811
    shown = pages.read("decider", f"{pages.decision}certificaat-30-plus/")
    assert "Bij dit besluit hoort geen certificaat, of geen 30+." in shown
    assert "30-plus" not in pages.read("decider", pages.decision)
    refusal = {"level": "", "valid_from": None, "valid_until": None, "reasons": "Te weinig gesprekken."}
    refused = Certified(logged(timezone.now(), **refusal))
    assert refused.issuing not in refused.read("decider", refused.decision)
    assert "Bij dit besluit hoort geen certificaat" in refused.read("decider", refused.issuing)


def test_a_decision_that_is_taken_anew_is_issued_by_nobody(pages):
    chain, decision = pages.chain, pages.ready.decision
    told = {"on": chain.on, "case": chain.case}
    audits.object_to_decision(by=chain.members["signatory"], **told, reasons="Wij halen meer.")
    objection = chain.the_case.objections.get().pk
    answered = {"upheld": True, "answer": "U hebt gelijk.", "objection": objection}
    audits.answer_decision_objection(by=chain.members["second-decider"], **told, **answered)
    assert "er wordt opnieuw besloten" in pages.issue()
    assert pages.issuing not in pages.read("decider", pages.decision)
    with pytest.raises(NotFoundError):
        pages.ready.issue(decision=decision)
    assert not Certificate.objects.exists()


def test_before_it_counts_the_holder_hears_so_and_takes_nothing_home(pages):
    assert "Het certificaat is nog niet uitgegeven." in pages.read("hr-editor", pages.dossier)
    pages.issue()
    assert pages.own in pages.read("hr-editor", pages.dossier)
    shown = pages.read("hr-editor", pages.own)
    assert WAITS in shown
    for file in ("pdf/", "bundel/"):
        assert f"{pages.own}{file}" not in shown
        answer = pages.as_("hr-editor").get(f"{pages.own}{file}", follow=True)
        assert answer.redirect_chain == [(pages.own, 302)]
        assert WAITS in pages.told(answer)


def test_nor_when_no_witness_saw_it(counted, settings):
    settings.TREDE_LOG_POLICY = f"witness east {EAST.verifier.line}\nquorum east"
    assert WAITS in counted.read("hr-editor", counted.own)
    assert counted.as_("hr-editor").get(f"{counted.own}pdf/").status_code == 302


@pytest.mark.parametrize(
    ("file", "begins"),
    [("pdf/", b"%PDF"), ("pdf/?taal=en", b"%PDF"), ("bundel/", b'{"checksum"')],
)
def test_what_the_holder_takes_home_is_genuine_without_network(counted, file, begins):
    shown = counted.read("hr-editor", counted.own)
    assert f"{counted.own}{file}" in shown or f"{counted.own}pdf/?taal=nl" in shown
    answer = counted.as_("hr-editor").get(f"{counted.own}{file}")
    assert answer.content.startswith(begins)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")
    first = counted.newest.valid_from
    found = judge_file(answer.content, trust(), on=first)
    assert (found.code, found.good) == ("known-until", True), found.en
    assert found.facts.kvk == counted.chain.kvk["employer"]


def test_in_the_language_that_was_asked(counted):
    def page(query):
        data = counted.as_("hr-editor").get(f"{counted.own}pdf/{query}").content
        return PdfReader(BytesIO(data)).pages[0].extract_text()

    assert "This is not an official PSO certificate" in page("?taal=en")
    for query in ("", "?taal=nl", "?taal=xx"):
        assert "Dit is geen officieel PSO-certificaat" in page(query)


def test_what_is_no_longer_what_was_issued_is_not_shown(counted):
    without_guards()
    by_hand("UPDATE certificates_certificate SET credential = REPLACE(credential, 'trede-1', 'trede-3')")
    for file in ("", "pdf/", "bundel/"):
        answer = counted.as_("hr-editor").get(f"{counted.own}{file}")
        assert answer.status_code == 500
        assert "Dit stuk klopt niet meer" in counted.told(answer)


def test_with_a_checksum_made_anew_it_is_in_no_log(counted):
    other = counted.newest.credential.replace("trede-1", "trede-3")
    without_guards()
    Certificate.objects.update(credential=other, sha256=sha256_of(other.encode()))
    assert counted.as_("hr-editor").get(f"{counted.own}pdf/").status_code == 302


def test_suspended_reinstated_and_withdrawn(counted):
    assert "Geldig" in counted.read("decider", counted.issued) or "Begint later" in counted.read(
        "decider", counted.issued
    )
    answer = counted.as_("decider").post(f"{counted.issued}schorsen/", {"reason": " "})
    assert answer.status_code == 200
    told = counted.send("second-decider", f"{counted.issued}schorsen/", reason="Er loopt een onderzoek.")
    assert "Geschorst" in told
    shown = counted.read("hr-editor", counted.own)
    assert "Er loopt een onderzoek." in shown
    assert f"{counted.own}pdf/" not in shown
    assert counted.as_("hr-editor").get(f"{counted.own}pdf/").status_code == 302
    assert "Schorsing opgeheven" in counted.send("decider", f"{counted.issued}schorsing-opheffen/", reason="")
    assert counted.as_("hr-editor").get(f"{counted.own}pdf/").status_code == 200
    withdrawing = f"{counted.issued}intrekken/"
    answer = counted.as_("decider").post(withdrawing, {"reason": "De cijfers klopten niet."})
    assert "Vink dit aan" in counted.told(answer)
    assert counted.newest.state == "valid"
    told = counted.send("decider", withdrawing, reason="De cijfers klopten niet.", sure="on")
    assert "Ingetrokken" in told
    assert "schorsen/" not in told
    assert counted.as_("hr-editor").get(f"{counted.own}pdf/").status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_comes_after_a_colleague_hears_so(counted, method):
    counted.send("second-decider", f"{counted.issued}schorsen/", reason="Zo.")
    sent = {"reason": "Ook zo."}
    answer = getattr(counted.as_("decider"), method)(f"{counted.issued}schorsen/", sent, follow=True)
    assert answer.redirect_chain == [(counted.issued, 302)]
    assert "Misschien was een collega u voor." in counted.told(answer)
    assert counted.newest.changes.count() == 1


@pytest.fixture
def followed(counted):
    """A later decision about the same holder."""
    later = Certified(counted.ready.again())
    bring_up_to_date()
    return later


def test_a_later_decision_renews_unless_one_says_otherwise(counted, followed):
    first = counted.newest
    shown = followed.read("decider", followed.issuing)
    (chosen,) = re.findall(r'value="([\w:-]+)"[^>]*checked', shown)
    assert chosen == f"renew:{first.pk}"
    answer = followed.as_("decider").post(followed.issuing, {})
    assert "Kies of dit certificaat bij een eerder certificaat hoort." in followed.told(answer)
    told = followed.issue(how=chosen)
    assert "Volgt op" in told
    first.refresh_from_db()
    assert (first.state, followed.newest.earlier_id) == ("valid", first.pk)
    assert "Gevolgd door" in followed.read(
        "decider", counted.issued.replace(str(counted.newest.pk), str(first.pk))
    )


def test_or_replaces_it(counted, followed):
    first = counted.newest
    followed.issue(how=f"replace:{first.pk}")
    first.refresh_from_db()
    assert first.state == "replaced"
    shown = followed.read("hr-editor", f"{followed.home('employer')}/certificaten/{first.pk}/")
    assert "Er kwam een ander certificaat voor in de plaats." in shown


def test_or_stands_apart(counted, followed):
    followed.issue(how="new")
    assert followed.newest.earlier_id is None


def test_an_earlier_one_that_was_withdrawn_meanwhile_is_no_choice_any_more(counted, followed):
    first = counted.newest
    assert f"renew:{first.pk}" in followed.read("decider", followed.issuing)
    counted.send("decider", f"{counted.issued}intrekken/", reason="Zo.", sure="on")
    for how in (f"renew:{first.pk}", f"replace:{first.pk}", f"renew:{uuid4()}", "renew:x"):
        answer = followed.as_("decider").post(followed.issuing, {"how": how})
        assert "Het eerdere certificaat is intussen veranderd. Kies opnieuw." in followed.told(answer)
    assert Certificate.objects.count() == 1


def test_who_is_entitled_gives_an_official_one(pages, settings):
    settings.TREDE_ENTITLED = ("PSO-Nederland, N. Baas", date(2026, 1, 1))
    for place in (pages.issuing, pages.decision):
        assert "Dit is geen officieel" not in pages.read("decider", place)
    told = pages.issue()
    assert "PSO-Nederland, N. Baas" in told
    assert "Dit is geen officieel" not in pages.read("hr-editor", pages.dossier)


@pytest.mark.parametrize(
    ("who", "kind", "list_"),
    [("decider", "scheme", "uitgegeven-certificaten"), ("hr-editor", "employer", "certificaten")],
)
def test_a_list_says_that_they_are_not_official(pages, settings, who, kind, list_):
    place, notice = f"{pages.home(kind)}/{list_}/", "Dit zijn geen officiële PSO-certificaten."
    assert notice not in pages.read(who, place), "there are none"
    pages.issue()
    assert notice in pages.read(who, place)
    settings.TREDE_ENTITLED = ("PSO-Nederland, N. Baas", date(2026, 1, 1))
    assert notice not in pages.read(who, place)


def test_it_is_over_after_its_last_day_also_before_a_worker_said_so(counted):
    last = counted.newest.valid_until
    then = timezone.now() + timedelta(days=(last - dutch_day(timezone.now())).days + 1)
    (standing,) = queries.standings([counted.newest]).values()
    assert kit.shown(counted.newest, standing, last).state == "Geldig"
    over = kit.shown(counted.newest, standing, dutch_day(then))
    assert str(over.state) == "Verlopen"
    assert over.can_go, "it proves that it held"


def test_only_the_scheme_and_the_holder_see_it(counted):
    other = Chain(timezone.now(), mark="ander")
    other.settled()
    elsewhere = Pages(other)
    strangers = [counted.own, f"{counted.own}pdf/", f"{counted.own}bundel/"]
    theirs = f"{elsewhere.home('employer')}/certificaten/{counted.newest.pk}/"
    for place in (*strangers, theirs, f"{theirs}pdf/", counted.issued, f"{counted.issued}intrekken/"):
        assert elsewhere.as_("employer").get(place).status_code == 404, place
    for place in (counted.issued, f"{counted.issued}schorsen/", counted.issuing):
        assert counted.as_("hr-editor").get(place).status_code == 404, place
    boss = counted.as_("scheme")
    assert boss.post(f"{counted.issued}schorsen/", {"reason": "Zo."}).status_code == 403
    assert counted.newest.state == "valid"
    assert str(counted.newest.pk) not in elsewhere.read(
        "employer", f"{elsewhere.home('employer')}/certificaten/"
    )


def test_what_was_held_before_stands_below_what_was_issued_here(counted):
    place = f"{counted.home('employer')}/certificaten/"
    assert "volgens het register" not in counted.read("hr-editor", place)
    kvk = counted.chain.kvk["employer"]
    today = dutch_day(timezone.now())
    held = [
        Held(kvk, "Oud", "", "trede-2", date(2012, 12, 9), date(2014, 12, 8)),
        Held(kvk, "Oud", "", "aspirant", today, today),
        Held("99999999", "Ander", "", "trede-3", date(2013, 12, 9), date(2015, 12, 8)),
    ]
    fill_with_demo(by=System("test"), on=timezone.now(), listings=held)
    shown = counted.read("hr-editor", place)
    issued, earlier = shown.split("Eerder, volgens het register")
    assert counted.own in issued
    assert "van 9 december 2012 tot en met 8 december 2014" in earlier
    assert (
        earlier.index("Aspirant")
        < earlier.index("Geldig")
        < earlier.index("Trede 2")
        < earlier.index("Verlopen")
    )
    assert "2015" not in earlier, "of another"


def test_a_list_asks_the_database_no_more_for_more_certificates(counted, followed):
    place = f"{counted.home('scheme')}/uitgegeven-certificaten/"
    counted.read("decider", place)
    with CaptureQueriesContext(connection) as one:
        counted.read("decider", place)
    followed.issue(how="new")
    counted.read("decider", place)
    with CaptureQueriesContext(connection) as two:
        counted.read("decider", place)
    assert len(two) <= len(one)
