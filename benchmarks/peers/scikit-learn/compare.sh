#!/usr/bin/env bash
# Our training next to scikit-learn's and XGBoost's on the same table:
# bash benchmarks/peers/scikit-learn/compare.sh [ROWS] [THREADS] [ROUNDS] [MODEL...]
# THREADS 0 = all cores. Without MODEL all of: sklearn-forest xgboost-forest sklearn-boosting xgboost-boosting.
# Needs a Python with scikit-learn and XGBoost (Debian: python3-sklearn, python3-xgboost); PYTHON names another interpreter.
# BUILT=1 takes the benchmark program as it was built before.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
rows="${1:-10000}" threads="${2:-1}" rounds="${3:-3}"
shift $(($# < 3 ? $# : 3))
models=("$@")
[ "$#" -gt 0 ] || models=(sklearn-forest xgboost-forest sklearn-boosting xgboost-boosting)
python="${PYTHON:-/usr/bin/python3}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$python" -c 'import sklearn, xgboost' || { echo "$python lacks scikit-learn or XGBoost: install python3-sklearn and python3-xgboost, or name a Python that has them by PYTHON" >&2; exit 1; }
[ -n "${BUILT:-}" ] || dotnet build "$root/benchmarks/MarketMaster.Benchmarks" -c Release --nologo -v quiet
ours() { dotnet run -c Release --no-build --project "$root/benchmarks/MarketMaster.Benchmarks" -- peer "$@"; }
cores="$([ "$threads" = 0 ] && nproc || echo "$threads")"
export OMP_NUM_THREADS="$cores"

ours raw-table "$rows" 42 "$work/train"
ours raw-table 20000 7 "$work/test"
for kind in random_forest gradient_boosting; do
    [[ "${models[*]}" == *"${kind##*_}"* ]] || continue
    ours time-training "$kind" "$rows" "$threads" "$rounds" "$work/$kind.mmaf" >>"$work/results.jsonl"
done
for model in "${models[@]}"; do
    "$python" "$here/train.py" "$model" "$work/train" "$work/test" "$cores" "$([ "$model" = sklearn-forest ] && echo 1 || echo "$rounds")" >>"$work/results.jsonl"
done
if [[ "${models[*]}" == *sklearn-forest* ]]; then
    ours table 20000 7 "$work/test.csv"
    ours time-prediction "$work/random_forest.mmaf" "$work/test.csv" "$((rounds * 3))" >"$work/prediction.tsv"
fi

echo "$rows rows, 25 features, 5 classes; forests of 100 trees of depth 10, boosting of 100 rounds with 31 leaves; threads $cores, best of $rounds (scikit-learn's forest: 1), load average $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"
echo
"$python" "$here/table.py" "$work"
