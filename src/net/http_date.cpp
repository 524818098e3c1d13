#include "net/http_date.hpp"

#include <string_view>

namespace mandat::net {
namespace {

// Not strftime: names of days and months depend on the locale there.
constexpr std::string_view kDays = "SunMonTueWedThuFriSat";
constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";

std::string TwoDigits(int number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

std::string FormatHttpDate(std::time_t second) {
  std::tm time{};
  gmtime_r(&second, &time);
  std::string date(kDays.substr(static_cast<std::size_t>(time.tm_wday) * 3, 3));
  date += ", " + TwoDigits(time.tm_mday) + ' ';
  date += kMonths.substr(static_cast<std::size_t>(time.tm_mon) * 3, 3);
  date += ' ' + std::to_string(time.tm_year + 1900) + ' ' + TwoDigits(time.tm_hour) + ':';
  return date + TwoDigits(time.tm_min) + ':' + TwoDigits(time.tm_sec) + " GMT";
}

}  // namespace mandat::net
