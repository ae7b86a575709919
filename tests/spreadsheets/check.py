#!/usr/bin/env python3
"""Opens what bullbear writes in the programs that people use, and says what arrived.

    python3 tests/spreadsheets/check.py [PROGRAM] [--write]

PROGRAM is the bullbear to try (target/debug/bullbear). Needs LibreOffice (soffice) and the packages openpyxl, pandas,
polars and duckdb; what is missing is named and left out. --write puts the result into docs/spreadsheets.md.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "spreadsheets.md"
BEGIN, END = "<!-- begin: tests/spreadsheets/check.py -->", "<!-- end -->"

LONG = "The AI boom is real. " * 2000
ARTICLES = [
    ("a01", "2025-11-03", "Daily", 'Ada Moss said: "=1+1 is how simple it is: demand for AI data centers is booming."'),
    ("a02", "2025-11-04", "=cmd|' /C calc'!A0", 'Bob Reed said: "+1 for the doubters; the AI bubble, as I call it, will burst."'),
    ("a03", "2025-11-05", "Weekly", 'Cleo Voss said: "- the AI data centers cannot be financed -"'),
    ("a04", "2025-11-06", "@SUM(A1:A9)", 'Dan Ruiz said: "@all: AI demand is endless, 10 % a month; Größe, œuvre, « ça »."'),
    ("a05", "", "Weekly", f'Eve Holt said: "{LONG}"'),
    ("00042", "2025-11-08", "1E5", "Finn Ode said: \"The AI data center boom\nis a bubble.\""),
]
TABLES = ["quotes", "articles", "speakers", "evidence"]
LOCALES = {"en": "en-US", "fr": "fr-FR", "de": "de-DE"}
SEPARATORS = {"en": ",", "fr": ";", "de": ";"}
FORMULA = ("=", "+", "-", "@", "|", "\t", "\r", "\n")
results = []


def note(program, what, good, detail=""):
    results.append((program, what, "yes" if good else "NO", detail))
    print(f"{'ok ' if good else 'BAD'} {program}: {what} {detail}", file=sys.stderr)


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more)


def write_outputs(program, place):
    source = place / "articles.csv"
    with source.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "date", "source", "text"])
        writer.writerows(ARTICLES)
    shapes = {"plain": [], "xlsx": ["--format", "xlsx"]} | {name: [f"--excel={name}"] for name in LOCALES}
    for name, options in shapes.items():
        run(program, "score", str(source), "--language", "en", "-o", str(place / name), *options)


def plain_rows(place, table):
    with (place / "plain" / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def is_number_column(name):
    return name in {
        "score", "score_milli", "bull_sum", "bear_sum", "matches", "start", "end", "repeats", "narrator_score", "voices_score",
        "quotes", "speakers", "bull", "bear", "neutral", "words_count", "no_evidence", "low", "high", "weight", "contribution",
    } or name.endswith("_milli")


def expected(name, cell, guarded):
    """What a cell must be once opened: a number, nothing, or the text (cut, on one line, disarmed)."""
    if cell == "":
        return None
    if is_number_column(name):
        return float(cell)
    if guarded:
        cell = ("'" if cell.startswith(FORMULA) else "") + cell.replace("\n", " ⏎ ")
    return cell


def same(found, wanted, name):
    if wanted is None:
        return found in (None, "")
    if isinstance(wanted, float):
        return isinstance(found, (int, float)) and abs(found - wanted) < 1e-9
    if name == "date":
        return str(found)[:10] == wanted
    found = str(found)
    cut = found.endswith("… [cut]") and wanted.startswith(found[: -len("… [cut]")])
    return found == wanted or cut


def became_number(found, cell):
    """Whether text that looks like a number was taken for one: no CSV can prevent that, a workbook can."""
    try:
        return isinstance(found, (int, float)) and float(cell) == float(found)
    except ValueError:
        return False


def compare(rows, plain, guarded, lost=None):
    """Returns what differs between opened rows and the plain table."""
    header = plain[0]
    if [str(cell) for cell in rows[0][: len(header)]] != header:
        return [f"header {rows[0]}"]
    if len(rows) != len(plain):
        return [f"{len(rows)} rows in place of {len(plain)}"]
    wrong = []
    for number, (row, wanted) in enumerate(zip(rows[1:], plain[1:]), 2):
        for name, found, cell in zip(header, row, wanted):
            if not same(found, expected(name, cell, guarded), name):
                if lost is not None and not is_number_column(name) and became_number(found, cell):
                    lost.add(cell)
                    continue
                wrong.append(f"row {number} {name}: {found!r:.60} in place of {cell!r:.60}")
    return wrong


def profile(place, locale):
    """Makes a LibreOffice profile that is set to a locale."""
    folder = place / f"profile-{locale}"
    (folder / "user").mkdir(parents=True, exist_ok=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="{name}" oor:op="fuse"><value>{locale}</value></prop></item>'
        for name in ("ooSetupSystemLocale",)
    )
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>"
    )
    return f"-env:UserInstallation={folder.as_uri()}"


def libreoffice(place):
    if not shutil.which("soffice"):
        print("left out: LibreOffice (no soffice)", file=sys.stderr)
        return
    import openpyxl

    version = run("soffice", "--version").stdout.split()[1]
    for name, locale in LOCALES.items():
        settings, out = profile(place, locale), place / f"opened-{name}"
        program = f"LibreOffice {version}, {locale}"
        for table in TABLES:
            # As the window of a spreadsheet set to this locale has it: tab, comma and semicolon all part fields, the quote is ", UTF-8.
            tokens = "CSV:9/44/59,34,76,1"
            run("soffice", settings, "--headless", f"--infilter={tokens}", "--convert-to", "xlsx", "--outdir", str(out), str(place / name / f"{table}.csv"))
            sheet = openpyxl.load_workbook(out / f"{table}.xlsx").active
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            formulas = sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
            lost = set()
            wrong = compare(rows, plain_rows(place, table), guarded=True, lost=lost)
            limit = f"but text that looks like a number became one: {', '.join(sorted(lost))}" if lost else ""
            note(program, f"`--excel={name}` {table}.csv: same rows, numbers are numbers, {formulas} formulas", not wrong and not formulas, "; ".join(wrong[:3]) or limit)
        run("soffice", settings, "--headless", "--convert-to", "ods", "--outdir", str(out), str(place / "xlsx" / "bullbear.xlsx"))
        run("soffice", settings, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(out / "bullbear.ods"))
        workbook(out / "bullbear.xlsx", program, place, "`--format xlsx`, opened and saved again", saved=True)


def workbook(path, program, place, what, saved=False):
    import openpyxl

    book = openpyxl.load_workbook(path)
    for table in TABLES:
        sheet = book[table]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        formulas = sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        wrong = compare(rows, plain_rows(place, table), guarded=False)
        # A frozen header is a matter of the window: a save without one drops it.
        good = not wrong and not formulas and sheet.auto_filter.ref and (saved or sheet.freeze_panes == "A2")
        frozen = "" if saved else "frozen header, "
        note(program, f"{what}, sheet {table}: same rows, typed, {frozen}filter, {formulas} formulas", good, "; ".join(wrong[:3]))


def frames(place):
    """Reads the tables with the packages of data analysts."""
    plain = plain_rows(place, "quotes")
    score = [None if row[plain[0].index("score")] == "" else float(row[plain[0].index("score")]) for row in plain[1:]]
    shown = lambda values: [None if value is None or value != value else float(value) for value in values]
    path = str(place / "plain" / "quotes.csv")
    for package in ("pandas", "polars", "duckdb"):
        try:
            module = __import__(package)
        except ImportError:
            print(f"left out: {package}", file=sys.stderr)
            continue
        if package == "pandas":
            frame = module.read_csv(path)
            columns, values, texts = list(frame.columns), shown(frame["score"]), list(frame["text"])
            french = module.read_csv(place / "fr" / "quotes.csv", sep=";", decimal=",", encoding="utf-8-sig")
            note(f"pandas {module.__version__}", '`--excel=fr`, read with sep=";", decimal=",", encoding="utf-8-sig": same scores', shown(french["score"]) == score)
        elif package == "polars":
            frame = module.read_csv(path)
            columns, values, texts = frame.columns, shown(frame["score"]), list(frame["text"])
        else:
            frame = module.sql(f"select * from read_csv('{path}')")
            columns, rows = frame.columns, frame.fetchall()
            values, texts = shown(row[columns.index("score")] for row in rows), [row[columns.index("text")] for row in rows]
        good = list(columns) == plain[0] and values == score and texts == [row[plain[0].index("text")] for row in plain[1:]]
        note(f"{package} {module.__version__}", "plain quotes.csv: header, scores and texts are the same", good)


def bytes_are_equal(program, place):
    again = place / "again"
    run(program, "score", str(place / "articles.csv"), "--language", "en", "-o", str(again), "--format", "xlsx")
    same_bytes = (again / "bullbear.xlsx").read_bytes() == (place / "xlsx" / "bullbear.xlsx").read_bytes()
    note("bullbear", "`--format xlsx` twice: the same bytes", same_bytes)
    cut = [row for row in csv.DictReader((place / "fr" / "quotes.csv").open(newline="", encoding="utf-8-sig"), delimiter=";") if row["cut"]]
    note("bullbear", "a quotation of 42,000 characters: whole in plain CSV, cut with a flag in `--excel`", ["text" in row["cut"].split() for row in cut] == [True] and max(len(row[plain_rows(place, "quotes")[0].index("text")]) for row in plain_rows(place, "quotes")) > 41_000)


def main():
    arguments = [one for one in sys.argv[1:] if not one.startswith("--")]
    program = str(Path(arguments[0] if arguments else ROOT / "target" / "debug" / "bullbear").resolve())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_outputs(program, place)
        libreoffice(place)
        try:
            import openpyxl

            workbook(place / "xlsx" / "bullbear.xlsx", f"openpyxl {openpyxl.__version__}", place, "`--format xlsx`")
        except ImportError:
            print("left out: openpyxl", file=sys.stderr)
        frames(place)
        bytes_are_equal(program, place)
    lines = ["| program | what was opened | as expected |", "|---|---|---|"] + [f"| {a} | {b} | {c}{' ' + d if d else ''} |" for a, b, c, d in results]
    if "--write" in sys.argv:
        head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        PAGE.write_text(head + BEGIN + "\n" + "\n".join(lines) + "\n" + END + rest.split(END)[1], encoding="utf-8")
    else:
        print("\n".join(lines))
    sys.exit(any(line[2] == "NO" for line in results))


main()
