#!/usr/bin/env python3
"""Derives weights.csv: the offence weight of each police.uk category.

A category's weight is the recorded-crime mean of its offences: the sum of count times weight over
the sum of counts, the counts being Northumbria's recorded crime of 2017/18 by Home Office code.

    derive_weights.py css_code_to_police_uk_category.csv prc_northumbria_2017-18.csv > weights.csv
"""

import csv
import sys
from collections import Counter

UNWEIGHTED = "Anti-social behaviour"


def main(weights_path, counts_path):
    counts = Counter()
    with open(counts_path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            counts[row["Offence Code"].strip()] += int(row["Number of Offences"].replace(",", ""))
    weighted, counted, seen = Counter(), Counter(), set()
    with open(weights_path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            code = row["ONS_COUNTS_code"].strip()
            if code in seen or row["ONS_SEVERITY_weight"].strip() in ("", "NA"):
                continue
            seen.add(code)
            category = row["POLICE_UK_CAT_MAP_category"].strip().capitalize()
            counted[category] += counts[code]
            weighted[category] += counts[code] * float(row["ONS_SEVERITY_weight"])
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["category", "group", "weight"])
    for category in sorted([UNWEIGHTED, *counted]):
        weight = f"{weighted[category] / counted[category]:.6f}" if counted[category] else ""
        out.writerow([category, "police.uk categories", weight])


main(*sys.argv[1:])
