#include "net/response_writer.hpp"

#include <algorithm>
#include <initializer_list>

#include "net/text.hpp"

namespace mandat::net {
namespace {

constexpr std::string_view kFixedHeaderLines =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: accelerometer=(), autoplay=(), browsing-topics=(), camera=(), "
    "clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), "
    "geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), "
    "storage-access=(), usb=(), web-share=(), window-management=(), xr-spatial-tracking=(), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self)\r\n";

// Given by the server alone: a handler that sets one has misunderstood who decides.
bool IsReserved(std::string_view name) {
  for (const std::string_view reserved :
       {"Connection", "Content-Length", "Content-Security-Policy", "Content-Type",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Date", "Permissions-Policy",
        "Referrer-Policy", "Reporting-Endpoints", "Strict-Transport-Security", "Transfer-Encoding",
        "X-Content-Type-Options"}) {
    if (EqualIgnoringCase(name, reserved)) return true;
  }
  return false;
}

bool IsNonce(std::string_view nonce) {
  return std::all_of(nonce.begin(), nonce.end(), [](char c) {
    return IsAlphanumeric(c) || std::string_view("+/_=-").find(c) != std::string_view::npos;
  });
}

Status CheckResponse(const Response& response) {
  for (const Header& header : response.headers) {
    if (!IsToken(header.name) || IsReserved(header.name) || !IsHeaderValue(header.value)) {
      return Fail("response_malformed", "the header " + header.name);
    }
  }
  if (!IsHeaderValue(response.content_type)) {
    return Fail("response_malformed", "the content type");
  }
  if (!IsNonce(response.csp_nonce)) return Fail("response_malformed", "the nonce");
  if (response.status < 200 || response.status > 599) {
    return Fail("response_malformed", "the status");
  }
  return {};
}

bool HasStatusWithoutBody(int status) { return status == 204 || status == 304; }

void AppendLine(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

void AppendFraming(std::string& out, const Response& response, AfterResponse after) {
  if (!HasStatusWithoutBody(response.status)) {
    if (!response.content_type.empty()) AppendLine(out, "Content-Type", response.content_type);
    if (!response.stream) {
      AppendLine(out, "Content-Length", std::to_string(BodyText(response.body).size()));
    }
  }
  if (response.stream) {
    AppendLine(out, "X-Accel-Buffering", "no");  // a proxy that collects would hold events back
  }
  if (after == AfterResponse::kClose || response.stream) AppendLine(out, "Connection", "close");
}

}  // namespace

std::string SecurityHeaderLines(std::string_view csp_nonce) {
  std::string lines = "Content-Security-Policy: default-src 'none'; script-src 'self'";
  if (!csp_nonce.empty()) lines.append(" 'nonce-").append(csp_nonce).append("'");
  lines +=
      "; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
      "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
      "require-trusted-types-for 'script'; trusted-types htmx; report-to csp\r\n"
      "Reporting-Endpoints: csp=\"";
  lines.append(kCspReportPath).append("\"\r\n").append(kFixedHeaderLines);
  return lines;
}

Result<std::string> WriteResponseHead(const Response& response, AfterResponse after,
                                      std::string_view date) {
  MANDAT_TRY_DO(CheckResponse(response));
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ';
  head.append(ReasonPhrase(response.status)).append("\r\n");
  if (!date.empty()) AppendLine(head, "Date", date);
  AppendFraming(head, response, after);
  for (const Header& header : response.headers) AppendLine(head, header.name, header.value);
  if (FindHeader(response.headers, "Cache-Control") == nullptr) {
    AppendLine(head, "Cache-Control", "no-store");
  }
  head += SecurityHeaderLines(response.csp_nonce);
  return head + "\r\n";
}

bool HasBody(const Response& response, Method method) {
  return method != Method::kHead && !HasStatusWithoutBody(response.status);
}

}  // namespace mandat::net
