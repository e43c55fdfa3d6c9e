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
for page in bottlenecks endpoints flame statements plans sources search keys; do
  "$slowpath" shoot "$page" "$sample" --quiet --theme dark -o "$out/$page-dark.png"
done
"$slowpath" shoot bottlenecks "$sample" --quiet --theme light -o "$out/bottlenecks-light.png"
"$slowpath" shoot sources --quiet --theme dark -o "$out/empty-dark.png"
