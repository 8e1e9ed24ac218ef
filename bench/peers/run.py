"""Runs one stream of posts through near-duplicate finders and prints one table.

Each peer runs in a process of its own, so that its peak memory is its own. Candidates come from its banded index; a
pair is joined when the estimated Jaccard reaches the threshold; clusters are connected components (union-find)."""
import collections
import json
import os
import re
import resource
import subprocess
import sys
import time

HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"\w+")


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def chars(text):
    """Character n-grams: 3 for Chinese, 5 otherwise, over lower-case words."""
    text = " ".join(WORD.findall(text.lower()))
    n = 3 if len(HAN.findall(text)) * 2 > len(text) else 5
    return {text[i : i + n] for i in range(max(1, len(text) - n + 1))}


def words(n):
    def shingle(text):
        w = WORD.findall(text.lower())
        return {" ".join(w[i : i + n]) for i in range(max(1, len(w) - n + 1))}

    return shingle


class Union:
    def __init__(self, n):
        self.p = list(range(n))

    def find(self, a):
        while self.p[a] != a:
            self.p[a] = self.p[self.p[a]]
            a = self.p[a]
        return a

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        self.p[max(a, b)] = min(a, b)


def stream(posts, shingle, sketch, bands, rows, threshold):
    """sketch gives an array of hash values; bands of them are looked up, then compared slot by slot."""
    import numpy as np

    tables = [collections.defaultdict(list) for _ in range(bands)]
    kept, union = [], Union(len(posts))
    for i, p in enumerate(posts):
        values = sketch(shingle(p["text"]))
        near = set()
        for b in range(bands):
            bucket = tables[b][values[b * rows : (b + 1) * rows].tobytes()]
            near.update(bucket)
            bucket.append(i)
        for j in near:
            if union.find(i) != union.find(j) and np.mean(values == kept[j]) >= threshold:
                union.join(i, j)
        kept.append(values)
    return [union.find(i) for i in range(len(posts))]


def datasketch(perms):
    from datasketch import MinHash

    def sketch(items):
        m = MinHash(num_perm=perms, seed=1)
        m.update_batch([s.encode() for s in items])
        return m.hashvalues

    return sketch


def rensa(perms):
    import numpy as np
    from rensa import RMinHash

    def sketch(items):
        m = RMinHash(num_perm=perms, seed=42)
        m.update(list(items))
        return np.array(m.digest(), dtype=np.uint32)

    return sketch


PEERS = {
    "datasketch 32x4 J>=.4": lambda posts: stream(posts, chars, datasketch(128), 32, 4, 0.4),
    "rensa 32x4 J>=.4": lambda posts: stream(posts, chars, rensa(128), 32, 4, 0.4),
    "rensa 42x3 J>=.25": lambda posts: stream(posts, chars, rensa(126), 42, 3, 0.25),
    "text-dedup 5 words 25x10 J>=.7": lambda posts: stream(posts, words(5), rensa(250), 25, 10, 0.7),
    "text-dedup 2 words 50x4 J>=.5": lambda posts: stream(posts, words(2), rensa(200), 50, 4, 0.5),
}


def score(truth, predicted):
    both, t, p = collections.Counter(), collections.Counter(), collections.Counter()
    for i in truth:
        both[truth[i], predicted[i]] += 1
        t[truth[i]] += 1
        p[predicted[i]] += 1
    pairs = lambda c: sum(n * (n - 1) // 2 for n in c.values())
    f1 = lambda a, b: 2 * a * b / (a + b) if a + b else 0
    precision = sum(both[truth[i], predicted[i]] / p[predicted[i]] for i in truth) / len(truth)
    recall = sum(both[truth[i], predicted[i]] / t[truth[i]] for i in truth) / len(truth)
    hit = pairs(both)
    return f1(hit / max(1, pairs(p)), hit / max(1, pairs(t))), f1(precision, recall), max(p.values())


def one(peer, path):
    posts = read(path)
    start = time.perf_counter()
    cpu = time.process_time()
    if peer == "longear":
        proc = subprocess.run([os.environ["MUTATION"], "assign", path], capture_output=True, check=True, text=True)
        out = [json.loads(line) for line in proc.stdout.splitlines()]
        clusters = {o["id"]: o["cluster"] for o in out[:-1]}
        use = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent, mb = out[-1]["cpu"], use.ru_maxrss / 1024
    else:
        found = PEERS[peer](posts)
        spent = time.process_time() - cpu
        clusters = {p["id"]: found[i] for i, p in enumerate(posts)}
        mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    truth = {g["id"]: g["cluster"] for g in read(path.replace(".jsonl", ".gold.jsonl"))}
    pair, b3, largest = score(truth, clusters)
    print(json.dumps([len(posts) / spent, mb, pair, b3, largest, time.perf_counter() - start]))


def main(folder):
    files = [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.endswith(".jsonl") and "gold" not in f]
    print("| finder | stream | docs per CPU second | peak MB | pair F1 | B3 F1 | largest |\n|---|---|---:|---:|---:|---:|---:|")
    for peer in ["longear", *PEERS]:
        for path in files:
            out = subprocess.run([sys.executable, __file__, "--one", peer, path], capture_output=True, text=True)
            if out.returncode:
                sys.exit(out.stderr)
            rate, mb, pair, b3, largest, _ = json.loads(out.stdout.splitlines()[-1])
            name = os.path.basename(path).removesuffix(".jsonl")
            print(f"| {peer} | {name} | {rate:,.0f} | {mb:.0f} | {pair:.3f} | {b3:.3f} | {largest} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(sys.argv[2], sys.argv[3])
    else:
        main(sys.argv[1])
