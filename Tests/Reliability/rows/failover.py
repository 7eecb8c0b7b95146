"""The primary is lost and its standby takes over: one URL names both."""

from reliability.cluster import Cluster
from reliability.service import Service

STANDBY = "standby1"


def to_a_standby(trial):
    """Replication is synchronous: a commit that was acknowledged is on both."""
    primary = trial.use(Cluster()).create()
    standby = trial.use(Cluster())
    standby.run("pg_basebackup", "--pgdata", standby.data, "--checkpoint", "fast", "--wal-method",
                "stream", "--write-recovery-conf", "--dbname",
                f"host=127.0.0.1 port={primary.port} user=postgres application_name={STANDBY}")
    standby.start()
    primary.sql(f"ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'", database="postgres")
    primary.sql("SELECT pg_reload_conf()", database="postgres")
    primary.wait_for("SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'")
    service = trial.use(Service(
        f"postgresql://service@127.0.0.1:{primary.port},127.0.0.1:{standby.port}/todo"
        "?target_session_attrs=read-write"))
    trial.begin(primary, [service])
    trial.fault()
    primary.kill()
    standby.promote()
    standby.wait_for("SELECT NOT pg_is_in_recovery()")
    trial.cluster = standby
    trial.gone(500)


ROWS = {"fail-over to a synchronous standby": to_a_standby}
