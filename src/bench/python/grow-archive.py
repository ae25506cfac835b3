"""Writes an archive of any size, mails invented from a seed: what grows with an archive is measured on it.

    python3 src/bench/python/grow-archive.py --mails N --to DIR [--seed 1] [--new-month 90]

DIR/archive gets an mbox for each of 300 months (2001 to 2025), N mails in all but for those of the last threads that come
later, and DIR/new-month.mbox the first 90 of the month after. What is realistic in it: threads (a third are single mails, the
others have a heavy tail up to 300; 3.6 mails on the average, as in the lists of ../shared/corpora/scale), replies that quote
some lines of their parent under an attribution, people who write much and many who write once (a person for 15 mails),
word frequencies by Zipf's law over a vocabulary that grows with the archive, signatures, References as mailers write them.
One thread in thirty is about end-to-end encryption. The words are syllables: what they mean is not realistic.
"""

import argparse
import bisect
import datetime
import itertools
import pathlib
import random

SYLLABLES = [c + v + e for c in "b d f g k l m n p r s t v w st tr".split() for v in "aeiou" for e in ("", "n", "r", "l", "s")]
FUNCTION_WORDS = (
    "the of to and a in is that for it on be this with as are not by from or an if have but which at can i we you has will "
    "was there so would do should one only when what some any more no than then they all my me use used does been into also "
    "how its just about could same other out your like may first new our where time make these get see even two such need"
).split()
SECRET = "OMEMO encryption keys device fingerprint XEP-0384 ratchet session prekey bundle trust Signal XEP-0373 OpenPGP".split()
MONTHS = 300
BEGIN = datetime.datetime(2001, 1, 1, tzinfo=datetime.timezone.utc)
SIGNATURES = ["", "", "-- \n{name}\n", "\n{first}\n"]


class Words:
    """Words drawn by Zipf's law, the most frequent ones English."""

    def __init__(self, chance, size):
        words = list(FUNCTION_WORDS)
        seen = set(words)
        while len(words) < size:
            word = "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))
            if word not in seen:
                seen.add(word)
                words.append(word)
        self.words = words
        self.shares = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(size)))
        self.chance = chance

    def draw(self, count):
        return self.chance.choices(self.words, cum_weights=self.shares, k=count)


class Archive:
    def __init__(self, mails, seed):
        self.mails = mails
        self.chance = random.Random(seed)
        self.words = Words(self.chance, 4000 + int(40 * mails ** 0.6))
        people = max(20, mails // 15)
        self.people = [self.person(number) for number in range(people)]
        self.shares = list(itertools.accumulate(1 / (rank + 5) for rank in range(people)))
        self.made = 0

    def person(self, number):
        first = "".join(self.chance.choices(SYLLABLES, k=2)).title()
        last = "".join(self.chance.choices(SYLLABLES, k=3)).title()
        return first, "%s %s" % (first, last), "%s.%s.%d@example.org" % (first.lower(), last.lower(), number)

    def sentences(self, count, secret):
        text = []
        for _ in range(count):
            words = self.words.draw(self.chance.randint(5, 22))
            if secret:
                for _ in range(2):
                    words.insert(self.chance.randrange(len(words)), self.chance.choice(SECRET))
            text.append(" ".join(words).capitalize() + self.chance.choice("...?"))
        return wrapped(" ".join(text))

    def thread(self, start, size):
        """The mails of one thread, as pairs of their time and their text, in the order of time."""
        chance = self.chance
        secret = chance.random() < 1 / 30
        subject = " ".join(self.words.draw(chance.randint(2, 7))).capitalize()
        if secret:
            subject = chance.choice(["XEP-0384: ", "OMEMO: ", "[E2EE] "]) + subject
        past = []
        for place in range(size):
            first, name, address = self.people[bisect.bisect(self.shares, chance.random() * self.shares[-1])]
            self.made += 1
            own = "%d.%s@example.org" % (self.made, address.split("@")[0])
            body = []
            if place == 0:
                when, above, references, title = start, None, [], subject
            else:
                above = chance.choice(past[-4:])
                when = above[0] + datetime.timedelta(seconds=chance.expovariate(1 / 70000) + 60)
                references, title = above[2] + [above[1]], "Re: " + subject
                quoted = above[4][: chance.randint(2, 12)]
                body += ["On %s, %s wrote:" % (above[0].strftime("%a, %d %b %Y"), above[3])]
                body += ["> " + line for line in quoted] + [""]
            new = self.sentences(min(60, int(chance.lognormvariate(2.2, 0.9)) + 1), secret)
            body += new + chance.choice(SIGNATURES).format(name=name, first=first).splitlines()
            headers = [
                "From %s %s" % (address, when.strftime("%a %b %d %H:%M:%S %Y")),
                "From: %s <%s>" % (name, address),
                "To: list@example.org",
                "Subject: [List] " + title,
                "Date: " + when.strftime("%a, %d %b %Y %H:%M:%S +0000"),
                "Message-ID: <%s>" % own,
            ]
            if above:
                headers += ["In-Reply-To: <%s>" % above[1], "References: " + "\n ".join("<%s>" % r for r in references[-15:])]
            lines = headers + ["", *(">" + line if line.startswith("From ") else line for line in body), "", ""]
            past.append((when, own, references, name, new))
            yield when, "\n".join(lines)

    def size(self):
        return 1 if self.chance.random() < 0.36 else min(300, 1 + int(self.chance.paretovariate(1.35)))


def wrapped(text):
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 71:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    return lines + [line]


def month_start(month):
    return BEGIN.replace(year=2001 + month // 12, month=month % 12 + 1)


def wanted(options, month):
    return options.mails * (month + 1) // MONTHS if month < MONTHS else options.mails + 2 * options.new_month


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mails", type=int, required=True)
    parser.add_argument("--to", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--new-month", type=int, default=90)
    options = parser.parse_args()
    archive = Archive(options.mails, options.seed)
    folder = options.to / "archive"
    folder.mkdir(parents=True, exist_ok=True)
    later = {}
    for month in range(MONTHS + 1):
        start, end = month_start(month), month_start(month + 1)
        mine = later.pop(month, [])
        while archive.made < wanted(options, month):
            begun = start + (end - start) * archive.chance.random()
            for when, text in archive.thread(begun, archive.size()):
                place = (when.year - 2001) * 12 + when.month - 1
                (mine if place == month else later.setdefault(place, [])).append((when, text))
        mine.sort(key=lambda mail: mail[0])
        if month < MONTHS:
            name = folder / start.strftime("%Y-%m.mbox")
        else:
            name, mine = options.to / "new-month.mbox", mine[: options.new_month]
        name.write_text("".join(text for _, text in mine), encoding="utf-8")


main()
