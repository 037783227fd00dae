# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sample that anybody can draw again: how large, which rows, and what the errors found say of the rest.

Pure: no clock, no files but the rules beside the code, no chance but that of the seed.
"""

from trede.sampling.drawing import draw as draw
from trede.sampling.drawing import draw_groups as draw_groups
from trede.sampling.drawing import seed_of as seed_of
from trede.sampling.extrapolation import Extrapolation as Extrapolation
from trede.sampling.extrapolation import extrapolate as extrapolate
from trede.sampling.sample import Sample as Sample
from trede.sampling.sample import is_replayed as is_replayed
from trede.sampling.sample import sample as sample
from trede.sampling.sizes import Assurance as Assurance
from trede.sampling.sizes import assurance as assurance
from trede.sampling.sizes import most_wrong as most_wrong
from trede.sampling.sizes import sample_size as sample_size
