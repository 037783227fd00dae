# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages for everyone: the first one, language, looks, a check of certificates, the register, the guide."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.pages import EVERYONE, READ_AND_WRITE, WRITE, Page
from trede.office.web.public import manual, published
from trede.office.web.public.demo_mail import demo_mail
from trede.office.web.public.guide import guide
from trede.office.web.public.log_page import log_page
from trede.office.web.public.open_data import open_data
from trede.office.web.public.register.pages import PAGES as REGISTER
from trede.office.web.public.start import start
from trede.office.web.public.tools import appearance, icon, language
from trede.office.web.public.verifying.views import verify

PAGES = (
    Page("start", "", start, EVERYONE),
    Page("icon", "favicon.ico", icon, EVERYONE),
    Page("set_language", "taal/", language, EVERYONE, WRITE),
    Page("appearance", "weergave/", appearance, EVERYONE, WRITE),
    Page("verify", "controleren/", verify, EVERYONE, READ_AND_WRITE, label=_("Certificaat controleren")),
    *REGISTER,
    Page("manual", "handleiding/", manual.contents, EVERYONE),
    Page("words", "handleiding/woorden/", manual.words, EVERYONE),
    Page("words-data", "handleiding/woorden/<slug:language>.json", manual.words_data, EVERYONE),
    Page("manual-part", "handleiding/<slug:part>/", manual.part, EVERYONE),
    Page("manual-picture", "handleiding/beelden/<slug:name>.webp", manual.picture, EVERYONE),
    Page("open-data", "open-data/<str:name>", open_data, EVERYONE),
    Page("log", "log/", log_page, EVERYONE, label=_("Het openbare logboek")),
    Page("log-checkpoint", "log/checkpoint", published.checkpoint, EVERYONE),
    Page("log-tile", "log/tile/<path:rest>", published.tile, EVERYONE),
    Page("trust", "log/trust.json", published.trust, EVERYONE),
    Page("did", ".well-known/did.json", published.did, EVERYONE),
    Page("certificate-context", "contexts/pso-certificate-v1.json", published.context, EVERYONE),
    Page("status-list", "status/<slug:purpose>", published.status_list, EVERYONE),
)
GUIDE = Page("guide", "stijlgids/", guide, EVERYONE)
"""Where it may be shown."""
DEMO_MAIL = Page("demo-mail", "demo/post/", demo_mail, EVERYONE, label=_("Post van deze demo"))
"""Only in a demo that nobody else can reach."""
