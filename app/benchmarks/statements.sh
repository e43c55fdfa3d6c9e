#!/bin/sh
# Makes two snapshots of so many statements and measures what it takes to list them: whole processes
# of the product, and, in one process, each stage of opening them as the window does.
#
#   app/benchmarks/statements.sh [STATEMENTS] [ROUNDS]
#
# Needs the built product (mvn -q -DskipTests package) and a JDK 25 as JAVA_HOME.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
product=${SLOWPATH_PRODUCT:-$here/../../jpackage/target/slowpath}
count=${1:-100000}
rounds=${2:-5}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
"${JAVA_HOME:?a JDK 25}/bin/javac" -d "$work" -cp "$product/lib/*" \
  "$here/src/main/java/dev/slowpath/benchmarks/StatementsPass.java"
"$JAVA_HOME/bin/java" -Xmx2g -cp "$work:$product/lib/*" dev.slowpath.benchmarks.StatementsPass \
  "$work" "$count" "$rounds"
for round in $(seq "$rounds"); do
  for verb in "inspect --quiet" "statements --quiet --top 40"; do
    # shellcheck disable=SC2086
    { /usr/bin/time -f "whole process, ${verb%% *}: %U user + %S system CPU s, %e wall s, %M kB" \
      "$product/bin/slowpath" $verb "$work/t0.csv" "$work/t1.csv" >/dev/null; } 2>&1
  done
done
