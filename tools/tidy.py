#!/usr/bin/env python3
"""Runs clang-tidy on the changed files and those that include them, or on `--all`.

Needs only a configured build folder (`--build`, by default that of preset tidy), not a built one.
With `--minutes` it starts no file after them, and says how many it left: changed files come first.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import time

import changed


def chosen(everything, names, texts):
    """Of the files in the compilation database, those to look at; all if `names` is None."""
    if names is None or ".clang-tidy" in names:
        return everything
    seen = set(changed.seeing(names, texts))
    return sorted((name for name in everything if name in seen), key=lambda name: name not in names)


def run(build, name, until):
    """(name, exit code, findings, seconds), or (name, None, "", 0) if the time was up."""
    began = time.monotonic()
    if began > until:
        return name, None, "", 0
    done = subprocess.run(["clang-tidy-19", "--quiet", "-p", str(build), str(changed.ROOT / name)],
                          capture_output=True, text=True, check=False)
    return name, done.returncode, done.stdout, time.monotonic() - began


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--build", type=pathlib.Path, default=changed.ROOT / "build/tidy")
    options.add_argument("--all", action="store_true")
    options.add_argument("--minutes", type=float, default=float("inf"))
    given = options.parse_args()
    commands = json.loads((given.build / "compile_commands.json").read_text())
    known = changed.sources(changed.ROOT)
    files = {os.path.relpath(entry["file"], changed.ROOT) for entry in commands}
    names = chosen(sorted(files & known.keys()), None if given.all else changed.touched(), known)
    until = time.monotonic() + given.minutes * 60
    failed = left = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = pool.map(lambda name: run(given.build, name, until), names)
        for number, (name, code, text, seconds) in enumerate(runs, 1):
            if code is None:
                left += 1
                continue
            print(f"[{number}/{len(names)}] {seconds:4.1f} s  {name}", flush=True)
            if code:
                failed += 1
                print(text, flush=True)
    print(f"tidy: {len(names) - left} of {len(files)} files looked at, {failed} with findings")
    if left:
        print(f"clang-tidy (Skipped: {left} files that see the change, over {given.minutes} minutes)")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
