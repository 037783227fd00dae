# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of an audit. Nobody of the employer's staff stands in any of them: sampled dossiers have the number of
their row in the sealed file, and talks have no names.

What was agreed to, voted and decided is only ever added, and who is involved in a case does not decide: the database
sees to both (``guards.py``).
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from trede.office.audit.rules.interests import EVALUATED, Interest
from trede.office.audit.rules.stages import Outcome, Stage
from trede.office.audit.rules.tested import Figures, Kind, With
from trede.office.journal.versions import version

TO_TELL_WHO = "the id of the person who did this; the name stands in accounts"
FREE_TEXT = "free text; the form asks to leave out names, and a BSN is refused"
TO_PLAN = "to plan audits, and to see who may look at a case"


def _choices(*values: str) -> list[tuple[str, str]]:
    return [(str(each), str(each)) for each in values]


class Quote(models.Model):
    """One certifying body that was asked what an audit costs, and its answer.

    ``facts``: level, fte (exact), KvK numbers, places; nothing of a person. Days in hundredths, money in cents.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    dossier = models.UUIDField()
    body = models.UUIDField()
    facts = models.JSONField()
    period_from = models.DateField()
    period_until = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)
    outcome = models.CharField(max_length=20, choices=_choices(*Outcome), default=Outcome.ASKED)
    price_cents = models.PositiveBigIntegerField(null=True)
    days_hundredths = models.PositiveIntegerField(null=True)
    visit_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=80, blank=True)

    personal: ClassVar[dict[str, str]] = {"asked_by": TO_TELL_WHO, "answered_by": TO_TELL_WHO}

    class Meta:
        ordering = ("asked_at", "id")
        indexes = (
            models.Index(fields=["organisation", "dossier"], name="quote_by_dossier"),
            models.Index(fields=["body", "outcome"], name="quote_by_body"),
        )
        constraints = (
            models.UniqueConstraint(fields=["dossier", "body"], name="body_asked_once"),
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(outcome=Outcome.ACCEPTED), name="one_quote_accepted"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier} {self.body}"

    @property
    def version(self) -> str:
        """Of what can be changed; who accepts it says which version they saw."""
        return version(self.outcome, self.price_cents, self.days_hundredths, self.visit_on)


class Case(models.Model):
    """The audit of one dossier by one body, up to the decision of the scheme (empty until it is handed over)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quote = models.OneToOneField(Quote, models.PROTECT, related_name="case")
    organisation = models.UUIDField()
    dossier = models.UUIDField(unique=True)
    body = models.UUIDField()
    scheme = models.UUIDField(null=True)
    stage = models.CharField(max_length=20, choices=_choices(*Stage), default=Stage.PLANNING)
    opened_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        indexes = (
            models.Index(fields=["body", "stage"], name="case_by_body"),
            models.Index(fields=["scheme", "stage"], name="case_by_scheme"),
            models.Index(fields=["organisation", "opened_at"], name="case_by_organisation"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Auditor(models.Model):
    """Somebody who can be planned by a body, for so many hundredths of days a week."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.UUIDField()
    person = models.UUIDField()
    week_hundredths = models.PositiveIntegerField()

    personal: ClassVar[dict[str, str]] = {"person": TO_PLAN}

    class Meta:
        constraints = (models.UniqueConstraint(fields=["body", "person"], name="auditor_once"),)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        held = sorted((each.subject, each.until.isoformat()) for each in self.competences.all())
        off = [f"{each.first} {each.last}" for each in self.time_off.all()]
        return version(self.week_hundredths, *(text for pair in held for text in pair), *off)


class Competence(models.Model):
    """What an auditor is competent in, up to and including a day (``rules/auditors.toml``)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="competences")
    subject = models.CharField(max_length=40)
    until = models.DateField()

    personal: ClassVar[dict[str, str]] = {"subject": TO_PLAN, "until": TO_PLAN}

    class Meta:
        constraints = (models.UniqueConstraint(fields=["auditor", "subject"], name="competence_once"),)

    def __str__(self) -> str:
        return f"{self.subject} {self.until}"


class TimeOff(models.Model):
    """Days on which an auditor does not work; both are in it. Not why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="time_off")
    first = models.DateField()
    last = models.DateField()

    personal: ClassVar[dict[str, str]] = {"first": TO_PLAN, "last": TO_PLAN}

    class Meta:
        ordering = ("first", "last")
        constraints = (models.UniqueConstraint(fields=["auditor", "first", "last"], name="time_off_once"),)

    def __str__(self) -> str:
        return f"{self.first} {self.last}"


class Visit(models.Model):
    """Who looks at a case and on which day; the newest number counts, the others are its history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="visits")
    number = models.PositiveIntegerField()
    body = models.UUIDField()
    person = models.UUIDField()
    on = models.DateField()
    days_hundredths = models.PositiveIntegerField()
    travel_minutes = models.PositiveIntegerField(default=0)
    current = models.BooleanField(default=True)
    planned_at = models.DateTimeField()
    planned_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"person": TO_PLAN, "planned_by": TO_TELL_WHO}

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "number"], name="visit_number_once"),
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(current=True), name="one_visit_counts"
            ),
            models.UniqueConstraint(
                fields=["person", "on"], condition=models.Q(current=True), name="one_visit_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.on}"


class Involvement(models.Model):
    """What somebody declared of themselves in a case, or that they tested it. Only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="involvements")
    person = models.UUIDField()
    kind = models.CharField(max_length=20, choices=_choices(*Interest, EVALUATED))
    ended = models.DateField(null=True)
    declared_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {
        "person": "so that nobody tests or decides about somebody they are tied to",
        "kind": "so that nobody tests or decides about somebody they are tied to",
        "ended": "somebody who worked there may look at the case when that is long ago",
    }

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "person", "kind"], name="declared_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"


class Plan(models.Model):
    """An audit plan as it was sent: places, documents, kinds of talks, sample. The newest one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"sent_by": TO_TELL_WHO, "document": FREE_TEXT}

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="plan_number_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Objection(models.Model):
    """What the employer has against a plan or a decision (``subject``), in which instance, and the answer."""

    class About(models.TextChoices):
        PLAN = "plan"
        DECISION = "decision"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="objections")
    about = models.CharField(max_length=20, choices=About.choices)
    subject = models.UUIDField()
    instance = models.PositiveIntegerField(default=1)
    reasons = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=80)
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=80, blank=True)

    personal: ClassVar[dict[str, str]] = {
        "raised_by": TO_TELL_WHO,
        "answered_by": TO_TELL_WHO,
        "reasons": FREE_TEXT,
        "answer": FREE_TEXT,
    }

    class Meta:
        ordering = ("raised_at", "id")
        constraints = (models.UniqueConstraint(fields=["subject", "instance"], name="objected_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.about} {self.instance}"


class Verdict(models.Model):
    """What the auditor saw of one sampled dossier, by its row in the sealed file; the highest revision counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="verdicts")
    row = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    figures = models.CharField(max_length=20, choices=_choices(*Figures))
    aspects = models.JSONField()
    performance_on = models.DateField(null=True)
    development_on = models.DateField(null=True)
    judged_at = models.DateTimeField()
    judged_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "judged_by": TO_TELL_WHO,
        "row": "the number of a row in a file that only the employer has",
    }

    class Meta:
        ordering = ("row", "-revision")
        constraints = (models.UniqueConstraint(fields=["case", "row", "revision"], name="verdict_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.row} {self.revision}"


class RowsCheck(models.Model):
    """What came of rows that the employer opened: by the number of each (from 0) whether it holds
    (``rules.checking.Held``). No row is kept. Of a row that was brought more than once the newest counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="checks")
    number = models.PositiveIntegerField()
    verdicts = models.JSONField()
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "checked_by": TO_TELL_WHO,
        "verdicts": "numbers of rows in a file that only the employer has",
    }

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="check_number_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Talk(models.Model):
    """A talk during the audit: with what kind of people, how many, and what came out of it. No names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="talks")
    kind = models.CharField(max_length=20, choices=_choices(*With))
    people = models.PositiveIntegerField()
    text = models.TextField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "text": FREE_TEXT,
        "people": "how many, not who",
    }

    class Meta:
        ordering = ("noted_at", "id")

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"


class Finding(models.Model):
    """What the auditor noted about an aspect. A nonconformity is repaired before ``due_on`` and looked at again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=20, choices=_choices(*Kind))
    aspect = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    due_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)
    closing = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=80, blank=True)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "closed_by": TO_TELL_WHO,
        "text": FREE_TEXT,
        "closing": FREE_TEXT,
    }

    class Meta:
        ordering = ("noted_at", "id")

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"


