# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How dates are written where Django's own way does not fit: see ``FORMAT_MODULE_PATH``."""
