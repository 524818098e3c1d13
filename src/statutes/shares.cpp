#include "statutes/shares.hpp"

#include <cstdint>

namespace mandat::statutes {
namespace {

constexpr int kMostDecimals = 6;

// 100 * ratio, rounded half up to so many decimals; nothing if that is too large.
std::optional<std::string> Percent(const Ratio& ratio, int decimals) {
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const auto scaled = Ratio::Multiply(ratio, Ratio(100 * scale));
  const auto half = Ratio::Create(1, 2);
  if (!scaled || !half) return std::nullopt;
  const auto raised = Ratio::Add(*scaled, *half);
  if (!raised) return std::nullopt;

  const Int128 units = raised->Floor();
  std::string fraction = ToString(units % scale);
  fraction.insert(0, static_cast<std::size_t>(decimals) - fraction.size(), '0');
  return ToString(units / scale) + '.' + fraction;
}

}  // namespace

std::optional<PrintedShares> PrintShares(const Ratio& share,
                                         const std::optional<Ratio>& threshold) {
  if (share < Ratio(0) || (threshold && *threshold < Ratio(0))) return std::nullopt;
  for (int decimals = 1; decimals <= kMostDecimals; ++decimals) {
    const auto text = Percent(share, decimals);
    if (!text) return std::nullopt;
    if (!threshold) return PrintedShares{.share = *text, .threshold = std::nullopt};
    const auto border = Percent(*threshold, decimals);
    if (!border) return std::nullopt;
    if (share == *threshold || *text != *border) {
      return PrintedShares{.share = *text, .threshold = border};
    }
  }
  return std::nullopt;
}

}  // namespace mandat::statutes
