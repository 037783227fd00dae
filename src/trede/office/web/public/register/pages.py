# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the register."""

from __future__ import annotations

from trede.office.web.kit.pages import EVERYONE, Page
from trede.office.web.public.register import views

PAGES = (
    Page("register", "register/", views.register, EVERYONE),
    Page("register-organisation", "register/<slug:kvk>/", views.organisation, EVERYONE),
    Page("register-badge", "register/<slug:kvk>/badge.svg", views.badge, EVERYONE),
)
