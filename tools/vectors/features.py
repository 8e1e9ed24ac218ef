"""Turn folded sentences into the rows that the regression reads.

usage: features.py SENTENCES.tsv VOCAB.tsv OUT.npz [--fold PROGRAM]

SENTENCES.tsv: language, text. OUT: a sparse matrix of piece counts (sentences by pieces) and the language of each row.
"""
import argparse

import numpy as np
import scipy.sparse as sp

from fold import fold, script_of
from split import Splitter

LANGS = ["zh", "ru", "kk", "uk", "en"]


def vocabulary(path):
    """Pieces and log probabilities of a file of vocab.py."""
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f]
    return [r[0] for r in rows], [float(r[1]) for r in rows]


def counts(splitter, folded):
    """The piece counts of folded texts as a sparse matrix."""
    data, columns, ends = [], [], [0]
    for text in folded:
        ids, n = np.unique(splitter.text(text), return_counts=True)
        columns.append(ids.astype(np.int32))
        data.append(n.astype(np.float32))
        ends.append(ends[-1] + len(ids))
    shape = (len(folded), len(splitter.scores))
    return sp.csr_matrix((np.concatenate(data), np.concatenate(columns), ends), shape=shape)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("sentences")
    p.add_argument("vocab")
    p.add_argument("out")
    p.add_argument("--fold")
    args = p.parse_args()
    with open(args.sentences, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f]
    rows = [(r[0], r[-1]) for r in rows]
    folded = fold([(lang, script_of(t), t) for lang, t in rows], args.fold)
    matrix = counts(Splitter(*vocabulary(args.vocab)), folded)
    langs = np.array([LANGS.index(lang) for lang, _ in rows], np.int8)
    np.savez(args.out, data=matrix.data, indices=matrix.indices, indptr=matrix.indptr, shape=matrix.shape, langs=langs)
    print(matrix.shape, matrix.nnz)


if __name__ == "__main__":
    main()