class Cited(models.Model):
    """A citable finding that the employer agreed to have in the public register, as long as it stands here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="cited")
    finding = models.OneToOneField(Finding, models.PROTECT, related_name="cited")
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"agreed_by": TO_TELL_WHO}

    class Meta:
        ordering = ("agreed_at", "id")

    def __str__(self) -> str:
        return f"{self.case_id} {self.finding_id}"


class Message(models.Model):
    """A question or an answer in the thread of a case; ``side`` says whose."""

    class Side(models.TextChoices):
        EMPLOYER = "employer"
        BODY = "body"
        SCHEME = "scheme"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    side = models.CharField(max_length=20, choices=Side.choices)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"written_by": TO_TELL_WHO, "text": FREE_TEXT}

    class Meta:
        ordering = ("written_at", "id")

    def __str__(self) -> str:
        return f"{self.case_id} {self.side}"


class Correction(models.Model):
    """What was wrong in the figures, in fte more or less (exact ratios), and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="corrections")
    total_fte = models.CharField(max_length=80, default="0")
    weighted_fte = models.CharField(max_length=80, default="0")
    bought_fte = models.CharField(max_length=80, default="0")
    reason = models.TextField()
    corrected_at = models.DateTimeField()
    corrected_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"corrected_by": TO_TELL_WHO, "reason": FREE_TEXT}

    class Meta:
        ordering = ("corrected_at", "id")

    def __str__(self) -> str:
        return f"{self.case_id} {self.weighted_fte}"


