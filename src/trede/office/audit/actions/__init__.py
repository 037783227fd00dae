# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes: each in one transaction, by somebody, at a moment, with one event in the journal."""

from trede.office.audit.actions.citing import publish_passage as publish_passage
from trede.office.audit.actions.citing import take_passage_back as take_passage_back
from trede.office.audit.actions.deciding import agree as agree
from trede.office.audit.actions.deciding import decide as decide
from trede.office.audit.actions.deciding import return_to_auditor as return_to_auditor
from trede.office.audit.actions.interests import declare_interest as declare_interest
from trede.office.audit.actions.objections import answer_decision_objection as answer_decision_objection
from trede.office.audit.actions.objections import object_to_decision as object_to_decision
from trede.office.audit.actions.planning import keep_auditor as keep_auditor
from trede.office.audit.actions.planning import plan_visit as plan_visit
from trede.office.audit.actions.plans import answer_plan_objection as answer_plan_objection
from trede.office.audit.actions.plans import object_to_plan as object_to_plan
from trede.office.audit.actions.plans import send_plan as send_plan
from trede.office.audit.actions.quotes import accept_quote as accept_quote
from trede.office.audit.actions.quotes import ask_quote as ask_quote
from trede.office.audit.actions.quotes import decline_quote as decline_quote
from trede.office.audit.actions.quotes import offer_quote as offer_quote
from trede.office.audit.actions.reports import finish_report as finish_report
from trede.office.audit.actions.reports import react_to_report as react_to_report
from trede.office.audit.actions.reports import send_report as send_report
from trede.office.audit.actions.testing import check_rows as check_rows
from trede.office.audit.actions.testing import close_finding as close_finding
from trede.office.audit.actions.testing import correct as correct
from trede.office.audit.actions.testing import judge as judge
from trede.office.audit.actions.testing import note_finding as note_finding
from trede.office.audit.actions.testing import note_talk as note_talk
from trede.office.audit.actions.thread import withdraw_application as withdraw_application
from trede.office.audit.actions.thread import write_message as write_message
