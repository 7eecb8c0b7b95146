"""The cluster goes away and comes back: killed, stopped at once, restarted, frozen."""

import signal
import time

from reliability.cluster import Cluster
from reliability.service import Service


def _begin(trial):
    cluster = trial.use(Cluster()).create()
    service = trial.use(Service(cluster.url))
    trial.begin(cluster, [service])
    return cluster


def _away(trial, leave, seconds, times):
    cluster = _begin(trial)
    for _ in range(times):
        trial.fault()
        leave(cluster)
        time.sleep(seconds)
        cluster.start()
        cluster.wait_until_it_answers()
        trial.gone()


def killed(trial):
    _away(trial, lambda cluster: cluster.kill(), 0.5, 3)


def killed_for_long(trial):
    """Long enough that the database counts as down, and requests are refused at once."""
    _away(trial, lambda cluster: cluster.kill(), 15, 1)


def stopped_at_once(trial):
    _away(trial, lambda cluster: cluster.stop("immediate"), 0.5, 3)


def restarted(trial):
    _away(trial, lambda cluster: cluster.stop("fast"), 0, 3)


def _frozen(trial, seconds):
    cluster = _begin(trial)
    for _ in range(2):
        trial.fault()
        cluster.signal(signal.SIGSTOP)
        time.sleep(seconds)
        cluster.signal(signal.SIGCONT)
        trial.gone()


def frozen(trial):
    _frozen(trial, 3)


def frozen_for_long(trial):
    _frozen(trial, 15)


ROWS = {
    "SIGKILL of the cluster, away for 0.5 s": killed,
    "SIGKILL of the cluster, away for 15 s": killed_for_long,
    "immediate stop of the cluster, away for 0.5 s": stopped_at_once,
    "restart of the cluster": restarted,
    "SIGSTOP of the cluster for 3 s": frozen,
    "SIGSTOP of the cluster for 15 s": frozen_for_long,
}
