"""A team on a cluster: `sbs team --partial` in every partition, `sbs team merge` once (docs/scale.md).

    python3 spark.py SBS MEMBERS.ndjson [MASTER] > result.json

`SBS` is the command line, on every machine under that path. `MASTER` is `local-cluster[2,1,1024]` unless given: two
executors on this machine.
"""

import os
import shlex
import subprocess
import sys

import pyspark
from pyspark import SparkConf, SparkContext


def main(sbs, members, master="local-cluster[2,1,1024]"):
    # A local cluster starts its executors from here.
    os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
    conf = SparkConf().setMaster(master).setAppName("sbs team").set("spark.ui.enabled", "false")
    with SparkContext(conf=conf) as spark:
        spark.setLogLevel("ERROR")
        # Each partition is one process; what comes back is one line of counts for each, some 10 kB.
        parts = spark.textFile(members, minPartitions=8)
        counts = parts.pipe(f"{shlex.quote(sbs)} team --partial -", checkCode=True).collect()
    merged = subprocess.run(
        [sbs, "team", "merge", "-"], input="\n".join(counts), capture_output=True, check=True, text=True
    )
    sys.stdout.write(merged.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
