"""What fault rows, attacks and the soak run share: clusters, servers, clients and their books."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
# Clusters' programs, tokens and the reading of /proc are those of the benchmarks.
sys.path.insert(0, str(ROOT / "Benchmarks"))
