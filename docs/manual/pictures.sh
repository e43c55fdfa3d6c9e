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
"$slowpath" shoot connect --quiet -o "$out/connect-dark.png"
kept=$(mktemp -d)
"$slowpath" keep "$sample" --quiet -o "$kept/shop.slowpath"
"$slowpath" finding keep "$kept/shop.slowpath" 1 --owner Ada --effort 5 --status do --expected "p95 of /legacy/export under 50 ms over 10 minutes" --quiet
"$slowpath" finding keep "$kept/shop.slowpath" 2 --owner Grace --effort 2 --due 2026-12-24 --quiet
"$slowpath" finding keep "$kept/shop.slowpath" 3 --quiet
"$slowpath" finding check "$kept/shop.slowpath" F1 F2 --after sample-data/shop/after --quiet
"$slowpath" experiment name "$kept/shop.slowpath" F1 --change "own pool of workers for exports" --hypothesis "short requests wait no more behind exports"
"$slowpath" experiment measure "$kept/shop.slowpath" E1 --after sample-data/shop/after --quiet
"$slowpath" shoot findings "$kept/shop.slowpath" --quiet -o "$out/findings-dark.png"
"$slowpath" shoot meeting "$kept/shop.slowpath" --quiet --size 1024x768 -o "$out/meeting-dark.png"
rm -r "$kept"
