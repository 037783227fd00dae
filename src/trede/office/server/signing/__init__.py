# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The process that signs: it alone reads the keys of the log and of the issuer. Others ask it over a socket."""
