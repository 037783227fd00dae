# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the pages look: the parts they are made of, the rendering of forms, the style guide."""
