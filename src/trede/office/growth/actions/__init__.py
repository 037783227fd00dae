# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done in this room, a file for each subject."""

from trede.office.growth.actions.arranging import switch_off as switch_off
from trede.office.growth.actions.arranging import switch_on as switch_on
from trede.office.growth.actions.asking import answer_round as answer_round
from trede.office.growth.actions.asking import ask_everybody as ask_everybody
from trede.office.growth.actions.asking import cancel_round as cancel_round
from trede.office.growth.actions.asking import count_replies as count_replies
from trede.office.growth.actions.guiding import change_guide as change_guide
from trede.office.growth.actions.guiding import change_guided as change_guided
from trede.office.growth.actions.guiding import give_guide as give_guide
from trede.office.growth.actions.guiding import name_guide as name_guide
from trede.office.growth.actions.guiding import note_contact as note_contact
from trede.office.growth.actions.landing import ask_start as ask_start
from trede.office.growth.actions.landing import follow_start as follow_start
from trede.office.growth.actions.landing import plan_start as plan_start
from trede.office.growth.actions.landing import update_start as update_start
from trede.office.growth.actions.planning import add_step as add_step
from trede.office.growth.actions.planning import change_step as change_step
from trede.office.growth.actions.planning import drop_step as drop_step
from trede.office.growth.actions.planning import finish_step as finish_step
from trede.office.growth.actions.planning import hold_review as hold_review
from trede.office.growth.actions.rows import add_training as add_training
from trede.office.growth.actions.rows import ask_adaptation as ask_adaptation
from trede.office.growth.actions.rows import follow_adaptation as follow_adaptation
from trede.office.growth.actions.rows import forget_rows as forget_rows
from trede.office.growth.actions.rows import hold_talk as hold_talk
from trede.office.growth.actions.rows import plan_talk as plan_talk
from trede.office.growth.actions.rows import remove_row as remove_row
from trede.office.growth.actions.rows import set_training_aim as set_training_aim
