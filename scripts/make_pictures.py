# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the pictures of the manual again: a walk through the demo.

It goes the way of the trial of acceptance. The clock runs: processes that read a file have that of the machine, so an
office of another day would drop what waits for them. So a day and a time on a page are those of the moment. Needs
Chromium and the styles (``make static``).
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import test_audit_journey as audits  # noqa: E402
from tests.browser import test_whole_journey as trial  # noqa: E402
from tests.browser import test_work_journey as work  # noqa: E402
from tests.browser.browsing import launched  # noqa: E402
from tests.browser.journey import EXAMPLE, MISTAKES, Journey, planted  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FloatRect, Page

PICTURES = ROOT / "docs" / "tutorials" / "images"
WIDE, NARROW, MARGIN = 1000, 375, 10
QUALITY = 0.9
CONTRACTOR = "fatima@helderelijn.example"

# Browsers write WebP themselves: a third of the size of a PNG, with sharp letters.
AS_WEBP = """async ([png, quality]) => {
  const picture = new Image();
  picture.src = 'data:image/png;base64,' + png;
  await picture.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width: picture.width, height: picture.height});
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas.toDataURL('image/webp', quality).split(',')[1];
}"""


@dataclass(slots=True)
class Camera:
    """Takes pictures of a page from its top down to some element."""

    press: Page
    """An empty page that turns PNG into WebP."""
    made: list[str] = field(default_factory=list)

    def take(self, on: Journey, name: str, until: str, since: str = "") -> None:
        """``until`` and ``since`` are the last and the first thing on the picture."""
        page = on.page
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        last, first = box(page, until, -1), box(page, since, 0) if since else None
        top = max(first["y"] - MARGIN, 0) if first else 0
        bottom = last["y"] + last["height"] + MARGIN
        png = page.screenshot(
            full_page=True,
            clip={"x": 0, "y": top, "width": page.evaluate("innerWidth"), "height": bottom - top},
            animations="disabled",
            caret="hide",
        )
        webp = self.press.evaluate(AS_WEBP, [base64.b64encode(png).decode(), QUALITY])
        self._keep(f"{name}.webp", base64.b64decode(webp))

    def _keep(self, name: str, picture: bytes) -> None:
        file = PICTURES / name
        self.made.append(name)
        if not file.is_file() or file.read_bytes() != picture:
            file.write_bytes(picture)
            print(f"{name}: {len(picture) // 1024} kB")


def box(page: Page, place: str, number: int) -> FloatRect:
    """Where it stands on the page; -1 is the last of several."""
    found = page.locator(place).nth(number).bounding_box()
    if found is None:
        raise SystemExit(f"{page.url}: {place} cannot be seen")
    return found


@contextmanager
def demo(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of an office with the demo, and the session of who shows it."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.browser.office", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        told = process.stdout or ()
        yield next(iter(told)).strip(), next(iter(told)).strip()
        process.communicate()


def visitor(browser: Browser, office: tuple[str, str], width: int) -> Journey:
    """Somebody on the first page, in Dutch; without a session somebody who is not logged in."""
    address, session = office
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, locale="nl-NL", reduced_motion="reduce"
    )
    if session:
        context.add_cookies([{"name": "trede-session", "value": session, "url": address}])
    page = context.new_page()
    page.goto("/")
    return Journey(page, look=False)


def walk(on: Journey, camera: Camera, folder: Path) -> None:
    """The whole way, as the manual tells it."""
    camera.take(on, "organisaties", "main .tasks")
    on.press("main .tasks a")
    camera.take(on, "open", "main article")
    on.press("a[href$='/dossiers/nieuw/']")
    on.type("#id_title", "Aanvraag 2027")
    on.type("#id_year_from", "01-01-2018")
    on.type("#id_intended_on", "01-02-2027")
    on.check("[name=wanted_level][value=trede-2]")
    camera.take(on, "nieuwe-meting", "main form .actions:visible >> nth=0")
    on.press("main form button[type=submit]")
    camera.take(on, "bestand", "main form .actions:visible >> nth=0")
    employees(on, camera, folder)
    result(on, camera)
    questions(on, camera)
    application(on, camera)


