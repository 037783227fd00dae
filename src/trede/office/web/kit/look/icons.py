# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""Our own line drawings on a grid of 24 by 24; each says what text beside it says too."""

from __future__ import annotations

ICONS = {
    "alert": "M12 3 2.5 20h19L12 3ZM12 10v4.5M12 17.4v.1",
    "arrow-down": "M12 4v15M5.5 12.5 12 19l6.5-6.5",
    "arrow-up": "M12 20V5M5.5 11.5 12 5l6.5 6.5",
    "arrow-left": "M20 12H5M11.5 5.5 5 12l6.5 6.5",
    "arrow-right": "M4 12h15M12.5 5.5 19 12l-6.5 6.5",
    "building": "M4 21V4h10v17M14 10h6v11M2 21h20M8 8h2M8 12h2M8 16h2M17 14h.1M17 17.5h.1",
    "calendar": "M4 6h16v14H4ZM4 10.5h16M8 3v5M16 3v5",
    "check": "M4.5 12.5 10 18 19.5 7",
    "check-circle": "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM7.8 12.4l3 3 5.4-6.2",
    "chevron-down": "M6 9l6 6 6-6",
    "chevron-left": "M15 6l-6 6 6 6",
    "chevron-right": "M9 6l6 6-6 6",
    "circle": "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z",
    "clock": "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 7v5.3l3.6 2.2",
    "cross": "M6 6l12 12M18 6 6 18",
    "download": "M12 3.5v11.5M6.5 10 12 15.5 17.5 10M4 20h16",
    "eye": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z",
    "file": "M6 3h8l4.5 4.5V21H6ZM14 3v4.5h4.5M9 12.5h6M9 16.5h6",
    "flask": "M9.5 3.5h5M10.5 3.5V10L5 19.5a.9.9 0 0 0 .8 1.4h12.4a.9.9 0 0 0 .8-1.4L13.5 10V3.5M8 15h8",
    "info": "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 11v5.5M12 7.6v.1",
    "ladder": "M7.5 3v18M16.5 3v18M7.5 7.5h9M7.5 12h9M7.5 16.5h9",
    "lock": "M5.5 11h13v9.5h-13ZM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11",
    "minus": "M5 12h14",
    "pause": "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM10 9v6M14 9v6",
    "pencil": "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19 4 20ZM13.5 7l3.5 3.5",
    "people": "M9 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM2.5 20c0-4 2.8-6 6.5-6s6.5 2 6.5 6M16 5a3.2 3.2 0 0 1 0 6.2M18 14.6c2.2.8 3.5 2.5 3.5 5.4",
    "person": "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5c0-4.2 3.2-6.5 7.5-6.5s7.5 2.3 7.5 6.5",
    "plus": "M12 5v14M5 12h14",
    "print": "M7 8V3.5h10V8M7 17H3.5V8.5h17V17H17M7 13.5h10v7H7Z",
    "refresh": "M20 5v5h-5M4 19v-5h5M5.5 9.5A7.3 7.3 0 0 1 19.6 10M18.5 14.5A7.3 7.3 0 0 1 4.4 14",
    "search": "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.3 15.3 20.5 20.5",
    "shield": "M12 3l7.5 3v5.5c0 4.6-3 8-7.5 9.5-4.5-1.5-7.5-4.9-7.5-9.5V6L12 3ZM8.5 12l2.5 2.5 4.5-5",
    "stop": "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3L8.3 3ZM12 7.5v5.5M12 16.4v.1",
    "trash": "M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5 7.5 20.5h9l1-14M10.5 10.5v6M13.5 10.5v6",
    "upload": "M12 16.5V4.5M6.5 10 12 4.5 17.5 10M4 20h16",
}
"""Name of an icon to the path that draws it."""
