"""Fold texts with the project's own folder: a Go program, asked once for many lines."""
import subprocess

PROGRAM = ["go", "run", "./lang/vectors/internal/foldlines"]


def script_of(text):
    """Cyrl, Latn, Arab or Hans, whichever most letters are in."""
    counts = {"Cyrl": 0, "Latn": 0, "Arab": 0, "Hans": 0}
    for c in text:
        o = ord(c)
        if 0x400 <= o < 0x530:
            counts["Cyrl"] += 1
        elif 0x600 <= o < 0x700:
            counts["Arab"] += 1
        elif 0x3400 <= o <= 0x9FFF:
            counts["Hans"] += 2
        elif c.isalpha() and o < 0x250:
            counts["Latn"] += 1
    return max(counts, key=counts.get)


def fold(rows, program=None):
    """The reading forms of (lang, script, text) rows; program is a built foldlines, else go run."""
    lines = "".join(f"{lang}\t{script}\t" + " ".join(text.split()) + "\n" for lang, script, text in rows)
    done = subprocess.run([program] if program else PROGRAM, input=lines, text=True, capture_output=True, check=True)
    out = done.stdout.split("\n")[:-1]
    if len(out) != len(rows):
        raise SystemExit("foldlines gave another number of lines")
    return out
