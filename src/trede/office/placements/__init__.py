# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Divisions of work: which packages there are, who does them and looks along, and what people say of it."""
