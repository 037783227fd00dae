# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept so that nobody else can read it: text hidden with a key, and files that wait, encrypted, for a while."""
