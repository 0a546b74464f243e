#!/usr/bin/env bash
# The two-level check through our store beside the same script sent by redis-benchmark, in turns on one server.
# bash benchmarks/peers/redis/compare.sh [ROUNDS] [SECONDS] [CONCURRENCY]    needs redis-server with its tools
set -euo pipefail
cd "$(dirname "$0")/../../.."
rounds=${1:-3} seconds=${2:-2} concurrency=${3:-256} port=8698
program=artifacts/bin/MarketMaster.WebBenchmarks/release/MarketMaster.WebBenchmarks.dll
[ -f "$program" ] || dotnet build -c Release benchmarks/MarketMaster.WebBenchmarks >&2
scratch=$(mktemp -d)
redis-server --port $port --bind 127.0.0.1 --save '' --appendonly no --dir "$scratch" >/dev/null & redis=$!
trap 'kill $redis 2>/dev/null || true; rm -rf "$scratch"' EXIT
until redis-cli -p $port PING >/dev/null 2>&1; do sleep 0.1; done
sha=$(redis-cli -p $port -x SCRIPT LOAD <src/MarketMaster.RateLimiting.Redis/check.lua)

# kind, permits, window or interval in microseconds, burst or merge width, counts requests, shadow: as the store sends them
arguments() {
    case $1 in
        RollingLog) echo "log 1000 3600000000 0 0 0 log 500 3600000000 0 0 0" ;;
        SegmentedWindow) echo "segments 1000 3600000000 299999999 0 0 segments 500 3600000000 299999999 0 0" ;;
        Gcra) echo "bucket 1000 3600000000 1000 0 0 bucket 500 3600000000 500 0 0" ;;
    esac
}

theirs() {   # ALGORITHM CONNECTIONS PIPELINE REQUESTS
    # shellcheck disable=SC2046
    redis-benchmark -p $port -q -c "$2" -P "$3" -n "$4" -r 10000 EVALSHA "$sha" 2 \
        'mm:rl:{user:__rand_int__}:tier:x' 'mm:rl:{user:__rand_int__}:screen:x' acquire 1 0 $(arguments "$1") |
        tr '\r' '\n' | sed -n 's/.*: \([0-9.]*\) requests per second.*/\1/p' | tail -n 1
}

printf '%-16s %14s %20s %20s %8s\n' algorithm "ours, 1/s" "redis-benchmark" "it without pipeline" ratio
for algorithm in Gcra RollingLog SegmentedWindow; do
    redis-cli -p $port FLUSHDB >/dev/null
    for _ in $(seq "$rounds"); do
        piped=$(theirs "$algorithm" 16 $((concurrency / 16)) $((seconds * 30000)))
        plain=$(theirs "$algorithm" 50 1 $((seconds * 15000)))
        ours=$(dotnet "$program" redis "127.0.0.1:$port" "$algorithm" "$concurrency" "$seconds")
        echo "$ours $piped $plain"
    done | sort -n | awk -v name="$algorithm" '{ ours[NR] = $1; piped[NR] = $2; plain[NR] = $3 }
        END { m = int((NR + 1) / 2); printf "%-16s %14.0f %20.0f %20.0f %8.2f\n", name, ours[m], piped[m], plain[m], ours[m] / piped[m] }'
done
