# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file of this subject that is worked on beside the requests: its page waits, is stopped, or has what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.office.uploads import passing
from trede.office.uploads.places import Progress
from trede.office.web.employer.keys import key, name_of, with_key, without_key_at
from trede.office.web.employer.waiting import wait
from trede.office.web.kit.pages import way
from trede.office.web.kit.parts import away

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


@dataclass(frozen=True, slots=True)
class Reading:
    """A kind of reading: the names of its page and of the page to go back to, its steps, what it says of itself."""

    page: str
    back: str
    steps: tuple[str, ...]
    title: StrOrPromise

    def begun(self, organisation: UUID, token: str) -> HttpResponse:
        """To its page, with the key."""
        address = self._address(organisation, name_of(token))
        return with_key(redirect(address), address, token)

    def found(self, visit: Visit[Member], name: str) -> HttpResponse | tuple[str, Mapping[str, Any]]:
        """The token and what was found; or how far it is, or away when it was stopped or is no longer there."""
        try:
            token = key(visit.request, name)
            found = passing.seen(by=visit.by, on=visit.on, token=token)
        except NotFoundError:
            return self.left(visit, name, _("Wij hebben uw bestand niet meer. Kies het opnieuw."))
        stopped = visit.request.POST.get("step") == "stop"
        if stopped or (isinstance(found, Progress) and found.failed):
            passing.leave(by=visit.by, on=visit.on, token=token)
            words = _("Gestopt.") if stopped else _("Het lezen is mislukt.")
            return self.left(visit, name, f"{words} {_('Er is niets bewaard.')}")
        if isinstance(found, Progress):
            more = {"file": True, "crumbs": way(visit, {})}
            return wait(visit.request, found, self.steps, str(self.title), more)
        return token, found

    def done(self, visit: Visit[Member], name: str, token: str, to: str) -> HttpResponse:
        """Nothing of the file is needed any more."""
        passing.leave(by=visit.by, on=visit.on, token=token)
        return without_key_at(away(visit.request, to), self._address(visit.by.organisation, name))

    def left(self, visit: Visit[Member], name: str, words: str) -> HttpResponse:
        """Back, with why."""
        messages.warning(visit.request, words)
        organisation = visit.by.organisation
        answer = away(visit.request, reverse(self.back, args=[organisation]))
        return without_key_at(answer, self._address(organisation, name))

    def _address(self, organisation: UUID, name: str) -> str:
        return reverse(self.page, args=[organisation, name])
