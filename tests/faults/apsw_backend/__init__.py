# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's SQLite backend over apsw, which lets a test decide what a disk does. For tests only."""
