"""Measures `sbs team` beside DuckDB on the same answer sets: time, sets per second and peak memory, in turns.

    cargo build --profile native --bin sbs
    python3 -m venv target/python && target/python/bin/pip install -r benches/team/requirements.txt
    target/python/bin/python benches/team/measure.py 1000000

Both read the same file from the page cache and use all processors. What both compute, means and standard deviations of
all items, must agree; `sbs team` checks every answer and computes all else of scoring.md section 11 besides.
"""

import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

from members import lines

ROOT = pathlib.Path(__file__).parents[2]
SBS = os.environ.get("SBS", str(ROOT / "target/native/sbs"))
TURNS = 3


def run(command):
    """Seconds, seconds of the processors, peak resident memory in MiB, and what was printed."""
    with tempfile.TemporaryFile() as out:
        start = time.monotonic()
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)])
        _, status, usage = os.wait4(child, 0)
        seconds = time.monotonic() - start
        if status != 0:
            sys.exit(f"{command} ended with {status}")
        out.seek(0)
        return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, json.loads(out.read())


def same(team, other):
    """Whether means and standard deviations are those of the other."""
    pairs = [(team["items"][item][key], value) for item, row in other.items() for key, value in row.items()]
    return all(abs(one - two) < 1e-9 for one, two in pairs)


def main(count):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "members.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines(count))
        size = os.path.getsize(path)
        duck = [sys.executable, str(pathlib.Path(__file__).with_name("duckdb_items.py")), path]
        turns = []
        for turn in range(TURNS):
            order = ["sbs", "duckdb"] if turn % 2 == 0 else ["duckdb", "sbs"]
            measured = {name: run([SBS, "team", path] if name == "sbs" else duck) for name in order}
            if not same(measured["sbs"][3], measured["duckdb"][3]):
                sys.exit("the numbers of both differ")
            turns.append(measured)
    print(f"{count} sets, {size / count:.0f} bytes each, {TURNS} turns, {os.cpu_count()} processors\n")
    print("| | seconds | processor seconds | sets per processor second | peak memory, MiB |")
    print("| --- | --- | --- | --- | --- |")
    for name in ["sbs", "duckdb"]:
        seconds, busy, memory = (statistics.median(turn[name][i] for turn in turns) for i in range(3))
        print(f"| {name} | {seconds:.1f} | {busy:.1f} | {count / busy:,.0f} | {memory:.0f} |")
    ratios = [statistics.median(turn["sbs"][i] / turn["duckdb"][i] for turn in turns) for i in range(3)]
    print("\nsbs to duckdb: time {:.2f}, processor time {:.2f}, memory {:.3f}".format(*ratios))


if __name__ == "__main__":
    main(int(sys.argv[1]))
