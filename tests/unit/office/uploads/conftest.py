# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same dossier as in the tests of its own room."""

from tests.unit.office.dossier.conftest import declared as declared
from tests.unit.office.dossier.conftest import dossier as dossier
from tests.unit.office.dossier.conftest import measured as measured
from tests.unit.office.dossier.conftest import waiting as waiting
