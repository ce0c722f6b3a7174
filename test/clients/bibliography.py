"""Reads the BibTeX with bibtexparser and compares its entries with the CSL-JSON."""

import json
import sys

import bibtexparser

folder = sys.argv[1]
with open(f"{folder}/table.csl", encoding="utf-8") as file:
    items = json.load(file)
with open(f"{folder}/table.bibtex", encoding="utf-8") as file:
    entries = bibtexparser.load(file, bibtexparser.bparser.BibTexParser(common_strings=True)).entries
same = {entry["ID"] for entry in entries} == {item["id"] for item in items}
years = all(str(item["issued"]["date-parts"][0][0]) == entry["year"] for item, entry in zip(items, entries))
print(json.dumps({"what": f"bibtexparser {bibtexparser.__version__}", "ok": same and years, "detail": f"{len(entries)} entries of {len(items)}"}))
