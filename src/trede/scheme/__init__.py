# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rulebook: editions as data, loading and checking them."""

from trede.kernel.languages import Language as Language
from trede.scheme.edition import Edition as Edition
from trede.scheme.loading import check_folder as check_folder
from trede.scheme.loading import fits_id as fits_id
from trede.scheme.loading import load_folder as load_folder
from trede.scheme.shelf import Shelf as Shelf
from trede.scheme.shelf import open_shelf as open_shelf
from trede.scheme.texts import LANGUAGES as LANGUAGES
from trede.scheme.texts import Texts as Texts
