#!/usr/bin/env python3
"""Runs the commands of a page and writes what they print into it.

    python3 docs/run.py PROGRAM docs/walkthrough.md docs/lexicons.md

In a block that begins with ```console every line that begins with "$ " is run, and what follows it is replaced by its output. A comment
<!-- run: COMMAND --> is run and prints nothing. The commands see the five seeds as the folder articles and their labels as gold; bullbear is PROGRAM.
A page that begins anew gets a new folder. Exit with 1 when a command could not run.
"""
import os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def place(program):
    """Makes the folder that a page's commands see."""
    folder = tempfile.mkdtemp()
    shutil.copytree(os.path.join(ROOT, "seeds"), os.path.join(folder, "articles"))
    shutil.copytree(os.path.join(ROOT, "tests/gold/seeds"), os.path.join(folder, "gold"))
    os.makedirs(os.path.join(folder, ".bin"))
    os.symlink(os.path.abspath(program), os.path.join(folder, ".bin/bullbear"))
    return folder


def run(command, folder):
    """Returns what a command prints, and whether it could run."""
    path = os.path.join(folder, ".bin") + os.pathsep + os.environ["PATH"]
    env = {**os.environ, "PATH": path, "COLUMNS": "120", "NO_COLOR": "1"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode not in (0, 1, 3):
        print(f"exit {done.returncode}: {command}\n{done.stdout}", file=sys.stderr)
    return done.stdout.rstrip("\n"), done.returncode in (0, 1, 3)


def renewed(text, folder):
    """Returns a page with fresh outputs, and whether all commands could run."""
    out, fine, inside = [], True, False
    for line in text.split("\n"):
        hidden = re.fullmatch(r"<!-- run: (.*) -->", line)
        if line.startswith("```"):
            inside = line == "```console"
        if hidden:
            fine &= run(hidden[1], folder)[1]
        if inside and not line.startswith(("```", "$ ")):
            continue
        out.append(line)
        if inside and line.startswith("$ "):
            printed, ran = run(line[2:], folder)
            fine &= ran
            out.extend([printed] if printed else [])
    return "\n".join(out), fine


def main():
    program, *pages = sys.argv[1:]
    fine = True
    for page in pages:
        folder = place(program)
        text, ran = renewed(open(page, encoding="utf-8").read(), folder)
        fine &= ran
        open(page, "w", encoding="utf-8").write(text)
        shutil.rmtree(folder)
    sys.exit(0 if fine else 1)


main()
