"""Payloads in, files out: each is one statement, `__papershelf("NAME",PAYLOAD);`, that a script element can run.

The same file serves http and file://, without eval. A payload is base64 of gzip in quotation marks, or JSON.
"""

import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import NamedTuple

LEVEL = 6
"""Of compression. Level 9 takes a tenth more time for 0.05 % fewer bytes."""
HEADER = bytes((31, 139, 8, 0, 0, 0, 0, 0, 2, 255))
"""Of gzip, without a time and without the name of a system."""


class File(NamedTuple):
    """`first` is no more than what it holds, and more than all before it; `name` is of its family and its content."""

    first: str | int
    name: str
    data: bytes

    @property
    def row(self) -> list[str | int]:
        """What a directory says of it: where it begins, its hash, its size in KB."""
        return [self.first, self.name.rpartition("-")[2], -(-len(self.data) // 1024)]


def named(family: str, payload: bytes) -> str:
    """A name for the bytes before they are compressed, so that it does not depend on who compresses them."""
    return f"{family}-{sha256(payload).hexdigest()[:10]}"


def packed(name: str, *parts: bytes) -> bytes:
    """A payload; of one in parts that are unlike each other, each has codes of its own."""
    squeezed = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    pieces = [HEADER]
    for part in parts:
        if len(pieces) > 1:
            pieces.append(squeezed.flush(zlib.Z_BLOCK))
        pieces.append(squeezed.compress(part))
    pieces.append(squeezed.flush())
    check = size = 0
    for part in parts:
        check = zlib.crc32(part, check)
        size += len(part)
    pieces.append(check.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little"))
    body = b64encode(b"".join(pieces))
    return b'__papershelf("%b","%b");\n' % (name.encode(), body)


def spelled_out(name: str, payload: bytes) -> bytes:
    """With JSON as it is."""
    return b'__papershelf("%b",%b);\n' % (name.encode(), payload)


def unpacked(data: bytes) -> tuple[str, bytes]:
    """A file's name and its payload. Raises ValueError for what is no whole file of ours."""
    if not (data.startswith(b'__papershelf("') and data.endswith(b");\n")):
        raise ValueError("This is no file of a search.")
    name, _, payload = data[14:-3].partition(b'",')
    if not payload.startswith(b'"'):
        return name.decode(), payload
    try:
        return name.decode(), zlib.decompress(b64decode(payload[1:-1], validate=True), wbits=31)
    except zlib.error as error:
        raise ValueError("The file is damaged.") from error
