# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose an id is: by what is kept under it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps

if TYPE_CHECKING:
    from collections.abc import Iterable

NOBODYS = {
    *("Event", "Worker", "Posted", "Entry", "Checkpoint", "Cosignature", "StatusList", "WaitingFile"),
    *("Listing", "Covered", "Gram", "Moved", "Confirmed"),
}
"""A number in a chain, what is public, and what only trede itself sees."""
PATHS = {
    "Organisation": ("name",),
    "Person": ("email",),
    "Entity": ("organisation__name",),
    "Membership": ("organisation__name",),
    "Invitation": ("organisation__name",),
    "Assignment": ("organisation__name", "home__name"),
    "PurposeLink": ("organisation__name",),
    "LoginLink": ("person__email",),
    "Dossier": ("organisation",),
    "ColumnMemory": ("organisation",),
    "WordMemory": ("organisation",),
    "Concern": ("organisation",),
    "Letter": ("organisation",),
    **dict.fromkeys(
        ("Measurement", "Scored", "Scenario", "Answer", "Evidence", "Request", "Application"),
        ("dossier__organisation",),
    ),
    "Quote": ("organisation", "body"),
    "Case": ("organisation", "body", "scheme"),
    "Certificate": ("organisation", "scheme"),
    "Contract": ("buyer", "contractor"),
    "HandOver": ("organisation",),
    **dict.fromkeys(
        (
            *("Arrangement", "Step", "Review", "Training", "DueTalk", "Adaptation"),
            *("Start", "Aim", "Guide", "Guided", "AskingRound"),
            *("Division", "Team", "Coworker", "Match", "Announcement", "Voice", "SkillList"),
        ),
        ("organisation",),
    ),
    "Change": ("certificate__organisation", "certificate__scheme"),
    "Auditor": ("body",),
    "Competence": ("auditor__body",),
    "TimeOff": ("auditor__body",),
    **dict.fromkeys(
        (
            *(
                "Visit",
                "Involvement",
                "Plan",
                "Objection",
                "Verdict",
                "RowsCheck",
                "Talk",
                "Finding",
                "Cited",
                "Message",
            ),
            *("Correction", "Report", "Proposal", "Vote", "Decision"),
        ),
        ("case__organisation", "case__body", "case__scheme"),
    ),
}
"""Of each model, where the name stands of whom it is of, or the id of their organisation. A new model joins here."""


def models() -> dict[str, type]:
    """Ours, by their name."""
    return {each.__name__: each for each in apps.get_models() if each.__module__.startswith("trede.")}


def marks_of(key: UUID, marks: Iterable[str]) -> frozenset[str]:
    """The marks of whoever may see this id; empty when nothing of anybody is kept under it."""
    for name, model in models().items():
        if name in NOBODYS:
            continue
        found = model._default_manager.filter(pk=key).values_list(*PATHS[name]).first()  # type: ignore[attr-defined]
        if found:
            told = " ".join(_name(each) for each in found).lower()
            return frozenset(mark for mark in marks if mark in told)
    return frozenset()


def _name(told: object) -> str:
    if isinstance(told, UUID):
        organisation = models()["Organisation"]._default_manager.filter(pk=told).first()  # type: ignore[attr-defined]
        return str(organisation)
    return str(told)
