# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, with what is agreed and a plan: see ``at_once.py``."""

from __future__ import annotations

from datetime import date

from tests.integration.office.at_once import WRITERS, case
from tests.unit.office.growth import agreed

from trede.office.growth import actions
from trede.office.growth.models import Arrangement, Review, Step
from trede.office.journal.models import Event


def there(stage):
    """The address of a plan with one step, and that step."""
    here = {"by": stage.by, "dossier": agreed.measured(stage.by, stage.now)}
    return here, agreed.planned(stage.by, stage.now, here["dossier"])


def of(stage, model):
    return model.objects.filter(organisation=stage.by.organisation)


@case("growth.actions.arranging.switch_on", 1)
def switch_on_once(stage):
    told = {"by": stage.by, **agreed.AGREED}
    return lambda number, on: actions.switch_on(**told, on=on), of(stage, Arrangement).count


@case("growth.actions.arranging.switch_off", 1)
def switch_off_once(stage):
    there(stage)
    told = Event.objects.filter(kind="growth.off", subject=f"growth:{stage.by.organisation}")

    def count():
        return told.count() if not any(of(stage, each).exists() for each in (Arrangement, Step)) else -1

    return lambda number, on: actions.switch_off(by=stage.by, on=on), count


@case("growth.actions.planning.add_step", WRITERS)
def add_many_steps(stage):
    here, _step = there(stage)

    def add(number, on):
        return actions.add_step(**here, on=on, **agreed.STEP | {"what": f"Stap {number}"})

    return add, lambda: of(stage, Step).count() - 1


@case("growth.actions.planning.change_step", 1)
def change_step_once(stage):
    here, step = there(stage)
    told = {**here, "step": step.pk, "what": "Anders", "owner": "HR", "due": date(2027, 6, 1)}
    told |= {"effect_hundredths": 5, "seen": step.version}
    return lambda number, on: actions.change_step(**told, on=on), of(stage, Step).filter(what="Anders").count


@case("growth.actions.planning.finish_step", 1)
def finish_step_once(stage):
    here, step = there(stage)
    told = {**here, "step": step.pk, "done_on": date(2026, 1, 5), "evidence": "map 3", "seen": step.version}
    found = of(stage, Step).exclude(done_on=None)
    return lambda number, on: actions.finish_step(**told, on=on), found.count


@case("growth.actions.planning.drop_step", 1)
def drop_step_once(stage):
    here, step = there(stage)
    told = {**here, "step": step.pk, "seen": step.version}
    return lambda number, on: actions.drop_step(**told, on=on), lambda: 1 - of(stage, Step).count()


@case("growth.actions.planning.hold_review", 1)
def review_once(stage):
    here, _step = there(stage)
    return lambda number, on: actions.hold_review(**here, on=on, remarks=""), of(stage, Review).count
