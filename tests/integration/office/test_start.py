# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede start`` as somebody meets it: from an empty folder to a page, and a clean end."""

import http.cookiejar
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest
from tests.integration.office.running import free_port, within

TREDE = Path(sys.executable).with_name("trede")
TREDE_SETTINGS = ("TREDE_", "DJANGO_")


def environment():
    """As in a terminal: without what the settings of the tests put there."""
    return {key: value for key, value in os.environ.items() if not key.startswith(TREDE_SETTINGS)}


def trede(*arguments):
    command = [TREDE, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=60, check=False)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A running demo: the process, its data folder and the link in the terminal."""
    folder = tmp_path_factory.mktemp("office") / "data"
    process = subprocess.Popen(
        [TREDE, "start", "--demo", "--no-browser", "--port", str(free_port()), "--data", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**environment(), "PYTHONUNBUFFERED": "1"},
    )
    told = ""
    for line in process.stdout:
        told += line
        if "Ctrl-C" in line:
            break
    link = re.search(r"http://localhost:\d+/welkom/\S+", told)
    # It answers before the process that signs and the workers are there.
    within(120, lambda: trede("doctor", "--data", str(folder)).returncode == 0)
    yield process, folder, link[0]
    process.kill()
    process.stdout.close()
    process.wait()


def browser():
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    return urllib.request.build_opener(cookies)


def opened(opener, address, **fields):
    """The page; asks again while the server is still opening its door."""
    data = urlencode(fields).encode() if fields else None
    for _ in range(100):
        try:
            with opener.open(urllib.request.Request(address, data), timeout=60) as page:  # noqa: S310 - localhost
                return page.read().decode()
        except ConnectionError:
            signal.sigtimedwait([], 0.1)
        except urllib.error.URLError as refused:
            if isinstance(refused, HTTPError):
                raise
            signal.sigtimedwait([], 0.1)
    raise AssertionError("the server never answered")


def test_the_link_logs_in_once(office):
    _, _, link = office
    visitor = browser()
    page = opened(visitor, link)
    assert "demo" in page
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    assert "De Heldere Lijn" in opened(visitor, link, csrfmiddlewaretoken=token)
    with pytest.raises(HTTPError, match="404"):
        opened(browser(), link)


def test_nobody_else_on_the_machine_can_read_it(office):
    _, folder, _ = office
    for path in (folder, folder / "keys", folder / "keys" / "session.key", folder / "trede.sqlite3"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_second_start_in_the_same_folder_is_refused_kindly(office):
    _, folder, link = office
    again = trede("start", "--no-browser", "--data", str(folder))
    assert again.returncode == 2
    assert link.split("/welkom")[0] in re.sub(r"\s+", " ", again.stderr)


def test_the_doctor_finds_nothing_wrong_with_the_data(office):
    _, folder, _ = office
    told = trede("doctor", "--data", str(folder))
    good = {line[2:] for line in told.stdout.splitlines() if line.startswith("✓")}
    assert "de database overleeft een stroomstoring" in good
    assert "de sleutels passen op de database" in good
    assert "het logboek klopt van begin tot eind" in good
    assert "de database weigert te veranderen wat vastligt" in good
    assert "het logboek is zoals het is ondertekend" in good
    assert "het openbare logboek is zoals het is ondertekend" in good, told.stderr


def test_a_process_of_its_own_signs(office):
    """It counts for itself: what is no tree of what is stored is not signed. The keys are in its file."""
    _, folder, _ = office
    assert (folder / "keys" / "signing.keys").stat().st_mode & 0o077 == 0
    place = folder / "running" / "signing.socket"
    assert place.stat().st_mode & 0o077 == 0
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(place))
        line.sendall(b'{"ask": "checkpoint", "size": 1, "root": "00"}\n')
        assert "not the tree of the entries" in line.makefile().readline()


def test_what_the_doctor_shows_can_be_kept_elsewhere(office, tmp_path):
    _, folder, _ = office
    told = trede("doctor", "--data", str(folder))
    assert "— localhost/journal " in told.stdout
    kept = tmp_path / "kept.txt"
    kept.write_text(told.stdout)
    again = trede("doctor", "--data", str(folder), "--checkpoint", str(kept))
    assert "✓ het logboek is zoals het elders is bewaard" in again.stdout


def test_it_stops_when_asked(office):
    process, folder, _ = office
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    # The letters of the demo may come before it.
    assert process.stdout.read().splitlines()[-1:] == ["trede is gestopt. Uw gegevens zijn bewaard."]
    left = subprocess.run(["pgrep", "-f", str(folder)], capture_output=True, check=False)
    assert left.returncode == 1, "processes were left behind"


def test_the_doctor_names_what_is_wrong(tmp_path):
    told = trede("doctor", "--data", str(tmp_path / "nowhere"))
    assert told.returncode == 1
    assert "gegevensmap" in told.stderr


def test_a_wrong_setting_is_named(tmp_path):
    command = [TREDE, "start", "--data", tmp_path]
    wrong = {**environment(), "TREDE_DATABASE_URL": "mysql://x:secret@y/z", "TREDE_PROCESSES": "many"}
    told = subprocess.run(command, capture_output=True, text=True, env=wrong, timeout=60, check=False)
    assert told.returncode == 2
    assert "TREDE_DATABASE_URL" in told.stderr
    assert "TREDE_PROCESSES" in told.stderr
    assert "secret" not in told.stderr
