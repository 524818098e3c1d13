// Whatever arrives, it is refused or it is one request with one reading.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "net/request_reader.hpp"
#include "net/text.hpp"

namespace {

using mandat::net::Request;
using mandat::net::RequestPolicy;
using mandat::net::RequestReader;

// Small limits, so that short inputs reach them.
const RequestPolicy kPolicy = {
    .header_bytes = 512, .header_fields = 8, .form_bytes = 128, .json_bytes = 128};

// The same bytes, cut in two at `cut`: the pieces in which they arrive must change nothing.
bool ReadsInTwoPieces(std::string_view bytes, std::size_t cut, const Request& whole) {
  RequestReader reader(kPolicy);
  const auto first = reader.Feed(bytes.substr(0, cut));
  if (!first) return false;
  if (!reader.IsDone()) {
    if (*first != cut || !reader.Feed(bytes.substr(cut))) return false;
  }
  return reader.IsDone() && reader.Take() == whole;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto request = mandat::net::ParseRequest(bytes, kPolicy);
  if (!request) return 0;

  const auto hosts = std::count_if(
      request->headers.begin(), request->headers.end(),
      [](const auto& header) { return mandat::net::EqualIgnoringCase(header.name, "Host"); });
  MANDAT_CHECK(hosts == 1);
  MANDAT_CHECK(request->path.starts_with('/'));
  MANDAT_CHECK(request->path.find("/../") == std::string::npos);
  MANDAT_CHECK(request->body.size() <= kPolicy.form_bytes);
  // What we write is longer where the input left bytes bare that we encode.
  const auto again = mandat::net::ParseRequest(mandat::net::WriteRequest(*request));
  MANDAT_CHECK(again);
  MANDAT_CHECK(*again == *request);
  MANDAT_CHECK(ReadsInTwoPieces(bytes, size / 2, *request));
  return 0;
}
