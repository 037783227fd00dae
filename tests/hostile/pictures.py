# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Photos made to do harm."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    Makers = dict[str, Callable[[], bytes]]

MEGA = 1_000_000
PNG, SCAN = b"\x89PNG\r\n\x1a\n", b"\xff\xda"
GREY, COLOURS, PALETTE, SEE_THROUGH = 0, 2, 3, 6
LARGEST = (7_071, 7_071)
"""As many points as we take, nearly."""


def photo(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB", **told: Any) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **told)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(
    size: tuple[int, int], *chunks: bytes, bits: int = 8, colours: int = COLOURS, laced: int = 0
) -> bytes:
    """A PNG that says that it is of this size; what is in it is up to the chunks."""
    head = struct.pack(">IIBBBBB", *size, bits, colours, 0, 0, laced)
    return PNG + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IEND", b"")


def points(count: int) -> bytes:
    """So many bytes of points, packed."""
    return chunk(b"IDAT", zlib.compress(bytes(count), 9))


def full(size: tuple[int, int], of_point: int, **told: int) -> bytes:
    """All its points are there, a thousandth of their size."""
    width, height = size
    return png(size, points((width * of_point + 1) * height), **told)


def slow_jpeg(scans: int, size: tuple[int, int] = (3_000, 2_000)) -> bytes:
    """Progressive, with its last scan many times: each is worked out for all of the photo."""
    whole = photo("JPEG", size, progressive=True)
    at = whole.rindex(SCAN)
    return whole[:at] + whole[at:-2] * scans + whole[-2:]


def frames(kind: str, count: int, size: tuple[int, int] = (400, 400)) -> bytes:
    """Something that moves."""
    out = BytesIO()
    more = [Image.new("RGB", size, (n % 256, 0, 0)) for n in range(count)]
    Image.new("RGB", size).save(out, kind, save_all=True, append_images=more)
    return out.getvalue()


def of_size(width: int, height: int) -> bytes:
    """A JPEG whose head says another size."""
    whole = bytearray(photo("JPEG"))
    at = whole.index(b"\xff\xc0") + 5
    whole[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(whole)


def round_and_round() -> bytes:
    """What stands beside the points says that the next of it is itself."""
    told = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x08\0\0\0"
    whole = photo("JPEG")
    return whole[:2] + b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told + whole[2:]


PICTURES: Makers = {
    "nothing.jpg": lambda: b"",
    "two bytes.jpg": lambda: b"\xff\xd8",
    "a head and no points.jpg": lambda: photo("JPEG")[:200],
    "half.jpg": lambda: photo("JPEG", (2_000, 2_000))[:-8_000],
    "65,535 by 65,535.jpg": lambda: of_size(65_535, 65_535),
    "no width.jpg": lambda: of_size(0, 100),
    "larger than it is.jpg": lambda: of_size(7_000, 7_000),
    "a thousand scans.jpg": lambda: slow_jpeg(1_000),
    "scans until 12 MB.jpg": lambda: slow_jpeg(3_000, (4_000, 3_000)),
    "as large as may be, in four colours.jpg": lambda: photo("JPEG", LARGEST, "CMYK"),
    "as large as may be, progressive.jpg": lambda: photo("JPEG", LARGEST, progressive=True),
    "told round and round.jpg": round_and_round,
    "a page of a site behind it.jpg": lambda: photo("JPEG") + b"<script>alert(1)</script>" * 1_000,
    "11 MB behind it.jpg": lambda: photo("JPEG") + bytes(11 * MEGA),
    "more than 12 MB.jpg": lambda: photo("JPEG") + bytes(13 * MEGA),
    "a bomb in grey.png": lambda: full((100_000, 100_000), 0, bits=1, colours=GREY),
    "two thousand million by two thousand million.png": lambda: png((2**31 - 1, 2**31 - 1), points(10)),
    "nothing by nothing.png": lambda: png((0, 0), points(10)),
    "as large as may be, seen through.png": lambda: full(LARGEST, 4, colours=SEE_THROUGH),
    "as large as may be, sixteen bits.png": lambda: full(LARGEST, 8, bits=16, colours=SEE_THROUGH),
    "as large as may be, laced.png": lambda: full(LARGEST, 4, colours=SEE_THROUGH, laced=1),
    "one point high.png": lambda: full((49_000_000, 1), 3),
    "one point wide.png": lambda: full((1, 49_000_000), 3),
    "points that never end.png": lambda: png((100, 100), points(500 * MEGA)),
    "too few points.png": lambda: png(LARGEST, points(10)),
    "a text that unpacks.png": lambda: png(
        (9, 9), chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(400 * MEGA))), points(900)
    ),
    "colours that unpack.png": lambda: png(
        (9, 9), chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(400 * MEGA))), points(900)
    ),
    "a million texts.png": lambda: png((9, 9), chunk(b"tEXt", b"a\0b") * 700_000, points(900)),
    "a million empty parts.png": lambda: png((9, 9), *[chunk(b"IDAT", b"")] * 900_000),
    "a part as long as can be.png": lambda: PNG + b"\x7f\xff\xff\xffIDAT" + bytes(1_000),
    "colours by number, none there.png": lambda: full((100, 100), 1, colours=PALETTE),
    "a wrong sum.png": lambda: photo("PNG")[:40] + b"\0" + photo("PNG")[41:],
    "two hundred pictures.png": lambda: frames("PNG", 200),
    "two hundred pictures.webp": lambda: frames("WEBP", 200),
    "as large as may be.webp": lambda: photo("WEBP", LARGEST, lossless=True, quality=0, method=0),
    "half.webp": lambda: photo("WEBP", (2_000, 2_000), lossless=True, method=0)[:60],
    "longer than it says.webp": lambda: photo("WEBP")[:4] + b"\xff" * 4 + photo("WEBP")[8:],
    "another kind.gif": lambda: photo("GIF"),
    "another kind.tiff": lambda: photo("TIFF"),
    "what a printer runs.jpg": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
    "drawn.svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
}
