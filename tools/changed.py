#!/usr/bin/env python3
"""Which files a change touches, and which .cpp files see them. Prints the touched files.

The change is everything since the commit in $MANDAT_BASE, else since the branch left main, else
(on main itself) since the commit before; with what is not committed yet. Without git, or where
history does not reach that far, everything counts as touched: the check gets slower, not weaker.
"""
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#include\s+"([^"]+)"', re.MULTILINE)
SOURCE_FOLDERS = ("src", "tests", "apps", "bench")


def git(*arguments):
    """The lines that git prints, or None if it fails."""
    try:
        command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        return None


def base_commit():
    if named := os.environ.get("MANDAT_BASE"):
        return named
    head = git("rev-parse", "HEAD")
    for main in ("origin/main", "main"):
        fork = git("merge-base", main, "HEAD")
        if fork and head and fork[0] != head[0]:
            return fork[0]
    return "HEAD~1"


def touched():
    """The touched files that still exist, relative to the root, or None if git cannot tell."""
    since = git("diff", "--name-only", base_commit())
    unknown = git("ls-files", "--others", "--exclude-standard")
    if since is None or unknown is None:
        return None
    return sorted(name for name in set(since + unknown) if name and (ROOT / name).is_file())


def sources(root):
    """{path: text} of our C++ files, relative to `root`."""
    return {path.relative_to(root).as_posix(): path.read_text()
            for folder in SOURCE_FOLDERS for path in (root / folder).rglob("*.[ch]pp")}


def seeing(files, texts):
    """The .cpp files among `texts` that are in `files` or include one of them, however far."""
    includers = {}
    for path, text in texts.items():
        for name in INCLUDE.findall(text):
            for found in (f"src/{name}", name, os.path.join(os.path.dirname(path), name)):
                if found in texts:
                    includers.setdefault(found, set()).add(path)
                    break
    reached, waiting = set(), [name for name in files if name in texts]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(includers.get(name, ()))
    return sorted(name for name in reached if name.endswith(".cpp"))


if __name__ == "__main__":
    names = touched()
    print("\n".join(names if names is not None else sorted(sources(ROOT))))
