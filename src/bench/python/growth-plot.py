"""Draws the table of sh/growth as an SVG: both axes logarithmic, each line a column divided by its first value.

    python3 src/bench/python/growth-plot.py growth.tsv > growth.svg

A line along the grey diagonal grows as the archive does.
"""

import csv
import math
import sys

LINES = [
    ("ingest_cpu_s", "first ingest, processor time", "#1b5e9c"),
    ("ingest_rss_mib", "first ingest, memory", "#7a3e9d"),
    ("index_mib", "index", "#2e7d32"),
    ("month_cpu_s", "a new month, processor time", "#b3541e"),
    ("warm_p50_ms", "warm search, median", "#a61e4d"),
]
WIDTH, HEIGHT, LEFT, TOP, SIZE = 760, 420, 70, 20, 360


def main():
    with open(sys.argv[1], encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t")]
    sizes = [float(row["mails"]) for row in rows]
    decades = math.ceil(math.log10(sizes[-1] / sizes[0])) or 1

    def x(size):
        return LEFT + SIZE * math.log10(size / sizes[0]) / decades

    def y(share):
        return TOP + SIZE - SIZE * math.log10(max(share, 0.3)) / decades

    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">' % (WIDTH, HEIGHT),
        "<title>Growth with the number of mails, relative to %s mails</title>" % format(int(sizes[0]), ","),
        '<rect width="%d" height="%d" fill="#fff"/>' % (WIDTH, HEIGHT),
        '<path d="M%g %gL%g %g" stroke="#999" stroke-dasharray="4 4"/>' % (x(sizes[0]), y(1), x(sizes[0] * 10 ** decades), y(10 ** decades)),
    ]
    for step in range(decades + 1):
        size = sizes[0] * 10 ** step
        out.append('<path d="M%g %gv%g" stroke="#ddd"/>' % (x(size), TOP, SIZE))
        out.append('<path d="M%g %gh%g" stroke="#ddd"/>' % (LEFT, y(10 ** step), SIZE))
        out.append('<text x="%g" y="%g" text-anchor="middle">%s mails</text>' % (x(size), TOP + SIZE + 18, format(int(size), ",")))
        out.append('<text x="%g" y="%g" text-anchor="end">× %s</text>' % (LEFT - 8, y(10 ** step) + 4, format(10 ** step, ",")))
    for number, (column, name, colour) in enumerate(LINES):
        values = [float(row[column]) for row in rows]
        path = "M" + "L".join("%.1f %.1f" % (x(size), y(value / values[0])) for size, value in zip(sizes, values))
        out.append('<path d="%s" fill="none" stroke="%s" stroke-width="2"/>' % (path, colour))
        label = TOP + 20 + 20 * number
        out.append('<path d="M%d %dh24" stroke="%s" stroke-width="2"/>' % (LEFT + SIZE + 20, label - 4, colour))
        out.append('<text x="%d" y="%d">%s</text>' % (LEFT + SIZE + 52, label, name))
    print("\n".join(out + ["</svg>"]))


main()
