# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A photo is made anew: upright, small, and with nothing in it but its points."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from tests.unit.office.register.shown import photo, told_where

from trede.errors import RefusedError
from trede.office.register.rules.hand_overs import MOST_PICTURE
from trede.office.register.rules.jpeg import bare_size
from trede.office.uploads import picture_apart
from trede.office.uploads.picture_apart import made_anew
from trede.office.uploads.pictures import made_anew as made_beside


def test_beside_the_request_where_it_was_taken_goes():
    """Turned as it was held; of the rest nothing stays, not even behind the end of the file."""
    brought = photo(size=(2000, 1000), exif=told_where(), comment=b"hier") + b"<script>alert(1)</script>"
    made = made_beside(brought)
    assert b"Kanarie" in brought
    assert bare_size(made) == (800, 1600)
    assert not any(each in made for each in (b"Kanarie", b"Exif", b"hier", b"script"))
    assert dict(Image.open(BytesIO(made)).getexif()) == {}


@pytest.mark.parametrize("brought", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" * 20])
def test_what_is_no_photo_is_refused(brought):
    assert made_anew(brought) == b""


def test_that_is_said_beside_the_request_too():
    with pytest.raises(RefusedError):
        made_beside(photo(kind="GIF"))
    with pytest.raises(RefusedError):
        made_beside(b"x" * (picture_apart.MOST_BYTES + 1))


def test_half_a_file_and_one_that_claims_to_be_huge():
    assert made_anew(photo()[:400]) == b""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    assert made_anew(bomb + b"\x00\x00\x00\x00IEND") == b""


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("WEBP", "RGBA")])
def test_colours_of_every_kind_come_on_white(kind, mode):
    clear = Image.new("RGBA", (400, 330), (0, 0, 0, 0)).convert(mode)
    out = BytesIO()
    clear.save(out, kind)
    made = Image.open(BytesIO(made_anew(out.getvalue())))
    assert (made.mode, made.size) == ("RGB", (400, 330))
    if mode == "RGBA":
        assert min(made.getpixel((200, 150))) > 250


def test_what_stays_large_is_made_coarser_and_smaller():
    noise = Image.effect_noise((1600, 1600), 120)
    out = BytesIO()
    noise.save(out, "PNG")
    made = made_anew(out.getvalue())
    assert 0 < len(made) <= MOST_PICTURE
    assert bare_size(made) == (800, 800)
