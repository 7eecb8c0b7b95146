"""Small programs in C that are built when they are needed."""

import shutil
import subprocess

from . import servers


def built(source, name, *options):
    """Builds a file of the folder `Benchmarks`; the path of what came of it."""
    program = servers.FOLDER / name
    servers.FOLDER.mkdir(parents=True, exist_ok=True)
    compiler = shutil.which("clang") or shutil.which("cc")
    if compiler is None:
        raise SystemExit("error: there is no C compiler; clang comes with the Swift toolchain.")
    subprocess.run(
        [compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-o", str(program),
         str(servers.ROOT / "Benchmarks" / source), *options], check=True)
    return str(program)
