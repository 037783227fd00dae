# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done in this room, a file for each subject."""

from trede.office.placements.actions.agreeing import agree as agree
from trede.office.placements.actions.agreeing import give_package as give_package
from trede.office.placements.actions.covering import report_away as report_away
from trede.office.placements.actions.covering import report_back as report_back
from trede.office.placements.actions.dividing import drop_division as drop_division
from trede.office.placements.actions.dividing import forget_divisions as forget_divisions
from trede.office.placements.actions.dividing import keep_division as keep_division
from trede.office.placements.actions.hearing import answer_voice as answer_voice
from trede.office.placements.actions.hearing import correct_own as correct_own
from trede.office.placements.actions.hearing import remove_own as remove_own
from trede.office.placements.actions.hearing import remove_worker as remove_worker
from trede.office.placements.actions.hearing import say as say
from trede.office.placements.actions.linking import assign_coach as assign_coach
from trede.office.placements.actions.linking import end_coach as end_coach
from trede.office.placements.actions.linking import give_worker_link as give_worker_link
from trede.office.placements.actions.skills import bring_skills as bring_skills
from trede.office.placements.actions.skills import drop_skills as drop_skills
