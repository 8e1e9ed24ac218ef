"""Learn the vectors of pieces from the teacher's vectors of sentences.

usage: train.py WORK_DIR TEACHER_DIR OUT.npz [--dims D] [--forms MU] [--lam L] [--steps K] [--rows N]

WORK_DIR holds vocab.tsv and vocab.f16 (vocab.py, embed.py), sent.npz and forms.npz (features.py), TEACHER_DIR
sentences.f16 (teacher.py). A text is the sum of its pieces' vectors, each times the square root of its count.

Start: the teacher's vector of each piece alone, less the mean of its script, times its SIF weight (Arora et al. 2017).
Correction D: least squares of |X(S+D) - T|^2 + MU |F(S+D)|^2 + L |D|^2 by conjugate gradient, with T the teacher's
sentence vectors less the mean of their language, in their D principal directions, and F the differences between each
form of an entry of our lexicon and gazetteer and the mean of that entry's forms.
"""
import argparse
import os
import struct

import numpy as np
import scipy.sparse as sp

from features import LANGS, vocabulary
from model import path as model_path
from split import HAN, WORD, kind

WIDTH = 384
SIF = 3e-4


def load_rows(path, most=None):
    """Rows of half floats as float32; what is written so far."""
    n = os.path.getsize(path) // (2 * WIDTH)
    n = min(n, most) if most else n
    return np.fromfile(path, np.float16, n * WIDTH).reshape(n, WIDTH).astype(np.float32)


def load_counts(path):
    """The sparse counts and languages of a file of features.py."""
    z = np.load(path)
    return sp.csr_matrix((z["data"], z["indices"], z["indptr"]), shape=z["shape"]), z["langs"]


def scripts(pieces):
    """0 Han, 1 digits, 2 Cyrillic, 3 Latin."""
    def script(p):
        c = p[-1]
        return 0 if kind(c) == HAN else 1 if c.isdigit() else 2 if ord(c) >= 0x400 else 3
    return np.array([script(p) for p in pieces])


def frequency(counts, langs, scores):
    """The greatest share that a piece has of the pieces of one language."""
    p = np.zeros(counts.shape[1])
    for i in range(len(LANGS)):
        c = np.asarray(counts[langs == i].sum(0)).ravel()
        p = np.maximum(p, c / max(c.sum(), 1))
    return np.maximum(p, np.exp(scores))


def weights(counts, langs, scores):
    """SIF weights."""
    return (SIF / (SIF + frequency(counts, langs, np.array(scores)))).astype(np.float32)


def start(pieces, alone, word_rows):
    """Vectors of all pieces; those the teacher was not asked for are guessed from its input vectors."""
    n, done = len(pieces), len(alone)
    if done < n:
        a = np.c_[word_rows, np.ones(n, np.float32)]
        gram = a[:done].T @ a[:done] + 1e-3 * done * np.var(word_rows) * np.eye(a.shape[1], dtype=np.float32)
        alone = np.concatenate([alone, a[done:] @ np.linalg.solve(gram, a[:done].T @ alone)])
    s = scripts(pieces)
    for i in range(4):
        alone[s == i] -= alone[s == i].mean(0)
    return alone


def rows_of(counts, weights=None):
    """Square roots of counts, each row of length 1; with weights the length is that of the weighted row."""
    x = counts.copy()
    x.data = np.sqrt(x.data)
    w = x.data if weights is None else x.data * weights[x.indices]
    length = np.sqrt(np.add.reduceat(np.r_[w * w, 0], x.indptr[:-1])) * (np.diff(x.indptr) > 0)
    x.data = (x.data / np.repeat(np.maximum(length, 1e-6), np.diff(x.indptr))).astype(np.float32)
    return x


def conjugate(apply, b, steps):
    """Solve apply(d) = b, all columns at once."""
    d = np.zeros_like(b)
    r, p = b.copy(), b.copy()
    rs = (r * r).sum(0)
    for _ in range(steps):
        ap = apply(p)
        alpha = rs / np.maximum((p * ap).sum(0), 1e-20)
        d += alpha * p
        r -= alpha * ap
        new = (r * r).sum(0)
        p *= new / np.maximum(rs, 1e-20)
        p += r
        rs = new
    return d


def principal(t, dims):
    """The dims principal directions of t, by falling variance."""
    _, vectors = np.linalg.eigh(t.T @ t)
    return vectors[:, ::-1][:, :dims].copy()


def by_language(t, langs):
    """t less the mean of each language."""
    out = t.copy()
    for i in range(len(LANGS)):
        if (langs == i).any():
            out[langs == i] -= out[langs == i].mean(0)
    return out


