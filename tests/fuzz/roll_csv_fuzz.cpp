// Any bytes into the reader of membership lists: what it accepts is exported and read again to the
// same rows, because a list that is sent round must not change by travelling.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "app/roll_csv.hpp"
#include "base/check.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const mandat::app::RollFile file = mandat::app::ParseRollCsv(bytes);
  if (!file.IsInOrder()) return 0;
  const auto again = mandat::app::ParseRollCsv(mandat::app::ExportRollCsv(file.rows));
  MANDAT_CHECK(again.IsInOrder());
  MANDAT_CHECK(again.rows == file.rows);
  return 0;
}
