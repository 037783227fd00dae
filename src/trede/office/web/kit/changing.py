# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that changes something says which version it showed, and loses nothing when somebody else was first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django import forms
from django.contrib import messages
from django.utils.html import escape
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.web.kit.words import said, with_refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import BoundField
    from django.http import HttpRequest

AnyForm = TypeVar("AnyForm", bound=forms.Form)


def of_version(form: AnyForm, version: str) -> AnyForm:
    """The form with the version that it shows as a hidden field, for the parameter ``seen`` of an action."""
    form.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=version)
    return form


def changed(form: forms.Form, do: Callable[[], object], newest: Callable[[], forms.Form]) -> bool:
    """Whether the change was made; a refusal stands in the form, with all that was typed.

    ``newest`` gives the form as it would open now: what stands there now is told beside each field where something
    else was typed, and who then saves again knows what they replace.
    """
    try:
        do()
    except RefusedError as refused:
        with_refusal(form, None, refused)
    if not form.errors:
        return True
    fresh = newest()
    if form.data.get("seen", "") != fresh["seen"].value():
        _tell(form, fresh)
    return False


def taken_away(
    request: HttpRequest, do: Callable[[], object], done: str, *, was: Callable[[], bool], already: str
) -> bool:
    """Whether something could be taken away; what to say is said.

    Who presses twice, or after a colleague did, hears that it is gone, when it ``was`` there. Raises NotFoundError for
    what never was.
    """
    try:
        do()
    except NotFoundError:
        if not was():
            raise
        messages.info(request, already)
        return False
    except RefusedError as refused:
        messages.error(request, said(refused.findings[0]))
        return False
    messages.success(request, done)
    return True


def _tell(form: forms.Form, fresh: forms.Form) -> None:
    typed = {name: form.data[name] for name in form.data}  # of a QueryDict its last values, not its lists
    form.data = typed | {"seen": fresh["seen"].value()}
    for field in fresh.visible_fields():
        there = _in_words(field) if field.name in form.fields else ""
        if there and field.field.has_changed(field.value(), typed.get(field.name)):
            form[field.name].help_text = escape(_("Nu staat er: ‘%(text)s’") % {"text": there})


def _in_words(field: BoundField) -> str:
    """What stands in a field; of a choice its words, and nothing when it is none of those that one may choose."""
    if isinstance(field.field, forms.ChoiceField):
        return next((str(words) for key, words in field.field.widget.choices if key == field.value()), "")
    return str(field.field.widget.format_value(field.value()) or "")
