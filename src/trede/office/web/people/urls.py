# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.people import account, invitation, organisation, post, staff, welcome

urlpatterns = [
    path("welkom/<str:token>/", welcome.welcome, name="welcome"),
    path("tweede-factor/", account.second_factor, name="second-factor"),
    path("mijn-account/", account.details, name="account"),
    path("mijn-account/sessies/", account.sessions, name="sessions"),
    path("mijn-account/sessies/<int:session>/uitloggen/", account.end_session, name="session-end"),
    path("uitnodiging/<str:token>/", invitation.accept, name="invitation"),
    path("organisaties/nieuw/", organisation.found, name="organisation-new"),
    path("organisaties/<uuid:organisation>/gegevens/", organisation.details, name="organisation"),
    path(
        "organisaties/<uuid:organisation>/gegevens/wijzigen/",
        organisation.change,
        name="organisation-change",
    ),
    path("organisaties/<uuid:organisation>/onderdelen/", organisation.add_entity, name="entity-new"),
    path(
        "organisaties/<uuid:organisation>/onderdelen/<uuid:entity>/weg/",
        organisation.remove_entity,
        name="entity-remove",
    ),
    path("organisaties/<uuid:organisation>/logboek/", organisation.history, name="organisation-history"),
    path("organisaties/<uuid:organisation>/mensen/", staff.people, name="people"),
    path("organisaties/<uuid:organisation>/post/", post.post, name="post"),
    path("organisaties/<uuid:organisation>/mensen/uitnodigen/", staff.invite, name="invite"),
    path(
        "organisaties/<uuid:organisation>/uitnodigingen/<uuid:invitation>/intrekken/",
        staff.withdraw,
        name="invitation-withdraw",
    ),
    path("organisaties/<uuid:organisation>/mensen/<uuid:person>/rollen/", staff.roles, name="roles"),
]
