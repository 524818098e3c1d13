#!/usr/bin/env python3
"""Shows check_docs.py a small tree with known faults."""
import pathlib
import tempfile
import unittest

import check_docs


class CheckDocs(unittest.TestCase):
    def faults(self, **files):
        """Of a tree with a front page, one module, and `files`; None removes a file."""
        files = {"README.md": "", "src/base/README.md": ""} | files
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                if text is not None:
                    (root / name).parent.mkdir(parents=True, exist_ok=True)
                    (root / name).write_text(text)
            (root / "src/base").mkdir(parents=True, exist_ok=True)
            return list(check_docs.faults(root))

    def test_follows_links_from_where_they_stand(self):
        page = "[home](../README.md) [part](#part) [out](https://example.org/a) `[no](link)`"
        self.assertEqual(self.faults(**{"docs/a.md": page}), [])
        self.assertEqual(self.faults(**{"docs/a.md": "![picture](home.png)"}),
                         ["docs/a.md: nothing at home.png"])

    def test_wants_a_readme_per_module(self):
        self.assertEqual(self.faults(**{"src/base/README.md": None}),
                         ["src/base/README.md: missing"])

    def test_wants_readmes_of_one_screen(self):
        self.assertEqual(self.faults(**{"README.md": "\n" * 60, "src/base/README.md": "\n" * 40}),
                         [])
        self.assertEqual(self.faults(**{"README.md": "\n" * 61, "src/base/README.md": "\n" * 41}),
                         ["README.md: 61 lines; 60 is the limit",
                          "src/base/README.md: 41 lines; 40 is the limit"])

    def test_refuses_what_is_true_on_one_machine_only(self):
        # Put together here, so that this file may be checked as well.
        for text in ("see /" + "home/ana/mandat", "cd /" + "root/x", "//" + "registry.example.org/x"):
            self.assertEqual(len(self.faults(**{"docs/a.txt": text})), 1, text)
        for text in ("the homework/root/x", "docs/work/x.md", "https://example.org/registry"):
            self.assertEqual(self.faults(**{"docs/a.txt": text}), [], text)

    def test_passes_over_what_is_not_text_or_not_ours(self):
        self.assertEqual(self.faults(**{"build/a.md": "[no](where)"}), [])


if __name__ == "__main__":
    unittest.main()
