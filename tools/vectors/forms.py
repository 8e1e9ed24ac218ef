"""List the forms of the project's own concepts and names, and the corpus's common words, for embed.py.

usage: forms.py MAIN_DIR CORPUS_DIR OUT_PREFIX [--words N]

OUT_PREFIX.forms.tsv: language, id, form. OUT_PREFIX.words.tsv: language, count, word (N commonest of each language).
"""
import argparse
import collections
import glob
import gzip
import os
import re

LANGS = ["zh", "ru", "kk", "uk", "en"]


def forms(main):
    """(lang, id, form) of every form in the lexicon and the gazetteer, but those marked ambiguous."""
    paths = glob.glob(f"{main}/lang/lexicon/data/*/*.tsv") + glob.glob(f"{main}/lang/gazetteer/data/*/*.tsv")
    paths += glob.glob(f"{main}/lang/gazetteer/countries/*.tsv")
    for path in sorted(paths):
        with open(path, encoding="utf-8") as f:
            lines = [line.rstrip("\n") for line in f if line.strip() and not line.startswith("#")]
        head = lines[0].split("\t")
        for line in lines[1:]:
            row = dict(zip(head, line.split("\t")))
            for lang in LANGS:
                for form in row.get(lang, "").split("|"):
                    if form and "~" not in form:
                        yield lang, row.get("id") or "country." + row["code"].lower(), form.strip(" *")


def words(corpus, n):
    """(lang, count, word) of the n commonest words; Chinese has none."""
    for lang in LANGS[1:]:
        seen = collections.Counter()
        with gzip.open(os.path.join(corpus, lang + ".txt.gz"), "rt", encoding="utf-8") as f:
            for line in f:
                seen.update(re.findall(r"[^\W\d_]{3,}", line.lower()))
        yield from ((lang, c, w) for w, c in seen.most_common(n))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("main")
    p.add_argument("corpus")
    p.add_argument("out")
    p.add_argument("--words", type=int, default=8000)
    args = p.parse_args()
    for name, rows in (("forms", forms(args.main)), ("words", words(args.corpus, args.words))):
        rows = list(dict.fromkeys(rows))
        with open(f"{args.out}.{name}.tsv", "w", encoding="utf-8") as f:
            f.writelines("\t".join(map(str, r)) + "\n" for r in rows)
        print(name, len(rows))


if __name__ == "__main__":
    main()
