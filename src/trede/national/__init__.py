# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every employer at once: the rules as one whole-number dataframe expression, and norms from survey data.

Nothing is imported here: the dataframe libraries come with the module that needs them.
"""
