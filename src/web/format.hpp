// Numbers, shares and dates as a reader of each language writes them (IF-303, IF-304).
//
// Our own and not ICU's: what a verdict says must not change with a library's version (LB-6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.hpp"
#include "base/ratio.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "web/messages.hpp"

namespace mandat::web {

// "4,812"; French "4 812", the space being U+202F.
[[nodiscard]] std::string FormatNumber(std::int64_t number, Language language);
// The same for a fraction: "275/3".
[[nodiscard]] std::string FormatNumber(const Ratio& number, Language language);

struct Shares {
  std::string share;
  std::string threshold;  // empty if there is none
};

// What statutes::PrintShares says (IF-303), with the sign and the comma of the language. Nothing if
// six decimals do not tell the two apart: print the fractions only.
[[nodiscard]] std::optional<Shares> FormatShares(const Ratio& share,
                                                 const std::optional<Ratio>& threshold,
                                                 Language language);

// "7 November 1917"; a Julian date names its calendar and the Gregorian one:
// "25 October 1917 (Julian), 7 November 1917".
[[nodiscard]] std::string FormatDate(const CivilDate& date, const Messages& words);

// "7 November 1917, 20:05" in a zone as "Europe/Paris". Fails with `time_zone_unknown`.
[[nodiscard]] Result<std::string> FormatInstant(UtcMillis instant, std::string_view zone,
                                                const Messages& words);

}  // namespace mandat::web
