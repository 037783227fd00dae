# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a quote to a decision: what certifying bodies and the scheme do with an application that was signed."""
