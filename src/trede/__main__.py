# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``python -m trede``: the command line, where its script is not on the path."""

from trede.cli import main

if __name__ == "__main__":
    main()
