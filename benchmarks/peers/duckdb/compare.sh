#!/usr/bin/env bash
# Our Parquet files next to DuckDB's, read and written on two threads: bash benchmarks/peers/duckdb/compare.sh [BARS]
# Needs npm and Node. DuckDB comes by package name and stays in a temporary folder, as do the files (2 GB for 10 million bars).
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
bars="${1:-10000000}"
package="@duckdb/node-api@1.5.6-r.1"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm init -y >/dev/null && npm install --silent --ignore-scripts "$package" >/dev/null)
cp "$here/driver.mjs" "$work/"
dotnet build "$root/benchmarks/MarketMaster.Benchmarks" -c Release --nologo -v quiet
dotnet run -c Release --no-build --project "$root/benchmarks/MarketMaster.Benchmarks" -- peer parquet "$bars" "$work" >"$work/ours.tsv"
node "$work/driver.mjs" "$work" >"$work/duckdb.tsv"

echo "$bars bars, $(uname -m), load average $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"
echo "| codec | step | ours, s | DuckDB, s | DuckDB / ours |"
echo "|---|---|--:|--:|--:|"
paste "$work/ours.tsv" "$work/duckdb.tsv" | awk -F '\t' '{ printf "| %s | %s | %.2f | %.2f | %.2f |\n", $1, $2, $3, $6, $6 / $3 }'
