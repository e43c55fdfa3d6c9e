#!/bin/sh
# Records EveryEvent.java anew: record.sh JAVA_17_HOME JAVA_25_HOME ASYNC_PROFILER_LIBRARY [OLDER_LIBRARY]
# The libraries are libasyncProfiler.so of tools.profiler:async-profiler 4.5 and 2.9 (Maven Central).
set -eu
cd "$(dirname "$0")"
source=../../../../../java/dev/slowpath/plugin/jfr/EveryEvent.java
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

compile() {
  mkdir -p "$temporary/$2"
  "$1/bin/javac" -d "$temporary/$2" "$source"
}

run() { # home, classes, options, program's argument
  # shellcheck disable=SC2086 # options are several words
  "$1/bin/java" -Xmx64m $3 -cp "$temporary/$2" dev.slowpath.plugin.jfr.EveryEvent $4
}

kept() {
  gzip -9 -n -c "$temporary/$1.jfr" > "$1.jfr.gz"
}

compile "$1" 17
compile "$2" 25
run "$1" 17 "" "$temporary/jdk17.jfr"
kept jdk17
run "$2" 25 "" "$temporary/jdk25.jfr"
kept jdk25
for mode in ctimer wall; do
  run "$2" 25 "-agentpath:$3=start,event=$mode,interval=10ms,alloc=100k,lock=1ms,file=$temporary/async-$mode.jfr" ""
  kept "async-$mode"
done
# async-profiler's samples within a recording of the JVM.
run "$2" 25 "-agentpath:$3=start,event=wall,interval=10ms,jfrsync=+jdk.ThreadSleep+jdk.GarbageCollection,file=$temporary/async-sync.jfr" ""
kept async-sync
if [ $# -gt 3 ]; then
  run "$1" 17 "-agentpath:$4=start,event=wall,interval=10ms,file=$temporary/async-older-wall.jfr" ""
  kept async-older-wall
fi
