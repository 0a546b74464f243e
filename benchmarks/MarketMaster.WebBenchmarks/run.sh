#!/usr/bin/env bash
# Cost of a request in Kestrel with nothing, the framework's limiters and ours before the endpoint, in turns within one run.
# bash benchmarks/MarketMaster.WebBenchmarks/run.sh [ROUNDS] [SECONDS]    needs wrk; with redis-server also the shared store
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-3} seconds=${2:-2} first=8600
program=artifacts/bin/MarketMaster.WebBenchmarks/release/MarketMaster.WebBenchmarks.dll
[ -f "$program" ] || dotnet build -c Release benchmarks/MarketMaster.WebBenchmarks >&2
scratch=$(mktemp -d)
redis=
if command -v redis-server >/dev/null; then
    redis-server --port 8699 --bind 127.0.0.1 --save '' --appendonly no --dir "$scratch" >/dev/null & redis=$!
fi
mkfifo "$scratch/in"
dotnet "$program" $first ${redis:+127.0.0.1:8699} <"$scratch/in" >"$scratch/out" & server=$!
exec 9>"$scratch/in"
trap 'exec 9>&-; kill $server ${redis:-} 2>/dev/null || true; rm -rf "$scratch"' EXIT
until grep -q '^pid' "$scratch/out"; do sleep 0.1; done

# user and system time of the server so far, in clock ticks of 10 ms
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }

grep http "$scratch/out" | while read -r _ url; do wrk -t1 -c16 -d1s "$url" >/dev/null; done
for _ in $(seq "$rounds"); do
    grep http "$scratch/out" | while read -r name url; do
        before=$(ticks)
        requests=$(wrk -t1 -c16 -d"${seconds}s" "$url" | awk '/requests in/ { print $1 }')
        echo "$name $requests $(($(ticks) - before))"
    done
done >"$scratch/measured"

awk '{ n = ++count[$1]; cost[$1, n] = $3 * 10000 / $2; if (n == 1) order[++names] = $1 }
     END { printf "%-24s %12s %12s\n", "server", "us/request", "above empty"
           for (i = 1; i <= names; i++) { name = order[i]; n = count[name]
               for (a = 1; a <= n; a++) for (b = a + 1; b <= n; b++) if (cost[name, b] < cost[name, a]) { t = cost[name, a]; cost[name, a] = cost[name, b]; cost[name, b] = t }
               median = cost[name, int((n + 1) / 2)]; if (i == 1) empty = median
               printf "%-24s %12.2f %12.2f   (%.2f to %.2f)\n", name, median, median - empty, cost[name, 1], cost[name, n] } }' "$scratch/measured"
