# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page of an account in a browser, as somebody meets it: from making one to losing a telephone.

Each page and each mistake on it is looked at: no violation that axe can find, nothing that sticks out, HTML that
is valid. Some in Dutch and narrow, where the longest words have the least room; some in English and wide.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from tests.browser.checks import assert_accessible, assert_fits, assert_valid_html
from tests.browser.conftest import NARROW, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

PASSWORD, WRONG = "een lange zin om te onthouden", "iets anders"
CODE = re.compile(r"^\s*([A-Z0-9-]{6,9})\s*$", re.MULTILINE)
LINK = re.compile(r"https?://[^/\s]+(/\S+)")
SECONDS_OF_A_CODE = 30
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
DUTCH_AND_NARROW = {"language": "nl", "width": NARROW}
ENGLISH_AND_WIDE = {"language": "en", "width": WIDE}


@dataclass
class Visitor:
    """Somebody with a browser, who looks well at every page."""

    page: Page
    mail: Path
    language: str
    origin: str
    seen: dict[str, str] = field(default_factory=dict)

    def open(self, address: str) -> None:
        self.page.goto(f"{self.origin}{address}")

    def go(self, address: str) -> None:
        self.open(address)
        self.look()

    def look(self) -> None:
        """What must hold on the page as it is now."""
        assert self.page.locator("html").get_attribute("lang") == self.language
        assert self.page.locator("h1").count() == 1
        assert_accessible(self.page)
        assert_fits(self.page)
        content = self.page.content()
        self.seen[content] = self.page.url

    def press(self, selector: str) -> None:
        """Press a button that brings another page, and look at it."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.look()

    def send(self, **fields: str) -> None:
        """Fill in the form of the page and send it."""
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]:visible").fill(value)
        self.press("main form:has(:visible) button.nl-button--primary")

    def letter(self, address: str) -> str:
        """The last mail to this address."""
        for _ in range(50):
            letters = sorted(self.mail.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
            found = [text for file in letters if f"To: {address}" in (text := file.read_text())]
            if found:
                return found[-1].rpartition(f"To: {address}")[2]
            time.sleep(0.1)
        raise AssertionError(f"no mail to {address}")

    def has_mistake(self) -> bool:
        return self.page.locator(".error-summary").count() == 1


@pytest.fixture
def enter(
    visit: Callable[..., Page], office: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Visitor]]:
    """Opens a first page as a new visitor; at the end all pages that were seen must be valid HTML."""
    mail = next(tmp_path_factory.getbasetemp().glob("office*")) / "mail"
    visitors: list[Visitor] = []

    def come(address: str, *, language: str = "nl", **how: object) -> Visitor:
        # Browsers know passkeys on a name only.
        named = office.replace("127.0.0.1", "localhost") if "known" not in how else office
        locale = {"nl": "nl-NL", "en": "en-GB"}[language]
        visitors.append(Visitor(visit(f"{named}{address}", language=locale, **how), mail, language, named))
        visitors[-1].look()
        return visitors[-1]

    yield come
    assert_valid_html(*{html for visitor in visitors for html in visitor.seen})


def code_of(secret: str) -> str:
    """What the app on a telephone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // SECONDS_OF_A_CODE))


def sign_up(visitor: Visitor, address: str) -> None:
    """From the empty form to being logged in."""
    visitor.send(email="", password1="")
    assert visitor.has_mistake()
    visitor.send(email="sam@gmail.com", password1=PASSWORD)
    assert visitor.has_mistake()
    visitor.send(email=address, password1=PASSWORD)
    visitor.send(code="WRONG1")
    assert visitor.has_mistake()
    found = CODE.search(visitor.letter(address))
    assert found
    visitor.send(code=found[1])


def again(visitor: Visitor) -> None:
    """The password once more, before something that matters."""
    visitor.send(password=WRONG)
    assert visitor.has_mistake()
    visitor.send(password=PASSWORD)


def set_code_app(visitor: Visitor) -> list[str]:
    """Set a code app; the recovery codes that come with it."""
    page = visitor.page
    visitor.go("/tweede-factor/")
    visitor.press("a[href*=totp]")
    assert page.locator(".qr svg path").count() == 1
    secret = page.locator(".qr__secret").inner_text()
    visitor.send(code="000000")
    assert visitor.has_mistake()
    assert page.locator(".qr__secret").inner_text() == secret
    visitor.send(code=code_of(secret))
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    return codes


def set_passkey(visitor: Visitor) -> None:
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    visitor.go("/account/2fa/webauthn/add/")
    visitor.page.locator("[name=name]").fill("Laptop van Sam")
    with visitor.page.expect_navigation():
        visitor.page.locator("#add_passkey").click()
    visitor.go("/account/2fa/webauthn/")
    assert "Laptop van Sam" in visitor.page.locator("main").inner_text()


def log_out(visitor: Visitor) -> None:
    visitor.go("/account/logout/")
    visitor.send()
    visitor.go("/account/login/")


