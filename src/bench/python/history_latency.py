"""Measures a history, as a process and in a shell; see sh/history-latency."""

import subprocess
import sys
import time

from search_latency import ask, report


def cold(annals, index, deliverable):
    begin = time.perf_counter()
    subprocess.run([annals, "--index", index, "history", deliverable, "--json"], stdout=subprocess.DEVNULL, check=True,
                   stderr=subprocess.DEVNULL)
    return (time.perf_counter() - begin) * 1000


def main():
    annals, index, deliverable, runs = sys.argv[1:]
    count = int(runs)
    cold(annals, index, deliverable)  # the launcher's archive of classes
    report("cold", [cold(annals, index, deliverable) for _ in range(count)])
    shell = subprocess.Popen([annals, "--index", index, "--json", "shell"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
    times = [ask(shell, "history " + deliverable) for _ in range(3 * count)]
    report("warm, first", times[:1])
    report("warm", times[2 * count:])
    shell.stdin.close()
    shell.wait()


if __name__ == "__main__":
    main()
