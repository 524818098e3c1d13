// Option: what a fault test is told on its command line, such as `--amount 100`.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>

namespace mandat::fault {

// The number after `name`; `otherwise` if it is not given.
inline std::uint64_t Option(int argc, char** argv, const char* name, std::uint64_t otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], name) != 0) continue;
    std::uint64_t number = 0;
    std::from_chars(argv[i + 1], argv[i + 1] + std::strlen(argv[i + 1]), number);
    return number;
  }
  return otherwise;
}

}  // namespace mandat::fault
