# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede doctor``: what is wrong with this installation, and what to do about it.

Each check has a file of its own here and a line in ``CHECKS``; none of them changes anything.
"""

from trede.office.server.doctor.checkup import checkup as checkup
