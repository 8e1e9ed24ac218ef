"""Refine the regression's table so that texts find their own teacher's vector among others'.

usage: refine.py WORK_DIR TEACHER_DIR [--epochs E] [--rate R] [--sharp S] [--forms MU] [--pull PULL] [--power P]

Reads table.npz (train.py) and writes refined.npz. The teacher's dimensions are first scaled by their standard deviation
to the power -P: a few directions hold most of the variance and say little about the claim. Then gradient steps (Adam)
on the cross entropy of each sentence against the other sentences of its batch (cosines times S), less its own cosine times PULL, and of each form of
an entry of our lexicon and gazetteer against another language's form of it, MU as heavy.
"""
import argparse
import os

import numpy as np

import train
from features import LANGS

BATCH = 1024


class Adam:
    """Adam's moments of one array."""

    def __init__(self, shape):
        self.m, self.v, self.n = np.zeros(shape, np.float32), np.zeros(shape, np.float32), 0

    def step(self, w, g, rate):
        self.n += 1
        self.m += 0.1 * (g - self.m)
        g *= g
        self.v += 0.01 * (g - self.v)
        scale = rate * np.sqrt(1 - 0.99**self.n) / (1 - 0.9**self.n)
        np.sqrt(self.v, out=g)
        g += 1e-8
        np.divide(self.m, g, out=g)
        g *= scale
        w -= g


def unit(v):
    """Rows of length 1, and the lengths."""
    n = np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-6)
    return v / n, n


def back_unit(g, u, n):
    """The gradient before unit."""
    return (g - (g * u).sum(1, keepdims=True) * u) / n


def entropy(u, v, sharp):
    """Gradients by u and v of the mean cross entropy of row i of u against all rows of v, both ways."""
    z = sharp * (u @ v.T)
    n = len(z)
    a = np.exp(z - z.max(1, keepdims=True))
    a /= a.sum(1, keepdims=True)
    b = np.exp(z - z.max(0, keepdims=True))
    b /= b.sum(0, keepdims=True)
    i = np.arange(n)
    g = a + b
    g[i, i] -= 2
    g *= sharp / (2 * n)
    return g @ v, g.T @ u


class Refiner:
    """A table under refinement."""

    def __init__(self, problem, table, args):
        self.p, self.sharp, self.pull = problem, args.sharp, args.pull
        self.scale = scale = problem.t.std(0) ** -args.power
        self.t, _ = unit(problem.t * scale)
        self.x = train.rows_of(problem.counts, problem.weights)
        self.w = np.ascontiguousarray(table * scale)
        size = np.sqrt((self.w**2).sum(1).mean())
        self.w /= size
        self.b = np.zeros((len(LANGS), self.w.shape[1]), np.float32)
        pred = self.x @ self.w
        for i in range(len(LANGS)):
            self.b[i] = -pred[problem.langs == i].mean(0)
        self.bf = np.zeros_like(self.b)
        self.aw, self.ab, self.af = Adam(self.w.shape), Adam(self.b.shape), Adam(self.b.shape)

    def sentences(self, rows, rate):
        x, langs = self.x[rows], self.p.langs[rows]
        v, n = unit(x @ self.w + self.b[langs])
        g, _ = entropy(v, self.t[rows], self.sharp)
        g -= self.pull / len(rows) * self.t[rows]
        g = back_unit(g, v, n)
        gb = np.zeros_like(self.b)
        np.add.at(gb, langs, g)
        self.ab.step(self.b, gb, rate)
        return x.T @ g

    def held(self):
        """The mean cosine of held-out sentences with their teacher's vectors."""
        counts, langs = self.p.held
        v, _ = unit(train.rows_of(counts, self.p.weights) @ self.w + self.b[langs])
        t, _ = unit(self.p.held_t * self.scale)
        return float((v * t).sum(1).mean())

    def pairs(self, a, b, forms, langs, mu, rate):
        xa, xb = forms[a], forms[b]
        va, na = unit(xa @ self.w + self.bf[langs[a]])
        vb, nb = unit(xb @ self.w + self.bf[langs[b]])
        ga, gb = entropy(va, vb, self.sharp)
        ga, gb = mu * back_unit(ga, va, na), mu * back_unit(gb, vb, nb)
        g = np.zeros_like(self.bf)
        np.add.at(g, langs[a], ga)
        np.add.at(g, langs[b], gb)
        self.af.step(self.bf, g, rate)
        return xa.T @ ga + xb.T @ gb


def form_pairs(ids, langs, rng):
    """Two forms in different languages for each entry, in any order."""
    order = rng.permutation(len(ids))
    first, out = {}, []
    for i in order:
        j = first.setdefault(ids[i], i)
        if j != i and langs[j] != langs[i]:
            out.append((j, i))
            first[ids[i]] = i if rng.random() < 0.5 else j
    out = np.array(out)
    return out[rng.permutation(len(out))]


def run(r, forms, ids, flangs, args, report):
    """All epochs; report is called after each."""
    rng = np.random.default_rng(1)
    n = len(r.t)
    total = args.epochs * (n // BATCH)
    done = 0
    for epoch in range(args.epochs):
        order, pairs, at = rng.permutation(n), form_pairs(ids, flangs, rng), 0
        for i in range(0, n - BATCH + 1, BATCH):
            rate = args.rate * (1 - done / total)
            done += 1
            g = r.sentences(np.sort(order[i : i + BATCH]), rate)
            if args.forms:
                ab = pairs[at : at + BATCH]
                at = (at + BATCH) % (len(pairs) - BATCH)
                g = g + r.pairs(ab[:, 0], ab[:, 1], forms, flangs, args.forms, rate)
            r.aw.step(r.w, np.asarray(g), rate)
        report(epoch, r)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("work")
    p.add_argument("teacher")
    p.add_argument("--epochs", type=int, default=4)
    p.add_argument("--rate", type=float, default=0.003)
    p.add_argument("--sharp", type=float, default=15)
    p.add_argument("--forms", type=float, default=0.3)
    p.add_argument("--pull", type=float, default=1.0)
    p.add_argument("--power", type=float, default=0.5)
    args = p.parse_args()
    start = np.load(os.path.join(args.work, "table.npz"))
    table = start["table"]
    problem = train.Problem(args.work, args.teacher, table.shape[1], int(start["sentences"]))
    r = Refiner(problem, table, args)
    counts, flangs = train.load_counts(os.path.join(args.work, "forms.npz"))
    with open(os.path.join(args.work, "own.forms.tsv"), encoding="utf-8") as f:
        ids = [line.split("\t")[1] for line in f]

    def report(epoch, r):
        print(f"epoch {epoch}: mean cosine of held-out sentences {r.held():.4f}", flush=True)

    report("start", r)

    run(r, train.rows_of(counts, problem.weights), ids, flangs, args, report)
    np.savez(os.path.join(args.work, "refined.npz"), table=r.w, sentences=len(problem.t), args=repr(vars(args)), train=str(start["args"]))


if __name__ == "__main__":
    main()
