# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the pages, by audience."""

from __future__ import annotations

from django.conf import settings

from trede.office.web.buyer.pages import PAGES as BUYER
from trede.office.web.certifier.pages import PAGES as CERTIFIER
from trede.office.web.employer.pages import PAGES as EMPLOYER
from trede.office.web.kit.access import addresses
from trede.office.web.people.pages import PAGES as PEOPLE
from trede.office.web.public.pages import DEMO_MAIL, GUIDE
from trede.office.web.public.pages import PAGES as PUBLIC
from trede.office.web.scheme.pages import PAGES as SCHEME
from trede.office.web.work.pages import PAGES as WORK

guide = (GUIDE,) if settings.DEBUG or settings.TREDE_DEMO else ()
mail = (DEMO_MAIL,) if settings.TREDE_SHOWN_MAIL else ()
urlpatterns = addresses((*PUBLIC, *guide, *mail, *EMPLOYER, *CERTIFIER, *SCHEME, *BUYER, *WORK, *PEOPLE))
