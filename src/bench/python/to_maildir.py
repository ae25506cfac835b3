"""Writes the mails of lists as a Maildir that other programs read as they would a mailbox of their own.

   to_maildir.py MAILDIR FOLDER…        FOLDER holds the gzipped mbox months of one list

Of copies with one id the first counts, mails without an id are left out. Headers stay as they are but for "user at host (Name)",
as pipermail masks it, which becomes "Name <user@host>", and for ids, which lose white space and get brackets.
"""

import pathlib
import re
import sys

import mails

MASKED = re.compile(rb"from:\s*(\S+) at (\S+)\s*(?:\((.*)\))?\s*$", re.IGNORECASE | re.DOTALL)
IDS = re.compile(rb"(message-id|in-reply-to|references):(.*)$", re.IGNORECASE | re.DOTALL)


def field(written):
    masked = MASKED.match(written)
    if masked:
        name = re.sub(rb"\s+", b" ", masked[3] or b"").replace(b'"', b"").strip()
        address = b"<%s@%s>" % (masked[1], masked[2])
        encoded = name.startswith(b"=?")
        return b"From: " + (name if encoded else b'"%s"' % name) + b" " + address if name else b"From: " + address
    ids = IDS.match(written)
    if ids:
        found = re.findall(rb"<([^<>]*)>", ids[2]) or [ids[2]]
        bare = [b"".join(one.split()) for one in found]
        return ids[1] + b": " + b"\n ".join(b"<" + one + b">" for one in bare if one)
    return written


def main():
    maildir = pathlib.Path(sys.argv[1])
    for name in ("cur", "new", "tmp"):
        (maildir / name).mkdir(parents=True, exist_ok=True)
    seen = set()
    for folder in sys.argv[2:]:
        for mail in mails.distinct(pathlib.Path(folder)):
            if mail.message_id in seen:
                continue
            seen.add(mail.message_id)
            fields = re.split(rb"\n(?![ \t])", b"\n".join(mail.header))
            content = b"\n".join([field(one) for one in fields] + [b""] + mail.body)
            (maildir / "cur" / ("%07d.x:2,S" % len(seen))).write_bytes(content)
    print("%d mails" % len(seen))


main()
