# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of who has an account, whatever their organisation is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.kit.pages import EVERYONE, ORGANISATION, PEOPLE, READ_AND_WRITE, WRITE, Page
from trede.office.web.people import (
    account,
    invitation,
    leaving,
    once_more,
    organisation,
    post,
    staff,
    welcome,
)

PAGES = (
    Page("welcome", "welkom/<str:token>/", welcome.welcome, EVERYONE, READ_AND_WRITE),
    Page("second-factor", "tweede-factor/", account.second_factor, PEOPLE),
    Page("once-more", "opnieuw-versturen/", once_more.once_more, PEOPLE),
    Page("account", "mijn-account/", account.details, PEOPLE, READ_AND_WRITE, label=_("Mijn account")),
    Page("account-data", "mijn-account/gegevens/", leaving.own, PEOPLE),
    Page(
        "account-erase",
        "mijn-account/verwijderen/",
        leaving.erase,
        PEOPLE,
        READ_AND_WRITE,
        label=_("Account verwijderen"),
        under="account",
    ),
    Page(
        "sessions",
        "mijn-account/sessies/",
        account.sessions,
        PEOPLE,
        label=_("Waar u bent ingelogd"),
        under="account",
    ),
    Page("session-end", "mijn-account/sessies/<int:session>/uitloggen/", account.end_session, PEOPLE, WRITE),
    Page("invitation", "uitnodiging/<str:token>/", invitation.accept, EVERYONE, READ_AND_WRITE),
    Page(
        "organisation-new",
        "organisaties/nieuw/",
        organisation.found,
        PEOPLE,
        READ_AND_WRITE,
        label=_("Organisatie aanmelden"),
    ),
    Page(
        "organisation",
        "organisaties/<uuid:organisation>/gegevens/",
        organisation.details,
        Permission.ORGANISATION_VIEW,
        label=_("Organisatie"),
        menu=ORGANISATION,
    ),
    Page(
        "organisation-change",
        "organisaties/<uuid:organisation>/gegevens/wijzigen/",
        organisation.change,
        Permission.ORGANISATION_EDIT,
        READ_AND_WRITE,
        under="organisation",
    ),
    Page(
        "organisation-close",
        "organisaties/<uuid:organisation>/gegevens/sluiten/",
        leaving.close,
        Permission.ORGANISATION_EDIT,
        READ_AND_WRITE,
        label=_("Sluiten"),
        under="organisation",
    ),
    Page(
        "entity-new",
        "organisaties/<uuid:organisation>/onderdelen/",
        organisation.add_entity,
        Permission.ORGANISATION_EDIT,
        READ_AND_WRITE,
        under="organisation",
    ),
    Page(
        "entity-remove",
        "organisaties/<uuid:organisation>/onderdelen/<uuid:entity>/weg/",
        organisation.remove_entity,
        Permission.ORGANISATION_EDIT,
        WRITE,
        under="organisation",
    ),
    Page(
        "people",
        "organisaties/<uuid:organisation>/mensen/",
        staff.people,
        Permission.PEOPLE_VIEW,
        label=_("Mensen"),
        menu=ORGANISATION,
    ),
    Page(
        "post",
        "organisaties/<uuid:organisation>/post/",
        post.post,
        Permission.PEOPLE_MANAGE,
        label=_("Post"),
        under="people",
    ),
    Page(
        "invite",
        "organisaties/<uuid:organisation>/mensen/uitnodigen/",
        staff.invite,
        Permission.PEOPLE_MANAGE,
        READ_AND_WRITE,
        label=_("Collega uitnodigen"),
        under="people",
    ),
    Page(
        "invitation-withdraw",
        "organisaties/<uuid:organisation>/uitnodigingen/<uuid:invitation>/intrekken/",
        staff.withdraw,
        Permission.PEOPLE_MANAGE,
        WRITE,
        under="people",
    ),
    Page(
        "roles",
        "organisaties/<uuid:organisation>/mensen/<uuid:person>/rollen/",
        staff.roles,
        Permission.PEOPLE_MANAGE,
        READ_AND_WRITE,
        label=_("Rollen"),
        under="people",
    ),
    Page(
        "organisation-history",
        "organisaties/<uuid:organisation>/logboek/",
        organisation.history,
        Permission.HISTORY_VIEW,
        label=_("Logboek"),
        menu=ORGANISATION,
    ),
)
