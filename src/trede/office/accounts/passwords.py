# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Refusing passwords that are guessed first; Django asks this where one is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trede.office.accounts.models import Organisation
from trede.office.accounts.rules.passwords import is_guessable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.office.accounts.models import Person

WORD = re.compile(r"[^\W_]{2,}")


class NotGuessable(CommonPasswordValidator):
    """Not one of 20,000 common passwords, nor made of one or two of them, nor of words of this place."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raises ValidationError."""
        if password.lower().strip() in self.passwords or is_guessable(
            password, _words(_names(user)), self.passwords
        ):
            raise ValidationError(
                _(
                    "Dit wachtwoord is te raden: het bestaat uit bekende wachtwoorden, of uit woorden als ‘trede’ en de"
                    " naam van uw organisatie. Kies bijvoorbeeld een zin die u zelf bedenkt."
                ),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return _(
            "Uw wachtwoord mag niet bestaan uit bekende wachtwoorden, of uit woorden als ‘trede’ en de naam van uw"
            " organisatie."
        )


def _names(user: Person | None) -> Iterable[str]:
    """Of this installation, and of where this person works."""
    yield from (settings.TREDE_URL, settings.TREDE_ISSUER_NAME)
    if user is not None and user.pk:
        yield from Organisation.objects.filter(
            memberships__person=user.pk, memberships__until=None
        ).values_list("name", flat=True)


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in WORD.findall(name.lower()))
