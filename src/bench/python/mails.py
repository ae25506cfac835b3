"""Reads the gzipped pipermail months of /work/shared/corpora/scale, shared by draw-mails.py and check-labels.py.

A message starts at a strict From_ line (``From `` ... an asctime date at the end of the line) which a header field
follows. Its body is all after the first empty line, up to the next such line; lines are split at LF. A line that holds only
ASCII white space is blank (a no-break space is not white space here).
"""

import gzip
import pathlib
import re
from typing import Iterator, NamedTuple

FROM_LINE = re.compile(
    rb"From .*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    rb" [ \d]\d \d\d:\d\d:\d\d \d{4}\s*"
)
FIELD = re.compile(rb"[!-9;-~]+:")
MESSAGE_ID = re.compile(rb"message-id:\s*<?([^<>]*)>?", re.IGNORECASE)
WHITE_SPACE = b" \t\r\f\v"


class Mail(NamedTuple):
    archive: str  # file name of the month
    message_id: str  # without <>, "" when there is none
    header: list[bytes]
    body: list[bytes]  # all lines, blank ones too, without LF

    def non_blank(self) -> list[bytes]:
        return [line for line in self.body if line.strip(WHITE_SPACE)]


def read_list(folder: pathlib.Path) -> Iterator[Mail]:
    """The mails of one list, month files in name order, mails in file order."""
    for path in sorted(folder.glob("*.mbox.gz")):
        with gzip.open(path) as file:
            lines = file.read().split(b"\n")
        starts = [
            i
            for i in range(len(lines) - 1)
            if FROM_LINE.fullmatch(lines[i]) and FIELD.match(lines[i + 1])
        ]
        for start, end in zip(starts, starts[1:] + [len(lines)]):
            yield _mail(path.name, lines[start + 1 : end])


def _mail(archive: str, lines: list[bytes]) -> Mail:
    end = next((i for i, line in enumerate(lines) if not line.strip(WHITE_SPACE)), len(lines))
    header = lines[:end]
    unfolded = re.sub(rb"\n(?=[ \t])", b"", b"\n".join(header)).split(b"\n")
    ids = [match[1].strip() for field in unfolded if (match := MESSAGE_ID.match(field))]
    return Mail(archive, ids[0].decode("latin-1") if ids else "", header, lines[end + 1 :])


def distinct(folder: pathlib.Path) -> list[Mail]:
    """The mails of one list that have a Message-ID, each id once (its first mail stays)."""
    by_id: dict[str, Mail] = {}
    for mail in read_list(folder):
        if mail.message_id:
            by_id.setdefault(mail.message_id, mail)
    return list(by_id.values())
