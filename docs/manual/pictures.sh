#!/bin/sh
# Paints the pictures of the manual anew, from the sample investigation.
# Needs the built product: mvn -q -DskipTests package
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
cd "$home"
slowpath=jpackage/target/slowpath/bin/slowpath
sample=sample-data/shop/before
out=docs/manual/pictures
mkdir -p "$out"
"$slowpath" shoot bottlenecks,endpoints,flame,traces,statements,plans,sources,search,keys "$sample" --quiet -o "$out"
"$slowpath" shoot compare sample-data/shop/before sample-data/shop/after --quiet -o "$out/compare-dark.png"
"$slowpath" shoot bottlenecks "$sample" --quiet --theme light -o "$out/bottlenecks-light.png"
"$slowpath" shoot sources --quiet -o "$out/empty-dark.png"
