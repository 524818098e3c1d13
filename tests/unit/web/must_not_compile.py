#!/usr/bin/env python3
"""must_not_compile.py COMPILER SOURCE INCLUDE...: exactly the lines marked `// refused` are refused.

What makes markup safe is that the wrong program does not compile; only a compiler can test that.
"""
import pathlib
import re
import subprocess
import sys

compiler, source, *includes = sys.argv[1:]
marked = {number for number, line in enumerate(pathlib.Path(source).read_text().splitlines(), 1)
          if line.endswith("// refused")}
# Without colours and without a limit: every line has its say.
command = [compiler, "-std=c++20", "-fsyntax-only", "-fno-diagnostics-color",
           "-ferror-limit=0" if "clang" in compiler else "-fmax-errors=0",
           *(f"-I{folder}" for folder in includes), source]
messages = subprocess.run(command, capture_output=True, text=True, check=False).stderr
refused = {int(line) for line in re.findall(
    re.escape(source) + r":(\d+):\d+: +(?:error|in .constexpr. expansion)", messages)}
for number in sorted(marked - refused):
    print(f"{source}:{number}: compiles, and must not")
for number in sorted(refused - marked):
    print(f"{source}:{number}: refused, and should compile")
if not marked:
    print(f"{source}: no line is marked")
print(f"{len(marked & refused)} of {len(marked)} marked lines refused")
sys.exit(marked != refused or not marked)
