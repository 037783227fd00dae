# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede backup`` and ``trede restore``: the whole office in one file, encrypted to a public key (age).

``contents`` says what is in it and what is left out, ``sealing`` encrypts, ``making`` writes one from one snapshot,
``restoring`` loads one and checks it before anything of the office is touched, ``placing`` puts it there wholly.
"""
