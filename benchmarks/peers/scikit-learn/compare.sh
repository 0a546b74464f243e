#!/usr/bin/env bash
# Our forest next to scikit-learn's on the same table: bash benchmarks/peers/scikit-learn/compare.sh [ROWS] [THREADS] [ROUNDS]
# THREADS 0 = all cores. Needs a Python with scikit-learn (Debian: python3-sklearn); PYTHON names another interpreter.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
rows="${1:-10000}" threads="${2:-1}" rounds="${3:-3}"
python="${PYTHON:-/usr/bin/python3}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$python" -c 'import sklearn' || { echo "$python has no scikit-learn: install python3-sklearn, or name a Python that has it by PYTHON" >&2; exit 1; }
dotnet build "$root/benchmarks/MarketMaster.Benchmarks" -c Release --nologo -v quiet
dotnet build "$root/src/MarketMaster.Cli" -c Release --nologo -v quiet
ours() { dotnet run -c Release --no-build --project "$root/benchmarks/MarketMaster.Benchmarks" -- peer "$@"; }
marketmaster() { dotnet run -c Release --no-build --project "$root/src/MarketMaster.Cli" -- "$@"; }

ours table "$rows" 42 "$work/train.csv"
ours table 20000 7 "$work/test.csv"
for ((i = 0; i < rounds; i++)); do
    marketmaster train --table "$work/train.csv" --test "$work/test.csv" --threads "$threads" -o "$work/model.mmaf" --json 2>/dev/null >"$work/ours-$i.json"
done
ours time-prediction "$work/model.mmaf" "$work/test.csv" "$((rounds * 3))" >"$work/prediction.tsv"
"$python" "$here/train.py" "$work/train.csv" "$work/test.csv" "$([ "$threads" = 0 ] && echo -1 || echo "$threads")" "$rounds" >"$work/sklearn.json"

echo "$rows rows, 25 features, 5 classes, 100 trees of depth 10, threads $threads, best of $rounds, load average $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"
"$python" - "$work" <<'PY'
import glob
import json
import sys

work = sys.argv[1]
ours = [json.load(open(f, encoding="utf-8")) for f in sorted(glob.glob(f"{work}/ours-*.json"))]
peer = json.load(open(f"{work}/sklearn.json", encoding="utf-8"))
times = dict(line.split("\t") for line in open(f"{work}/prediction.tsv", encoding="utf-8").read().splitlines())
rows = [
    ("training, s", min(o["training_seconds"] for o in ours), peer["training_seconds"], "{:.3f}"),
    ("batch probabilities, ns per row", float(times["batch"]), peer["batch_ns_per_row"], "{:.0f}"),
    ("batch probabilities on one thread, ns per row", float(times["batch_one_thread"]), peer["batch_one_thread_ns_per_row"], "{:.0f}"),
    ("single row, ns", float(times["single"]), peer["single_ns_per_row"], "{:.0f}"),
]
print(f"| | ours | scikit-learn {peer['version']} | scikit-learn / ours |\n|---|--:|--:|--:|")
for name, a, b, form in rows:
    print(f"| {name} | {form.format(a)} | {form.format(b)} | {b / a:.2f} |")
print(f"| accuracy on 20,000 other rows | {ours[-1]['accuracy']:.4f} | {peer['accuracy']:.4f} | |")
PY
