# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The process that does what need not be done at once: ``python -m trede.office.server.worker QUEUE``."""

from __future__ import annotations

import os
import signal
import sys

from trede.office.work.rules import QUEUES


def main(queue: str) -> None:
    """Work until somebody asks to stop."""
    if queue not in QUEUES:
        raise SystemExit(f"There is no queue {queue}. There are: {', '.join(QUEUES)}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trede.office.server.settings")
    import django
    from django.conf import settings

    django.setup()

    from trede.office.server.family import join_family
    from trede.office.server.shift import Shift

    shift = Shift(queue)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: shift.stop())
    join_family(settings.TREDE_RUNNING)
    shift.run()


if __name__ == "__main__":
    main(sys.argv[1])
