# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms in the look of the office: ``{{ form }}`` and ``{{ form.name.as_field_group }}`` are enough in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms.renderers import TemplatesSetting

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

WIDGETS = "django/forms/widgets/"
CLASSES = {
    **dict.fromkeys(
        (
            f"{WIDGETS}{name}.html"
            for name in (
                "text",
                "email",
                "url",
                "number",
                "password",
                "date",
                "datetime",
                "time",
                "search",
                "tel",
            )
        ),
        "utrecht-textbox utrecht-textbox--html-input",
    ),
    f"{WIDGETS}textarea.html": "utrecht-textarea utrecht-textarea--html-textarea",
    f"{WIDGETS}select.html": "utrecht-select utrecht-select--html-select",
    f"{WIDGETS}clearable_file_input.html": "drop__input",
    f"{WIDGETS}file.html": "drop__input",
}
"""Template of a widget to the classes that the design system gives it."""


class Renderer(TemplatesSetting):
    """Our templates for forms and fields; classes of the design system on widgets."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        widget = context.get("widget")
        if widget is not None and template_name in CLASSES:
            widget["attrs"].pop("placeholder", None)  # it goes when one types; the label stays
            widget["attrs"]["class"] = f"{CLASSES[template_name]} {widget['attrs'].get('class', '')}".strip()
        return super().render(template_name, context, request)
