"""Reads every table with pandas and openpyxl and compares it, cell by cell, with the NDJSON as the json module reads it."""

import datetime
import json
import math
import sys
import warnings

import openpyxl
import pandas

warnings.simplefilter("ignore")
folder = sys.argv[1]
with open(f"{folder}/table.ndjson", encoding="utf-8") as lines:
    reference = [json.loads(line) for line in lines]
columns = list(reference[0])
numbers = {"value", "lower", "upper", "significantDigits", "confirmations", "disputes"}


def cell(value):
    """A cell as the reference writes it: missing is None, days are texts."""
    if value is None or (isinstance(value, float) and math.isnan(value)) or value is pandas.NaT:
        return None
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.strftime("%Y-%m-%d")
    return value


def guarded(value):
    """CSV puts an apostrophe before what a spreadsheet would run."""
    return value[1:] if isinstance(value, str) and value[:2] in ("'=", "'+", "'-", "'@") else value


def compare(what, names, rows):
    wrong = 0 if list(names) == columns and len(rows) == len(reference) else 1
    for row, expected in zip(rows, reference):
        wrong += sum(cell(a) != b for a, b in zip(row, expected.values()))
    print(json.dumps({"what": what, "ok": wrong == 0, "detail": f"{len(rows)} rows x {len(names)} columns, {wrong} cells differ"}))


texts = {name: str for name in columns if name not in numbers}
csv = pandas.read_csv(f"{folder}/table.csv", dtype=texts, keep_default_na=False, na_values=[""], encoding="utf-8", float_precision="round_trip")
compare(f"pandas {pandas.__version__} read_csv", csv.columns, [[guarded(value) for value in row] for row in csv.astype(object).where(csv.notna(), None).values.tolist()])

bom = pandas.read_csv(f"{folder}/bom.csv", dtype=texts, keep_default_na=False, na_values=[""], encoding="utf-8-sig", float_precision="round_trip")
compare("pandas read_csv of bom=1", bom.columns, [[guarded(value) for value in row] for row in bom.astype(object).where(bom.notna(), None).values.tolist()])

lines = pandas.read_json(f"{folder}/table.ndjson", lines=True, dtype=False, convert_dates=False, precise_float=True)
compare("pandas read_json(lines=True)", lines.columns, lines.astype(object).where(lines.notna(), None).values.tolist())

excel = pandas.read_excel(f"{folder}/table.xlsx", sheet_name="data", dtype=texts, keep_default_na=False, na_values=[""])
days = ["periodStart", "periodEnd", "knownFrom", "knownUntil"]
for name in days:
    excel[name] = excel[name].str[:10]
compare("pandas read_excel", excel.columns, excel.astype(object).where(excel.notna(), None).values.tolist())

book = openpyxl.load_workbook(f"{folder}/table.xlsx")
sheet = book["data"]
rows = list(sheet.iter_rows(values_only=True))
compare(f"openpyxl {openpyxl.__version__}", rows[0], rows[1:])
formulas = sum(c.data_type == "f" for row in sheet.iter_rows() for c in row)
typed = all(c.data_type == "n" for c in sheet["H"][1:]) and all(c.is_date for c in sheet["E"][1:])
whole = book.sheetnames == ["data", "sources", "notes"] and sheet.freeze_panes == "A2" and formulas == 0 and typed
print(json.dumps({"what": "openpyxl: the workbook", "ok": whole, "detail": f"sheets {book.sheetnames}, frozen at {sheet.freeze_panes}, {formulas} formulas, sources {book['sources'].max_row - 1}, notes {book['notes'].max_row - 1}"}))
