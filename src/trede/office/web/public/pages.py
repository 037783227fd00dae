# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages for everyone: the first one, language, light and dark, the mark, and the style guide."""

from __future__ import annotations

from trede.office.web.kit.pages import EVERYONE, WRITE, Page
from trede.office.web.public.guide import guide
from trede.office.web.public.start import start
from trede.office.web.public.tools import appearance, icon, language

PAGES = (
    Page("start", "", start, EVERYONE),
    Page("icon", "favicon.ico", icon, EVERYONE),
    Page("set_language", "taal/", language, EVERYONE, WRITE),
    Page("appearance", "weergave/", appearance, EVERYONE, WRITE),
)
GUIDE = Page("guide", "stijlgids/", guide, EVERYONE)
"""Where it may be shown."""
