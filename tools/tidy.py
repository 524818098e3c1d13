#!/usr/bin/env python3
"""Runs clang-tidy on the changed files and those that include them, or on `--all`.

Needs only a configured build folder (`--build`, by default that of preset tidy), not a built one.
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
    return [name for name in everything if name in seen]


def run(build, name):
    began = time.monotonic()
    done = subprocess.run(["clang-tidy-19", "--quiet", "-p", str(build), str(changed.ROOT / name)],
                          capture_output=True, text=True, check=False)
    return name, done.returncode, done.stdout, time.monotonic() - began


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--build", type=pathlib.Path, default=changed.ROOT / "build/tidy")
    options.add_argument("--all", action="store_true")
    given = options.parse_args()
    commands = json.loads((given.build / "compile_commands.json").read_text())
    known = changed.sources(changed.ROOT)
    files = {os.path.relpath(entry["file"], changed.ROOT) for entry in commands}
    names = chosen(sorted(files & known.keys()), None if given.all else changed.touched(), known)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = pool.map(lambda name: run(given.build, name), names)
        for number, (name, code, text, seconds) in enumerate(runs, 1):
            print(f"[{number}/{len(names)}] {seconds:4.1f} s  {name}", flush=True)
            if code:
                failed += 1
                print(text, flush=True)
    print(f"tidy: {len(names)} of {len(files)} files looked at, {failed} with findings")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
