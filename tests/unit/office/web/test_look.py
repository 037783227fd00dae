# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The components render what they are given, safely and with the words that assistive technology needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, engines
from django.test import RequestFactory

import trede
from trede.office.web.kit.look.icons import ICONS
from trede.office.web.kit.look.parts import FindingGroup, Place, Step, StepState, Tone
from trede.office.web.templatetags.look import BADGE_CLASSES, TONE_ICONS, message_tone

if TYPE_CHECKING:
    from django.test import Client


class Sample(forms.Form):
    name = forms.CharField(label="Naam?")
    role = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    file = forms.FileField(required=False)


def shown(source: str, **context: object) -> str:
    return Template("{% load look %}" + source, engine=engines["django"].engine).render(Context(context))


def test_what_is_put_in_is_escaped() -> None:
    html = shown("{% badge text %}{% notice 'info' text %}{{ text }}{% endnotice %}", text="<b>")
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") == 3


TABLE = """{% table caption %}<thead><tr><th scope="col">Wie</th><th scope="col" class="number">Uren &amp; "fte"</th>
<th scope="col"><span class="visually-hidden">Wat u kunt doen</span></th></tr></thead>
<tbody><tr><th scope="row">A</th><td>{{ text }}</td><td><a>Weg</a></td></tr></tbody>
<tfoot><tr><th scope="row">Samen</th><td></td><td class="own">x</td></tr></tfoot>{% endtable %}"""


def test_every_cell_of_a_table_says_its_head() -> None:
    html = shown(TABLE, caption="<b>", text="<i>")
    assert "<caption>&lt;b&gt;</caption>" in html
    assert '<td class="number" data-label="Uren &amp; &quot;fte&quot;">&lt;i&gt;</td>' in html
    assert "<td><a>Weg</a></td>" in html, "a head for screen readers only"
    assert '<td class="number"></td><td class="own">x</td>' in html, "nothing to say, or said already"


def test_a_head_over_more_columns_moves_the_labels_along() -> None:
    html = shown(
        "{% table 'T' 'plain' %}<thead><tr><th>A</th><th>B</th><th>C</th></tr></thead>"
        '<tfoot><tr><th colspan="2">Samen</th><td>1</td></tr></tfoot>{% endtable %}'
    )
    assert '<td data-label="C">1</td>' in html
    assert 'role="region" tabindex="0" aria-label="T"' in html


def test_tables_and_cards_are_made_in_one_place() -> None:
    """A comparison is a component of its own. On a small screen a row is a card too, which CSS must say again."""
    templates = (Path(trede.__file__).parent / "office").rglob("*.html")
    assert {path.name for path in templates if "<table" in path.read_text("utf-8")} == {
        "comparison.html",
        "table.html",
    }
    css = (Path(__file__).parents[4] / "frontend" / "src" / "css").glob("*.css")
    card = "background: var(--trede-surface); border: 1px solid var(--trede-line); border-radius: var(--trede-round);"
    assert sum(path.read_text("utf-8").count(card) for path in css) == 2


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_an_icon_beside_its_colour(tone: Tone) -> None:
    assert TONE_ICONS[tone] in ICONS
    assert BADGE_CLASSES[tone]


def test_the_error_summary_links_to_the_first_input_of_each_field() -> None:
    html = shown("{% error_summary form %}", form=Sample({}))
    assert re.findall(r'href="#(\w+)">([^<]+)', html) == [
        ("id_name", "Naam: Vul dit in."),
        ("id_role_0", "Role: Vul dit in."),
    ]


def test_a_mistake_at_a_box_to_tick_does_not_repeat_the_sentence_beside_it() -> None:
    class Agreed(forms.Form):
        agreed = forms.BooleanField(label="Ik mag tekenen.", error_messages={"required": "Vink aan."})

    assert '#id_agreed">Vink aan.</a>' in shown("{% error_summary form %}", form=Agreed({}))


