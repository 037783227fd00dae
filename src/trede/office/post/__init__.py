# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail: it goes out after what it tells about is certain, each letter for itself, and is tried again for a while.

A letter stands in the database from the same transaction on. The worker sends it and removes it. At least once: who
loses power between sending and removing sends it twice.
"""
