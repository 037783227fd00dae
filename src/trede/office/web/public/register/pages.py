# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the register."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.pages import EVERYONE, READ_AND_WRITE, Page
from trede.office.web.public.register import answers, contact, views

PAGES = (
    Page("register", "register/", views.register, EVERYONE, label=_("Register")),
    Page(
        "register-answers",
        "register/vragen/",
        answers.answers,
        EVERYONE,
        READ_AND_WRITE,
        label=_("Vraag het register"),
        under="register",
    ),
    Page("register-organisation", "register/<slug:kvk>/", views.organisation, EVERYONE),
    Page("register-preview", "register/<slug:kvk>/voorbeeld.png", views.preview_picture, EVERYONE),
    Page("register-photo", "register/<slug:kvk>/uitreiking/<uuid:hand_over>.jpg", views.photo, EVERYONE),
    Page("register-contact", "register/<slug:kvk>/contact/", contact.write, EVERYONE, READ_AND_WRITE),
    Page("register-badge", "register/<slug:kvk>/badge.svg", views.badge, EVERYONE),
)
