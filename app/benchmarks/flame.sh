#!/bin/sh
# Redraws the flame graph of a million frames, 200 deep, at 1600 x 900 without a graphics card: the
# window's own page, and a naive drawing of the same in the same process.
#
#   app/benchmarks/flame.sh [ROUNDS]
#
# Needs the built product (mvn -q -DskipTests package), a JDK 25 as JAVA_HOME and Xvfb: JavaFX's own
# platform without a display holds no window so large.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
lib=${SLOWPATH_LIB:-$here/../../jpackage/target/slowpath/lib}
classes=$(mktemp -d)
trap 'rm -r "$classes"' EXIT
"${JAVA_HOME:?a JDK 25}/bin/javac" -d "$classes" -cp "$lib/*" \
  -sourcepath "$here/src/main/java" "$here/src/main/java/dev/slowpath/benchmarks/FlameRedraw.java"
xvfb-run -a -s "-screen 0 2560x1600x24" "$JAVA_HOME/bin/java" -Xmx3g -Dprism.order=sw \
  --enable-native-access=ALL-UNNAMED -cp "$classes:$lib/*" \
  dev.slowpath.benchmarks.FlameRedraw "$@"