def test_from_sign_up_to_a_lost_telephone(enter: Callable[..., Visitor]) -> None:
    address = "sam@bedrijf.example"
    visitor = enter("/account/signup/", **DUTCH_AND_NARROW)
    page = visitor.page
    sign_up(visitor, address)
    for own in ("/mijn-account/", "/mijn-account/sessies/", "/account/email/", "/account/password/change/"):
        visitor.go(own)
    codes = set_code_app(visitor)
    visitor.go("/account/2fa/")
    set_passkey(visitor)
    visitor.press("main a[href*=edit]")
    visitor.send(name="Werklaptop")

    log_out(visitor)
    visitor.send(login=address, password=WRONG)
    assert visitor.has_mistake()
    visitor.send(login=address, password=PASSWORD)
    visitor.send(code="000000")
    assert visitor.has_mistake()
    visitor.send(code=codes[0])
    visitor.open("/mijn-account/")
    assert page.url.endswith("/mijn-account/")

    log_out(visitor)
    with page.expect_navigation():
        page.locator("#passkey_login").click()
    visitor.go("/mijn-account/")
    assert page.url.endswith("/mijn-account/")

    visitor.go("/account/2fa/totp/deactivate/")  # once more: by the passkey, the code or the password
    visitor.go("/account/reauthenticate/?next=/account/2fa/totp/deactivate/")
    again(visitor)
    visitor.look()
    visitor.go("/account/2fa/recovery-codes/")
    visitor.go("/account/2fa/recovery-codes/generate/")
    visitor.go("/account/2fa/webauthn/")
    visitor.press("main a[href*=remove]")
    visitor.press("main .nl-button--negative")


def test_a_passkey_is_the_second_step(enter: Callable[..., Visitor]) -> None:
    visitor = enter("/account/signup/", **DUTCH_AND_NARROW)
    page = visitor.page
    sign_up(visitor, "passkey@bedrijf.example")
    set_passkey(visitor)
    log_out(visitor)
    visitor.send(login="passkey@bedrijf.example", password=PASSWORD)
    with page.expect_navigation():
        page.locator("#use_passkey").click()
    visitor.go("/mijn-account/")
    visitor.go("/account/2fa/webauthn/add/")  # by the passkey once more
    visitor.go("/account/2fa/webauthn/reauthenticate/?next=/mijn-account/")
    with page.expect_navigation():
        page.locator("#use_passkey").click()
    assert page.url.endswith("/mijn-account/")


def test_a_passkey_that_does_not_work_is_told(enter: Callable[..., Visitor]) -> None:
    visitor = enter("/account/login/")
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    visitor.page.locator("#passkey_login").click()
    visitor.page.locator("[data-passkey-failed]").wait_for(timeout=10_000)
    visitor.look()


def test_a_forgotten_password(enter: Callable[..., Visitor]) -> None:
    address = "vergeten@bedrijf.example"
    visitor = enter("/account/signup/", **ENGLISH_AND_WIDE)
    sign_up(visitor, address)
    visitor.page.context.clear_cookies(name="trede-session")
    visitor.go("/account/password/reset/")
    visitor.send(email="")
    assert visitor.has_mistake()
    visitor.send(email=address)
    link = LINK.search(visitor.letter(address))
    assert link
    visitor.go(link[1])
    visitor.send(password1="kort", password2="kort")
    assert visitor.has_mistake()
    visitor.send(password1=PASSWORD + " anders", password2=PASSWORD + " anders")
    visitor.go(link[1])  # the link works once
    assert visitor.page.locator("input[name=password1]").count() == 0


def test_an_organisation_and_who_works_there(enter: Callable[..., Visitor]) -> None:
    visitor = enter("/mijn-account/", known=True, **ENGLISH_AND_WIDE)
    page = visitor.page
    visitor.go("/organisaties/nieuw/")
    visitor.send(name="", kvk="123")
    assert visitor.has_mistake()
    visitor.open("/")
    inside = page.locator("a[href*='/organisaties/']").first.get_attribute("href")
    assert inside
    found = re.match(r"/organisaties/[0-9a-f-]+/", inside)
    assert found
    organisation = found[0]
    visitor.go(f"{organisation}gegevens/")
    visitor.go(f"{organisation}gegevens/wijzigen/")
    visitor.go(f"{organisation}onderdelen/")
    visitor.send(name="Wasserij", kvk="1234")
    assert visitor.has_mistake()
    visitor.send(name="Wasserij Helder", kvk="90012800")
    visitor.press("main li:has-text('Wasserij Helder') form button")
    visitor.go(f"{organisation}logboek/")
    visitor.go(f"{organisation}mensen/")
    visitor.press("main a[href*='/rollen/']")
    visitor.go(f"{organisation}mensen/uitnodigen/")
    visitor.send()
    assert visitor.has_mistake()

    address = "collega@bedrijf.example"
    page.locator("[name=email]").fill(address)
    page.locator("[name=role][value=guest-reader]").check()
    visitor.press("main button.nl-button--primary")
    link = LINK.search(visitor.letter(address))
    assert link

    colleague = enter(link[1], **ENGLISH_AND_WIDE)
    colleague.press("main button.nl-button--primary")
    sign_up(colleague, address)
    colleague.go(link[1])
    colleague.press("main button.nl-button--primary")
    colleague.go(organisation)
    assert "/tweede-factor/" in colleague.page.url
    colleague.go(link[1])  # an invitation works once
    assert colleague.page.locator("main form").count() == 0


def test_another_device_can_be_logged_out(enter: Callable[..., Visitor]) -> None:
    here = enter("/account/signup/", **DUTCH_AND_NARROW)
    sign_up(here, "twee@bedrijf.example")
    there = enter("/account/login/")
    there.send(login="twee@bedrijf.example", password=PASSWORD)
    here.go("/mijn-account/sessies/")
    here.press("main form[action*=uitloggen] button")
    there.go("/mijn-account/")
    assert "/account/login/" in there.page.url


@pytest.mark.parametrize("address", ["/account/login/", "/account/signup/", "/account/password/reset/"])
@pytest.mark.parametrize("state", [{"width": NARROW}, {"language": "en-GB"}])
def test_without_scripts(visit: Callable[..., Page], address: str, state: dict[str, Any]) -> None:
    page = visit(address, scripts=False, **state)
    assert page.locator("main form button.nl-button--primary:visible").count() == 1
    assert page.locator("#passkey_login:visible").count() == 0
    if address == "/account/login/":
        assert "JavaScript" in page.locator("main").inner_text()
