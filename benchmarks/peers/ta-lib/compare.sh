#!/usr/bin/env bash
# Our indicators next to TA-Lib's C functions on the same bars: bash benchmarks/peers/ta-lib/compare.sh [BARS] [ROUNDS] [REPEATS]
# Needs npm and gcc. TA-Lib's source comes by package name and stays in a temporary folder.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
bars="${1:-1000000}" rounds="${2:-7}" repeats="${3:-3}"
package="talib@2.0.5" # carries the C source of TA-Lib 0.6
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm pack --silent "$package" >/dev/null && tar xzf talib-*.tgz)
lib="$work/package/src/lib"
gcc -O3 -march=native -w -I"$lib/include" -I"$lib/src/ta_common" -I"$lib/src/ta_abstract" -I"$lib/src/ta_func" \
    "$here/driver.c" "$lib"/src/ta_func/*.c "$lib"/src/ta_common/*.c -lm -o "$work/driver"

dotnet build "$root/benchmarks/MarketMaster.Benchmarks" -c Release --nologo -v quiet
ours() { dotnet run -c Release --no-build --project "$root/benchmarks/MarketMaster.Benchmarks" -- peer "$@"; }
ours bars "$bars" "$work/bars.csv"

# In turns, so that both see the same disturbances; the best repeat of each counts.
for ((i = 0; i < repeats; i++)); do
    ours time-indicators "$work/bars.csv" "$rounds" >>"$work/ours.tsv"
    "$work/driver" "$work/bars.csv" "$rounds" >>"$work/talib.tsv"
done

echo "$bars bars, $repeats repeats of the median of $rounds rounds, $(uname -m), load average $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"
awk -F '\t' '
    function best(old, new) { return old == "" || new + 0 < old ? new + 0 : old }
    FNR == NR { talib[$1] = best(talib[$1], $2); next }
    { if (!($1 in ours)) order[++n] = $1; ours[$1] = best(ours[$1], $2); loop[$1] = best(loop[$1], $3) }
    END {
        print "| indicator | ours, ns per bar | loop | TA-Lib | TA-Lib / ours |"
        print "|---|--:|--:|--:|--:|"
        for (i = 1; i <= n; i++) {
            id = order[i]
            if (id in talib) printf "| %s | %.2f | %.2f | %.2f | %.2f |\n", id, ours[id], loop[id], talib[id], talib[id] / ours[id]
            else printf "| %s | %.2f | %.2f | | |\n", id, ours[id], loop[id]
        }
    }' "$work/talib.tsv" "$work/ours.tsv"
