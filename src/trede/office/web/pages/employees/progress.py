# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far a reading is, in words: on the page, and now and then for who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from trede.office.dossier.uploads import Progress

STEPS = {
    "open": gettext_lazy("uw bestand openen"),
    "rows": gettext_lazy("de rijen lezen"),
    "columns": gettext_lazy("de kolommen controleren"),
    "score": gettext_lazy("per handboek uitrekenen"),
    "seal": gettext_lazy("het zegel maken"),
}
QUARTER = 25


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """``percent`` and the count are of this step; None while nobody knows how much there is to do.

    ``said`` changes a few times in a step only: a screen reader reads it out each time.
    """

    label: str
    said: str
    done: int
    total: int
    percent: int | None


def shown_progress(progress: Progress) -> ProgressShown:
    """A reading that is at work."""
    names = list(STEPS)
    label = _("Stap %(number)s van %(count)s: %(step)s") % {
        "number": names.index(progress.step) + 1,
        "count": len(names),
        "step": STEPS[progress.step],
    }
    percent = 100 * progress.done // progress.total if progress.total else None
    quarters = (percent or 0) // QUARTER * QUARTER
    said = _("%(label)s, %(percent)s procent") % {"label": label, "percent": quarters} if quarters else label
    return ProgressShown(label, said, progress.done, progress.total, percent)
