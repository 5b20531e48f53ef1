"""Writes answer sets, one a line: the same for the same number, so that what is measured can be measured again.

    python3 benches/team/members.py 1000000 > members.ndjson
"""

import json
import pathlib
import random
import sys

INSTRUMENT = pathlib.Path(__file__).parents[2] / "assessments/social-business.json"
MODELS = ["null", '"centralised"', '"hub-and-spoke"', '"DK"']


def lines(count, seed=11):
    """Each member answers round about a level of its own; one in twenty answers is "don't know"."""
    instrument = json.loads(INSTRUMENT.read_text(encoding="utf-8"))
    ids = instrument["itemOrder"]
    draw = random.Random(seed)
    pools = [[str(max(0, min(4, level + off))) for off in (-1, 0, 0, 0, 1, 1, 2)] * 3 + ['"DK"'] for level in range(4)]
    form = ", ".join(f'"{item}": %s' for item in ids)
    head = f'{{"instrument": "{instrument["instrument"]}", "version": {instrument["version"]}, "mode": "full", '
    for number in range(count):
        answers = form % tuple(draw.choices(pools[draw.randrange(4)], k=len(ids)))
        yield f'{head}"answers": {{{answers}}}, "orgModel": {MODELS[number % 4]}}}'


if __name__ == "__main__":
    for line in lines(int(sys.argv[1])):
        print(line)
