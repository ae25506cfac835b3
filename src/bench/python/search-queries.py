"""Prints seeded queries of mixed kinds, their words drawn from the subjects and hits of an index.

   annals --index INDEX search '*' --limit 2000 --json | search-queries.py COUNT SEED

One query in ten each: a common word, a rare word, a phrase, a beginning, a subject; two in ten each: two words, a word of the
author's own; one in ten: a word within a range of years.
"""

import collections
import json
import random
import re
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    texts = []
    for line in sys.stdin:
        thread = json.loads(line)
        if thread["type"] == "thread":
            texts.append(thread["subject"])
            texts.extend(hit["snippet"] for hit in thread["hits"])
    words = [re.findall(r"[a-z]{3,20}", text.lower()) for text in texts]
    words = [found for found in words if len(found) >= 2]
    frequency = collections.Counter(word for found in words for word in set(found))
    ranked = [word for word, _ in sorted(frequency.items(), key=lambda item: (-item[1], item[0]))]
    common, rare = ranked[:200], ranked[200:]

    def pair():
        found = draw.choice(words)
        at = draw.randrange(len(found) - 1)
        return found[at], found[at + 1]

    kinds = [
        lambda: draw.choice(common),
        lambda: draw.choice(rare),
        lambda: '"%s %s"' % pair(),
        lambda: draw.choice(rare)[:4] + "*",
        lambda: "s:" + draw.choice(common),
        lambda: "%s %s" % pair(),
        lambda: "%s %s" % (draw.choice(common), draw.choice(common)),
        lambda: "nq:" + draw.choice(common),
        lambda: "nq:" + draw.choice(rare),
        lambda: "%s d:%d.." % (draw.choice(common), draw.randrange(2004, 2024)),
    ]
    for number in range(count):
        print("search --limit 20 -- '%s'" % kinds[number % len(kinds)]())


main()
