# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever looks, no link on any page leads to a refusal: every role follows every link there is."""

import re

import pytest

from trede.office.accounts.models import Person
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.roles import roles_for

LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#?]*)')
NOT_FOLLOWED = ("/account/", "/static/")


@pytest.mark.parametrize("state", ["dossier", "measured"])
@pytest.mark.parametrize("role", roles_for(Kind.EMPLOYER))
def test_no_link_is_refused(client, colleague, request, role, state):
    request.getfixturevalue(state)
    member = colleague(role)
    client.force_login(Person.objects.get(pk=member.person))
    session = client.session
    session[STRONG] = True
    session.save()
    seen, ahead = {}, ["/"]  # which leads to what this role begins with
    while ahead:
        place = ahead.pop()
        answer = client.get(place, follow=True)
        seen[place] = answer.status_code
        page = answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""
        links = {link for link in LINK.findall(page) if not link.startswith(NOT_FOLLOWED)}
        ahead += sorted(links - seen.keys() - set(ahead))
    assert {place: status for place, status in seen.items() if status != 200} == {}
    assert len(seen) > 2, "it went along the pages"
