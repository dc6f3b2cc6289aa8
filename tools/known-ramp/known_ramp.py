#!/usr/bin/env python3
"""Had we known the ramp: plots too late and plots standing empty, for three days of decision at Mosul in 2016.

People in camps as counted later (sources in examples/mosul-2016/sources.csv), places that stood ready on 17 October, and
the days that works take. Prints the table of docs/5-funding.md. Usage: tools/known-ramp/known_ramp.py
"""
from datetime import date, timedelta

# Day, people in all camps, people in the southern camps (Jad'ah, airstrip, Haj Ali); None where nobody counted.
COUNTED = [
    (date(2016, 10, 16), 0, 0),
    (date(2016, 11, 20), 53_500, None),      # S015: 68,550 displaced, 78 % in camps
    (date(2016, 11, 26), None, 5_500),       # S018: Jad'ah
    (date(2016, 12, 16), None, 16_400),      # S099: airstrip 10,900, Jad'ah as counted last
    (date(2016, 12, 27), 91_044, None),      # S024
    (date(2017, 1, 1), 112_000, None),       # S026
    (date(2017, 1, 19), 133_848, None),      # S030
    (date(2017, 1, 31), None, 27_570),       # S135: airstrip 20,300, Haj Ali 1,770, Jad'ah as counted last
]
STOOD = {"south": 0, "east and north": 60_000, "all": 60_000}   # S009: 60,000 in six sites; none was seen in the south
READY, END, HOUSEHOLD = date(2016, 10, 17), date(2017, 1, 19), 6
DECIDED = [date(2016, 7, 17), date(2016, 8, 28), date(2016, 10, 17)]
WORKS = [60, 137]   # half of the cases; planned by every step one after another


def between(day, column):
    known = [(row[0], row[column]) for row in COUNTED if row[column] is not None]
    for (first, low), (last, high) in zip(known, known[1:]):
        if first <= day <= last:
            return low + (high - low) * (day - first).days / (last - first).days
    return known[0][1] if day < known[0][0] else known[-1][1]


def people(day, side):
    south, every = between(day, 2), between(day, 1)
    return {"south": south, "all": every, "east and north": every - south}[side]


def main():
    days = [READY + timedelta(n) for n in range((END - READY).days + 1)]
    print("| decided | works take | side | plots ordered | stand on | too late (plots, most on one day) | "
          "household-nights late | empty on the day they stand | plot-nights empty |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for decided in DECIDED:
        for works in WORKS:
            for side in ("south", "east and north", "all"):
                ordered = max(0, -(-(people(END, side) - STOOD[side]) // HOUSEHOLD))
                stand = decided + timedelta(works)
                late = [max(0, (people(day, side) - STOOD[side]) / HOUSEHOLD) for day in days if day < stand]
                empty = [max(0, ordered - max(0, (people(day, side) - STOOD[side]) / HOUSEHOLD))
                         for day in days if day >= stand]
                print(f"| {decided:%-d %B} | {works} days | {side} | {ordered:,.0f} | {stand:%-d %b %Y} | "
                      f"{max(late, default=0):,.0f} | {sum(late):,.0f} | {empty[0] if empty else 0:,.0f} | "
                      f"{sum(empty):,.0f} |")


main()
