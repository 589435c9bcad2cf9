"""shrink_png.py FILE: rewrites an RGB picture of a page with the 256 colours that it uses most."""

import struct
import sys
import zlib
from collections import Counter
from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB = 2
PALETTE = 3


def chunks(data):
    at = len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def paeth(left, up, corner):
    guess = left + up - corner
    return min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]


def rows(packed, width):
    """Undoes the filter of each row, as the PNG specification numbers them."""
    above = bytes(width * 3)
    for start in range(0, len(packed), width * 3 + 1):
        row = bytearray(packed[start + 1 : start + 1 + width * 3])
        for i, value in enumerate(row):
            left, corner = (row[i - 3], above[i - 3]) if i >= 3 else (0, 0)
            up = above[i]
            row[i] = (value + (0, left, up, (left + up) // 2, paeth(left, up, corner))[packed[start]]) & 255
        above = bytes(row)
        yield [above[i : i + 3] for i in range(0, len(above), 3)]


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other))


file = Path(sys.argv[1])
parts = list(chunks(file.read_bytes()))
header = dict(parts)[b"IHDR"]
width, height, depth, kind = struct.unpack_from(">IIBB", header)
if (depth, kind) != (8, RGB):
    sys.exit(f"shrink_png: {file} is not an RGB picture of 8 bits")
pixels = list(rows(zlib.decompress(b"".join(data for name, data in parts if name == b"IDAT")), width))
counts = Counter(pixel for row in pixels for pixel in row)
palette = [colour for colour, _ in counts.most_common(256)]
index = {colour: min(range(len(palette)), key=lambda i: distance(palette[i], colour)) for colour in counts}
packed = b"".join(b"\0" + bytes(index[pixel] for pixel in row) for row in pixels)
file.write_bytes(
    SIGNATURE
    + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, PALETTE, 0, 0, 0))
    + chunk(b"PLTE", b"".join(palette))
    + chunk(b"IDAT", zlib.compress(packed, 9))
    + chunk(b"IEND", b"")
)
