#!/usr/bin/env python3
"""Reports how long our functions and files are. Fails only for a function over 80 lines.

The figures are there to be looked at: the rot of a code base is a handful of giants (style.md 8).
Functions of tests are reported, and never fail: a long table of cases is a good test.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMIT = 80
FOLDERS = ("src", "apps", "bench", "tests")

# What is blanked out before braces are counted; newlines stay, so that lines keep their numbers.
BLANKED = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'
                     r"(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\n|[^\n])*",
                     re.DOTALL | re.MULTILINE)
SCOPE = re.compile(r'\b(?:namespace|class|struct|union|enum|extern)\b(?![^{]*\)\s*(?:const)?\s*$)')
TAIL = re.compile(r"#\s*(?:(?:const|noexcept#?|override|final|&&?|requires[^=]*)\s*)*"
                  r"(?:->[^=]*|:[^:=][^=]*)?$")
NAME = re.compile(r"([\w:~]+|operator[^\w\s(]+|operator\(\))\s*\(")


def blank(text):
    return BLANKED.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def is_function(head):
    """Whether `head`, the code between the last `;`, `{` or `}` and a `{`, begins a function: its
    parameters are followed by nothing but what may stand between them and a body."""
    while (inner := re.sub(r"\([^()]*\)", "#", head)) != head:
        head = inner
    return TAIL.search(head) is not None and not SCOPE.search(head)


def functions(text):
    """Yields (name, first line, lines) of every function that has a body. A lambda counts as
    lines of the function it stands in, or is one itself where it stands alone."""
    code = blank(text)
    scopes = 0       # namespaces and classes around this place
    depth = 0        # braces inside a function or an initialiser
    begin = head = None
    start = 0
    for place in re.finditer(r"[{};]", code):
        mark = place.group()
        if depth:
            depth += {"{": 1, "}": -1, ";": 0}[mark]
            if depth == 0 and begin is not None:
                name = NAME.search(head)
                lines = code.count("\n", begin, place.start()) + 1
                yield (name.group(1) if name else "?", code.count("\n", 0, begin) + 1, lines)
        elif mark == "{":
            head = code[start:place.start()]
            if SCOPE.search(head):
                scopes += 1
            else:
                depth = 1
                begin = start + len(head) - len(head.lstrip()) if is_function(head) else None
        elif mark == "}":
            scopes -= 1
        if not depth:
            start = place.end()


def summary(lengths):
    ordered = sorted(lengths) or [0]
    return (f"{len(lengths):6} of median {ordered[len(ordered) // 2]}, "
            f"p90 {ordered[len(ordered) * 9 // 10]}, max {ordered[-1]} lines")


def measure(root):
    """Returns ([(lines, file)], [(lines, place, name, is a test's)])."""
    files, found = [], []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            name, text = path.relative_to(root).as_posix(), path.read_text()
            files.append((text.count("\n"), name))
            found += [(lines, f"{name}:{line}", function, folder == "tests")
                      for function, line, lines in functions(text)]
    return files, found


def report(files, found):
    ours = [row for row in found if not row[3]]
    yield "functions    " + summary([row[0] for row in ours])
    yield "  of tests   " + summary([row[0] for row in found if row[3]])
    for ending in (".hpp", ".cpp"):
        yield f"files {ending}   " + summary([lines for lines, name in files if name.endswith(ending)])
    yield "longest functions"
    yield from (f"{row[0]:6} {row[1]} {row[2]}" for row in sorted(ours, reverse=True)[:10])
    yield "longest files"
    yield from (f"{lines:6} {name}" for lines, name in sorted(files, reverse=True)[:10])


def giants(found):
    return [f"{place}: {name} has {lines} lines; {LIMIT} is the limit"
            for lines, place, name, is_test in found if lines > LIMIT and not is_test]


if __name__ == "__main__":
    measured_files, measured = measure(ROOT)
    print("\n".join(report(measured_files, measured)))
    too_long = giants(measured)
    print("\n".join(too_long))
    sys.exit(bool(too_long))
