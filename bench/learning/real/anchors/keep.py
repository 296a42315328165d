#!/usr/bin/env python3
"""Keeps what the learned anchors of the benchmark forecast, so that Parley is compared without Python.

    bench.py split   --csv ../../../data/scms-delivery-history-2006-2012.csv --from-year 2011 --history-out H.csv --test-out T.csv
    bench.py anchors --history H.csv --test T.csv --out DIR
    keep.py DIR learned-2011-on.jsonl.gz
"""
import gzip, json, sys
from pathlib import Path

KEPT = {"e": ("e_logistic_regression", "p_late"), "f": ("f_gradient_boosting", "p_late"),
        "price": ("P_f_boosting_on_log_ratio", "unit_price")}

folder, out = Path(sys.argv[1]), sys.argv[2]
rows = {}
for name, (file, field) in KEPT.items():
    for text in (folder / f"{file}.jsonl").read_text().splitlines():
        line = json.loads(text)
        if field in line:
            rows.setdefault(line["id"], {"id": line["id"]})[name] = float(f"{line[field]:.5g}")
with gzip.GzipFile(out, "wb", mtime=0) as packed:
    for key in sorted(rows):
        packed.write((json.dumps(rows[key], separators=(",", ":")) + "\n").encode())
