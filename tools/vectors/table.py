"""The file of package longear/lang/vectors: written by pack.py, read here to check it (the Go package reads it in Go).

Little endian. "longear vectors 1\\n"; u32 length and that many bytes of JSON: what it is, model, licence, recipe, counts;
pieces in byte order, each: u8 bytes shared with the one before, u8 further bytes, those bytes; u16 per piece: minus its log
probability in thousandths of a nat; 16 levels as i8; one f32 scale per dimension; u16 weight per piece; rows of dims/2
bytes, two levels a byte, low half first.
"""
import json
import math
import struct

import numpy as np

from split import Splitter

MAGIC = b"longear vectors 1\n"
MOST = 512  # pieces of a text that count
TOP = 16383  # greatest weight


def root(n):
    """256 times the square root of a count, whole."""
    return math.isqrt(65536 * n)


def write(path, about, pieces, scores, levels, dims, weights, codes):
    """Write a file; codes are level numbers, pieces in byte order."""
    head = json.dumps(about, ensure_ascii=False, indent=1).encode()
    with open(path, "wb") as f:
        f.write(MAGIC + struct.pack("<I", len(head)) + head)
        last = b""
        for p in (p.encode() for p in pieces):
            same = 0
            while same < min(len(p), len(last)) and p[same] == last[same]:
                same += 1
            f.write(bytes([same, len(p) - same]) + p[same:])
            last = p
        f.write(np.array([round(-1000 * s) for s in scores], "<u2").tobytes())
        f.write(np.asarray(levels, np.int8).tobytes())
        f.write(np.asarray(dims, "<f4").tobytes())
        f.write(np.asarray(weights, "<u2").tobytes())
        f.write((codes[:, ::2] | codes[:, 1::2] << 4).astype(np.uint8).tobytes())


class Table:
    """A file that was read."""

    def __init__(self, path):
        with open(path, "rb") as f:
            data = f.read()
        size, at = struct.unpack_from("<I", data, len(MAGIC))[0], len(MAGIC) + 4
        self.about = json.loads(data[at : at + size])
        at += size
        n, d = self.about["pieces"], self.about["dimensions"]
        pieces, last = [], b""
        for _ in range(n):
            last = last[: data[at]] + data[at + 2 : at + 2 + data[at + 1]]
            pieces.append(last.decode())
            at += 2 + data[at + 1]
        scores = np.frombuffer(data, "<u2", n, at)
        at += 2 * n
        self.levels = np.frombuffer(data, np.int8, 16, at).astype(np.int64)
        self.scale = np.frombuffer(data, "<f4", d, at + 16).astype(np.float64)
        at += 16 + 4 * d
        self.weights = np.frombuffer(data, "<u2", n, at).astype(np.int64)
        self.rows = np.frombuffer(data, np.uint8, n * d // 2, at + 2 * n).reshape(n, d // 2)
        self.split = Splitter(pieces, [-s / 1000 for s in scores.tolist()])

    def embed(self, folded):
        """The vector of a folded text, of length 1; zeros if it has no piece."""
        acc = np.zeros(2 * self.rows.shape[1], np.int64)
        ids, counts = np.unique(self.split.text(folded)[:MOST], return_counts=True)
        for i, n in zip(ids.astype(int), counts):
            m = self.weights[i] * root(int(n)) >> 8
            acc[::2] += m * self.levels[self.rows[i] & 15]
            acc[1::2] += m * self.levels[self.rows[i] >> 4]
        v = acc * self.scale
        n = np.sqrt((v * v).sum())
        return (v / n if n else v).astype(np.float32)


def main():
    """usage: table.py TABLE.bin SENTENCES.txt OUT.json: what the Go package must give for each line."""
    import sys

    t = Table(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as f:
        rows = [(line.rstrip("\n"), t.embed(line.rstrip("\n"))) for line in f]
    with open(sys.argv[3], "w", encoding="utf-8") as f:
        out = [{"text": text, "vector": [round(float(x), 6) for x in v]} for text, v in rows]
        f.write("[\n" + ",\n".join(json.dumps(r, ensure_ascii=False) for r in out) + "\n]\n")


if __name__ == "__main__":
    main()
