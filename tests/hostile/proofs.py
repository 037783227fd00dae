# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDFs, credentials, notes, trust files and backups made to do harm."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zlib
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pyrage
from tests.hostile import seeds
from tests.hostile.archives import MEGA
from tests.unit.proofs.certified import bundle
from tests.unit.proofs.logged import POLICY

from trede.proofs.bundles import CHECKSUM_SIGNS, HEAD, Bundle, bundle_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    Makers = dict[str, Callable[[], bytes]]


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R", size: int | None = None) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = size if size is not None else len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF" % (count, trailer, start)


def stream(data: bytes, told: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"<<%b /Length %d>>\nstream\n%b\nendstream" % (told, len(data), data)


CATALOGUE, PAGES = b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources <<>>>>"


def drawn(content: bytes, *more: bytes, page: bytes = PAGE, told: bytes = b"/Filter /FlateDecode") -> bytes:
    """A PDF of one page with this (packed) content."""
    return pdf(CATALOGUE, PAGES, page, stream(content, told), *more)


def attached(
    content: bytes, *, names: int = 1, name: bytes = b"certificate.json", told: bytes = b""
) -> bytes:
    each = b"(%b) 4 0 R" % name
    catalogue = b"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [%b]>>>>>>" % (each * names)
    spec = b"<</Type /Filespec /F (%b) /UF (%b) /EF <</F 5 0 R>>>>" % (name, name)
    return pdf(catalogue, b"<</Type /Pages /Kids [] /Count 0>>", b"<<>>", spec, stream(content, told))


def packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def with_kept(key: bytes) -> bytes:
    """The good PDF with something else that it does."""
    return seeds.proofs()["certificate.pdf"].replace(b"/Type/Catalog", b"/Type/Catalog" + key, 1)


FLATE = b"/Filter [" + b"/FlateDecode " * 3 + b"]"
PDFS: Makers = {
    "nothing but its name.pdf": lambda: b"%PDF-1.7",
    "its name and zeros.pdf": lambda: b"%PDF-1.7\n" + bytes(4 * MEGA),
    "zeros unpacked.pdf": lambda: drawn(packed(bytes(400 * MEGA))),
    "zeros unpacked three times.pdf": lambda: drawn(packed(bytes(400 * MEGA), 3), told=FLATE),
    "a thousand filters.pdf": lambda: drawn(b"x", told=b"/Filter [" + b"/ASCIIHexDecode " * 1_000 + b"]"),
    "a filter nobody knows.pdf": lambda: drawn(b"x", told=b"/Filter /Nothing"),
    "a filter that is a program.pdf": lambda: drawn(b"x" * 1_000, told=b"/Filter /JBIG2Decode"),
    "runs without end.pdf": lambda: drawn(b"\x81\0" * 2 * MEGA, told=b"/Filter /RunLengthDecode"),
    "lzw.pdf": lambda: drawn(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 400_000, told=b"/Filter /LZWDecode"),
    "a million letters apart.pdf": lambda: drawn(packed(b"BT (x) Tj ET\n" * MEGA)),
    "a million states kept.pdf": lambda: drawn(packed(b"q\n" * 2 * MEGA)),
    "lists in lists.pdf": lambda: drawn(packed(b"[" * MEGA)),
    "lists in lists of objects.pdf": lambda: pdf(b"[" * 100_000, PAGES),
    "objects in objects.pdf": lambda: pdf(b"<</a" * 50_000, PAGES),
    "a number of a million digits.pdf": lambda: pdf(
        b"<</Type /Catalog /Pages 2 0 R /a %b>>" % (b"9" * MEGA), PAGES, PAGE
    ),
    "a page that is its own page.pdf": lambda: pdf(CATALOGUE, b"<</Type /Pages /Kids [2 0 R] /Count 1>>"),
    "pages in a circle.pdf": lambda: pdf(
        CATALOGUE,
        b"<</Type /Pages /Kids [3 0 R 3 0 R] /Count 9>>",
        b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 9>>",
    ),
    "100,000 pages of one.pdf": lambda: pdf(
        CATALOGUE,
        b"<</Type /Pages /Kids [%b] /Count 100000>>" % (b"3 0 R " * 100_000),
        PAGE,
        stream(b"", b""),
    ),
    "a billion pages.pdf": lambda: pdf(
        CATALOGUE, b"<</Type /Pages /Kids [3 0 R] /Count 999999999>>", PAGE, stream(b"", b"")
    ),
    "a table of a billion places.pdf": lambda: pdf(CATALOGUE, PAGES, PAGE, size=2_000_000_000),
    "a table that points at itself.pdf": lambda: pdf(CATALOGUE, PAGES, PAGE, trailer=b"/Root 1 0 R /Prev 9"),
    "no catalogue.pdf": lambda: pdf(CATALOGUE, trailer=b""),
    "a catalogue that is a number.pdf": lambda: pdf(b"7"),
    "an object that is itself.pdf": lambda: pdf(b"1 0 R", PAGES),
    "locked.pdf": lambda: pdf(
        CATALOGUE,
        PAGES,
        PAGE,
        b"<</Filter /Standard /V 2 /R 3 /O (x) /U (x) /P -4 /Length 128>>",
        trailer=b"/Root 1 0 R /Encrypt 4 0 R /ID [(a)(a)]",
    ),
    "a script.pdf": lambda: with_kept(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    "a form.pdf": lambda: with_kept(b"/AcroForm<</Fields[]>>"),
    "a drawing in itself.pdf": lambda: drawn(
        packed(b"/x Do"),
        stream(
            packed(b"/x Do"),
            b"/Type /XObject /Subtype /Form /Filter /FlateDecode /Resources <</XObject <</x 5 0 R>>>>",
        ),
        page=PAGE.replace(b"<<>>", b"<</XObject <</x 5 0 R>>>>"),
    ),
    "a picture in the page.pdf": lambda: drawn(packed(b"BI /W 1 /H 1 ID x EI")),
    "letters that stand for others.pdf": lambda: drawn(
        packed(b"BT /f 9 Tf (x) Tj ET"),
        b"<</Type /Font /Subtype /Type1 /ToUnicode 6 0 R>>",
        stream(packed(b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap")),
        page=PAGE.replace(b"<<>>", b"<</Font <</f 5 0 R>>>>"),
    ),
    "widths without end.pdf": lambda: drawn(
        packed(b"BT /f 9 Tf (x) Tj ET"),
        b"<</Type /Font /Subtype /Type0 /DescendantFonts [<</Subtype /CIDFontType2 /W [0 2000000000 500]>>]>>",
        page=PAGE.replace(b"<<>>", b"<</Font <</f 5 0 R>>>>"),
    ),
    "100,000 attachments of one.pdf": lambda: attached(b"x", names=100_000),
    "an attachment of zeros.pdf": lambda: attached(packed(bytes(400 * MEGA)), told=b"/Filter /FlateDecode"),
    "an attachment with a way.pdf": lambda: attached(b"x", name=b"../../certificate.json"),
    "an attachment in a circle.pdf": lambda: pdf(
        b"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles 3 0 R>>>>", PAGES, b"<</Kids [3 0 R 3 0 R]>>"
    ),
    "a certificate of nobody.pdf": lambda: attached(b"{}"),
    "a certificate in another page.pdf": lambda: attached(bundle_bytes(bundle())),
    "a thousand times the same.pdf": lambda: seeds.proofs()["certificate.pdf"] * 50,
    "another page behind it.pdf": lambda: seeds.proofs()["certificate.pdf"] + pdf(CATALOGUE, PAGES, PAGE),
    "half of it.pdf": lambda: seeds.proofs()["certificate.pdf"][
        : len(seeds.proofs()["certificate.pdf"]) // 2
    ],
    "without its end.pdf": lambda: seeds.proofs()["certificate.pdf"][:-40],
    "more than it may be.pdf": lambda: seeds.proofs()["certificate.pdf"] + b" " * 22 * MEGA,
}


def unsigned_with(**changes: Any) -> bytes:
    """A certificate changed after it was signed, with a checksum that is right."""
    made = bundle()
    return bundle_bytes(Bundle({**made.credential, **changes}, made.log_proof, made.status))


def with_text(value: bytes) -> bytes:
    """A certificate with this as its name, with a checksum that is right."""
    rest = unsigned_with(name="@@")[len(HEAD) + CHECKSUM_SIGNS + 2 :].replace(b'"@@"', value)
    return HEAD + hashlib.sha256(b"{" + rest).hexdigest().encode() + b'",' + rest


def status_with(data: bytes) -> dict[str, Any]:
    """A list that unpacks to these bytes; its signature is that of another."""
    encoded = "u" + base64.urlsafe_b64encode(data).decode().rstrip("=")
    document: dict[str, Any] = json.loads(seeds.proofs()["status.json"])["lists"][0]
    return {**document, "credentialSubject": {**document["credentialSubject"], "encodedList": encoded}}


def with_status(data: bytes) -> bytes:
    made = bundle()
    return bundle_bytes(Bundle(made.credential, made.log_proof, (status_with(data),)))


def proof_with(text: str) -> bytes:
    made = bundle()
    return bundle_bytes(Bundle(made.credential, text))


def with_trust(**changes: Any) -> bytes:
    return json.dumps({**json.loads(seeds.proofs()["trust.json"]), **changes}).encode()


def believing(policy: str) -> bytes:
    return with_trust(policy=policy)


def issued_by(**changes: str) -> bytes:
    [issuer] = json.loads(seeds.proofs()["trust.json"])["issuers"]
    return with_trust(issuers=[{**issuer, **changes}])


def many_issuers(count: int) -> bytes:
    [issuer] = json.loads(seeds.proofs()["trust.json"])["issuers"]
    return with_trust(issuers=[{**issuer, "method": f"{issuer['did']}#{number}"} for number in range(count)])


GROUPS = "".join(
    f"group g{n} all {f'g{n - 1} ' * 9}\n" if n else "group g0 any east west\n" for n in range(60)
)
LOG_LINE = "c2sp.org/tlog-proof@v1\n"
CREDENTIALS: Makers = {
    "a level changed.json": lambda: unsigned_with(name="trede-4"),
    "a checksum that is wrong.json": lambda: seeds.proofs()["certificate.json"].replace(
        b"trede-2", b"trede-3"
    ),
    "not in its one way.json": lambda: json.dumps(
        json.loads(seeds.proofs()["certificate.json"]), indent=1
    ).encode(),
    "a million proofs.json": lambda: unsigned_with(proof=[{"type": "DataIntegrityProof"}] * 30_000),
    "a proof of lists.json": lambda: unsigned_with(proof=[[[[[]]]]]),
    "contexts without end.json": lambda: unsigned_with(
        **{"@context": ["https://www.w3.org/ns/credentials/v2"] * 20_000}
    ),
    "a context on the web.json": lambda: unsigned_with(**{"@context": ["http://127.0.0.1:1/"]}),
    "layers in layers.json": lambda: with_text(b"[" * 3_000 + b"]" * 3_000),
    "a day without end.json": lambda: unsigned_with(validFrom="9" * 100_000),
    "a day before all.json": lambda: unsigned_with(validFrom="0000-00-00T99:99:99Z"),
    "numbers with a point.json": lambda: unsigned_with(credentialSubject={"a": 1.5, "b": 1e300}),
    "a status of zeros.json": lambda: with_status(gzip.compress(bytes(900 * MEGA), 9)),
    "a status of nothing.json": lambda: with_status(b""),
    "a status that is half.json": lambda: with_status(gzip.compress(bytes(16_384))[:20]),
    "a thousand lists.json": lambda: bundle_bytes(Bundle(bundle().credential, "", ({"type": []},) * 1_000)),
    "a path of 100,000.json": lambda: proof_with(LOG_LINE + "index 2\n" + "AAAA\n" * 100_000),
    "a path that is none.json": lambda: proof_with(LOG_LINE + "index -1\n\n\n"),
    "a place without end.json": lambda: proof_with(
        bundle().log_proof.replace("index 2", "index " + "9" * 100_000)
    ),
    "100,000 signatures.json": lambda: proof_with(bundle().log_proof + "— a AAAA\n" * 100_000),
    "a note of ends of lines.json": lambda: proof_with(LOG_LINE + "\n" * 500_000),
    "an answer of nobody.json": lambda: b'{"answer":{},"format":"trede/answer/1"}',
    "an answer of rows.json": lambda: json.dumps(
        {"format": "trede/answer/1", "answer": {"rows": [{}] * 100_000}}
    ).encode(),
    "a certificate of 4 MB.json": lambda: unsigned_with(name="x" * 4 * MEGA),
}
TRUST: Makers = {
    "100,000 issuers.json": lambda: many_issuers(5_000),
    "an issuer twice.json": lambda: with_trust(
        issuers=json.loads(seeds.proofs()["trust.json"])["issuers"] * 2
    ),
    "a key of a million signs.json": lambda: issued_by(key="z" + "6" * 900_000),
    "a key of ones.json": lambda: issued_by(key="z" + "1" * 900_000),
    "a key that is none.json": lambda: issued_by(key="z\u0131\u00b2"),
    "a day that is none.json": lambda: issued_by(**{"from": "2026-13-45"}),
    "groups of groups.json": lambda: believing(POLICY.replace("group both", GROUPS + "group both")),
    "a group of itself.json": lambda: believing(POLICY.replace("east west\n", "both west\n", 1)),
    "a group of all names.json": lambda: believing(POLICY + "group z any " + "east " * 100_000 + "\n"),
    "a quorum of more than there are.json": lambda: believing(
        POLICY.replace("both all", "both 999999999999")
    ),
    "100,000 witnesses.json": lambda: believing(
        POLICY.replace("quorum", "".join(f"witness w{n} x\n" for n in range(100_000)) + "quorum")
    ),
    "a policy of nuls.json": lambda: believing("\0" * 100_000),
    "a policy of one line.json": lambda: believing("log " + "x" * 900_000),
    "a policy of digits that are none.json": lambda: believing(POLICY.replace("both all", "both \u00b2")),
}


BACKUP_KEY = pyrage.x25519.Identity.generate()
"""Whoever knows the public half can make a backup for it; that it opens says nothing of who made it."""


def backup(*lines: bytes, compressed: bool = True) -> bytes:
    """A backup of these lines, to the key of the harness."""
    plain = b"\n".join(lines) + b"\n"
    out = BytesIO()
    pyrage.encrypt_io(
        BytesIO(gzip.compress(plain, 1) if compressed else plain), out, [BACKUP_KEY.to_public()]
    )
    return out.getvalue()


def head(**changes: object) -> bytes:
    told = {
        "format": "trede/backup/1",
        "trede": "0.1.0",
        "made_at": date(2026, 1, 1).isoformat(),
        "migrations": {},
        "counts": {},
    }
    return json.dumps({**told, **changes}).encode()


BACKUPS: Makers = {
    "nothing.age": lambda: b"",
    "nuls.age": lambda: bytes(100_000),
    "a head alone.age": lambda: b"age-encryption.org/v1\n",
    "a head without end.age": lambda: b"age-encryption.org/v1\n" + b"-> X25519 aaaa\n" * 500_000,
    "no lines.age": lambda: backup(b""),
    "not packed.age": lambda: backup(head(), compressed=False),
    "no document.age": lambda: backup(b"[" * 100_000),
    "another format.age": lambda: backup(b'{"format":"trede/backup/999"}'),
    "a head without parts.age": lambda: backup(b'{"format":"trede/backup/1"}'),
    "a head of other kinds.age": lambda: backup(head(migrations=[], counts="x", made_at=7)),
    "a line of 300 MB.age": lambda: backup(head(), b'{"file":"a","text":"' + b"x" * 300 * MEGA + b'"}'),
    "a file that leads elsewhere.age": lambda: backup(head(), b'{"file":"../../../../tmp/x","text":"x"}'),
    "a file from the root.age": lambda: backup(head(), b'{"file":"/etc/cron.d/x","text":"x"}'),
    "a table nobody knows.age": lambda: backup(
        head(), b'{"table":"sqlite_master","columns":["sql"]}', b'["x"]'
    ),
    "a column that is a statement.age": lambda: backup(
        head(), b'{"table":"journal_event","columns":["number); DROP TABLE journal_event; --"]}', b"[1]"
    ),
    "rows of nothing.age": lambda: backup(head(), *[b"[]"] * 300_000),
    "a number of 5,000 digits.age": lambda: backup(
        head(counts={"a": 1}), b'{"table":"journal_event","columns":["number"]}', b"[" + b"9" * 5_000 + b"]"
    ),
    "an end that lies.age": lambda: backup(
        head(), b'{"end":{"digests":{},"head":[1,"x"],"note":null,"keys":[]}}'
    ),
}
