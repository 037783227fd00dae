# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every door for files; each gives the one frozen Measurement that scoring defines."""
