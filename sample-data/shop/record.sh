#!/bin/sh
# Records the captures of this folder anew (about 23 minutes). For a quick look:
#   ./record.sh --blocks 2 --seconds 5 --warm-up 4 --orders 20000 --out target/trial
set -e
cd "$(dirname "$0")/../.."
exec mvn -q -B -Precord -pl sample-data/shop -am -DskipTests verify "-Dshop.args=$*"
