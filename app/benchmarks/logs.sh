#!/bin/sh
# Makes a log of slow statements of so many MB out of a recorded one and measures what it takes to
# read it, with so much heap: whole processes of the product.
#
#   app/benchmarks/logs.sh [MB] [HEAP…]
#
# Needs the built product (mvn -q -DskipTests package) and a JDK 25 as JAVA_HOME.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
product=${SLOWPATH_PRODUCT:-$here/../../jpackage/target/slowpath}
size=${1:-500}
[ $# -eq 0 ] || shift
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
"${JAVA_HOME:?a JDK 25}/bin/java" "$here/src/main/java/dev/slowpath/benchmarks/LogFile.java" \
  "$here/../../plugins/postgres/src/test/resources/log/threshold.log" "$work/server.log" "$size"
for heap in "${@:-1g}"; do
  { SLOWPATH_OPTS="-Xmx$heap" /usr/bin/time \
    -f "$size MB, heap $heap: %U user + %S system CPU s, %e wall s, %M kB" \
    "$product/bin/slowpath" statements --quiet "$work/server.log" >/dev/null; } 2>&1
done
