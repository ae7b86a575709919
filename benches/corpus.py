#!/usr/bin/env python3
"""Makes a corpus of any size for measuring speed: JSON Lines or files, the same bytes for the same arguments.

A third of the sentences are our own (the articles in seeds/, the examples of the packs); the others are made of the packs' function words and of
words invented letter by letter after the examples, so that a corpus has as many distinct words as news of its size.

    benches/corpus.py --megabytes 10 --languages en,fr,de -o corpus.jsonl
    benches/corpus.py --megabytes 50 --shape article -o one.txt      one article of 50 MB
    benches/corpus.py --megabytes 50 --shape line -o line.txt        the same on one line
    benches/corpus.py --articles 1000000 --shape tiny -o tiny.jsonl  a million articles of one sentence
    benches/corpus.py --megabytes 10 --shape files -o folder         a file an article
"""
import argparse
import bisect
import csv
import itertools
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS = 120_000


class Language:
    """What sentences of one language are made of."""

    def __init__(self, code, chance):
        self.code, self.chance = code, chance
        rows = lambda name: csv.DictReader(open(ROOT / "lexicons" / code / f"{name}.csv", encoding="utf-8-sig"))
        files = ["bull", "bear", "shifters", "topics", "reporting"]
        self.own = sorted({row[cell] for name in files for row in rows(name) for cell in ("example", "counterexample") if row.get(cell)})
        self.small = sorted({row["word"] for row in rows("function_words") if "*" not in row["word"] and " " not in row["word"]})
        self.nouns_are_capital = any(row["setting"] == "nouns" and row["value"] == "capital" for row in rows("language"))
        marks = list(rows("quote_marks"))
        self.marks = [(row["open"], row["close"]) for row in marks if len(row["open"]) == 1][:4]
        self.cues = sorted({form for row in rows("reporting") if row["kind"] == "verb" for form in row["forms"].split("|") if re.fullmatch(r"\w+", form)})
        self.words = self.invent(WORDS)
        self.weights = list(itertools.accumulate(1 / (rank + 8) ** 1.02 for rank in range(len(self.words))))

    def invent(self, count):
        """Returns distinct words, made letter by letter after the words of the examples."""
        after = {}
        for word in re.findall(r"[^\W\d_]{3,}", " ".join(self.own).lower()):
            padded = f"^^{word}$"
            for at in range(len(padded) - 2):
                after.setdefault(padded[at : at + 2], []).append(padded[at + 2])
        words = {}
        while len(words) < count:
            word = "^^"
            while not word.endswith("$") and len(word) < 18:
                word += self.chance.choice(after.get(word[-2:], "$"))
            if len(word) > 6:
                words[word.strip("^$")] = None
        return list(words)

    def word(self):
        return self.words[bisect.bisect_left(self.weights, self.chance.random() * self.weights[-1])]

    def name(self):
        return f"{self.word().capitalize()} {self.word().capitalize()}"

    def made(self):
        """Returns a sentence of small words and invented ones."""
        parts = []
        for _ in range(self.chance.randint(6, 24)):
            roll = self.chance.random()
            if roll < 0.45:
                parts.append(self.chance.choice(self.small))
            elif roll < 0.47:
                parts.append(str(self.chance.randint(1, 9999)))
            elif roll < 0.51:
                parts.append(self.name())
            else:
                word = self.word()
                parts.append(word.capitalize() if self.nouns_are_capital and roll < 0.75 else word)
            if roll > 0.93:
                parts[-1] += ","
        text = " ".join(parts).rstrip(",")
        return text[:1].upper() + text[1:] + "."

    def sentence(self):
        roll = self.chance.random()
        if roll < 0.30:
            return self.chance.choice(self.own)
        if roll < 0.38 and self.cues:
            opens, closes = self.chance.choice(self.marks)
            return f"{opens}{self.made()[:-1]}{closes}, {self.chance.choice(self.cues)} {self.name()}."
        return self.made()

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.chance.randint(1, 5)))

    def article(self):
        title = self.made()[:-1][:80]
        return "\n\n".join([title] + [self.paragraph() for _ in range(self.chance.randint(4, 12))])


def seeds():
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]


def articles(languages, chance):
    """Yields articles with their languages for ever; one in thirty is a seed, whose language is left to be found."""
    kept = seeds()
    for number in itertools.count():
        if number % 30 == 29 and kept:
            yield "", chance.choice(kept)
        else:
            language = chance.choice(languages)
            yield language.code, language.article()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--languages", default="en,fr,de")
    parser.add_argument("--shape", choices=["jsonl", "files", "article", "line", "tiny"], default="jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    languages = [Language(code, chance) for code in args.languages.split(",")]
    most = int(args.megabytes * 1_000_000)
    if args.shape in ("article", "line"):
        gap = " " if args.shape == "line" else "\n\n"
        with open(args.output, "w", encoding="utf-8", newline="") as out:
            size = 0
            while size < most:
                text = languages[0].paragraph() + gap
                size += len(text.encode())
                out.write(text)
        return
    if args.shape == "files":
        args.output.mkdir(parents=True, exist_ok=True)
    out = None if args.shape == "files" else open(args.output, "w", encoding="utf-8")
    size = 0
    for number, (code, text) in enumerate(articles(languages, chance)):
        if args.shape == "tiny":
            language = chance.choice(languages)
            code, text = language.code, language.sentence()
        if (number >= args.articles) if args.articles else (size >= most):
            break
        size += len(text.encode())
        if out is None:
            (args.output / f"a{number:07}.txt").write_text(text, encoding="utf-8")
        else:
            # Stated, since half of the words are invented and may tell no language.
            out.write(json.dumps({"id": f"a{number:07}", "language": code, "text": text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
