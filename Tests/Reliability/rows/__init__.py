"""The rows of the fault table, in their order: name -> what tries it. A file a kind of fault."""

from . import backends, clock, clusters, disk, failover, keys, network, pooler, servers, statements

ROWS = {
    name: row
    for part in (backends, clusters, disk, statements, network, failover, pooler, servers, clock,
                 keys)
    for name, row in part.ROWS.items()
}
