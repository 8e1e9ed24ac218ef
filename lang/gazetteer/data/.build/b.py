import sys,os,re,collections
D=os.path.dirname(os.path.abspath(__file__)); R=os.path.dirname(D)
rows=[];err=[]
DROP={'Иванов','Иванова','Іванов','Петров','Смирнов','Ahmetov','Ли','Лі','Ким','Кім','Lee','Kim','Smith','Johnson','Brown','Смит','Браун','Williams','Попов','Кузнецов','Кузнєцов','Kuznetsov','Smirnov','Popov','Петренко'}
TAKEN={'ct'}
def addshort(c):
    out=[]
    for f in c.split('|'):
        if f not in out: out.append(f)
    if '|' in c: 
        base=c.split('|')[0]
    else: base=c
    w=base.split(' ')[-1]
    if w!=base and w not in out and w not in DROP and len(w)>2: out.insert(1,w)
    return '|'.join(out[:5])
def addzh(c):
    out=c.split('|')
    b=out[0]
    if '·' in b:
        w=b.split('·')[-1]
        if w not in out and len(w)>1: out.insert(0,w)
    return '|'.join(out[:5])
for fn in sorted(os.listdir(D)):
    if not fn.endswith('.txt'): continue
    field=fn[:-4]
    for n,l in enumerate(open(D+'/'+fn,encoding='utf8'),1):
        l=l.rstrip('\n')
        if not l.strip(): continue
        p=[x.strip() for x in l.split(';')]
        if len(p)!=8: err.append(f'{fn}:{n} cols {len(p)}: {l}'); continue
        s,cc,zh,ru,kk,uk,en,fl=p
        if kk=='=': kk=ru
        if uk=='=': uk=ru
        if 'n' not in fl:
            ru,kk,uk,en=map(addshort,(ru,kk,uk,en)); zh=addzh(zh)
        rows.append([field,'person.'+s,'person',cc,zh,ru,kk,uk,en,'~' if '~' in fl else '','own:2026-11'])
# collisions
def build():
    m=collections.defaultdict(set)
    for i,r in enumerate(rows):
        for c in r[4:9]:
            for f in c.split('|'): m[f.lower()].add(i)
    return m
m=build()
for f,ids in m.items():
    if len(ids)>=4:
        for i in ids:
            for c in range(4,9):
                fs=rows[i][c].split('|')
                k=[x for x in fs if x.lower()!=f]
                if k and len(k)<len(fs): rows[i][c]='|'.join(k)
m=build()
full=[]
for f,ids in m.items():
    if len(ids)>1:
        for i in ids: rows[i][9]='~'
        if ' ' in f or '·' in f or (len(f)>1 and '\u4e00'<=f[0]<='\u9fff' and any('·' not in rows[i][4] for i in ids)): full.append((f,[rows[i][1] for i in ids]))
seen=set()
TR=set('習國陳趙劉張馬東華會長門開關爾茲雲龍亞蘭維諾')
for r in rows:
    fid=r[1]
    if fid in seen: err.append('dup id '+fid)
    seen.add(fid)
    if not re.fullmatch(r'person\.[a-z0-9.-]+',fid): err.append('bad id '+fid)
    if not re.fullmatch(r'[A-Z]{2}|-',r[3]): err.append('cc '+fid)
    for j,nm in ((4,'zh'),(5,'ru'),(6,'kk'),(7,'uk'),(8,'en')):
        c=r[j]
        if not c: err.append(f'empty {nm} {fid}');continue
        fs=c.split('|')
        if len(fs)>5 or len(set(fs))!=len(fs) or any(x!=x.strip() or not x for x in fs): err.append(f'forms {nm} {fid} {c}')
        if nm in('ru','kk','uk') and re.search('[A-Za-zÀ-ɏͰ-Ͽ一-鿿]',c): err.append(f'latin {nm} {fid} {c}')
        if nm=='ru' and re.search('[іїєґІЇЄҐәғқңөұүһӘҒҚҢӨҰҮҺ]',c): err.append(f'nonru ru {fid} {c}')
        if nm=='uk' and re.search('[ыэъёЫЭЪЁәғқңөұүһӘҒҚҢӨҰҮҺ]',c): err.append(f'nonuk {fid} {c}')
        if nm=='kk' and re.search('[їєґЇЄҐ]',c): err.append(f'nonkk {fid} {c}')
        if nm=='zh' and (not re.fullmatch('[一-鿿·|]+',c) or set(c)&TR): err.append(f'zh {fid} {c}')
        if nm=='en' and re.search('[^\u0000-\u024f\u2019]',c): err.append(f'en {fid} {c}')
by=collections.defaultdict(list)
for r in rows: by[r[0]].append(r[1:])
for f,rs in by.items():
    os.makedirs(f'{R}/{f}',exist_ok=True)
    with open(f'{R}/{f}/entities.tsv','w',encoding='utf8') as o:
        o.write('id\ttype\tcountry\tzh\tru\tkk\tuk\ten\tamb\tprovenance\n')
        for r in rs: o.write('\t'.join(r)+'\n')
    print(f,len(rs),'amb',sum(r[8]=='~' for r in rs))
print('total',len(rows))
print(*err,sep='\n'); print('FULLDUP',*full,sep='\n')
