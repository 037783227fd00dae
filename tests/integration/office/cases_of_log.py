# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, in the log: see ``at_once.py``."""

from __future__ import annotations

from tests.integration.office.at_once import case
from tests.unit.office.log import kept

from trede.office.log import actions
from trede.office.log.models import Checkpoint, Cosignature


@case("log.actions.keep_checkpoint", 1)
def keep_one_checkpoint(stage):
    note = kept.checkpoint()

    def one(number, on):
        actions.keep_checkpoint(by=kept.TREDE, on=on, note=note, keys=[kept.LOG.verifier])

    return one, Checkpoint.objects.filter(note=note).count


@case("log.actions.keep_cosignature", 1)
def keep_one_cosignature(stage):
    newest = Checkpoint.objects.order_by("-size").first()
    note = newest.note if newest else kept.keep(stage.now)
    return lambda number, on: kept.witness(note, on), Cosignature.objects.filter(checkpoint__note=note).count
