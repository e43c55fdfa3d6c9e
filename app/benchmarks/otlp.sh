#!/bin/sh
# Reads OTLP JSON lines with Jackson alone and with the product's importer, in turn in one process.
#
#   app/benchmarks/otlp.sh FILE [ROUNDS]
#
# Needs the built product (mvn -q -DskipTests package) and a JDK 25 as JAVA_HOME.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
lib=${SLOWPATH_LIB:-$here/../../jpackage/target/slowpath/lib}
classes=$(mktemp -d)
trap 'rm -r "$classes"' EXIT
"${JAVA_HOME:?a JDK 25}/bin/javac" -d "$classes" -cp "$lib/*" \
  "$here/src/main/java/dev/slowpath/benchmarks/OtlpPass.java"
"$JAVA_HOME/bin/java" -Xmx2g -cp "$classes:$lib/*" dev.slowpath.benchmarks.OtlpPass "$@"