def employees(on: Journey, camera: Camera, folder: Path) -> None:
    on.bring(planted(folder / "mijn-export.xlsx", MISTAKES))
    camera.take(on, "controle", ".mend")
    on.bring(planted(folder / "mijn-export.xlsx", MISTAKES[:2]))
    camera.take(on, "hersteld", ".findings__group--solved")
    on.bring(planted(folder / "mijn-export.xlsx", ()))
    camera.take(on, "in-orde", "#antwoorden .actions:visible >> nth=0")
    on.unfold("select[name^='column-']")
    camera.take(on, "kolommen", "main table >> nth=0 >> tbody tr >> nth=4", since="#kolommen")
    on.press("button[value=keep]", then="form[action$='/rijen/']")
    camera.take(on, "rijenbestand", "main .actions")
    on.download("form[action$='/rijen/'] button")
    on.press(".actions a[href$='/inkoop/']")
    camera.take(on, "inkoop", "main .notice")
    on.press(".actions a[href$='/uitkomst/']")


def result(on: Journey, camera: Camera) -> None:
    camera.take(on, "uitkomst", ".standing")
    on.press_within("details.explained summary")
    camera.take(on, "uitleg", "details.explained >> nth=0", since="#cijfers")
    on.press_within("details.explained summary")
    on.press("main a[href$='/kleinste-stap/']")
    camera.take(on, "kleinste-stap", "main .plans")
    trial.keep_plan(on)
    on.press("nav a[href$='/scenarios/']")
    camera.take(on, "scenarios", "main .actions")
    on.press("nav a[href$='/vooruitblik/']")
    on.type("#id_until", "31-12-2021")
    on.page.set_input_files("main input[type=file]", EXAMPLE)
    on.press("form[enctype] button[type=submit]", then="main figure svg")
    camera.take(on, "vooruitblik", "main section.answer >> nth=0")


def questions(on: Journey, camera: Camera) -> None:
    on.press("nav a[href$='/vragen/']")
    camera.take(on, "vragen", "main .tasks")
    on.press("main .tasks a")
    camera.take(on, "onderwerp", "main form textarea:visible >> nth=0")
    trial.answer(on)


def application(on: Journey, camera: Camera) -> None:
    camera.take(on, "aanvraag-nog-niet", "main .tasks")
    on.press("main .tasks a[href$='/wijzigen/']")
    on.check("[name=wanted_level][value=trede-1]")
    on.press("main form button[type=submit]")
    camera.take(on, "aanvraag", "main .actions:visible >> nth=0")
    on.press("a[href$='/ondertekenen/']")
    camera.take(on, "ondertekenen", "main .record")
    camera.take(on, "indienen", "form.confirm .actions", since="form.confirm")
    on.check("#id_agreed")
    on.press("form.confirm button[type=submit]")
    camera.take(on, "ingediend", "main .next")


def on_a_phone(on: Journey, camera: Camera) -> None:
    """The result of the dossier that the demo has open."""
    on.press("main .tasks a")
    on.press("main article a:has-text('Op weg naar trede 2')")
    camera.take(on, "uitkomst-telefoon", ".standing")


def of_an_audit(browser: Browser, office: tuple[str, str], sessions: dict[str, str], camera: Camera) -> None:
    """What planner, auditor, decider and employer see of the audits of the demo."""

    def somebody(email: str) -> Journey:
        return visitor(browser, (office[0], sessions[email]), WIDE)

    on = somebody(audits.PLANNER)
    camera.take(on, "onderzoeken", "#zaken ~ div")
    on.press("nav a[href$='/agenda/']")
    on.press("main p a")  # the month before, with a visit
    camera.take(on, "agenda", "main section")
    on = somebody(audits.TIRED)
    on.press("#zaken ~ div a:has-text('Heldere Lijn')")
    camera.take(on, "zaak", "#aspecten")
    on = somebody(audits.DECIDER)
    camera.take(on, "besluiten", "#wachten ~ div")
    on.press("#wachten ~ div a")
    on.press("a[href$='/belang/']")
    on.check("[name=interest][value=none]")
    on.press(audits.SEND)
    on.press("a[href$='/besluit/']")
    camera.take(on, "besluit", "main form .actions:visible >> nth=0")
    on = somebody(audits.DIRECTOR)
    on.press("main article a[href*='/dossiers/'] >> nth=-1")
    on.press("a[href$='/onderzoek/']")
    camera.take(on, "onderzoek", "main .record__lines")


