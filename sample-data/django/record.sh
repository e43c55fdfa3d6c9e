#!/bin/sh
# Records the captures of this folder anew (about 8 minutes). For a quick look:
#   ./record.sh --seconds 10 --rounds 3 --out target/trial
set -e
cd "$(dirname "$0")/../.."
here=$PWD/sample-data/django
mkdir -p "$here/target"
mvn -q -B -pl plugins/testkit -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile="$here/target/classpath.txt" -Dmdep.includeScope=runtime
cd "$here"
exec "${PYTHON:-/usr/bin/python3}" record.py --java "${SLOWPATH_JAVA_HOME:-${JAVA_HOME:-/usr}}/bin/java" \
  --classpath "../../plugins/testkit/target/classes:$(cat target/classpath.txt)" "$@"
