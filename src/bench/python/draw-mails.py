"""Draws the mails which a person labels line by line to judge segmentation on real archives.

    python3 src/bench/python/draw-mails.py [--seed 20261124] [--count 50] [--scale /work/shared/corpora/scale] [--show]

Draws --count mails from each list, uniformly over those with a Message-ID, and prints `list TAB file TAB id`, the lists
taking turns, so that each half of the output holds as many mails of either list. With --show every row is followed by the
body, its non-blank lines numbered from one: this is what the judge reads. The mails belong to their authors: never store
that output in the repository.
"""

import argparse
import pathlib
import random
import sys

sys.dont_write_bytecode = True
import mails

LISTS = ("r-package-devel", "bioc-devel")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--scale", type=pathlib.Path, default=pathlib.Path("/work/shared/corpora/scale"))
    parser.add_argument("--show", action="store_true", help="print the bodies too")
    options = parser.parse_args()

    random_source = random.Random(options.seed)
    drawn = [random_source.sample(mails.distinct(options.scale / name), options.count) for name in LISTS]
    print(f"# seed {options.seed}, {options.count} of each list")
    for turn in zip(*drawn):
        for name, mail in zip(LISTS, turn):
            print(f"{name}\t{mail.archive}\t{mail.message_id}")
            if options.show:
                show(mail)


def show(mail: mails.Mail) -> None:
    number = 0
    for line in mail.body:
        if line.strip(mails.WHITE_SPACE):
            number += 1
            print(f"{number:4d} {line.decode('utf-8', 'replace')}")
        else:
            print()


if __name__ == "__main__":
    main()