def test_a_mistake_in_a_group_of_no_choices_is_told_too() -> None:
    class Nobody(forms.Form):
        body = forms.ChoiceField(label="Certificerende instelling", choices=[], widget=forms.RadioSelect)

    assert "Certificerende instelling: " in shown("{% error_summary form %}", form=Nobody({}))


def test_every_link_of_the_error_summary_lands_on_an_input() -> None:
    html = shown("{% error_summary form %}{{ form }}", form=Sample({}))
    assert set(re.findall(r'href="#(\w+)"', html)) <= set(re.findall(r'<input[^>]* id="(\w+)"', html))


def test_a_form_without_mistakes_has_no_summary() -> None:
    assert shown("{% error_summary form %}", form=Sample()).strip() == ""


def test_help_and_mistake_of_a_field_are_told_with_it() -> None:
    form = Sample({})
    form.fields["name"].help_text = "Zoals u heet."
    html = shown("{{ form.name.as_field_group }}", form=form)
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_the_file_field_has_a_big_button_and_keeps_the_native_input() -> None:
    html = shown("{{ form.file.as_field_group }}", form=Sample())
    assert re.search(r'<label class="drop__button[^>]* for="id_file"', html)
    assert '<input type="file"' in html


def test_the_stepper_says_where_you_are() -> None:
    steps = [Step("Een", StepState.DONE, "/een"), Step("Twee", StepState.NOW), Step("Drie", StepState.TODO)]
    html = shown("{% stepper steps %}", steps=steps)
    assert "Stap 2 van 3" in html
    assert html.count('aria-current="step"') == 1


def test_mistakes_come_before_warnings_before_what_is_solved() -> None:
    groups = [
        FindingGroup("klaar", "", [Place("rij 1")], solved=True),
        FindingGroup("let op", "", [], blocks=False),
        FindingGroup("fout", "", [Place("rij 2", "x")]),
    ]
    html = shown("{% findings groups %}", groups=groups)
    assert re.findall(r"<h3>([^<]+)", html) == ["fout", "let op", "klaar"]


def test_turning_a_page_keeps_the_rest_of_the_address() -> None:
    page = Paginator(range(100), 10).get_page(2)
    html = shown("{% pagination page %}", page=page, request=RequestFactory().get("/?q=zorg&page=2"))
    assert 'href="?q=zorg&amp;page=3"' in html


def test_a_list_of_one_page_has_nothing_to_turn() -> None:
    page = Paginator(range(5), 10).get_page(1)
    assert shown("{% pagination page %}", page=page, request=RequestFactory().get("/")).strip() == ""


@pytest.mark.parametrize(
    ("tags", "tone"),
    [
        ("success", Tone.POSITIVE),
        ("extra error", Tone.NEGATIVE),
        ("warning", Tone.WARNING),
        ("debug", Tone.INFO),
    ],
)
def test_a_message_gets_the_tone_of_its_level(tags: str, tone: Tone) -> None:
    assert message_tone(tags) is tone


@pytest.mark.parametrize("chosen", ["auto", "light", "dark"])
def test_the_appearance_is_kept_in_a_cookie(client: Client, chosen: str) -> None:
    answer = client.post("/weergave/", {"appearance": chosen, "next": "/?a=1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/?a=1")
    assert answer.cookies["appearance"].value == chosen


def test_an_appearance_that_is_not_offered_is_refused(client: Client) -> None:
    assert client.post("/weergave/", {"appearance": '"><script>'}).status_code == 400


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_the_appearance_leads_to_no_other_site(client: Client, address: str) -> None:
    answer = client.post("/weergave/", {"appearance": "dark", "next": address})
    assert answer.headers["Location"] == "/"


def test_a_page_that_is_not_there_says_what_to_do(client: Client) -> None:
    answer = client.get("/bestaat-niet/")
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in answer.content.decode()
    assert "Kijk op de startpagina" in answer.content.decode()
