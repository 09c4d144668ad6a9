"""Run a program, and write down what it cost: `bench_search_run.py COSTS.json PROGRAM [ARGUMENT ...]`.

A process of its own, and a small one: a program inherits the peak of memory of the process that starts it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    costs, *command = sys.argv[1:]
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    told = {"seconds": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}
    Path(costs).write_text(json.dumps(told))
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
