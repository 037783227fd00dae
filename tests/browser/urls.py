# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the office, and one that breaks: what people see then must be tried too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from trede.office.server.urls import urlpatterns as of_the_office

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("for a browser test")


urlpatterns = [*of_the_office, path("stuk/", breaks)]
