# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The components as tags: ``{% load look %}``. The style guide shows each in every state, with its call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from trede.office.web.kit.look.icons import ICONS
from trede.office.web.kit.look.parts import (
    Comparison,
    FindingGroup,
    Link,
    Result,
    Source,
    Step,
    StepState,
    Tone,
)
from trede.office.web.kit.look.tables import labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal
    from typing import Any

    from django.core.paginator import Page
    from django.forms import BaseForm, BoundField
    from django.utils.safestring import SafeString

register = template.Library()

TONE_ICONS = {
    Tone.INFO: "info",
    Tone.POSITIVE: "check-circle",
    Tone.WARNING: "alert",
    Tone.NEGATIVE: "stop",
    Tone.NEUTRAL: "circle",
}
BADGE_CLASSES = {
    Tone.INFO: "neutral",
    Tone.POSITIVE: "safe",
    Tone.WARNING: "warning",
    Tone.NEGATIVE: "danger",
    Tone.NEUTRAL: "plain",
}
TABLE_CLASSES = {
    "stacks": " table--stacks",
    "brief": " table--stacks table--brief",
    "dense": " table--stacks table--dense",
    "rows": " table--rows",
    "plain": "",
}
MESSAGE_TONES = {"success": Tone.POSITIVE, "warning": Tone.WARNING, "error": Tone.NEGATIVE}


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A drawing that only repeats the words beside it, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        css,
        ICONS[name],
    )


@register.inclusion_tag("components/badge.html")
def badge(text: str, tone: str = "neutral", icon: str = "") -> dict[str, Any]:
    """Status in words with an icon: ``{% badge "Geldig" "positive" %}``."""
    kind = Tone(tone)
    return {"text": text, "css": BADGE_CLASSES[kind], "icon": icon or TONE_ICONS[kind]}


@register.inclusion_tag("components/button.html")
def button(
    text: str,
    kind: str = "primary",
    icon: str = "",
    name: str = "",
    value: str = "",
    tone: str = "",
    form: str = "",
) -> dict[str, Any]:
    """Something that happens: ``{% button "Bewaren" %}``; primary, secondary or subtle; tone negative for danger."""
    return {
        "text": text,
        "kind": kind,
        "icon": icon,
        "name": name,
        "value": value,
        "tone": tone,
        "form": form,
    }


@register.inclusion_tag("components/button_link.html")
def button_link(
    text: str, url: str, kind: str = "primary", icon: str = "", download: bool | str = False
) -> dict[str, Any]:
    """Somewhere to go that is the main thing to do on the page; ``download`` may be the name of the file."""
    return {"text": text, "url": url, "kind": kind, "icon": icon, "download": download}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """Every mistake on the page, on top, each a link to its field."""
    return {"mistakes": [mistake for form in forms for mistake in form_mistakes(form)]}


def form_mistakes(form: BaseForm) -> list[tuple[str, str]]:
    """Id of the field and message; without an id when the mistake belongs to no field.

    The message follows the name of the field, unless that is a whole sentence (of a box to tick).
    """
    whole = [("", str(error)) for error in form.non_field_errors()]
    fields = [(_first_id(field), f"{_name(field)}{error}") for field in form for error in field.errors]
    return [*whole, *fields]


def _name(field: BoundField) -> str:
    label = str(field.label)
    return "" if label.endswith(".") else f"{label.rstrip('?:')}: "


def _first_id(field: BoundField) -> str:
    """Where the focus must land: a group of choices has an id on each of them; without any there is no such place."""
    if not field.use_fieldset:
        return str(field.id_for_label)
    return next((str(each.id_for_label) for each in field.subwidgets), "")


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(links: Sequence[Link]) -> dict[str, Any]:
    """The way up from here; the last link is the page itself."""
    return {"links": links}


@register.inclusion_tag("components/stepper.html")
def stepper(steps: Sequence[Step]) -> dict[str, Any]:
    """The steps of a journey and which one this is."""
    now = next(
        (place for place, step in enumerate(steps, start=1) if step.state is StepState.NOW), len(steps)
    )
    return {"steps": steps, "number": now, "count": len(steps), "now": steps[now - 1]}


