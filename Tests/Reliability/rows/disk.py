"""The disk of the database is full: nothing can be written, then the cluster itself may give up."""

import time

from reliability.cluster import Cluster
from reliability.namespaces import SmallDisk
from reliability.service import Service

MEGABYTES = 160


def full(trial):
    """Data and log are on one small file system, which somebody else fills."""
    disks = []

    def prepare(cluster):
        disks.append(trial.use(SmallDisk(cluster.data, MEGABYTES)))
        cluster.within = disks[0].within

    cluster = trial.use(Cluster(
        options="-c max_wal_size=64MB -c min_wal_size=32MB -c wal_recycle=off", prepare=prepare))
    cluster.create()
    service = trial.use(Service(cluster.url))
    trial.begin(cluster, [service])
    for _ in range(2):
        trial.fault()
        disks[0].fill()
        # Until the present file of the write-ahead log is full too.
        is_alive, end = True, time.monotonic() + 20
        while is_alive and time.monotonic() < end:
            try:
                cluster.sql("CREATE TABLE IF NOT EXISTS filler (text text);"
                            "INSERT INTO filler SELECT repeat(md5(random()::text), 60)"
                            " FROM generate_series(1, 4000)")
            except RuntimeError as error:
                is_alive = "No space left" in str(error)
            time.sleep(0.2)
        time.sleep(2)
        disks[0].clear()
        try:
            cluster.sql("SELECT 1")
        except RuntimeError:
            trial.notes = ["the cluster gave up and was started again"]
            try:
                cluster.start()
            except RuntimeError:
                pass  # it is up again by itself
        cluster.wait_until_it_answers()
        trial.gone()
        cluster.sql("DROP TABLE IF EXISTS filler; CHECKPOINT")


ROWS = {"disk of the database full": full}
