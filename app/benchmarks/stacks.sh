#!/bin/sh
# Large profiles in language-neutral formats, and the memory that reading one takes:
#   app/benchmarks/stacks.sh FOLDER [MEGABYTES] [HEAP]
# The product must be built. Files that are there are kept.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
to=$1
megabytes=${2:-300}
heap=${3:-700m}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f "$to/large.viztracer.json" ] ||
  "$java" "$here/src/main/java/dev/slowpath/benchmarks/StackFiles.java" "$to" "$megabytes"
for file in large.raw.txt large.speedscope.json large.trace.json large.viztracer.json; do
  SLOWPATH_OPTS="-Xmx$heap" /usr/bin/time -f "$file: %e s wall, %U+%S s CPU, peak %M kB" \
    "$here/../../jpackage/target/slowpath/bin/slowpath" hot "$to/$file" --quiet >"$to/hot.txt"
  head -1 "$to/hot.txt"
done
