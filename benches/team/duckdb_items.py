"""Item means and standard deviations of answer sets, one a line, with DuckDB: what `sbs team` is measured beside."""

import json
import pathlib
import sys

import duckdb

INSTRUMENT = pathlib.Path(__file__).parents[2] / "assessments/social-business.json"


def main(path):
    ids = json.loads(INSTRUMENT.read_text(encoding="utf-8"))["itemOrder"]
    # As text, because an answer may be "DK" or "NA"; what is no number does not count.
    answers = ", ".join(f'"{item}" VARCHAR' for item in ids)
    columns = f"{{'answers': 'STRUCT({answers})'}}"
    step = {item: f'TRY_CAST(answers."{item}" AS TINYINT)' for item in ids}
    wanted = ", ".join(f"avg({step[item]}), stddev_samp({step[item]})" for item in ids)
    source = f"read_json(?, format = 'newline_delimited', columns = {columns})"
    row = duckdb.sql(f"SELECT {wanted} FROM {source}", params=[path]).fetchall()[0]
    print(json.dumps({item: {"mean": row[2 * i], "sd": row[2 * i + 1]} for i, item in enumerate(ids)}))


if __name__ == "__main__":
    main(sys.argv[1])
