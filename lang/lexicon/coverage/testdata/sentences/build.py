#!/usr/bin/env python3
"""source.txt -> zh.tsv ru.tsv kk.tsv uk.tsv en.tsv, then re-reads and checks them."""
import re, pathlib, sys
D = pathlib.Path(__file__).parent
L = {'z': 'zh', 'r': 'ru', 'k': 'kk', 'u': 'uk', 'e': 'en'}
events = []
for n, ln in enumerate((D / 'source.txt').read_text('utf-8').splitlines(), 1):
    if ln.startswith('='):
        events.append(([c for c in ln[1:].split('|') if c], {}))
    else:
        tag, s = ln[0], ln[2:]
        assert ln[1] == ' ' and tag in L and tag not in events[-1][1], (n, ln)
        events[-1][1][tag] = s
out = {v: ['id\ttext\tentities'] for v in L.values()}
bad = 0
for i, (can, d) in enumerate(events, 1):
    eid = f'e{i:03d}'
    assert len(d) == 5, eid
    for t, s in d.items():
        m = re.findall(r'\{(\d)([^{}]+)\}', s)
        m = [(k, x.strip('«»') if x[0] == '«' and x[-1] == '»' and x.count('«') == 1 else x) for k, x in m]
        if sorted(int(k) for k, _ in m) != list(range(1, len(can) + 1)):
            print('index', eid, t, s); bad = 1
        text = re.sub(r'\{\d([^{}]+)\}', r'\1', s)
        assert not set('{}\t|=') & set(text), (eid, t)
        out[L[t]].append(f'{eid}\t{text}\t' + '|'.join(f'{x}={can[int(k)-1]}' for k, x in m))
for v, rows in out.items():
    (D / f'{v}.tsv').write_text('\n'.join(rows) + '\n', 'utf-8')
ids = {}
for v in out:
    rows = [r.split('\t') for r in (D / f'{v}.tsv').read_text('utf-8').splitlines()]
    assert rows[0] == ['id', 'text', 'entities']
    for r in rows[1:]:
        assert len(r) == 3, r
        for p in filter(None, r[2].split('|')):
            sf, c = p.split('=')
            if sf not in r[1] or sf != sf.strip() or not c: print('surface', v, r); bad = 1
        ids.setdefault(r[0], {})[v] = sorted(p.split('=')[1] for p in r[2].split('|') if p)
    assert len({r[1] for r in rows}) == len(rows), 'duplicate text ' + v
    print(v, len(rows) - 1, sum(len(ids[r[0]][v]) for r in rows[1:]), 'entities', sum(not r[2] for r in rows[1:]), 'empty')
for k, m in ids.items():
    if len(m) != 5 or len({tuple(x) for x in m.values()}) != 1: print('align', k, m); bad = 1
can = {}
print(len({c for m in ids.values() for c in m['en']}), 'distinct canonical names')
sys.exit(bad)
