# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of a buyer; what they ask is decided by an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.contracts.rules import Told
from trede.office.web.kit.amounts import Written, hundredths_field
from trede.office.web.kit.contracts import kind_names, rule_names
from trede.office.web.kit.days import day_field
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

    from trede.scheme.buyer_values import Form as Shape

EMPTY = {"required": _("Dit veld is nog leeg. Vul het in.")}
LONGEST = 200
KVK_LOOK = {"inputmode": "numeric", "class": "utrecht-textbox--short", "autocomplete": "off"}


def line_field(label: StrOrPromise, help_text: StrOrPromise = "") -> forms.CharField:
    """A short text on one line."""
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST, error_messages=EMPTY)


class Contractor(forms.Form):
    """Who does it."""

    contractor = line_field(_("Naam van de opdrachtnemer"))
    kvk = forms.CharField(
        label=_("KvK-nummer van de opdrachtnemer"),
        help_text=_("Acht cijfers."),
        max_length=20,
        widget=forms.TextInput(attrs=KVK_LOOK),
        error_messages=EMPTY,
    )


class Amounts(forms.CharField):
    """An amount on each line, as whole cents."""

    def clean(self, value: object) -> tuple[int, ...]:
        """Raises ValidationError with the line that is no amount."""
        found = []
        for line in filter(None, map(str.strip, super().clean(value).splitlines())):
            try:
                found.append(hundredths_field("").clean(line))
            except forms.ValidationError as wrong:
                said = _("Deze regel is geen bedrag: %(line)s.")
                raise forms.ValidationError(said, params={"line": line}) from wrong
        return tuple(found)


class NewContract(Contractor):
    """A contract with its contractor, its rule, its value and its days."""

    name = line_field(_("Wat is de opdracht?"), _("Bijvoorbeeld: schoonmaak stadhuis."))
    kind = forms.ChoiceField(label=_("Soort opdracht"), widget=forms.RadioSelect, error_messages=EMPTY)
    rule = forms.ChoiceField(
        label=_("Welke regel geldt?"),
        help_text=_("Staat uw regel er niet bij? Kies dan een eigen regel. U vult zelf in wat u vraagt."),
        error_messages=EMPTY,
    )
    value_cents = hundredths_field(_("Waarde in euro, zonder btw"))
    subprojects_cents = Amounts(
        label=_("Deelprojecten: het bedrag van elk, in euro"),
        help_text=_(
            "Alleen als de regel een maximum heeft voor elk deel. Zet elk bedrag op een eigen regel."
        ),
        required=False,
        max_length=LONGEST * 10,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
    )
    tender = day_field(_("Dag van de inschrijving"), _("De dag waarop de inschrijving sloot."))
    first = day_field(_("Eerste dag van de opdracht"))
    last = day_field(_("Laatste dag van de opdracht"))
    offered_hundredths = hundredths_field(
        _("Percentage dat de opdrachtnemer aanbood"), _("Alleen als meer social return punten gaf.")
    )
    wages_cents = hundredths_field(_("Loonsom in euro"), _("Alleen als de regel over de loonsom gaat."))

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        rules = {"": _("Kies een regel"), **rule_names()}
        for name, choices in (("kind", kind_names()), ("rule", rules)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices.items())
        for name in ("offered_hundredths", "wages_cents"):
            self.fields[name].required = False

    def told(self) -> Told:
        """What was filled in, without who does it."""
        names = ("name", "rule", "kind", "value_cents", "tender", "first", "last")
        found = {name: self.cleaned_data[name] for name in names}
        optional = ("wages_cents", "offered_hundredths", "subprojects_cents")
        more = {name: self.cleaned_data[name] for name in optional}
        return Told(**found, **more)


class Extend(forms.Form):
    """A longer contract."""

    last = day_field(_("Nieuwe laatste dag"))
    value_cents = hundredths_field(
        _("Hoeveel euro komt erbij, zonder btw?"), _("Komt er niets bij? Vul 0 in.")
    )


class FillIn(forms.Form):
    """One value that the rule does not state: a word or a number, the day, and where it stands."""

    word = forms.ChoiceField(label=_("Wat zegt u?"), widget=forms.RadioSelect, error_messages=EMPTY)
    number = Written(
        label=_("Getal"),
        localize=True,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("Vul een getal in, zoals 2,5.")},
    )
    text = line_field(_("Uw tekst"))
    day = day_field(_("Op welke dag is dit gezegd?"))
    stands_in = line_field(_("Waar staat het?"), _("Bijvoorbeeld: overeenkomst, artikel 12."))

    def __init__(self, data: QueryDict | None, key: str, written: Shape) -> None:
        super().__init__(data)
        self.written = written
        words = wording(spoken())
        choices: list[tuple[str, StrOrPromise]] = [
            (word, words.say(f"social_return.word.{word}")) for word in written.words if word != "part"
        ]
        if written.unit:
            choices.append(("", _("een getal")))
            self.fields["number"].label = {
                "euro": _("Bedrag in euro"),
                "percent": _("Percentage"),
                "hours": _("Uren per week"),
                "months": _("Aantal maanden"),
            }[written.unit]
        word = self.fields["word"]
        if isinstance(word, forms.ChoiceField):
            word.choices = choices
            word.required = written.unit is None
        if not written.words:
            del self.fields["word"]
        if not written.unit:
            del self.fields["number"]
        if written.unit or written.words:
            del self.fields["text"]

    def clean(self) -> dict[str, Any]:
        """The value as rules write it."""
        found = super().clean() or {}
        number = found.pop("number", None)
        value = found.pop("word", "") or found.pop("text", "") or ("" if number is None else f"{number:f}")
        if not value and not self.errors:
            self.add_error("number" if "number" in self.fields else None, _("Vul een getal in."))
        return {**found, "value": value}
