"""Prints what train.py and our program measured as a table: each kind of model against ours of that kind."""

import json
import os
import sys

work = sys.argv[1]
results = [json.loads(line) for line in open(f"{work}/results.jsonl", encoding="utf-8")]
ours = {r["name"].split("_")[-1]: r for r in results if r["name"].startswith("ours")}
print("| | wall, s | against ours | CPU, s | against ours | accuracy | macro F1 | log loss | MB above the data |")
print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
for r in results:
    own = ours.get("forest" if r["name"].endswith("forest") else "boosting", r)
    print(
        f"| {r['name'].replace('_', ' ')} | {r['wall']:.3f} | {r['wall'] / own['wall']:.1f} | {r['cpu']:.3f} | {r['cpu'] / own['cpu']:.1f} "
        f"| {r['accuracy']:.4f} | {r['f1']:.4f} | {r['log_loss']:.4f} | {r['megabytes']:.0f} |")
peer = next((r for r in results if "batch_ns_per_row" in r), None)
if peer and os.path.exists(f"{work}/prediction.tsv"):
    times = dict(line.split("\t") for line in open(f"{work}/prediction.tsv", encoding="utf-8").read().splitlines())
    print("\n| forest, one thread | ours | scikit-learn | scikit-learn / ours |\n|---|--:|--:|--:|")
    for name, key, own in (("batch probabilities, ns per row", "batch", "batch_one_thread"), ("single row, ns", "single", "single")):
        mine, theirs = float(times[own]), peer[f"{key}_ns_per_row"]
        print(f"| {name} | {mine:.0f} | {theirs:.0f} | {theirs / mine:.1f} |")
