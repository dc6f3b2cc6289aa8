#!/usr/bin/env python3
"""Recomputes ARD, CRPS, coverage and Brier scores from hindcast.csv and hindcast_rivals.csv, independently of the program.
usage: recompute_scores.py FOLDER [DAYS...]     prints series,forecaster,days,counts,ard,crps,in80,brier_1_25"""
import csv, datetime as dt, sys
Q = ['p025', 'p05', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95', 'p975']
L = [.025, .05, .10, .25, .50, .75, .90, .95, .975]
def rows(name): return list(csv.DictReader(open(f'{sys.argv[1]}/{name}', encoding='utf8', newline='')))
def crps(q, y):
    w = [(L[min(i + 1, 8)] - L[max(i - 1, 0)]) / 2 for i in range(9)]
    loss = [(l * (y - v) if y >= v else (1 - l) * (v - y)) for l, v in zip(L, q)]
    return 2 * sum(a * b for a, b in zip(w, loss)) / sum(w)
def chance(q, c):
    if c < q[0]: return 1.0
    if c >= q[8]: return 0.0
    i = next(i for i in range(9) if q[i] > c)
    return 1 - (L[i - 1] + (L[i] - L[i - 1]) * (c - q[i - 1]) / (q[i] - q[i - 1]))
key = lambda r: (r['origin'], r['date'], r['place'], r['series'])
found, known = {}, {}
for r in rows('hindcast.csv'):
    known[key(r)] = float(r['observed']), float(r['persistence'])
    if r['p50']: found.setdefault((r['series'], 'refuge'), []).append((key(r), [float(r[c]) for c in Q], True))
    for f in ('persistence', 'trend', 'damped_trend', 'known_total_share', 'flee', 'planner'):
        if r[f]: found.setdefault((r['series'], f), []).append((key(r), [float(r[f])] * 9, False))
for r in rows('hindcast_rivals.csv'):
    found.setdefault((r['series'], r['rival'] + '_dressed'), []).append((key(r), [float(r[c]) for c in Q], True))
for (series, name), all_rows in sorted(found.items()):
    for days in map(int, sys.argv[2:] or ['7', '14', '30', '90']):
        s = [(q, *known[k]) for k, q, _ in all_rows if (dt.date.fromisoformat(k[1]) - dt.date.fromisoformat(k[0])).days <= days]
        if not s: continue
        n, spread = len(s), all_rows[0][2]
        ard = sum(abs(q[4] - y) for q, y, _ in s) / sum(y for _, y, _ in s)
        held = sum(q[2] <= y <= q[6] for q, y, _ in s) / n if spread else ''
        brier = sum((chance(q, 1.25 * v) - (y > 1.25 * v)) ** 2 for q, y, v in s) / n if spread else ''
        print(series, name, days, n, ard, sum(crps(q, y) for q, y, _ in s) / n, held, brier, sep=',')
