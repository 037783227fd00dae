# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes: each in one transaction, by somebody, at a moment, with one event in the journal."""

from trede.office.accounts.actions.appointing import appoint as appoint
from trede.office.accounts.actions.assignments import assign as assign
from trede.office.accounts.actions.assignments import end_assignment as end_assignment
from trede.office.accounts.actions.contacting import write_to_holder as write_to_holder
from trede.office.accounts.actions.handing_over import hand_over_kvk as hand_over_kvk
from trede.office.accounts.actions.invitations import INVITATION_HOLDS as INVITATION_HOLDS
from trede.office.accounts.actions.invitations import INVITATIONS_A_DAY as INVITATIONS_A_DAY
from trede.office.accounts.actions.invitations import Sent as Sent
from trede.office.accounts.actions.invitations import accept_invitation as accept_invitation
from trede.office.accounts.actions.invitations import invite as invite
from trede.office.accounts.actions.invitations import withdraw_invitation as withdraw_invitation
from trede.office.accounts.actions.leaving import close_organisation as close_organisation
from trede.office.accounts.actions.leaving import erase_account as erase_account
from trede.office.accounts.actions.links import LOGIN_LINK_HOLDS as LOGIN_LINK_HOLDS
from trede.office.accounts.actions.links import make_login_link as make_login_link
from trede.office.accounts.actions.links import revoke_link as revoke_link
from trede.office.accounts.actions.links import sign_up_by_link as sign_up_by_link
from trede.office.accounts.actions.links import tidy as tidy
from trede.office.accounts.actions.links import use_login_link as use_login_link
from trede.office.accounts.actions.organisations import add_entity as add_entity
from trede.office.accounts.actions.organisations import ask_to_join as ask_to_join
from trede.office.accounts.actions.organisations import change_organisation as change_organisation
from trede.office.accounts.actions.organisations import found_organisation as found_organisation
from trede.office.accounts.actions.organisations import remove_entity as remove_entity
from trede.office.accounts.actions.people import change_person as change_person
from trede.office.accounts.actions.people import log_out as log_out
from trede.office.accounts.actions.people import note as note
from trede.office.accounts.actions.people import sign_up as sign_up
from trede.office.accounts.actions.people import use_passkey as use_passkey
from trede.office.accounts.actions.roles import give_role as give_role
from trede.office.accounts.actions.roles import take_role as take_role
