"""Choose the pieces of the table out of the teacher's vocabulary.

usage: vocab.py CORPUS_DIR OUT.tsv [--latin N] [--fold PROGRAM]

OUT has a line for each piece: piece, log probability, the text that the teacher is shown for it. Pieces that are one
when folded (case, ё, Traditional characters) become one; their probabilities add up. All in Han, Cyrillic and digits
(up to four) stay, and of those in Latin letters the ones that English sentences need most.
"""
import argparse
import collections
import gzip
import math
import os

from fold import fold
from model import pieces
from split import DIGIT, HAN, LETTER, WORD, Splitter, kind


def merged(program):
    """{folded piece: [score, text of the commonest variant, its score]}"""
    rows = [(p, s) for p, s in pieces() if p.strip(WORD)]
    plain = [p.strip(WORD) for p, _ in rows]
    folded = fold([("zh" if kind(t[0]) == HAN else "", "", t) for t in plain], program)
    out = {}
    for (piece, score), text, f in zip(rows, plain, folded):
        kinds = {kind(c) for c in f}
        if len(kinds) != 1 or not kinds <= {HAN, DIGIT, LETTER} or not wanted(f):
            continue
        key = WORD + f if piece.startswith(WORD) and kinds == {LETTER} else f
        have = out.setdefault(key, [-math.inf, "", -math.inf])
        if kinds == {DIGIT}:
            text = f
        have[0] = max(have[0], score) + math.log1p(math.exp(-abs(have[0] - score))) if have[0] > -1e9 else score
        if score > have[2]:
            have[1], have[2] = text, score
    return out


def wanted(f):
    """Han, Cyrillic, a to z, numbers of up to four digits."""
    if f[0].isdigit():
        return len(f) <= 4
    return all(kind(c) == HAN or 0x400 <= ord(c) < 0x530 or "a" <= c <= "z" for c in f)


def is_latin(piece):
    return "a" <= piece[-1] <= "z"


def latin(table, corpus, program, n):
    """The n Latin pieces that English sentences use most, then the commonest others."""
    names = list(table)
    s = Splitter(names, [table[p][0] for p in names])
    used = collections.Counter()
    with gzip.open(os.path.join(corpus, "en.txt.gz"), "rt", encoding="utf-8") as f:
        for line in fold([("en", "Latn", t) for t in f], program):
            used.update(s.text(line))
    order = sorted((i for i, p in enumerate(names) if is_latin(p)), key=lambda i: (-used[i], -table[names[i]][0]))
    keep = {names[i] for i in order[:n]}
    return keep | {c for c in names if is_latin(c) and len(c.strip(WORD)) == 1}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpus")
    p.add_argument("out")
    p.add_argument("--latin", type=int, default=22000)
    p.add_argument("--fold")
    args = p.parse_args()
    table = merged(args.fold)
    keep = latin(table, args.corpus, args.fold, args.latin)
    rows = sorted(p for p in table if not is_latin(p) or p in keep)
    with open(args.out, "w", encoding="utf-8") as f:
        f.writelines(f"{p}\t{table[p][0]:.5f}\t{table[p][1]}\n" for p in rows)
    count = collections.Counter(kind(p[-1]) if not is_latin(p) else "latin" for p in rows)
    print(len(rows), dict(count))


if __name__ == "__main__":
    main()
