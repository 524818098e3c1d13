#!/usr/bin/env python3
"""Shows sizes.py functions in every dress they wear here, and a giant."""
import pathlib
import tempfile
import unittest

import sizes

DRESSES = """\
namespace mandat {
struct Point {
  int x = 0;
  std::vector<int> list{1, 2};
  Point() : x(1) {}
  [[nodiscard]] int X() const { return x; }
};
enum class Colour { kRed, kBlue };
constexpr auto WordsOf(Colour) {
  return std::array<std::string_view, 2>{"red {", "blue"};
}
template <typename T>
std::vector<T> Doubled(
    const std::vector<T>& list) {  // a brace: {
  std::ranges::for_each(list, [](auto& e) {
    e *= 2;
  });
  return list;
}
const Table kTable = {{1, 2}, {3, 4}};
const auto kCheck = [](int a) { return a == '{'; };
void Takes(const struct Point* point) {
  const char digit = 1'000 > 5 ? '}' : '{';
}
class Empty {};
constexpr std::array<Row, Size(2)> kRows{{
    Row("one"),
}};
bool operator==(const Row& a, const Row& b) { return true; }
template <typename T = int, typename U = std::vector<T>>
T Get() {
}
}  // namespace mandat
"""


class Sizes(unittest.TestCase):
    def test_finds_each_function_and_its_lines(self):
        self.assertEqual(list(sizes.functions(DRESSES)),
                         [("Point", 5, 1), ("X", 6, 1), ("WordsOf", 9, 3), ("Doubled", 12, 8),
                          ("?", 21, 1), ("Takes", 22, 3), ("operator==", 29, 1), ("Get", 30, 3)])

    def measure(self, path, lines):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_text("int Sum() {\n" + "  ++sum;\n" * (lines - 2) + "}\n")
            return sizes.measure(pathlib.Path(folder))[1]

    def test_fails_a_giant_and_not_the_largest_that_may_be(self):
        self.assertEqual(sizes.giants(self.measure("src/core/a.cpp", 80)), [])
        self.assertEqual(sizes.giants(self.measure("src/core/a.cpp", 81)),
                         ["src/core/a.cpp:1: Sum has 81 lines; 80 is the limit"])

    def test_lets_a_test_be_long(self):
        self.assertEqual(sizes.giants(self.measure("tests/unit/core/a_test.cpp", 200)), [])


if __name__ == "__main__":
    unittest.main()