def differences(counts, weights, ids):
    """Each form less the mean of the forms of its entry."""
    x = rows_of(counts, weights)
    n = len(ids)
    _, group = np.unique(ids, return_inverse=True)
    member = sp.csr_matrix((np.ones(n, np.float32), (group, np.arange(n))))
    mean = sp.diags_array((1 / np.maximum(np.diff(member.indptr), 1)).astype(np.float32)) @ member
    return (x - member.T @ (mean @ x)).tocsr().astype(np.float32)


class Problem:
    """Everything that the regression needs, read once."""

    def __init__(self, work, teacher, dims, rows=None, held=2000):
        self.pieces, scores = vocabulary(os.path.join(work, "vocab.tsv"))
        t = load_rows(os.path.join(teacher, "sentences.f16"), rows)
        counts, langs = load_counts(os.path.join(work, "sent.npz"))
        self.all_counts, self.all_langs, n = counts, langs, len(t) - held
        t = by_language(t, langs[: len(t)])
        self.held = counts[n : len(t)], langs[n : len(t)]
        self.counts, self.langs = counts[:n], langs[:n]
        basis = principal(t, dims)
        self.explained = float(((t @ basis) ** 2).sum() / (t * t).sum())
        t = t @ basis
        self.t, self.held_t = t[:n], t[n:]
        alone = load_rows(os.path.join(work, "vocab.f16"))
        with open(os.path.join(work, "vocab.tsv"), encoding="utf-8") as f:
            shown = [line.rstrip("\n").split("\t")[2] for line in f]
        from model import word_vectors

        alone = start(self.pieces, alone, word_vectors(shown) if len(alone) < len(shown) else None)
        self.weights = weights(counts, langs, scores)
        self.s = (alone @ basis) * self.weights[:, None]
        path = os.path.join(work, "forms.npz")
        self.forms = None
        if os.path.exists(path):
            fc, _ = load_counts(path)
            with open(os.path.join(work, "own.forms.tsv"), encoding="utf-8") as f:
                self.forms = differences(fc, self.weights, [line.split("\t")[1] for line in f])

    def check(self, table, power=0.0):
        """How well held-out sentences are met: mean cosine, and how often their own teacher's vector is the nearest."""
        counts, langs = self.held
        scale = self.t.std(0) ** -power
        u = by_language(rows_of(counts) @ table, langs) * scale
        t = self.held_t * scale
        u /= np.maximum(np.linalg.norm(u, axis=1, keepdims=True), 1e-9)
        t /= np.linalg.norm(t, axis=1, keepdims=True)
        cos = u @ t.T
        return float(np.diag(cos).mean()), float((cos.argmax(1) == np.arange(len(u))).mean())

    def solve(self, lam, mu, steps):
        """The table S + D; also the start alone, scaled alike."""
        x = rows_of(self.counts, self.weights)
        first = x @ self.s
        first -= by_mean(first, self.langs)
        c = (first * self.t).sum() / (first * first).sum()
        s = self.s * c
        ones = sp.csr_matrix((np.ones(len(self.langs), np.float32), (np.arange(len(self.langs)), self.langs)))
        wide = sp.hstack([x, ones]).tocsr()
        wt = wide.T.tocsr()
        n = x.shape[1]
        b = wt @ (self.t - x @ s)
        f = self.forms if mu > 0 else None
        ft = f.T.tocsr() if f is not None else None
        if f is not None:
            b[:n] -= mu * (ft @ (f @ s))

        def apply(d):
            out = wt @ (wide @ d)
            out[:n] += lam * d[:n]
            if f is not None:
                out[:n] += mu * (ft @ (f @ d[:n]))
            return out

        d = conjugate(apply, b, steps)
        return s + d[:n], s


def by_mean(t, langs):
    """The mean of each row's language."""
    return t - by_language(t, langs)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("work")
    p.add_argument("teacher")
    p.add_argument("--dims", type=int, default=384)
    p.add_argument("--forms", type=float, default=0.3)
    p.add_argument("--lam", type=float, default=4.0)
    p.add_argument("--steps", type=int, default=12)
    p.add_argument("--rows", type=int)
    args = p.parse_args()
    problem = Problem(args.work, args.teacher, args.dims, args.rows)
    table, _ = problem.solve(args.lam, args.forms, args.steps)
    np.savez(os.path.join(args.work, "table.npz"), table=table, sentences=len(problem.t) + len(problem.held_t), args=repr(vars(args)))
    print(f"{len(problem.t)} sentences, {problem.explained:.3f} of their variance in {args.dims} dimensions")
    print("held-out sentences: mean cosine %.3f, own vector nearest %.3f" % problem.check(table, 0.5))


if __name__ == "__main__":
    main()
