"""An oracle that shares no code with the engine: DuckDB SQL ranks a force's own files, or a snapshot.

oracle.py PROGRAM snapshot FOLDER SELECTIONS SEED   a snapshot's tables
oracle.py PROGRAM source CONFIG SELECTIONS SEED     the CSV files that CONFIG names, exported by PROGRAM
oracle.py PROGRAM forces COUNT SELECTIONS SEED      the same for COUNT invented forces, whose files it writes

Draws random selections, lets PROGRAM rank each, and fails at the first number that differs.
"""

import pathlib
import subprocess
import sys
import tempfile

import compare
import force
import snapshot_sql
import source_sql


def of_source(program, config, selections, seed):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "snapshot"
        done = subprocess.run([program, "export", "--config", config, "--out", out], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{config}: {done.stderr}")
        loaded, refused = source_sql.load(config)
        compare.refused(pathlib.Path(config), out, refused)
        return compare.agree(program, out, loaded, selections, seed)


def main():
    program, what, where, selections, seed = sys.argv[1:]
    selections, seed = int(selections), int(seed)
    if what == "snapshot":
        numbers = compare.agree(program, where, snapshot_sql.load(where), selections, seed)
    elif what == "source":
        numbers = of_source(program, where, selections, seed)
    else:
        numbers = 0
        for each in range(seed, seed + int(where)):
            with tempfile.TemporaryDirectory() as folder:
                try:
                    numbers += of_source(program, force.write(pathlib.Path(folder), each), selections, each)
                except SystemExit as error:
                    raise SystemExit(f"force {each}: {error}") from None
    print(f"{what} {where}: {numbers} numbers agree")


main()
