# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The qualitative requirements: aspects, questions, evidence by reference, and the talks at re-certification."""

from trede.quality.answers import Evidence as Evidence
from trede.quality.answers import Progress as Progress
from trede.quality.answers import check_answer as check_answer
from trede.quality.answers import check_answers as check_answers
from trede.quality.answers import check_evidence as check_evidence
from trede.quality.answers import complete as complete
from trede.quality.answers import progress as progress
from trede.quality.questions import Aspect as Aspect
from trede.quality.questions import EvidenceKind as EvidenceKind
from trede.quality.questions import Question as Question
from trede.quality.questions import aspects_for as aspects_for
from trede.quality.questions import evidence_for as evidence_for
from trede.quality.questions import questions_for as questions_for
from trede.quality.questions import questions_of as questions_of
from trede.quality.questions import talks_percent as talks_percent
from trede.quality.talks import Talk as Talk
from trede.quality.talks import TalkDossier as TalkDossier
from trede.quality.talks import TalksOutcome as TalksOutcome
from trede.quality.talks import talks_forecast as talks_forecast
from trede.quality.talks import talks_outcome as talks_outcome
