"""Who goes first where the machine is busy with something else."""

import os


def go_first():
    """As root, what is run goes before other programs of the machine, so that times are those of
    the server and not of a machine that is busy with something else."""
    if os.getuid() == 0:
        os.setpriority(os.PRIO_PROCESS, 0, -10)
