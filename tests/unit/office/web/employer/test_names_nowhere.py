# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A name beside a number in a column of employees is on no page and in no file or letter that comes of an upload."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.unit.cli.test_names_nowhere import CANARY, SHAPES, as_workbook, rows_of
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.strangers.reading import Page, text_of
from tests.unit.office.web.employer.test_journey import bring

LEFT_ALONE = ("/account/", "/static/")


def walk(browser, place):
    """Every page and file from here on: its address to its text."""
    seen, ahead = {}, [place]
    while ahead:
        here = ahead.pop()
        answer = browser.get(here)
        seen[here] = text_of(answer)
        if answer.status_code == 302:
            ahead.append(answer.url)
        elif answer.headers.get("Content-Type", "").startswith("text/html"):
            ahead += Page(here, answer.content.decode()).links
        ahead = [each for each in ahead if each not in seen and not each.startswith(LEFT_ALONE)]
    return seen


@pytest.mark.parametrize("wrong", [False, True], ids=["right", "wrong"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_name_stands_nowhere(browser, at, dossier, tmp_path, caplog, capfd, shape, wrong):
    caplog.set_level("DEBUG")
    content = as_workbook(tmp_path, rows_of(shape, wrong)).read_bytes()
    (tmp_path / "export.xlsx").unlink()
    page, here = bring(browser, at("employees", dossier), SimpleUploadedFile("export.xlsx", content))
    told = {here: text_of(page), **walk(browser, here)}
    for step in ("check", "preview", "remarks", "year-file", "keep"):
        done = browser.post(here, {"step": step})
        told[f"{step} {here}"] = text_of(done)
        if done.status_code == 302:
            told |= walk(browser, done.url)
    told |= walk(browser, at("home"))
    assert [place for place, text in told.items() if CANARY in text.lower()] == []
    assert any("uitkomst/rapport" in place for place in told) == (not wrong)
    assert len(told) > 15
    logged = caplog.text + "".join(capfd.readouterr()) + "".join(each.body for each in mail.outbox)
    assert CANARY not in (database_text() + logged).lower()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert CANARY.encode() not in kept.lower()
