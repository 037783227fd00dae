# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody logs in with the service of their own organisation: from the button, by way of that service, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests import openid
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NARROW, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page
    from tests.openid import Provider


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Provider]]:
    """The address of an office that knows the service, and the service."""
    with openid.running(callback="") as service:
        told = {
            "id": "zorg",
            "name": "Inloggen bij Zorg",
            "server_url": service.address,
            "client_id": openid.CLIENT,
            "client_secret": openid.SECRET,
        }
        with serving(tmp_path_factory.mktemp("office-zorg"), TREDE_OIDC=json.dumps([told])) as (office, _):
            service.callback = f"{office}/account/oidc/zorg/login/callback/"
            yield office, service


@pytest.fixture
def arrive(visit: Callable[..., Page], known: tuple[str, Provider]) -> Callable[..., Page]:
    """From the log-in page to the service and back. A link sends nobody there: a button of ours must be pressed."""

    def go(**state: object) -> Page:
        page = visit(f"{known[0]}/account/login/", width=NARROW, **state)
        page.get_by_role("link", name="Inloggen bij Zorg").click()
        page.wait_for_url("**/account/oidc/zorg/login/**")
        assert_fits(page)
        with page.expect_navigation(url=lambda url: "/oidc/" not in url or "/callback/" in url):
            page.locator("main form button").click()
        return page

    return go


@pytest.mark.parametrize("scripts", [True, False])
def test_who_is_known_there_gets_in(
    arrive: Callable[..., Page], known: tuple[str, Provider], scripts: bool
) -> None:
    page = arrive(scripts=scripts)
    page.goto(f"{known[0]}/account/email/")
    assert "noor@zorg.example" in page.locator("main").inner_text()


def test_an_answer_for_somebody_else_is_refused(
    arrive: Callable[..., Page], known: tuple[str, Provider], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known[1], "tell", lambda claims: {**claims, "aud": "another"})
    page = arrive()
    assert "Inloggen is niet gelukt" in page.locator("h1").inner_text()
    assert_fits(page)
    assert_accessible(page)
    page.goto(f"{known[0]}/mijn-account/")
    assert "/account/login/" in page.url
