"""Measures queries, each as a process and all in one shell; see sh/search-latency."""

import shlex
import subprocess
import sys
import time


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def report(name, values):
    print("%s: %d queries, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms" % (
        name, len(values), percentile(values, 0.5), percentile(values, 0.9), percentile(values, 0.99), max(values)))


def cold(annals, index, queries):
    times = []
    for query in queries:
        begin = time.perf_counter()
        subprocess.run([annals, "--index", index, "--json"] + shlex.split(query), stdout=subprocess.DEVNULL, check=False,
                       stderr=subprocess.DEVNULL)
        times.append((time.perf_counter() - begin) * 1000)
    return times


def ask(shell, query):
    """The time until the answer's end. After it comes the answer to a second line, known by the header of "query"."""
    begin = time.perf_counter()
    shell.stdin.write((query + "\nsearch --analyze -- zzz\n").encode())
    shell.stdin.flush()
    header = shell.stdout.readline()
    if not header:
        sys.exit("the shell has ended")
    while True:
        line = shell.stdout.readline()
        if line.startswith(b'{"type":"query"'):
            return (time.perf_counter() - begin) * 1000


def main():
    annals, index, path = sys.argv[1:]
    with open(path, encoding="utf-8") as lines:
        queries = lines.read().splitlines()
    report("cold", cold(annals, index, queries[:: max(1, len(queries) // 11)][:11]))
    shell = subprocess.Popen([annals, "--index", index, "--json", "shell"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
    for name in ("first pass", "second pass"):
        report("warm, " + name, [ask(shell, query) for query in queries])
    shell.stdin.close()
    shell.wait()


if __name__ == "__main__":
    main()
