# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""trede: the open system for the Prestatieladder Socialer Ondernemen.

Independent of TNO and PSO-Nederland; no result is an official one.
"""

__version__ = "0.1.0"
