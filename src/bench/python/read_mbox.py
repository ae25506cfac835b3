"""Reads mbox files with Python's mailbox and email as `annals parse --json` does: one JSON line a message.

For each message: headers decoded (encoded words, addresses, date, ids), its parts walked, text parts decoded from their
transfer encoding and charset to str, the others listed with their size, the text parted into what is new, quoted and a
signature by the simplest rule (">" before a line, "-- " above), a hash. Not done, though Annals does: attributions, footers,
code and other segments, unmasking of addresses, HTML to text, repair of charsets and dates, offsets.

Usage: read_mbox.py compat32|default FILE...
compat32 is what mailbox gives by itself, with email.header and email.utils on top. default is the newer API of email.policy,
which parses every header into a structure, and is the slower of the two.
"""

import email
import email.header
import email.policy
import email.utils
import hashlib
import json
import mailbox
import re
import sys

ID = re.compile(r"<([^<>\s]+)>")


def decoded(value):
    if value is None:
        return ""
    try:
        return str(email.header.make_header(email.header.decode_header(value)))
    except (LookupError, UnicodeError, email.errors.HeaderParseError):
        return str(value)


def header(message, name):
    try:
        return message.get(name)
    except (LookupError, UnicodeError, ValueError, TypeError, IndexError, AttributeError):
        return None  # the structured parser of policy default fails on some headers


def mailboxes(message, name):
    value = header(message, name)
    return [] if value is None else [
        {"name": person, "address": address} for person, address in email.utils.getaddresses([decoded(value)])
    ]


def date(message):
    try:
        return email.utils.parsedate_to_datetime(str(header(message, "date"))).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def text(part):
    payload = part.get_payload(decode=True) or b""
    try:
        return payload.decode(part.get_content_charset("ascii"), "replace")
    except (LookupError, ValueError):
        return payload.decode("latin-1")


def parted(body):
    """Whose words each line holds, by the marks alone."""
    new, quoted, signature = [], [], []
    to = new
    for line in body.splitlines():
        if line.startswith(">"):
            quoted.append(line)
            continue
        if line == "-- ":
            to = signature
        to.append(line)
    return {"new": "\n".join(new), "quoted": "\n".join(quoted), "signature": "\n".join(signature)}


def read(message):
    body = []
    attachments = []
    for part in message.walk():
        if part.is_multipart():
            continue
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            body.append(text(part))
        else:
            attachments.append(
                {
                    "name": part.get_filename(),
                    "type": part.get_content_type(),
                    "bytes": len(part.get_payload(decode=True) or b""),
                }
            )
    whole = "\n".join(body)
    return {
        "type": "message",
        "hash": hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest(),
        "id": str(header(message, "message-id") or "").strip(" <>"),
        "from": mailboxes(message, "from"),
        "to": mailboxes(message, "to"),
        "cc": mailboxes(message, "cc"),
        "date": date(message),
        "subject": decoded(header(message, "subject")),
        "in_reply_to": ID.findall(str(header(message, "in-reply-to") or "")),
        "references": ID.findall(str(header(message, "references") or "")),
        "body": parted(whole),
        "attachments": attachments,
    }


def factory(policy):
    return lambda file: email.message_from_binary_file(file, policy=policy)


def main():
    policy = {"compat32": email.policy.compat32, "default": email.policy.default}[sys.argv[1]]
    messages = 0
    for name in sys.argv[2:]:
        for message in mailbox.mbox(name, factory=factory(policy), create=False):
            sys.stdout.write(json.dumps(read(message), ensure_ascii=False))
            sys.stdout.write("\n")
            messages += 1
    print(f"{messages} messages", file=sys.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    main()
