# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions of one aspect as a form, evidence, whom to ask, and where answers are already."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.html import escape
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.days import WRITTEN, day_field
from trede.quality.questions import plan_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trede.office.dossier.models import Answer
    from trede.office.dossier.queries import Answered, Section
    from trede.quality import EvidenceKind, Question
    from trede.scheme import Language


class Answers(forms.Form):
    """One field a question, and beside it the revision that the page showed."""

    use_required_attribute = False

    def __init__(
        self,
        data: QueryDict | None,
        *,
        section: Section,
        levels: Mapping[str, str],
        language: Language,
        before: tuple[str, Mapping[str, str]] = ("", {}),
    ) -> None:
        """``before``: the title of an earlier dossier and its answers, to read beside the fields."""
        super().__init__(data)
        for question, answer in section.questions:
            field = _field(question, levels, language)
            text = answer.text if answer else ""
            field.initial = _shown(question, text)
            if answer and answer.taken_over:
                note = gettext("Overgenomen uit een eerdere meting. Klopt het nog? Kies ‘Bewaren’.")
                field.help_text = f"{note} {field.help_text}"
            field.beside = list(_beside(question, text, before, levels, language))  # type: ignore[attr-defined]
            self.fields[question.id] = field
            self.fields[seen_field(question.id)] = forms.IntegerField(
                min_value=0, initial=answer.revision if answer else 0, widget=forms.HiddenInput
            )

    def full_clean(self) -> None:
        """Unfinished is fine while writing; yet the page does not call a question optional, for it is not."""
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for field in self.fields.values():
            field.required = True

    def to_keep(self, question: Question, before: Answer | None, *, confirms: bool) -> bool:
        """Whether this is another answer, or one that was taken over and that somebody ``confirms``."""
        text = self.text(question)
        return text != (before.text if before else "") or bool(confirms and before and before.taken_over)

    def seen(self, question: Question) -> int:
        """The revision that the page showed."""
        return self.cleaned_data.get(seen_field(question.id)) or 0

    def note_seen(self, question: Question, revision: int) -> None:
        """Let the page know the newest revision, so that saving once more is no clash with oneself."""
        if isinstance(self.data, QueryDict):
            self.data[seen_field(question.id)] = str(revision)

    def show_newest(self, question: Question, newest: Answer | None, seen: int) -> None:
        """When a colleague wrote in between: their text above the field, and what was typed still in it."""
        if newest and newest.revision != seen:
            told = _("Nu staat er: ‘%(text)s’")
            self[question.id].help_text = escape(told % {"text": newest.text})
            self.note_seen(question, newest.revision)

    def text(self, question: Question) -> str:
        """The answer as it is kept: a date as 2027-12-31."""
        value = self.cleaned_data.get(question.id)
        return value.isoformat() if isinstance(value, date) else str(value or "").strip()


def _beside(
    question: Question,
    text: str,
    before: tuple[str, Mapping[str, str]],
    levels: Mapping[str, str],
    language: Language,
) -> Iterator[tuple[str, str]]:
    """What one can open above a field: what was answered last time, when it was something else, and an example."""
    title, answers = before
    if (earlier := answers.get(question.id, "")) and earlier != text:
        yield gettext("Uw antwoord in ‘%(title)s’") % {"title": title}, question.read(earlier, levels)
    if example := question.examples[language]:
        words = gettext("Zo kan een antwoord eruitzien. Schrijf zelf hoe het bij u is.")
        yield gettext("Voorbeeld van een antwoord"), f"{example}\n\n{words}"


def seen_field(question: str) -> str:
    """The name of the hidden field with the revision."""
    return f"{question}-seen"


def _field(question: Question, levels: Mapping[str, str], language: Language) -> forms.Field:
    field = _input(question, levels)
    field.label, field.help_text = question.texts[language], question.hints[language]
    return field


def _input(question: Question, levels: Mapping[str, str]) -> forms.Field:
    if question.kind == "date":
        return day_field("")
    if question.kind == "level":
        choices = [(level, levels[level]) for level in plan_terms().levels if level in levels]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    return forms.CharField(widget=forms.Textarea({"rows": 5}))


def _shown(question: Question, text: str) -> str:
    if question.kind != "date" or not text:
        return text
    try:
        return date.fromisoformat(text).strftime(WRITTEN)
    except ValueError:
        return text


class NewEvidence(forms.Form):
    """A kind of evidence and where the employer keeps it, among the fields of the answers; it may be left empty."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=_("Wat voor bewijs is het?"), error_messages={"required": _("Kies wat voor bewijs het is.")}
    )
    reference = forms.CharField(
        label=_("Waar ligt het bij u?"),
        help_text=_(
            "Een map, een systeem of een code. Bijvoorbeeld: HR-map 3, blad 2. Noem geen namen van mensen."
        ),
        max_length=200,
        error_messages={"required": _("Schrijf waar de auditor het bewijs kan vinden.")},
    )

    def __init__(self, data: QueryDict | None, *, kinds: Iterable[EvidenceKind], language: Language) -> None:
        super().__init__(data, prefix="bewijs")
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Kies")), *((kind.id, kind.names[language]) for kind in kinds)]

    def is_typed(self) -> bool:
        """Whether anything was sent in it."""
        return any(self.data.get(self.add_prefix(name), "").strip() for name in self.fields)


class Ask(forms.Form):
    """Which colleague answers the questions of this aspect."""

    person = forms.ChoiceField(
        label=_("Wie vraagt u?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een collega."), "invalid_choice": _("Kies een collega.")},
    )

    def __init__(self, data: QueryDict | None, *, people: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(people)


class AskByLink(forms.Form):
    """Somebody without an account, who gets a link to the questions of this aspect."""

    name = forms.CharField(
        label=_("Naam van uw collega"), max_length=120, widget=forms.TextInput({"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=_("E-mailadres van uw collega"), widget=forms.EmailInput({"autocomplete": "off"})
    )


class TakeOver(forms.Form):
    """From which other dossier the answers come."""

    source = forms.TypedChoiceField(label=_("Uit welke meting?"), coerce=UUID)

    def __init__(self, data: QueryDict | None, *, answered: Iterable[Answered]) -> None:
        super().__init__(data)
        field = self.fields["source"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(each.dossier), _told(each)) for each in answered]


def _told(each: Answered) -> str:
    words = ngettext("%(title)s (%(count)s antwoord)", "%(title)s (%(count)s antwoorden)", each.answers)
    return words % {"title": each.title, "count": each.answers}
