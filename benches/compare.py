#!/usr/bin/env python3
"""Measures bullbear against others, side by side in one run, and prints ratios.

    cargo build --release --example plain && cargo build --release
    pip install vaderSentiment            (optional; left out where it is missing)
    benches/compare.py [--megabytes 10] [--runs 5] [--language en]

Each program reads the same corpus (benches/corpus.py) with one thread and writes its CSV. Programs take turns, so that all meet the same state of the
machine; the median of the runs is printed, by processor time and by the clock. VADER reads a tenth of the corpus. bullbear writes quotes.csv and evidence.csv with all else that `-o` writes.
"""
import argparse
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
VADER = """
import json, sys
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
judge = SentimentIntensityAnalyzer()
for line in open(sys.argv[1], encoding="utf-8"):
    one = json.loads(line)
    print(one["id"], judge.polarity_scores(one["text"])["compound"], sep=",")
"""


def seconds(command):
    """Runs a command and returns the processor time it took, which other work on the machine disturbs less than the clock, and the clock's time."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if code != 0:
        sys.exit(f"{command[0]} ended with code {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - start


def text_bytes(path):
    return sum(len(json.loads(line)["text"].encode()) for line in open(path, encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--language", default="en")
    parser.add_argument("--target", type=pathlib.Path, default=ROOT / "target" / "release")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, small = pathlib.Path(folder) / "corpus.jsonl", pathlib.Path(folder) / "small.jsonl"
        make = [sys.executable, str(ROOT / "benches" / "corpus.py"), "--languages", args.language]
        subprocess.run([*make, "--megabytes", str(args.megabytes), "-o", str(corpus)], check=True)
        subprocess.run([*make, "--megabytes", str(args.megabytes / 10), "-o", str(small)], check=True)
        vader = pathlib.Path(folder) / "vader.py"
        vader.write_text(VADER)
        bullbear = [str(args.target / "bullbear"), "score", str(corpus), "-o", f"{folder}/out"]
        commands = {
            "reading the file": (["cat", str(corpus)], corpus),
            "plain way": ([str(args.target / "examples" / "plain"), str(corpus), args.language], corpus),
            "bullbear, 1 thread": ([*bullbear, "--threads", "1"], corpus),
            "bullbear, all cores": (bullbear, corpus),
        }
        if subprocess.run([sys.executable, "-c", "import vaderSentiment"], capture_output=True).returncode == 0:
            commands["vaderSentiment"] = ([sys.executable, str(vader), str(small)], small)
        sizes = {path: text_bytes(path) / 1e6 for path in (corpus, small)}
        times = {name: [] for name in commands}
        for _ in range(args.runs):
            for name, (command, _) in commands.items():
                times[name].append(seconds(command))
    speed = lambda name, kind, pick: sizes[commands[name][1]] / pick(run[kind] for run in times[name])
    own = speed("bullbear, 1 thread", 0, statistics.median)
    print(f"{'program':22} {'MB/s cpu':>9} {'slowest':>9} {'fastest':>9} {'MB/s clock':>11}   bullbear, 1 thread, by cpu")
    for name in commands:
        median, slow, fast = (speed(name, 0, pick) for pick in (statistics.median, max, min))
        print(f"{name:22} {median:9.2f} {slow:9.2f} {fast:9.2f} {speed(name, 1, statistics.median):11.2f}   {own / median:8.2f} x")


if __name__ == "__main__":
    main()