class Report(models.Model):
    """The report (``trede/audit-report/1``, canonical JSON) as the employer got it, and their reaction to its facts.

    The final one is fixed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    final = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    reaction = models.TextField(blank=True)
    reacted_at = models.DateTimeField(null=True)
    reacted_by = models.CharField(max_length=80, blank=True)

    personal: ClassVar[dict[str, str]] = {
        "made_by": TO_TELL_WHO,
        "reacted_by": TO_TELL_WHO,
        "document": FREE_TEXT,
        "reaction": FREE_TEXT,
    }

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="report_number_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Proposal(models.Model):
    """What is to be decided (``trede/decision/1``, canonical JSON), by so many people at least. Only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField()
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    quorum = models.PositiveIntegerField()
    proposed_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {"document": FREE_TEXT}

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["case", "number"], name="proposal_number_once"),
            models.CheckConstraint(condition=models.Q(quorum__gte=1), name="somebody_decides"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Vote(models.Model):
    """Somebody who agrees to a proposal. Only ever added, and never by who is involved in the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="votes")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="votes")
    person = models.UUIDField()
    voted_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {"person": "so that it can be seen who decided"}

    class Meta:
        ordering = ("voted_at", "id")
        constraints = (models.UniqueConstraint(fields=["proposal", "person"], name="voted_once"),)

    def __str__(self) -> str:
        return f"{self.proposal_id}"


class Decision(models.Model):
    """A proposal to which enough people agreed; the newest of a case counts. Only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="decision")
    decided_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        ordering = ("-decided_at", "id")

    def __str__(self) -> str:
        return f"{self.case_id} {self.decided_at}"
