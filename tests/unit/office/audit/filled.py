# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An employer, a certifying body and a scheme, and the way from a quote to a decision, a step at a time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.unit.office.dossier.filled import INTENDED, answer_all, declared

from trede.kernel.days import dutch_day
from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.accounts.models import Membership
from trede.office.accounts.rules.kinds import Kind
from trede.office.audit import actions
from trede.office.audit.models import Case, Quote
from trede.office.audit.queries.deciding import facts_of
from trede.office.audit.queries.reports import drafted
from trede.office.audit.rules.deciding import Proposed
from trede.office.audit.rules.interests import Interest
from trede.office.audit.rules.tested import Figures, With
from trede.office.audit.rules.tested import Kind as Noted
from trede.office.dossier import actions as dossiers
from trede.office.dossier import queries
from trede.office.journal.rules import System
from trede.quality import aspects_for

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member

NUMBERS, PEOPLE = count(20_000_000), count(1)
MET = tuple(each.id for each in aspects_for("trede-1"))
ROWS = tuple(range(20))
"""So few that all of them are looked at."""
MOST_DECIDERS = 20


@dataclass
class Chain:
    """Each step makes the ones before it; ``on`` is the moment at which it all happens, the visit two weeks later."""

    on: datetime
    level: str = "trede-1"
    mark: str = ""
    members: dict[str, Member] = field(default_factory=dict)
    kvk: dict[str, str] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)

    def found(self, home: str, kind: Kind, *roles: str) -> None:
        """An organisation, and somebody for each role besides its boss."""
        kvk = self.kvk[home] = str(next(NUMBERS))
        boss = self._person(f"{home}-boss")
        organisation = accounts.found_organisation(
            by=boss, on=self.on, name=f"{self.mark} {home} BV".strip(), kvk=kvk, kind=kind
        )
        self.members[home] = people.member(boss.pk, organisation.pk, on=self.on)
        for role in roles:
            self.join(home, role)

    def _scheme(self) -> None:
        """There is one in an installation."""
        there = Membership.objects.filter(organisation__kind=Kind.SCHEME, role="administrator").first()
        if there is None:
            self.found("scheme", Kind.SCHEME)
        else:
            self.members["scheme"] = people.member(there.person_id, there.organisation_id, on=self.on)

    def _deciders(self) -> None:
        """Two for this chain; of very many chains the later ones share them, for no scheme invites so many in a day."""
        scheme = self.members["scheme"].organisation
        there = Membership.objects.filter(organisation=scheme, role="decider").order_by("since", "id")
        names = ("decider", "second-decider")
        if there.count() < MOST_DECIDERS:
            for name in names:
                self.join("scheme", "decider", name)
            return
        for name, each in zip(names, there, strict=False):
            self.members[name] = people.member(each.person_id, scheme, on=self.on)

    def _person(self, name: str) -> Any:
        email = f"{self.mark}{name}-{next(PEOPLE)}@voorbeeld.example"
        return accounts.sign_up(
            by=System("test"), on=self.on, email=email, name=f"{self.mark} {name}".strip()
        )

    def join(self, home: str, role: str, name: str = "") -> Member:
        """One more colleague, by invitation as in life; found again under their name."""
        boss, newcomer = self.members[home], self._person(name or role)
        sent = accounts.invite(by=boss, on=self.on, email=newcomer.email, role=role)
        accounts.accept_invitation(by=newcomer, on=self.on, token=sent.token)
        self.members[name or role] = people.member(newcomer.pk, boss.organisation, on=self.on)
        return self.members[name or role]

    def settled(self) -> Chain:
        """Everybody is there, and a dossier with a measurement."""
        self.found("employer", Kind.EMPLOYER, "hr-editor", "signatory")
        self.found("body", Kind.CERTIFIER, "planner", "auditor")
        self._scheme()
        self._deciders()
        return self.with_dossier()

    def with_dossier(self) -> Chain:
        by = self.members["employer"]
        opened = {"title": "Aanvraag", "wanted_level": self.level, "intended_on": INTENDED}
        dossier = self.made["dossier"] = dossiers.open_dossier(by=by, on=self.on, **opened).pk
        own = declared()
        ours = replace(own, organisation=replace(own.organisation, kvk=self.kvk["employer"]))
        made = dossiers.measure(by=by, on=self.on, dossier=dossier, declared=ours)
        self.made["rows_file"] = made.rows_file
        answer_all(by, self.on, dossier, self.level)
        return self

    @property
    def dossier(self) -> UUID:
        return self.made["dossier"]

    @property
    def case(self) -> UUID:
        return self.made["case"]

    @property
    def today(self) -> date:
        return dutch_day(self.on)

    @property
    def visit_on(self) -> date:
        return self.today + timedelta(days=14)

    def step(self, role: str, **more: Any) -> dict[str, Any]:
        """The arguments that most actions want."""
        return {"by": self.members[role], "on": self.on, **more}

    def asked(self) -> Chain:
        self.settled()
        period = {"period_from": self.today, "period_until": self.today + timedelta(days=60)}
        body = self.members["body"].organisation
        quote = actions.ask_quote(
            **self.step("hr-editor"), dossier=self.dossier, body=body, places=1, **period
        )
        self.made["quote"] = quote.pk
        return self

    def offered(self) -> Chain:
        self.asked()
        told = {"price_cents": 250_000, "days_hundredths": 100, "visit_on": self.visit_on}
        actions.offer_quote(**self.step("planner"), quote=self.made["quote"], **told)
        return self

    def accepted(self) -> Chain:
        self.offered()
        seen = Quote.objects.get(pk=self.made["quote"]).version
        opened = actions.accept_quote(**self.step("signatory"), quote=self.made["quote"], seen=seen)
        self.made["case"] = opened.pk
        return self

    def signed(self) -> Chain:
        self.accepted()
        sha256 = queries.to_freeze(self.members["signatory"], self.dossier).sha256
        dossiers.hand_in(**self.step("signatory"), dossier=self.dossier, seen_sha256=sha256)
        return self

    def kept_auditor(self, name: str = "auditor") -> None:
        until = {"pso": self.today + timedelta(days=700), "plan": self.today + timedelta(days=700)}
        person = self.members[name].person
        actions.keep_auditor(**self.step("planner"), person=person, week_hundredths=400, until=until)

    def planned(self) -> Chain:
        self.signed()
        self.kept_auditor()
        self.plan_visit(self.visit_on)
        return self

    def plan_visit(self, day: date, name: str = "auditor", seen: int = 0) -> Any:
        told = {"person": self.members[name].person, "visit_on": day, "days_hundredths": 100}
        return actions.plan_visit(**self.step("planner"), case=self.case, **told, seen=seen)

    def opened(self) -> Chain:
        self.planned()
        actions.declare_interest(**self.step("auditor"), case=self.case, interest=Interest.NONE)
        return self

    def assigned(self, name: str) -> Assigned:
        found = self.members[name]
        return people.assigned(found.person, self.members["employer"].organisation, self.dossier, on=self.on)

    @property
    def auditor(self) -> dict[str, Any]:
        return {"by": self.assigned("auditor"), "on": self.on, "case": self.case}

    @property
    def decider(self) -> dict[str, Any]:
        return {"by": self.assigned("decider"), "on": self.on, "case": self.case}

    def with_plan(self) -> Chain:
        self.opened()
        actions.send_plan(**self.auditor, **PLAN, rows=ROWS)
        return self

    def tested(self, met: tuple[str, ...] | None = None) -> Chain:
        self.with_plan()
        aspects = tuple(each.id for each in aspects_for(self.level)) if met is None else met
        for row in ROWS:
            talks = {"performance_on": date(2026, 5, 1), "development_on": date(2026, 6, 1)}
            actions.judge(**self.auditor, row=row, figures=Figures.RIGHT, met=aspects, **talks)
        return self

    def noted(self) -> Chain:
        self.tested()
        actions.note_talk(
            **self.auditor, kind=With.MANAGEMENT, people=2, text="Er is elk half jaar een gesprek."
        )
        actions.note_finding(
            **self.auditor, kind=Noted.STRENGTH, text="Taken zijn goed gesplitst.", aspect=MET[0]
        )
        return self

    def with_a_nonconformity(self) -> Chain:
        """One that was repaired, and a figure that was corrected, on the way to who took the case."""
        self.noted()
        told = {"aspect": "begeleiding", "text": "Er is geen begeleider.", "due_on": self.visit_on}
        found = actions.note_finding(**self.auditor, kind=Noted.NONCONFORMITY, **told)
        actions.close_finding(**self.auditor, finding_id=found.pk, closing="Er is er nu een.")
        fte = {"total_fte": Fraction(1, 10), "weighted_fte": Fraction(0), "bought_fte": Fraction(0)}
        actions.correct(**self.auditor, **fte, reason="Een contract telde dubbel.")
        return self.taken_from_here()

    def with_a_passage(self) -> Chain:
        """A finding that may be cited, in the report on which a level was granted."""
        self.noted()
        noted = {"kind": Noted.CITABLE, "text": "Hier past het werk bij de mens."}
        self.made["passage"] = actions.note_finding(**self.auditor, **noted).pk
        self.taken_from_here()
        actions.decide(**self.decider, proposed=self.proposed())
        return self

    def taken_from_here(self) -> Chain:
        self.send_report()
        actions.react_to_report(**self.step("hr-editor"), case=self.case, reaction=REACTION)
        actions.finish_report(**self.auditor, seen_sha256=self.draft(REACTION))
        self.take("decider")
        return self

    def reported(self) -> Chain:
        self.noted()
        self.send_report()
        return self

    def send_report(self) -> Any:
        return actions.send_report(**self.auditor, seen_sha256=self.draft())

    def draft(self, reaction: str = "") -> str:
        return drafted(self.assigned("auditor"), self.the_case, reaction=reaction)[1]

    @property
    def the_case(self) -> Case:
        return Case.objects.get(pk=self.case)

    def reacted(self) -> Chain:
        self.reported()
        actions.react_to_report(**self.step("hr-editor"), case=self.case, reaction=REACTION)
        return self

    def handed_over(self) -> Chain:
        self.reacted()
        actions.finish_report(**self.auditor, seen_sha256=self.draft(REACTION))
        return self

    def taken(self, name: str = "decider") -> Chain:
        self.handed_over()
        self.take(name)
        return self

    def take(self, name: str) -> bool:
        return actions.declare_interest(**self.step(name), case=self.case, interest=Interest.NONE)

    def proposed(self, **other: Any) -> Proposed:
        scope = {self.kvk["employer"]: "Voorbeeld BV"}
        days = {"valid_from": self.visit_on, "valid_until": date(self.visit_on.year + 2, 1, 1)}
        told = {
            "level": self.level,
            "thirty_plus": False,
            "scope": scope,
            "places": ("Ede",),
            **days,
            "reasons": "",
        }
        return Proposed(**(told | other))

    def decided(self, **other: Any) -> Chain:
        self.taken()
        actions.decide(**self.decider, proposed=self.proposed(**other))
        return self

    def reached(self) -> frozenset[str]:
        return facts_of(self.assigned("decider"), self.the_case).reached


PLAN = {
    "places": "De vestiging in Ede.",
    "documents": "Arbeidsovereenkomsten en loonstaten.",
    "talks": "Twee leidinggevenden en vijf collega's.",
}
REACTION = "Op bladzijde 2 staat twaalf; het zijn er dertien."
LESS = {
    "total_fte": Fraction(0),
    "weighted_fte": Fraction(-1),
    "bought_fte": Fraction(0),
    "reason": "Uren te hoog.",
}
