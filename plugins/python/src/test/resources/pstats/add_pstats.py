"""Writes added.tsv: what CPython's own pstats.Stats.add makes of the files named."""
import pstats
import sys

stats = pstats.Stats(sys.argv[1])
for more in sys.argv[2:]:
    stats.add(more)
with open("added.tsv", "w") as out:
    for (file, line, name), (cc, nc, tt, ct, callers) in sorted(stats.stats.items()):
        called = sum(counts[0] for counts in callers.values())
        print(file, line, name, cc, nc, round(tt * 1e9), round(ct * 1e9), called, sep="\t", file=out)
