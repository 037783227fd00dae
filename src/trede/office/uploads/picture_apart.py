# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A photo made anew in a process of its own: its points and nothing else, upright, as a small baseline JPEG.

Where and with what it was taken, previews, comments and whatever hides in a file do not come along.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from trede.intake.grids.limits import MEGABYTE, Limits
from trede.office.register.rules.hand_overs import LONGEST_SIDE, MOST_PICTURE
from trede.office.uploads.apart import answer_for

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 12 * MEGABYTE
MOST_POINTS = 50_000_000
"""A photo of a good telephone; taken apart they need 150 MB."""
LIMITS = Limits(file_bytes=MOST_BYTES, cpu_seconds=5, memory_bytes=512 * MEGABYTE)
KINDS = ("JPEG", "PNG", "WEBP")
QUALITIES = (84, 72, 60, 45)
WHITE = (255, 255, 255)


def main() -> None:
    """Run as that process."""
    answer_for(made_anew, LIMITS)


def made_anew(data: bytes) -> bytes:
    """The JPEG; empty for what is no photo that we take."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_POINTS
    try:
        with Image.open(BytesIO(data), formats=KINDS) as found:
            if len(data) > MOST_BYTES or found.width * found.height > MOST_POINTS:
                return b""
            found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _small(_upright(found))
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return b""


def _upright(found: Image) -> Image:
    """As one holds it, in plain colours on white, and no larger than is shown."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(found)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if not turned.has_transparency_data:
        return _points(turned.convert("RGB"))
    seen = turned.convert("RGBA")
    white = Image.new("RGB", seen.size, WHITE)
    white.paste(seen, mask=seen.getchannel("A"))
    return white


def _points(picture: Image) -> Image:
    """The points alone: a new picture knows nothing of what else the file said."""
    from PIL import Image

    return Image.frombytes("RGB", picture.size, picture.tobytes())


def _small(picture: Image) -> bytes:
    """Coarser, and half as large when that is not enough: of what nobody photographs, such as noise."""
    for side in (LONGEST_SIDE, LONGEST_SIDE // 2):
        picture.thumbnail((side, side))
        for quality in QUALITIES:
            out = BytesIO()
            picture.save(out, "JPEG", quality=quality)
            if out.tell() <= MOST_PICTURE:
                return out.getvalue()
    return b""
