# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
# What the lazy names of this package are, for type checkers.
from trede.api import Declared as Declared
from trede.api import Finding as Finding
from trede.api import Forecast as Forecast
from trede.api import InputRefusedError as InputRefusedError
from trede.api import Opened as Opened
from trede.api import Plan as Plan
from trede.api import ProofError as ProofError
from trede.api import Scored as Scored
from trede.api import Sealed as Sealed
from trede.api import TredeError as TredeError
from trede.api import employment as employment
from trede.api import explain as explain
from trede.api import forecast as forecast
from trede.api import measurement as measurement
from trede.api import open_row as open_row
from trede.api import plan as plan
from trede.api import purchase as purchase
from trede.api import read as read
from trede.api import score as score
from trede.api import seal as seal
from trede.api import verify as verify

__version__: str
