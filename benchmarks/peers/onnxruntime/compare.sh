#!/usr/bin/env bash
# Our prediction next to ONNX Runtime's with the same model, one thread each: bash benchmarks/peers/onnxruntime/compare.sh [TRAINING_ROWS] [ROUNDS]
# Needs Node and npm. The package stays in a temporary folder, or in the one that ONNXRUNTIME names.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
rows="${1:-10000}" rounds="${2:-9}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

modules="${ONNXRUNTIME:-}"
if [ -z "$modules" ]; then
    npm install --prefix "$work/npm" --ignore-scripts --no-audit --no-fund --silent onnxruntime-node@1.30.0
    modules="$work/npm/node_modules"
fi
dotnet build "$root/benchmarks/MarketMaster.Benchmarks" -c Release --nologo -v quiet
dotnet build "$root/src/MarketMaster.Cli" -c Release --nologo -v quiet
ours() { dotnet run -c Release --no-build --project "$root/benchmarks/MarketMaster.Benchmarks" -- peer "$@"; }
marketmaster() { dotnet run -c Release --no-build --project "$root/src/MarketMaster.Cli" -- "$@"; }

ours table "$rows" 42 "$work/train.csv"
ours table 20000 7 "$work/test.csv"
marketmaster train --table "$work/train.csv" -o "$work/model.mmaf" --json >/dev/null 2>&1
marketmaster export "$work/model.mmaf" -o "$work/model.onnx" >/dev/null
ours time-prediction "$work/model.mmaf" "$work/test.csv" "$rounds" >"$work/ours.tsv"
NODE_PATH="$modules" node "$here/time.js" "$work/model.onnx" "$work/test.csv" "$rounds" >"$work/peer.tsv"

echo "forest of 100 trees of depth 10 trained on $rows rows, one thread, load average $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"
echo "| ns per row | ours | ONNX Runtime 1.30.0 | ONNX Runtime / ours |"
echo "|---|--:|--:|--:|"
while IFS=$'\t' read -r name theirs; do
    awk -v name="$name" -v theirs="$theirs" '$1 == name { printf "| %s | %.0f | %.0f | %.1f |\n", name, $2, theirs, theirs / $2 }' "$work/ours.tsv"
done <"$work/peer.tsv"
