# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public log: checksums of seals and certificates, checkpoints of it, and what witnesses put below those."""
