# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Try the package as a user gets it: without the tools of development, which may lend it what it does not ask for.

    python scripts/try_plain_install.py FOLDER

FOLDER is a virtual environment with only ``trede[office,plan]`` in it. Measures an example, finds a smallest step,
starts the office with its demo, opens its first page and ends it. The exit status is 0 when all of it worked.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path
from urllib.error import HTTPError, URLError

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SECONDS_TO_START = 180
SECONDS_FOR_A_PAGE = 90
"""Long: a disk that is still writing an installation away lets a database wait."""
STARTED = "Ctrl-C"


def answers(address: str) -> bool:
    """Whether the page comes; the door opens just after the terminal tells of it."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=SECONDS_FOR_A_PAGE) as page:  # noqa: S310 - our own machine
                return b"trede" in page.read()
        except (HTTPError, TimeoutError):
            return False
        except URLError:
            threading.Event().wait(0.1)
    return False


def office_starts(trede: Path) -> bool:
    """Whether ``trede start --demo`` serves a page and ends when asked."""
    with tempfile.TemporaryDirectory() as folder:
        command = [trede, "start", "--demo", "--no-browser", "--data", Path(folder) / "data"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as office:
            patience = threading.Timer(SECONDS_TO_START, office.terminate)
            patience.start()
            told = []
            for line in office.stdout or ():
                told.append(line)
                if STARTED in line:
                    break
            link = next((word for word in "".join(told).split() if "/welkom/" in word), None)
            served = link is not None and answers(link)
            office.terminate()
            ended = office.wait() in (0, -signal.SIGTERM)
            patience.cancel()
            return served and ended


def main(folder: Path) -> int:
    """The exit status."""
    trede = folder / "bin" / "trede"
    for words in (["measure", "softwaretesters.json"], ["plan", "contactcentrum.xlsx"]):
        subprocess.run([trede, words[0], EXAMPLES / words[1]], check=True, stdout=subprocess.DEVNULL)
    if not office_starts(trede):
        print("A plain install does not start the office.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
