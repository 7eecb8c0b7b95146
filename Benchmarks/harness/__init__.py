"""What the programs of Benchmarks share: a cluster, servers, load, CPU time, tables, a picture."""
