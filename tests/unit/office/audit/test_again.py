# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The 80 % rule holds at re-certification: who held a level before, also by a certificate from elsewhere."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from tests.unit.office.audit.filled import MET, Chain
from tests.unit.office.strangers.parties import browser_of

from trede.office.accounts.queries import person
from trede.office.audit import actions
from trede.office.audit.models import Case
from trede.office.audit.queries.testing import again, in_the_way
from trede.office.audit.rules.tested import Figures
from trede.office.journal.rules import System
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Held


@pytest.fixture
def chain(now):
    return Chain(now).with_plan()


def listed(chain, level, first_day):
    last_day = first_day + timedelta(days=729)
    held = Held(chain.kvk["employer"], "employer BV", "", level, first_day, last_day)
    fill_with_demo(by=System("test"), on=chain.on, listings=[held])


def test_a_first_certificate_is_not_again(chain):
    assert not again(Case.objects.get())


def test_a_level_in_the_register_makes_it_again(chain):
    listed(chain, "trede-1", chain.today - timedelta(days=700))
    assert again(Case.objects.get())


@pytest.mark.parametrize(("level", "days"), [("aspirant", -700), ("trede-1", 0), ("trede-1", 30)])
def test_an_aspirant_and_what_began_later_do_not(chain, level, days):
    listed(chain, level, chain.today + timedelta(days=days))
    assert not again(Case.objects.get())


def test_the_auditor_reads_the_rule_and_it_is_in_the_way(chain):
    listed(chain, "trede-1", chain.today - timedelta(days=700))
    actions.judge(**chain.auditor, row=0, figures=Figures.RIGHT, met=MET)
    assert "quality.talks-below" in [each.code for each in in_the_way(Case.objects.get())]
    browser = browser_of(person(chain.members["auditor"].person))
    answer = browser.get(f"/organisaties/{chain.members['body'].organisation}/onderzoeken/{chain.case}/")
    text = re.sub(r"\s+", " ", html.unescape(answer.content.decode()))
    assert "Beide gesprekken zijn aantoonbaar in 0 van 1 onderzochte dossiers." in text
    assert "Het zijn er ten minste 1: bij hercertificering 80 %." in text
    assert "Hoe duurzaam het werk is" in text
