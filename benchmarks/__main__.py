"""All speed benchmarks, one after the other: `make bench`."""

import sys

from benchmarks import cold_start, limits, studio, tagging

for benchmark in (cold_start, limits, tagging, studio):
    print(f"== {benchmark.__name__}", flush=True)
    if benchmark.main():
        sys.exit(1)
