# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of an employer, one list for each subject, in the order of the menus."""

from __future__ import annotations

from trede.office.web.employer.applications.pages import PAGES as APPLICATIONS
from trede.office.web.employer.audits.pages import PAGES as AUDITS
from trede.office.web.employer.certificates.pages import PAGES as CERTIFICATES
from trede.office.web.employer.dossiers.pages import PAGES as DOSSIERS
from trede.office.web.employer.employees.pages import PAGES as EMPLOYEES
from trede.office.web.employer.forecast.pages import PAGES as FORECAST
from trede.office.web.employer.growth.pages import PAGES as GROWTH
from trede.office.web.employer.hand_overs.pages import PAGES as HAND_OVERS
from trede.office.web.employer.home.pages import PAGES as HOME
from trede.office.web.employer.placements.pages import PAGES as PLACEMENTS
from trede.office.web.employer.purchases.pages import PAGES as PURCHASES
from trede.office.web.employer.questions.pages import PAGES as QUESTIONS
from trede.office.web.employer.result.pages import PAGES as RESULT
from trede.office.web.employer.scenarios.pages import PAGES as SCENARIOS
from trede.office.web.employer.social_return.pages import PAGES as SOCIAL_RETURN

PAGES = (
    *HOME,
    *CERTIFICATES,
    *HAND_OVERS,
    *DOSSIERS,
    *EMPLOYEES,
    *PURCHASES,
    *RESULT,
    *SCENARIOS,
    *FORECAST,
    *QUESTIONS,
    *APPLICATIONS,
    *AUDITS,
    *GROWTH,
    *PLACEMENTS,
    *SOCIAL_RETURN,
)
