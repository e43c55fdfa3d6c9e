#!/bin/sh
# Reads recordings with Slowpath and with async-profiler's converter in turn, and says what each
# took: CPU (user and system) and wall seconds and peak memory of the whole process, medians.
#
#   app/benchmarks/compare.sh FOLDER [ROUNDS]
#
# Needs the built product (mvn -q -DskipTests package), a JDK 25 as JAVA_HOME, GNU time and, the first
# time, Maven's repository for the converter. Recordings that FOLDER does not hold are made first: a
# program records itself in two processes until each has 21 chunks, which takes about ten minutes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
rounds=${2:-7}
product=${SLOWPATH:-$here/../../jpackage/target/slowpath/bin/slowpath}
java=${JAVA_HOME:?a JDK 25}/bin/java
mkdir -p "$folder/classes"

if [ ! -r "$folder/large.jfr" ]; then
  "$JAVA_HOME/bin/javac" -d "$folder/classes" "$here"/src/main/java/dev/slowpath/benchmarks/*.java
  for seed in 1 2; do
    "$java" -Xmx300m -XX:FlightRecorderOptions:stackdepth=256 -cp "$folder/classes" \
      dev.slowpath.benchmarks.RecordedProgram "$folder/process$seed.jfr" 22 $seed
  done
  "$java" -cp "$folder/classes" dev.slowpath.benchmarks.CutRecordings \
    "$folder/process1.jfr" "$folder/process2.jfr" "$folder"
fi
if [ ! -r "$folder/jfr-converter-4.5.jar" ]; then
  mvn -q -B dependency:copy -Dartifact=tools.profiler:jfr-converter:4.5 -DoutputDirectory="$folder"
fi

# measured NAME COMMAND…: appends a line to the figures
measured() {
  name=$1
  shift
  /usr/bin/time -o "$folder/time" -f '%U %S %e %M' "$@" >/dev/null 2>&1
  read -r user system wall memory <"$folder/time"
  echo "$recording $name $user $system $wall $memory" >>"$folder/figures"
}

: >"$folder/figures"
round=0
while [ $round -lt "$rounds" ]; do
  for recording in small medium large; do
    file=$folder/$recording.jfr
    measured converter "$java" -cp "$folder/jfr-converter-4.5.jar" one.convert.Main \
      -o collapsed "$file" "$folder/converter.txt"
    measured flame "$product" flame "$file" --quiet -o "$folder/flame.txt"
    measured everything "$product" flame "$file" --quiet --metric samples -o "$folder/all.txt"
  done
  round=$((round + 1))
done

sort "$folder/figures" | awk '
  function median(list, n,  at, other, kept) {
    for (at = 2; at <= n; at++) {
      kept = list[at]
      for (other = at - 1; other > 0 && list[other] > kept; other--) list[other + 1] = list[other]
      list[other + 1] = kept
    }
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
  }
  function tell(  at) {
    if (n) printf "%-8s %-11s CPU %6.2f s  wall %6.2f s  peak %5d MB  (%d runs)\n", \
      key, name, median(cpu, n), median(wall, n), median(memory, n) / 1000, n
  }
  $1 != key || $2 != name { tell(); n = 0; key = $1; name = $2 }
  { n++; cpu[n] = $3 + $4; wall[n] = $5; memory[n] = $6 }
  END { tell() }'
