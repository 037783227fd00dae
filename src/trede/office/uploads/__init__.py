# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that pass by: reading beside the request, columns, preview, and work that needs the rows. No row is kept.

See ``docs/adr/0016-uploads-that-pass-by.md`` and ``docs/adr/0017-reading-beside-the-request.md``.
"""
