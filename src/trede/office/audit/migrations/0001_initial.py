# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this room."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import trede.office.audit.rules.stages


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("dossier", models.UUIDField(unique=True)),
                ("body", models.UUIDField()),
                ("scheme", models.UUIDField(null=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("planning", "planning"),
                            ("audit", "audit"),
                            ("report", "report"),
                            ("decision", "decision"),
                            ("decided", "decided"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=trede.office.audit.rules.stages.Stage["PLANNING"],
                        max_length=20,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Auditor",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("body", models.UUIDField()),
                ("person", models.UUIDField()),
                ("week_hundredths", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("body", "person"), name="auditor_once")],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("total_fte", models.CharField(default="0", max_length=80)),
                ("weighted_fte", models.CharField(default="0", max_length=80)),
                ("bought_fte", models.CharField(default="0", max_length=80)),
                ("reason", models.TextField()),
                ("corrected_at", models.DateTimeField()),
                ("corrected_by", models.CharField(max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="audit.case",
                    ),
                ),
            ],
            options={
                "ordering": ("corrected_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nonconformity", "nonconformity"),
                            ("strength", "strength"),
                            ("safe-climate", "safe-climate"),
                            ("citable", "citable"),
                            ("remark", "remark"),
                        ],
                        max_length=20,
                    ),
                ),
                ("aspect", models.CharField(blank=True, max_length=80)),
                ("text", models.TextField()),
                ("due_on", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
                ("closing", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="audit.case"
                    ),
                ),
            ],
            options={
                "ordering": ("noted_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("employer", "Employer"), ("body", "Body"), ("scheme", "Scheme")],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="audit.case"
                    ),
                ),
            ],
            options={
                "ordering": ("written_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                ("quorum", models.PositiveIntegerField()),
                ("proposed_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="audit.case"
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="audit.case"
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="audit.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ("-decided_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("dossier", models.UUIDField()),
                ("body", models.UUIDField()),
                ("facts", models.JSONField()),
                ("period_from", models.DateField()),
                ("period_until", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=80)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("offered", "offered"),
                            ("declined", "declined"),
                            ("accepted", "accepted"),
                            ("lapsed", "lapsed"),
                        ],
                        default=trede.office.audit.rules.stages.Outcome["ASKED"],
                        max_length=20,
                    ),
                ),
                ("price_cents", models.PositiveBigIntegerField(null=True)),
                ("days_hundredths", models.PositiveIntegerField(null=True)),
                ("visit_on", models.DateField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ("asked_at", "id"),
                "indexes": [
                    models.Index(fields=["organisation", "dossier"], name="quote_by_dossier"),
                    models.Index(fields=["body", "outcome"], name="quote_by_body"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "body"), name="body_asked_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", trede.office.audit.rules.stages.Outcome["ACCEPTED"])),
                        fields=("dossier",),
                        name="one_quote_accepted",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="case",
            name="quote",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="case", to="audit.quote"
            ),
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("final", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("reaction", models.TextField(blank=True)),
                ("reacted_at", models.DateTimeField(null=True)),
                ("reacted_by", models.CharField(blank=True, max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="audit.case"
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("management", "management"),
                            ("guides", "guides"),
                            ("workers", "workers"),
                            ("colleagues", "colleagues"),
                            ("works-council", "works-council"),
                        ],
                        max_length=20,
                    ),
                ),
                ("people", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="talks", to="audit.case"
                    ),
                ),
            ],
            options={
                "ordering": ("noted_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("row", models.PositiveIntegerField()),
                ("revision", models.PositiveIntegerField()),
                (
                    "figures",
                    models.CharField(
                        choices=[("right", "right"), ("wrong", "wrong"), ("not-seen", "not-seen")],
                        max_length=20,
                    ),
                ),
                ("aspects", models.JSONField()),
                ("performance_on", models.DateField(null=True)),
                ("development_on", models.DateField(null=True)),
                ("judged_at", models.DateTimeField()),
                ("judged_by", models.CharField(max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verdicts", to="audit.case"
                    ),
                ),
            ],
            options={
                "ordering": ("row", "-revision"),
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                ("body", models.UUIDField()),
                ("person", models.UUIDField()),
                ("on", models.DateField()),
                ("days_hundredths", models.PositiveIntegerField()),
                ("travel_minutes", models.PositiveIntegerField(default=0)),
                ("current", models.BooleanField(default=True)),
                ("planned_at", models.DateTimeField()),
                ("planned_by", models.CharField(max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="audit.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("person", models.UUIDField()),
                ("voted_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="audit.case"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="audit.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ("voted_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Competence",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("subject", models.CharField(max_length=40)),
                ("until", models.DateField()),
                (
                    "auditor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competences",
                        to="audit.auditor",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("auditor", "subject"), name="competence_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("person", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("none", "none"),
                            ("adviser", "adviser"),
                            ("relative", "relative"),
                            ("former-employee", "former-employee"),
                            ("buyers-coordinator", "buyers-coordinator"),
                            ("other", "other"),
                            ("evaluated", "evaluated"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ended", models.DateField(null=True)),
                ("declared_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="audit.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "person", "kind"), name="declared_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "about",
                    models.CharField(choices=[("plan", "Plan"), ("decision", "Decision")], max_length=20),
                ),
                ("subject", models.UUIDField()),
                ("instance", models.PositiveIntegerField(default=1)),
                ("reasons", models.TextField()),
                ("raised_at", models.DateTimeField()),
                ("raised_by", models.CharField(max_length=80)),
                ("answer", models.TextField(blank=True)),
                ("upheld", models.BooleanField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="audit.case",
                    ),
                ),
            ],
            options={
                "ordering": ("raised_at", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("subject", "instance"), name="objected_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.JSONField()),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.CharField(max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="audit.case"
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
                "constraints": [models.UniqueConstraint(fields=("case", "number"), name="plan_number_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="proposal_number_once"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("quorum__gte", 1)), name="somebody_decides"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["body", "stage"], name="case_by_body"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["scheme", "stage"], name="case_by_scheme"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["organisation", "opened_at"], name="case_by_organisation"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="report_number_once"),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.UniqueConstraint(fields=("case", "row", "revision"), name="verdict_once"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="visit_number_once"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("case",), name="one_visit_counts"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("person", "on"), name="one_visit_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(fields=("proposal", "person"), name="voted_once"),
        ),
    ]
