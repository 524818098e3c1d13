// Any bytes into the leaf reader: what it accepts is written again to the same bytes, because one
// event must not have two hashes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "record/leaf.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto leaf = mandat::record::DecodeLeaf(bytes);
  if (leaf) MANDAT_CHECK(mandat::record::EncodeLeaf(*leaf) == bytes);
  return 0;
}
