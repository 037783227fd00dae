# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measurement to score: pure functions without clock, files, network or randomness."""

from trede.scoring.document import score_document as score_document
from trede.scoring.measurement import Employment as Employment
from trede.scoring.measurement import Measurement as Measurement
from trede.scoring.measurement import Organisation as Organisation
from trede.scoring.measurement import Purchase as Purchase
from trede.scoring.score import Score as Score
from trede.scoring.score import Step as Step
from trede.scoring.scorer import check as check
from trede.scoring.scorer import score as score
from trede.scoring.sentences import sentence as sentence
