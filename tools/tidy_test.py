#!/usr/bin/env python3
"""Shows that a change of a header reaches every file that sees it, and no other."""
import unittest

import changed
import tidy

TEXTS = {
    "src/base/id.hpp": "",
    "src/core/state.hpp": '#include "base/id.hpp"\n',
    "src/core/core.cpp": '#include "core/state.hpp"\n',
    "src/tally/hare.cpp": '#include "tally/hare.hpp"\n',
    "src/tally/hare.hpp": "",
    "tests/support/story.hpp": '#include "core/state.hpp"\n',
    "tests/unit/core/core_test.cpp": '#include "tests/support/story.hpp"\n',
    "tests/fault/cut.cpp": '#include "disk.hpp"\n',
    "tests/fault/disk.hpp": "",
}
SOURCES = sorted(name for name in TEXTS if name.endswith(".cpp"))


class Tidy(unittest.TestCase):
    def chosen(self, *names):
        return tidy.chosen(SOURCES, names, TEXTS)

    def test_looks_at_a_changed_source_alone(self):
        self.assertEqual(self.chosen("src/tally/hare.cpp"), ["src/tally/hare.cpp"])

    def test_follows_a_header_through_other_headers(self):
        self.assertEqual(self.chosen("src/base/id.hpp"),
                         ["src/core/core.cpp", "tests/unit/core/core_test.cpp"])

    def test_looks_at_changed_files_before_those_that_include_them(self):
        self.assertEqual(self.chosen("src/base/id.hpp", "tests/unit/core/core_test.cpp"),
                         ["tests/unit/core/core_test.cpp", "src/core/core.cpp"])

    def test_starts_nothing_when_the_time_is_up(self):
        self.assertEqual(tidy.run("build", "no_such_file.cpp", 0), ("no_such_file.cpp", None, "", 0))

    def test_finds_a_header_that_stands_beside(self):
        self.assertEqual(self.chosen("tests/fault/disk.hpp"), ["tests/fault/cut.cpp"])

    def test_leaves_alone_what_sees_nothing_of_the_change(self):
        self.assertEqual(self.chosen("README.md", "data/petrograd.toml"), [])

    def test_looks_at_all_when_the_rules_change_or_git_cannot_tell(self):
        self.assertEqual(self.chosen(".clang-tidy"), SOURCES)
        self.assertEqual(tidy.chosen(SOURCES, None, TEXTS), SOURCES)

    def test_ends_where_headers_include_each_other(self):
        texts = {"src/a/a.hpp": '#include "a/b.hpp"\n', "src/a/b.hpp": '#include "a/a.hpp"\n'}
        self.assertEqual(changed.seeing(["src/a/a.hpp"], texts), [])


if __name__ == "__main__":
    unittest.main()
