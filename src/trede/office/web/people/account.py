# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One's own account: name, second factor and where one is logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.office.accounts import actions
from trede.office.accounts.queries import fresh_person
from trede.office.accounts.rules.devices import browser_and_system
from trede.office.web.kit.access import is_strong
from trede.office.web.kit.changing import changed, of_version
from trede.office.web.people.forms import Details

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from trede.office.accounts.models import Person
    from trede.office.web.kit.pages import Visit


def details(visit: Visit[Person]) -> HttpResponse:
    """Name and language, and the way to the rest."""
    form = _details(visit.request.POST or None, visit.by)
    if form.is_valid() and changed(
        form,
        lambda: actions.change_person(by=visit.by, on=visit.on, **form.cleaned_data),
        lambda: _details(None, fresh_person(visit.by)),
    ):
        messages.success(visit.request, _("Uw gegevens zijn bewaard."))
        return redirect("account")
    return render(visit.request, "people/account.html", {"form": form, "strong": is_strong(visit.request)})


def _details(data: QueryDict | None, person: Person) -> Details:
    return of_version(
        Details(data, initial={"name": person.name, "language": person.language}), person.version
    )


def second_factor(visit: Visit[Person]) -> HttpResponse:
    """Why a second factor is asked, and the two ways to set one."""
    wanted = visit.request.GET.get("next", "")
    local = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    onward = wanted if local else "/"
    return render(
        visit.request, "people/second_factor.html", {"onward": onward, "strong": is_strong(visit.request)}
    )


def sessions(visit: Visit[Person]) -> HttpResponse:
    """Where one is logged in."""
    listed = UserSession.objects.purge_and_list(visit.by)
    told = [(each, device(each.user_agent), _own(visit.by, each.pk)) for each in listed]
    return render(visit.request, "people/sessions.html", {"sessions": told})


def device(user_agent: str) -> str:
    """Such as "Firefox op Windows"."""
    browser, system = browser_and_system(user_agent)
    if browser and system:
        return _("%(browser)s op %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Onbekend apparaat")


def _own(person: Person, session: int) -> str:
    """Says that a log-in was theirs when the list was shown: once it ended nothing else does."""
    return salted_hmac("trede.office.web.sessions", f"{person.pk}:{session}", algorithm="sha256").hexdigest()


def end_session(visit: Visit[Person], *, session: int) -> HttpResponse:
    """Log out on another device; who presses twice hears that it is. Raises NotFoundError for one of somebody else."""
    found = UserSession.objects.filter(user=visit.by, pk=session).first()
    if found is None and constant_time_compare(visit.request.POST.get("own", ""), _own(visit.by, session)):
        messages.info(visit.request, _("Dat apparaat was al uitgelogd."))
        return redirect("sessions")
    if found is None:
        raise NotFoundError("There is no such session.")
    found.end()
    actions.note("person.session-ended", by=visit.by, on=visit.on)
    messages.success(visit.request, _("Dat apparaat is uitgelogd."))
    return redirect("sessions")
