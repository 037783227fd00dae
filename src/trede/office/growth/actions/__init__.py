# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done in this room, a file for each subject."""

from trede.office.growth.actions.arranging import switch_off as switch_off
from trede.office.growth.actions.arranging import switch_on as switch_on
from trede.office.growth.actions.planning import add_step as add_step
from trede.office.growth.actions.planning import change_step as change_step
from trede.office.growth.actions.planning import drop_step as drop_step
from trede.office.growth.actions.planning import finish_step as finish_step
from trede.office.growth.actions.planning import hold_review as hold_review
