# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A decision, logged and ready to be issued, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.unit.office.audit.filled import Chain

from trede.office.audit.doors import decision_of_dossier
from trede.office.certificates import actions
from trede.office.log import tasks as log

if TYPE_CHECKING:
    from datetime import date, datetime

    from trede.office.audit.doors import Decision
    from trede.office.certificates.models import Certificate


class Again(Chain):
    """The same people, with another dossier of the same employer."""

    def settled(self) -> Chain:
        return self.with_dossier()

    @property
    def visit_on(self) -> date:
        """Of each a week later, for there is one auditor."""
        return super().visit_on + timedelta(days=7 * self.made["number"])

    def kept_auditor(self, name: str = "auditor") -> None:
        """Known already."""


@dataclass
class Ready:
    """A case that was decided, with its seal in a checkpoint when asked."""

    chain: Chain
    on: datetime

    @property
    def decision(self) -> Decision:
        return decision_of_dossier(self.chain.members["employer"].organisation, self.chain.dossier)

    @property
    def decider(self) -> Any:
        return self.chain.assigned("decider")

    @property
    def scheme(self) -> Any:
        return self.chain.members["decider"]

    def again(self, **other: Any) -> Ready:
        """A later decision about the same employer."""
        number = self.chain.made.get("number", 0) + 1
        chain = Again(self.on, members=self.chain.members, kvk=self.chain.kvk, made={"number": number})
        return Ready(chain.decided(**other), self.on)

    def issue(self, **more: Any) -> Certificate:
        return actions.issue(by=self.decider, on=self.on, **({"decision": self.decision} | more))


def decided(now: datetime, **other: Any) -> Ready:
    return Ready(Chain(now).decided(**other), now)


def logged(now: datetime, **other: Any) -> Ready:
    """And a checkpoint over everything."""
    ready = decided(now, **other)
    log.bring_up_to_date()
    return ready
