# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""trede for Python: from a file, or from your own values, to a score in three lines.

    import trede
    score = trede.score(trede.read("export.xlsx"))
    print(score.level, score.total_percent)

Everything here takes hours in hours a week (``Decimal("32")``, ``"32.5"``, ``32``), days as ``datetime.date``,
money in euro, and fte in fte; never a float, and a day that is written as a number is refused. What is wrong with
input is raised as ``InputRefusedError`` with every mistake in ``findings``, in Dutch and English.

The names here are the ones to rely on; they are also names of ``trede`` itself. Rooms below (``trede.scoring`` and so
on) have their own units, said there, and may change. No result is an official one.
"""

from trede.api.ahead import Forecast as Forecast
from trede.api.ahead import Plan as Plan
from trede.api.ahead import forecast as forecast
from trede.api.ahead import plan as plan
from trede.api.declared import Declared as Declared
from trede.api.declared import employment as employment
from trede.api.declared import measurement as measurement
from trede.api.declared import purchase as purchase
from trede.api.declared import read as read
from trede.api.scores import Scored as Scored
from trede.api.scores import explain as explain
from trede.api.scores import score as score
from trede.api.sealed import Opened as Opened
from trede.api.sealed import Sealed as Sealed
from trede.api.sealed import open_row as open_row
from trede.api.sealed import seal as seal
from trede.api.sealed import verify as verify
from trede.errors import InputRefusedError as InputRefusedError
from trede.errors import ProofError as ProofError
from trede.errors import TredeError as TredeError
from trede.kernel.findings import Finding as Finding

__all__ = [
    "Declared",
    "Finding",
    "Forecast",
    "InputRefusedError",
    "Opened",
    "Plan",
    "ProofError",
    "Scored",
    "Sealed",
    "TredeError",
    "employment",
    "explain",
    "forecast",
    "measurement",
    "open_row",
    "plan",
    "purchase",
    "read",
    "score",
    "seal",
    "verify",
]
