// What every answer carries, and what no handler may put into one.
#include "net/response_writer.hpp"

#include <gtest/gtest.h>

namespace mandat::net {
namespace {

std::string HeadOf(const Response& response) {
  const auto head = WriteResponseHead(response, AfterResponse::kKeepAlive, "");
  return head ? *head : "refused: " + head.error().detail;
}

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Security.md SE-44, word for word but for HSTS, which needs TLS.
TEST(ResponseWriter, GivesTheSecurityHeadersToEveryAnswer) {
  for (const int status : {200, 204, 303, 404, 413, 500, 503}) {
    Response response;
    response.status = status;
    const std::string head = HeadOf(response);
    for (const char* const line :
         {"\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
          "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
          "require-trusted-types-for 'script'; trusted-types htmx; report-to csp\r\n",
          "\r\nReporting-Endpoints: csp=\"/csp-reports\"\r\n",
          "\r\nX-Content-Type-Options: nosniff\r\n", "\r\nReferrer-Policy: no-referrer\r\n",
          "\r\nCross-Origin-Opener-Policy: same-origin\r\n",
          "\r\nCross-Origin-Resource-Policy: same-origin\r\n", "camera=(), ",
          "publickey-credentials-get=(self)", "\r\nCache-Control: no-store\r\n"}) {
      EXPECT_TRUE(Has(head, line)) << status << line;
    }
    EXPECT_FALSE(Has(head, "Strict-Transport-Security"));
    EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  }
}

TEST(ResponseWriter, AdmitsTheNonceOfThePageOnly) {
  Response response;
  response.csp_nonce = "abc+/_-=1";
  EXPECT_TRUE(Has(HeadOf(response), "script-src 'self' 'nonce-abc+/_-=1'; style-src"));
  response.csp_nonce = "a' 'unsafe-inline";
  EXPECT_EQ(HeadOf(response), "refused: the nonce");
}

TEST(ResponseWriter, LetsAHandlerDecideHowLongAnAnswerIsKept) {
  Response response;
  response.headers = {{"cache-control", "max-age=60"}};
  EXPECT_TRUE(Has(HeadOf(response), "cache-control: max-age=60\r\n"));
  EXPECT_FALSE(Has(HeadOf(response), "no-store"));
}

TEST(ResponseWriter, RefusesWhatWouldForgeAHeader) {
  for (const Header& header : Headers{{"A", "b\r\nSet-Cookie: c"},
                                      {"A", "b\nc"},
                                      {"A", std::string("b\0", 2)},
                                      {"A\r\nB", "c"},
                                      {"", "b"},
                                      {"content-length", "0"},
                                      {"Content-Security-Policy", "default-src *"},
                                      {"Transfer-Encoding", "chunked"}}) {
    Response response;
    response.headers = {header};
    EXPECT_TRUE(HeadOf(response).starts_with("refused")) << header.name;
  }
  Response response;
  response.content_type = "text/html\r\nA: b";
  EXPECT_EQ(HeadOf(response), "refused: the content type");
}

TEST(ResponseWriter, FramesByLengthButForAStreamAndForNoBody) {
  Response response;
  response.body = std::make_shared<const std::string>("four");
  EXPECT_TRUE(Has(HeadOf(response), "\r\nContent-Length: 4\r\n"));
  response.status = 304;
  EXPECT_FALSE(Has(HeadOf(response), "Content-Length"));
  EXPECT_FALSE(HasBody(response, Method::kGet));
  response.status = 200;
  EXPECT_TRUE(HasBody(response, Method::kGet));
  EXPECT_FALSE(HasBody(response, Method::kHead));
  response.stream.emplace();
  EXPECT_FALSE(Has(HeadOf(response), "Content-Length"));
  EXPECT_TRUE(Has(HeadOf(response), "\r\nConnection: close\r\n"));
}

}  // namespace
}  // namespace mandat::net
