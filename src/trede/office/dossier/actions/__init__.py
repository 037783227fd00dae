# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes: each in one transaction, by somebody, at a moment, with one event in the journal."""

from trede.office.dossier.actions.answers import add_evidence as add_evidence
from trede.office.dossier.actions.answers import answer as answer
from trede.office.dossier.actions.answers import ask_colleague as ask_colleague
from trede.office.dossier.actions.answers import finish_request as finish_request
from trede.office.dossier.actions.answers import remove_evidence as remove_evidence
from trede.office.dossier.actions.answers import take_over_answers as take_over_answers
from trede.office.dossier.actions.applications import hand_in as hand_in
from trede.office.dossier.actions.applications import hand_in_test as hand_in_test
from trede.office.dossier.actions.by_link import answer_by_link as answer_by_link
from trede.office.dossier.actions.by_link import ask_by_link as ask_by_link
from trede.office.dossier.actions.by_link import finish_by_link as finish_by_link
from trede.office.dossier.actions.dossiers import change_dossier as change_dossier
from trede.office.dossier.actions.dossiers import open_dossier as open_dossier
from trede.office.dossier.actions.dossiers import remove_dossier as remove_dossier
from trede.office.dossier.actions.measurements import BY_HAND as BY_HAND
from trede.office.dossier.actions.measurements import Made as Made
from trede.office.dossier.actions.measurements import keep_prepared as keep_prepared
from trede.office.dossier.actions.measurements import measure as measure
from trede.office.dossier.actions.orders import add_order as add_order
from trede.office.dossier.actions.orders import add_orders as add_orders
from trede.office.dossier.actions.orders import remove_order as remove_order
from trede.office.dossier.actions.reminding import remind as remind
from trede.office.dossier.actions.scenarios import keep_scenario as keep_scenario
from trede.office.dossier.actions.scenarios import remove_scenario as remove_scenario
