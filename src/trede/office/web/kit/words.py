# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language of this page, and what it says when a form is refused."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from django.forms import Form
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.kernel.languages import in_language
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trede.errors import FindingsError
    from trede.kernel.findings import Finding
    from trede.scheme import Language

MOST_SAID = 20
"""A file of a stranger can have a mistake in each of its bytes."""
AnyForm = TypeVar("AnyForm", bound=Form)


def spoken() -> Language:
    """Dutch, unless English was chosen."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def said(found: Finding) -> str:
    """A finding in the language of this page."""
    return in_language(found, spoken())


def said_first(refused: FindingsError) -> list[str]:
    """The findings as the page has room for: the first, and how many there are more."""
    return [*map(said, refused.findings[:MOST_SAID]), *_said_rest(refused)]


def _said_rest(refused: FindingsError) -> list[str]:
    more = len(refused.findings) - MOST_SAID
    if more <= 0:
        return []
    words = ngettext("En nog %(count)s andere fout.", "En nog %(count)s andere fouten.", more)
    return [words % {"count": more}]


def with_refusal(form: AnyForm, field: str | None, refused: FindingsError) -> AnyForm:
    """The form with each refusal at its field, as far as there is room for them."""
    for found in refused.findings[:MOST_SAID]:
        form.add_error(found.place if found.place in form.fields else field, said(found))
    for words in _said_rest(refused):
        form.add_error(field, words)
    return form


def accepted(form: Form, do: Callable[..., object], **more: object) -> bool:
    """Whether the form was sent, is right, and the action was done with what it says; a refusal stands in the form."""
    if not form.is_valid():
        return False
    try:
        do(**more, **form.cleaned_data)
    except RefusedError as refused:
        with_refusal(form, None, refused)
    return form.is_valid()


def granted_name(code: str) -> str:
    """A level in words, or the status of aspirant."""
    return _("aspirant") if code == "aspirant" else level_name(code)


def level_name(code: str) -> str:
    """A level in words, as the newest handbook names it."""
    return texts_of(_newest_folder(), spoken()).levels.get(code, code)


@cache
def _newest_folder() -> Path:
    """Of the handbooks that come with trede, which stay the same for as long as it runs."""
    return open_shelf().editions()[-1].folder
