# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Log-in by a service that the installation trusts, with OpenID Connect: stricter than allauth does it."""
