"""Checks the hand-made labels of real mails against the archives.

    python3 src/bench/python/check-labels.py [--labels src/test/resources/annals/segments/real-labels.tsv]
        [--scale /work/shared/corpora/scale]

Every row must name a mail that exists once, its labels must be `countKIND` or `countxDEPTH`, and their counts must add up to
the non-blank lines of that mail's body. Prints what is wrong, or the count of lines of each kind; exits with 1 on a fault.
"""

import argparse
import collections
import pathlib
import re
import sys

sys.dont_write_bytecode = True
import mails

RUN = re.compile(r"([1-9]\d*)(?:([NCPASFX])|x([1-9]\d*))")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--labels", type=pathlib.Path, default=pathlib.Path("src/test/resources/annals/segments/real-labels.tsv")
    )
    parser.add_argument("--scale", type=pathlib.Path, default=pathlib.Path("/work/shared/corpora/scale"))
    options = parser.parse_args()

    lines = options.labels.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    known = {
        name: {(mail.archive, mail.message_id): mail for mail in mails.distinct(options.scale / name)}
        for name in sorted({row[0] for row in rows})
    }
    faults = []
    kinds: collections.Counter[str] = collections.Counter()
    for row in rows:
        fault = check(row, known[row[0]], kinds)
        if fault:
            faults.append(f"{row[2]}: {fault}")
    ids = collections.Counter((row[0], row[2]) for row in rows)
    faults += [f"{message_id}: {count} rows" for (_, message_id), count in ids.items() if count > 1]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(rows)} mails, {sum(kinds.values())} lines: " + ", ".join(f"{n} {k}" for k, n in sorted(kinds.items())))
    return 1 if faults else 0


def check(row: list[str], known: dict[tuple[str, str], mails.Mail], kinds: "collections.Counter[str]") -> str:
    """What is wrong with one row, or "" after its lines are counted in kinds."""
    if len(row) not in (4, 5):
        return f"expected 4 or 5 columns, got {len(row)}"
    mail = known.get((row[1], row[2]))
    if mail is None:
        return f"no such mail in {row[0]}/{row[1]}"
    total = 0
    for label in row[3].split(" "):
        run = RUN.fullmatch(label)
        if run is None:
            return f"expected countKIND or countxDEPTH, got {label!r}"
        total += int(run[1])
        kinds[run[2] or "quote"] += int(run[1])
    if total != len(mail.non_blank()):
        return f"expected {len(mail.non_blank())} labelled lines, got {total}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
