"""The path to the database: silent, so that packets are dropped, or full of resets."""

import time

from reliability.cluster import Cluster
from reliability.namespaces import Path
from reliability.proxy import Proxy
from reliability.service import Service


def _silent(trial, seconds):
    path = trial.use(Path())
    cluster = trial.use(Cluster(host=path.far, within=path.within)).create()
    service = trial.use(Service(cluster.url))
    trial.begin(cluster, [service])
    for _ in range(2):
        trial.fault()
        path.cut()
        time.sleep(seconds)
        path.mend()
        trial.gone()


def silent(trial):
    _silent(trial, 3)


def silent_for_long(trial):
    _silent(trial, 15)


def resets(trial):
    cluster = trial.use(Cluster()).create()
    proxy = trial.use(Proxy(cluster.port))
    service = trial.use(Service(cluster.url.replace(f":{cluster.port}/", f":{proxy.port}/")))
    trial.begin(cluster, [service])
    for _ in range(10):
        trial.fault()
        proxy.refusing = True
        proxy.reset()
        time.sleep(0.3)
        proxy.refusing = False
        trial.gone()


ROWS = {
    "network path silent for 3 s": silent,
    "network path silent for 15 s": silent_for_long,
    "network path that resets for 0.3 s": resets,
}