@register.inclusion_tag("components/findings.html")
def findings(groups: Iterable[FindingGroup]) -> dict[str, Any]:
    """What is wrong in a file: mistakes first, then what to look at, then what is solved."""
    order = ("error", "warning", "solved")
    return {"groups": sorted(groups, key=lambda group: order.index(group.kind))}


@register.inclusion_tag("components/results.html")
def results(items: Sequence[Result]) -> dict[str, Any]:
    """Figures, each opening to how it came about."""
    return {"results": items}


@register.inclusion_tag("components/source.html")
def source(origin: Source) -> dict[str, Any]:
    """The rule behind a figure, its basis and where it was read."""
    return {"source": origin}


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, label: str, cancel_url: str = "") -> dict[str, Any]:
    """How far long work is: n of N, and a way to stop it."""
    return {"done": done, "total": total, "label": label, "cancel_url": cancel_url}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Page[Any]) -> dict[str, Any]:
    """Pages of a list; other choices in the address are kept."""
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number),
        "request": context["request"],
    }


@register.inclusion_tag("components/comparison.html")
def comparison(table: Comparison) -> dict[str, Any]:
    """Scenarios, handbooks or years beside each other."""
    rows = [(row.label, list(zip(table.columns, row.cells, strict=True))) for row in table.rows]
    return {"table": table, "rows": rows}


@register.inclusion_tag("components/slider_field.html")
def slider_field(
    field: BoundField, least: Decimal, most: Decimal, step: Decimal, unit: str = ""
) -> dict[str, Any]:
    """A number field that works alone, with a slider that follows it when scripts run."""
    return {"field": field, "least": least, "most": most, "step": step, "unit": unit}


@register.inclusion_tag("components/picture.html")
def picture(
    svg: str, conclusion: str = "", caption: str = "", *, wide: bool = False, broad: str = ""
) -> dict[str, Any]:
    """A drawing of ``trede.reports`` (trusted SVG) with its conclusion in words; ``broad`` is it for a desktop."""
    small, large = mark_safe(svg), mark_safe(broad)  # noqa: S308
    return {"svg": small, "broad": large, "conclusion": conclusion, "caption": caption, "wide": wide}


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> str:
    """A message between the text: ``{% notice "warning" "Let op" %}…{% endnotice %}``."""
    kind = Tone(tone)
    return _block("notice", content, tone=kind, icon=TONE_ICONS[kind], title=title)


@register.simple_block_tag
def table(content: SafeString, caption: str, kind: str = "stacks", hidden: bool = False) -> str:
    """A table around its ``thead`` and rows: ``{% table "Uw sessies" %}…{% endtable %}``.

    On a small screen ``stacks`` shows each row as a card with the heads beside the cells, ``brief`` without them,
    ``dense`` with each head before its cell and what can be done beside the first; ``rows`` and ``plain`` are
    scrolled. ``hidden`` keeps a caption that stands above it already from the eye.
    """
    told = {"caption": caption, "hidden": hidden, "css": TABLE_CLASSES[kind]}
    return render_to_string(
        "components/table.html", {**told, "wide": kind in ("rows", "plain"), "rows": labelled(content)}
    )


@register.simple_block_tag
def explained(content: str, summary: str = "", of: str = "") -> str:
    """'Hoe komen we hieraan?' around a longer explanation; who listens hears ``of`` what."""
    return _block("explained", content, summary=summary, of=of)


@register.simple_block_tag
def folded(content: str, summary: str, opened: bool = False) -> str:
    """A part of the page that most people need not see at once; print shows it."""
    return _block("folded", content, summary=summary, opened=opened)


@register.simple_block_tag
def empty(content: str, title: str, icon: str = "file") -> str:
    """A page with nothing in it yet: what to do next."""
    return _block("empty", content, title=title, icon=icon)


@register.simple_block_tag
def confirmation(content: str, title: str) -> str:
    """It is done: what happened and what comes next."""
    return _block("confirmation", content, title=title)


@register.filter
def message_tone(tags: str) -> Tone:
    """How a message of Django is meant, from its tags."""
    return next((tone for tag, tone in MESSAGE_TONES.items() if tag in tags.split()), Tone.INFO)


def _block(name: str, content: str, **told: str | bool) -> str:
    return render_to_string(f"components/{name}.html", {"content": content, **told})
