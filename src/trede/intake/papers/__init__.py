# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents that administrations make anyway, joined to the tables of employees and purchases that everybody knows.

Wage declarations of a year become contracts, with the positions from a list beside them; invoices and audit files
become orders, with the figures of certified suppliers from a list beside them.
"""

from trede.intake.papers.combining import Combined as Combined
from trede.intake.papers.combining import combined as combined
from trede.intake.papers.supplied import Supplied as Supplied
from trede.intake.papers.supplied import supplied as supplied
