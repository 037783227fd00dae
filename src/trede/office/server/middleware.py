# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errors of the rooms as answers: what belongs to another organisation is simply not there."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.errors import NotAllowedError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

ANSWERS = {
    NotFoundError: (HTTPStatus.NOT_FOUND, "404.html"),
    NotAllowedError: (HTTPStatus.FORBIDDEN, "403.html"),
}


class Refusals:
    """Turns NotFoundError and NotAllowedError into pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for this error; None leaves it to Django."""
        for error, (status, template) in ANSWERS.items():
            if isinstance(exception, error):
                return render(request, template, status=status)
        return None