def of_the_register(on: Journey, camera: Camera) -> None:
    on.page.goto("/register/?q=groene")
    camera.take(on, "register", "main .tasks")
    on.press("main .tasks a:has-text('Groene Vink')")
    camera.take(on, "register-organisatie", "main figure")
    on.page.goto("/register/vragen/")
    on.type("textarea[name=text]", "99000201 99000511 12345678")
    on.press("main form[enctype] button[type=submit]")
    camera.take(on, "register-antwoord", "main table")


def of_contracts(browser: Browser, office: tuple[str, str], session: str, camera: Camera) -> None:
    """One contract as the buyer sees it, and all of them as its contractor does."""
    on = visitor(browser, office, WIDE)
    on.press("main .tasks a:has-text('Vechtermeer')")
    on.press("main tbody a >> nth=0")
    camera.take(on, "opdracht", "main figure")
    on = visitor(browser, (office[0], session), WIDE)
    on.press("nav a[href$='/social-return/']")
    camera.take(on, "social-return", "main table")


def of_growth(on: Journey, camera: Camera) -> None:
    for part, name, until in (
        ("starten", "starten", "main table"),
        ("trainingen", "trainingen", "main dl"),
        ("vragen", "hoe-het-gaat", "main figure >> nth=0"),
        ("begeleiding", "begeleiders", "main table >> nth=0"),
    ):
        on.press("nav a[href$='/werk/'] >> nth=0")
        on.press(f"main a[href$='/werk/{part}/']")
        camera.take(on, name, until)
    on.press("nav a[href$='/werk/'] >> nth=0")
    on.press("main a[href$='/actieplan/']:has-text('Op weg naar trede 2')")
    camera.take(on, "actieplan", "main figure")


def of_divided_work(
    browser: Browser, office: tuple[str, str], sessions: dict[str, str], camera: Camera
) -> None:
    """The same work as HR, team lead, job coach, recruiter and worker see it."""

    def somebody(email: str, width: int = WIDE) -> Journey:
        return visitor(browser, (office[0], sessions[email]), width)

    hr = somebody(work.HR)
    work.to_division(hr)
    camera.take(hr, "werkverdeling", "main figure")
    own = work.a_link_and_a_coach(hr)
    camera.take(hr, "mens", "main .nl-unordered-list >> nth=0")
    on = somebody(work.LEAD)
    camera.take(on, "team", "main table tbody tr >> nth=5")
    on.press("main a[href$='/weken/']")
    on.unfold(".wall")
    camera.take(on, "week", "main .wall tbody tr >> nth=3")
    on = somebody(work.COACH)
    on.press("nav a[href$='/begeleiding/']")
    on.press(f"main a:has-text('{work.WHO}')")
    camera.take(on, "begeleiding", "main .nl-unordered-list >> nth=0")
    on = somebody(work.RECRUITER)
    camera.take(on, "vacature", "main article >> nth=0")
    on = visitor(browser, (office[0], ""), NARROW)
    on.page.goto(own)
    camera.take(on, "mijn-werk", "main article >> nth=0")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, demo(Path(name)) as office, launched() as browser:
        camera = Camera(browser.new_page())
        walk(visitor(browser, office, WIDE), camera, Path(name))
        on_a_phone(visitor(browser, office, NARROW), camera)
        sessions = json.loads((Path(name) / "sessions.json").read_text("utf-8"))
        of_an_audit(browser, office, sessions, camera)
        of_the_register(visitor(browser, office, WIDE), camera)
        of_contracts(browser, office, sessions[CONTRACTOR], camera)
        of_growth(visitor(browser, (office[0], sessions[CONTRACTOR]), WIDE), camera)
        of_divided_work(browser, office, sessions, camera)
    for old in {each.name for each in PICTURES.iterdir()} - set(camera.made):
        (PICTURES / old).unlink()
        print(f"{old}: gone")


if __name__ == "__main__":
    main()
