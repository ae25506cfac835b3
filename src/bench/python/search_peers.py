"""Measures the same queries in Annals, notmuch, mu and mairix; see sh/search-peers."""

import argparse
import csv
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import time

TOOLS = ("annals", "notmuch", "mu", "mairix")
FIRST = 20
ALL = 1_000_000


def measured(command, environment, out=os.devnull):
    """Clock and processor time of a command with all its children, in seconds, to the last byte; its exit code."""
    begin = time.perf_counter()
    with open(out, "wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL, env=environment)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - begin, used.ru_utime + used.ru_stime, process.returncode


class Peers:
    """The four programs, each with an index of its own below a folder."""

    def __init__(self, annals, work, archives):
        self.annals, self.work, self.archives = annals, work, archives
        self.maildir = work / "mail"
        self.environment = dict(os.environ, NOTMUCH_CONFIG=str(work / "notmuch.config"))
        (work / "notmuch.config").write_text(
            "[database]\npath=%s\n[user]\nname=x\nprimary_email=x@example.org\n[new]\ntags=\n"
            "[maildir]\nsynchronize_flags=false\n" % self.maildir)
        (work / "mairixrc").write_text(
            "base=%s\nmaildir=mail\nmfolder=found\nmformat=maildir\ndatabase=%s\n" % (work, work / "mairix.database"))

    def clear(self, tool):
        shutil.rmtree({"annals": self.work / "annals", "notmuch": self.maildir / ".notmuch", "mu": self.work / "mu",
                       "mairix": self.work / "found"}[tool], ignore_errors=True)
        if tool == "mairix":
            (self.work / "mairix.database").unlink(missing_ok=True)
        if tool == "mu":
            subprocess.run(["mu", "init", "--quiet", "--muhome", str(self.work / "mu"), "--maildir", str(self.maildir)],
                           check=True, stdout=subprocess.DEVNULL)

    def index(self, tool):
        return {
            "annals": [self.annals, "--index", str(self.work / "annals"), "ingest", "--quiet"] + self.archives,
            "notmuch": ["notmuch", "new", "--quiet"],
            "mu": ["mu", "index", "--quiet", "--muhome", str(self.work / "mu")],
            "mairix": ["mairix", "-f", str(self.work / "mairixrc")],
        }[tool]

    def search(self, tool, query, limit):
        # The others print a line an answer: with all answers, so does Annals, without the mails of each thread.
        mails = ["--hits", "0"] if limit == ALL else []
        return {
            "annals": [self.annals, "--index", str(self.work / "annals"), "search", "--json", "--limit", str(limit), *mails,
                       "--", query],
            "notmuch": ["notmuch", "search", "--limit=%d" % limit, query],
            "mu": ["mu", "find", "--muhome", str(self.work / "mu"), "--maxnum=%d" % limit, query],
            "mairix": ["mairix", "-f", str(self.work / "mairixrc"), "-r"] + shlex.split(query),
        }[tool]


def indexing(peers, runs):
    for run in range(runs):
        for tool in TOOLS:
            peers.clear(tool)
            clock, processor, code = measured(peers.index(tool), peers.environment)
            if code != 0:
                sys.exit("%s cannot index: exit %d" % (tool, code))
            print("indexing, run %d: %-8s %7.1f s clock %7.1f s processor" % (run + 1, tool, clock, processor), flush=True)


def answers(path, tool):
    """Threads of Annals and notmuch, messages of mu and mairix."""
    with open(path, "rb") as lines:
        return sum(1 for line in lines if tool != "annals" or line.startswith(b'{"type":"thread"'))


def searching(peers, rows, runs, limit):
    medians = {tool: [] for tool in TOOLS}
    print("\n%s, a process each, median of %d: clock (processor) ms, answers" % (
        "first %d" % limit if limit == FIRST else "all", runs))
    for row in rows:
        times = {tool: [] for tool in TOOLS if row[tool] != "-"}
        found = {}
        for run in range(runs + 1):  # the first fills caches, has the launcher rehearse and counts the answers
            asked = list(times)
            for tool in asked[run % len(asked):] + asked[:run % len(asked)]:
                out = str(peers.work / "answers") if run == 0 else os.devnull
                clock, processor, code = measured(peers.search(tool, row[tool], limit), peers.environment, out)
                if run == 0:
                    found[tool] = answers(out, tool)
                    if code != 0 and found[tool] > 0:
                        sys.exit("%s: %s: exit %d" % (tool, row[tool], code))
                else:
                    times[tool].append((clock * 1000, processor * 1000))
        line = "%-17s" % row["kind"]
        for tool in TOOLS:
            if tool in times:
                clock, processor = (statistics.median(one) for one in zip(*times[tool]))
                medians[tool].append(clock)
                line += " | %s %4.0f (%4.0f) %5d" % (tool, clock, processor, found[tool])
        print(line, flush=True)
    print("median of these:  " + " | ".join("%s %.0f ms" % (tool, statistics.median(medians[tool])) for tool in TOOLS))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("annals")
    arguments.add_argument("work", type=pathlib.Path)
    arguments.add_argument("archives", nargs="+")
    arguments.add_argument("--runs", type=int, default=9)
    arguments.add_argument("--index-runs", type=int, default=1)
    arguments.add_argument("--queries", default=str(pathlib.Path(__file__).parent / "search-peers.tsv"))
    given = arguments.parse_args()
    with open(given.queries, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    peers = Peers(given.annals, given.work, given.archives)
    indexing(peers, given.index_runs)
    searching(peers, rows, given.runs, FIRST)
    searching(peers, rows, given.runs, ALL)


main()
