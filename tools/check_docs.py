#!/usr/bin/env python3
"""Checks the documents: links that lead somewhere, READMEs of one screen, no word that is only true
on one machine."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SKIPPED = {".git", "build", "node_modules", "var", "__pycache__"}
README_LINES = 60
MODULE_README_LINES = 40

CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)[^)]*\)")
OTHER_PLACES = re.compile(r"^(?:[a-z]+:|#)")
# Where packages come from is the business of the machine's package managers: behind a mirror, or
# years from now, a host that is written down here would be wrong.
FORBIDDEN = {
    r"(?:^|[^\w.])/(?:work|farm|root|home/\w+)/[\w.-]": "a path of one machine",
    r"//(?:registry|mirror|deb|pypi|proxy|repo|packages)\.[\w-]+\.\w+": "a registry host",
}


def texts(root):
    """Yields (path relative to `root`, text) of every file that is text."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        if path.is_file() and not SKIPPED & set(name.parts):
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def dead_links(root, name, text):
    for link in LINK.findall(CODE.sub("", text)):
        target = link.split("#")[0]
        if not OTHER_PLACES.match(link) and not ((root / name).parent / target).exists():
            yield f"{name}: nothing at {link}"


def forbidden_words(name, text):
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in FORBIDDEN.items():
            if re.search(pattern, line):
                yield f"{name}:{number}: names {what}"


def readmes(root):
    """The front page and one page per module: they are there, and short enough to be read."""
    pages = {root / "README.md": README_LINES}
    pages |= {folder / "README.md": MODULE_README_LINES
              for folder in sorted((root / "src").iterdir()) if folder.is_dir()}
    for page, limit in pages.items():
        name = page.relative_to(root)
        if not page.exists():
            yield f"{name}: missing"
        elif (lines := page.read_text().count("\n")) > limit:
            yield f"{name}: {lines} lines; {limit} is the limit"


def faults(root):
    yield from readmes(root)
    for name, text in texts(root):
        yield from forbidden_words(name, text)
        if name.suffix == ".md":
            yield from dead_links(root, name, text)


if __name__ == "__main__":
    found = list(faults(ROOT))
    print("\n".join(found) or "docs: ok")
    sys.exit(bool(found))
