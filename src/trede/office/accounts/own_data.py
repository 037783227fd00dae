# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that is kept about somebody with an account, for that person: what each room declares as personal.

Of what one did for an organisation it says what and when, not what stands in it: that is of the organisation, and may
be about others.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import models

from trede.office.accounts.models import Person
from trede.office.journal.rules import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

Row = dict[str, object]
ALSO = frozenset({"role", "permission", "kind"})
"""What is told of a row beside its moments: what sort of thing. Ids are of the organisation where it is."""
OF_LIBRARIES: tuple[tuple[str, type[models.Model], tuple[str, ...]], ...] = (
    ("addresses", EmailAddress, ("email", "verified", "primary")),
    ("second factors", Authenticator, ("type", "created_at", "last_used_at")),
    ("log-in services", SocialAccount, ("provider", "uid", "date_joined", "last_login")),
    ("sessions", UserSession, ("ip", "user_agent", "created_at", "last_seen_at")),
)
"""Without what opens the account: keys, secrets and checksums of these."""


def own_data(person: Person) -> dict[str, Any]:
    """As JSON can have it: the account, how one logs in, and each row that names this person, by table."""
    account = ("id", "email", "name", "language", "joined_at", "last_login")
    told: dict[str, Any] = {"account": _row(person, account)}
    for name, model, fields in OF_LIBRARIES:
        told[name] = [_row(each, fields) for each in model._default_manager.filter(user=person)]
    told["named in"] = {label: rows for label, rows in _named(person) if rows}
    return told


def _named(person: Person) -> Iterator[tuple[str, list[Row]]]:
    for model in (each for each in apps.get_models() if each is not Person):
        names = [name for name in vars(model).get("personal", ()) if _can_name(model, name)]
        for name in names:
            rows = [{"as": name, **_row(each, _told(model))} for each in _where(model, name, person)]
            yield f"{model._meta.label_lower} {name}", rows


def _can_name(model: type[models.Model], name: str) -> bool:
    """Whether this field says who: a reference, an id, an id as the journal writes it, or that under ``person``."""
    field = model._meta.get_field(name)
    return field.related_model is Person or isinstance(
        field, models.UUIDField | models.CharField | models.JSONField
    )


def _where(model: type[models.Model], name: str, person: Person) -> QuerySet[Any]:
    field = model._meta.get_field(name)
    said: object = person.pk
    if isinstance(field, models.EmailField):
        said = person.email
    elif isinstance(field, models.CharField | models.JSONField):
        said = person.actor_id
    place = f"{name}__person" if isinstance(field, models.JSONField) else name
    return model._default_manager.filter(**{place: said}).order_by("pk")


def _told(model: type[models.Model]) -> list[str]:
    fields = model._meta.concrete_fields
    return [
        each.attname
        for each in fields
        if isinstance(each, models.DateField) or each.attname in ALSO or each.name in ALSO
    ]


def _row(thing: models.Model, fields: list[str] | tuple[str, ...]) -> Row:
    return {name: _plain(getattr(thing, name)) for name in fields}


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | str):
        return value
    return timestamp(value) if isinstance(value, datetime) else str(value)
