#!/usr/bin/env bash
# Our boosting next to LightGBM's on the same table: bash benchmarks/peers/lightgbm/compare.sh [ROWS] [THREADS] [ROUNDS]
# LightGBM's library comes by the name of its NuGet package. Needs a Python with numpy and scikit-learn (for the scores); PYTHON names another one.
# BUILT=1 takes the benchmark program as it was built before.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
rows="${1:-10000}" threads="${2:-1}" rounds="${3:-3}"
version=4.7.0
python="${PYTHON:-/usr/bin/python3}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

cat >"$work/peer.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><RestorePackagesPath>$work/packages</RestorePackagesPath></PropertyGroup>
  <ItemGroup><PackageReference Include="LightGBM" Version="$version" /></ItemGroup>
</Project>
PROJECT
dotnet restore "$work/peer.csproj" --nologo --verbosity quiet
library="$work/packages/lightgbm/$version/runtimes/linux-x64/native/lib_lightgbm.so"
[ -n "${BUILT:-}" ] || dotnet build "$root/benchmarks/MarketMaster.Benchmarks" -c Release --nologo -v quiet
ours() { dotnet run -c Release --no-build --project "$root/benchmarks/MarketMaster.Benchmarks" -- peer "$@"; }
cores="$([ "$threads" = 0 ] && nproc || echo "$threads")"

ours raw-table "$rows" 42 "$work/train"
ours raw-table 20000 7 "$work/test"
ours time-training gradient_boosting "$rows" "$threads" "$rounds" "$work/model.mmaf" >>"$work/results.jsonl"
"$python" "$here/train.py" "$library" "$work/train" "$work/test" "$cores" "$rounds" >>"$work/results.jsonl"

echo "LightGBM $version: $rows rows, 25 features, 5 classes, 100 rounds of 31 leaves; threads $cores, best of $rounds, load average $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"
echo
"$python" "$here/../scikit-learn/table.py" "$work"
