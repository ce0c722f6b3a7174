"""Validates the cubes against the official schema, reads them with the sources of jsonstat.py and compares them with the NDJSON."""

import json
import sys

source, folder = sys.argv[1:]
sys.path.insert(0, source)
import jsonschema  # noqa: E402
import jsonstat  # noqa: E402

with open(f"{source}/jsonstat/schemas/dataset.json", encoding="utf-8") as file:
    schema = json.load(file)

for name in ("small", "sparse", "empty"):
    with open(f"{folder}/{name}.jsonstat", encoding="utf-8") as file:
        document = json.load(file)
    faults = [fault.message[:80] for fault in jsonschema.Draft4Validator(schema).iter_errors(document)]
    print(json.dumps({"what": f"official JSON-stat schema: {name}", "ok": not faults, "detail": f"{len(faults)} faults {faults[:1] or ''}"}))

# jsonstat.py looks values up by number, which only a list of all cells allows.
for name in ("small", "empty"):
    cube = jsonstat.JsonStatDataSet().from_file(f"{folder}/{name}.jsonstat")
    with open(f"{folder}/{name}.ndjson", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    wrong = 0
    for row in rows:
        cell = cube.data(**{axis: row[axis] for axis in ("indicator", "area", "lane", "period")})
        wrong += cell.value != row["value"] or (cell.value is not None and (cell.status or "exact") != row["qualifier"])
    frame = cube.to_data_frame(content="id")
    stated = sum(row["value"] is not None for row in rows)
    ok = wrong == 0 and int(frame["Value"].notna().sum()) == stated
    print(json.dumps({"what": f"jsonstat.py {jsonstat.__version__}: {name}", "ok": ok, "detail": f"{len(frame)} cells, {wrong} of {len(rows)} observations differ"}))
