"""The tokeniser of package vectors in Python: runs of one class, then the most probable pieces (Kudo 2018).

A text is first folded (lang/vectors/internal/foldlines); what is here must do to folded text what split.go does.
"""
import unicodedata

WORD = "\u2581"  # the start of a word in letters; Han and digits have no words
HAN, DIGIT, LETTER, JOIN, OTHER = range(5)
UNKNOWN = -24000  # thousandths of a nat: the log probability of a character that no piece has
LONGEST = 200  # characters of a run; what follows is a run of its own, without the mark


def kind(c):
    """The class of a character."""
    o = ord(c)
    if 0x3400 <= o <= 0x9FFF or 0xF900 <= o <= 0xFAFF or 0x20000 <= o <= 0x323AF:
        return HAN
    if "0" <= c <= "9":
        return DIGIT
    if "a" <= c <= "z" or 0x400 <= o <= 0x52F:
        return LETTER
    if c in "'\u2019\u02bc\u00b7\u0301":
        return JOIN
    if o < 0x80:
        return OTHER
    return LETTER if unicodedata.category(c)[0] == "L" else OTHER


def runs(text):
    """The runs of a folded text, those of letters with the mark of a word's start."""
    out, current, last, n = [], "", OTHER, 0
    for c in text.lower():
        k = kind(c)
        if k == JOIN:
            continue
        if k != last or n == LONGEST:
            if current:
                out.append(current)
            current, n = WORD if k == LETTER and k != last else "", 0
        if k != OTHER:
            current += c
            n += 1
        last = k
    if current:
        out.append(current)
    return out


class Splitter:
    """Splits texts into the ids of pieces."""

    def __init__(self, pieces, scores):
        self.ids = {p: i for i, p in enumerate(pieces)}
        self.scores = [round(1000 * s) for s in scores]
        self.longest = max(map(len, pieces))
        self.known = {}

    def word(self, run):
        """The most probable split of one run; a character that no piece has is left out."""
        hit = self.known.get(run)
        if hit is not None:
            return hit
        n = len(run)
        best, back = [0] + [-(10**9)] * n, [None] * (n + 1)
        for i in range(n):
            if best[i] + UNKNOWN > best[i + 1]:
                best[i + 1], back[i + 1] = best[i] + UNKNOWN, (i, -1)
            for e in range(i + 1, min(n, i + self.longest) + 1):
                p = self.ids.get(run[i:e])
                if p is not None and best[i] + self.scores[p] > best[e]:
                    best[e], back[e] = best[i] + self.scores[p], (i, p)
        ids, at = [], n
        while at > 0:
            at, p = back[at]
            if p >= 0:
                ids.append(p)
        ids.reverse()
        if len(self.known) < 2_000_000:
            self.known[run] = ids
        return ids

    def text(self, folded):
        """The ids of a folded text in order."""
        return [p for run in runs(folded) for p in self.word(run)]
