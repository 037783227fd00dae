# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a JPEG holds its picture and nothing else: no place, no camera, no preview, no words, nothing behind its end.

See ITU-T T.81, annex B: a file is a row of segments, each with a marker and (but for a few) a length.
"""

from __future__ import annotations

START, END, SCAN, FRAME, JFIF = 0xD8, 0xD9, 0xDA, 0xC0, 0xE0
ALLOWED = frozenset({JFIF, FRAME, 0xDB, 0xC4, 0xDD})
"""The frame of JFIF, a baseline frame, its tables, and how often it starts again."""
JFIF_LENGTH = 16
"""Without a small picture in it."""
RESTARTS = range(0xD0, 0xD8)
STUFFED = 0x00


def bare_size(data: bytes) -> tuple[int, int] | None:
    """Its width and height in pixels; None for what is no baseline JPEG, or holds more than the picture."""
    if data[:2] != bytes((0xFF, START)):
        return None
    place, size = 2, None
    while True:
        if len(data) < place + 4 or data[place] != 0xFF:
            return None
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if marker == SCAN:
            return size if _ends_there(data, place + 2 + length) else None
        if not _allowed(marker, length):
            return None
        if marker == FRAME:
            size = int.from_bytes(data[place + 7 : place + 9]), int.from_bytes(data[place + 5 : place + 7])
        place += 2 + length


def _allowed(marker: int, length: int) -> bool:
    return marker in ALLOWED and (marker != JFIF or length == JFIF_LENGTH)


def _ends_there(data: bytes, place: int) -> bool:
    """Whether from here on there is the scan, and behind its end nothing."""
    while (place := data.find(b"\xff", place)) >= 0 and place + 1 < len(data):
        marker = data[place + 1]
        if marker == END:
            return place + 2 == len(data)
        if marker != STUFFED and marker not in RESTARTS:
            return False
        place += 2
    return False
