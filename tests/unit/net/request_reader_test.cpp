// What is taken for a request, and every way of not being one.
#include "net/request_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

namespace mandat::net {
namespace {

std::string Get(std::string_view more = "") {
  return "GET / HTTP/1.1\r\nHost: depot\r\n" + std::string(more) + "\r\n";
}

std::string Post(std::string_view headers, std::string_view body) {
  return "POST /act HTTP/1.1\r\nHost: depot\r\n" + std::string(headers) + "\r\n" +
         std::string(body);
}

std::string Chunked(std::string_view body) { return Post("Transfer-Encoding: chunked\r\n", body); }

std::string CodeOf(std::string_view bytes, const RequestPolicy& policy = {}) {
  const auto request = ParseRequest(bytes, policy);
  return request ? "" : request.error().code;
}

TEST(RequestReader, ReadsAPlainRequest) {
  const auto request = ParseRequest(
      "GET /o/depot?at=3 HTTP/1.1\r\nhost: depot:80\r\nX-A:b \r\nCookie:\ts=1; t=2\r\n"
      "Connection: keep-alive\r\n\r\n");
  ASSERT_TRUE(request) << request.error().detail;
  EXPECT_EQ(request->method, Method::kGet);
  EXPECT_EQ(request->path, "/o/depot");
  EXPECT_EQ(*FindParameter(request->query, "at"), "3");
  const Headers expected = {{"host", "depot:80"}, {"X-A", "b"}, {"Cookie", "s=1; t=2"}};
  EXPECT_EQ(request->headers, expected);
  EXPECT_EQ(request->body, "");
}

TEST(RequestReader, ReadsABodyByItsLength) {
  const auto request = ParseRequest(Post("Content-Length: 5\r\n", "a=b&c"));
  ASSERT_TRUE(request);
  EXPECT_EQ(request->body, "a=b&c");
  EXPECT_EQ(request->Header("Content-Length"), nullptr);
  EXPECT_TRUE(ParseRequest(Post("Content-Length: 0\r\n", "")));
  EXPECT_TRUE(ParseRequest(Post("", "")));
  EXPECT_TRUE(ParseRequest(Get("Content-Length: 0\r\n")));
}

TEST(RequestReader, ReadsABodyInChunks) {
  const auto request = ParseRequest(Chunked("5\r\na=b&c\r\n00A\r\n0123456789\r\n0\r\n\r\n"));
  ASSERT_TRUE(request) << request.error().detail;
  EXPECT_EQ(request->body, "a=b&c0123456789");
}

struct Shape {
  const char* what;
  std::string bytes;
  const char* code;
};

std::vector<Shape> MalformedHeads() {
  return {
      {"nothing", "", "request_malformed"},
      {"half a head", "GET / HTTP/1.1\r\nHost: depot\r\n", "request_malformed"},
      {"an empty line first", "\r\n" + Get(), "request_malformed"},
      {"bare LF after the first line", "GET / HTTP/1.1\nHost: depot\r\n\r\n", "request_malformed"},
      {"bare LF after a header", "GET / HTTP/1.1\r\nHost: depot\nA: b\r\n\r\n",
       "request_malformed"},
      {"bare LF at the end", "GET / HTTP/1.1\r\nHost: depot\r\n\n", "request_malformed"},
      {"bare CR in a value", Get("A: b\rc\r\n"), "request_malformed"},
      {"CR CR LF", "GET / HTTP/1.1\r\r\nHost: depot\r\n\r\n", "request_malformed"},
      {"NUL in a value", Get(std::string("A: b\0c\r\n", 8)), "request_malformed"},
      {"DEL in a value", Get("A: b\x7F\r\n"), "request_malformed"},
      {"folded header", Get("A: b\r\n c\r\n"), "request_malformed"},
      {"folded by a tab", Get("A: b\r\n\tc\r\n"), "request_malformed"},
      {"space first of all", "GET / HTTP/1.1\r\n Host: depot\r\n\r\n", "request_malformed"},
      {"space before the colon", Get("A : b\r\n"), "request_malformed"},
      {"no colon", Get("A\r\n"), "request_malformed"},
      {"no name", Get(": b\r\n"), "request_malformed"},
      {"name with a bracket", Get("A(: b\r\n"), "request_malformed"},
      {"name beyond ASCII", Get("\xC3\xA9: b\r\n"), "request_malformed"},
      {"two spaces", "GET  / HTTP/1.1\r\nHost: depot\r\n\r\n", "request_malformed"},
      {"tab for a space", "GET\t/ HTTP/1.1\r\nHost: depot\r\n\r\n", "request_malformed"},
      {"space at the end", "GET / HTTP/1.1 \r\nHost: depot\r\n\r\n", "request_malformed"},
      {"no version", "GET /\r\nHost: depot\r\n\r\n", "request_malformed"},
      {"lower case version", "GET / http/1.1\r\nHost: depot\r\n\r\n", "request_malformed"},
      {"HTTP/1.0", "GET / HTTP/1.0\r\nHost: depot\r\n\r\n", "version_unsupported"},
      {"HTTP/2.0", "PRI * HTTP/2.0\r\n\r\n", "version_unsupported"},
      {"absolute target", "GET http://depot/ HTTP/1.1\r\nHost: depot\r\n\r\n", "target_malformed"},
      {"PUT", "PUT / HTTP/1.1\r\nHost: depot\r\n\r\n", "method_not_allowed"},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: depot\r\n\r\n", "method_not_allowed"},
      {"unknown method", "BREW / HTTP/1.1\r\nHost: depot\r\n\r\n", "method_unknown"},
      {"methods have one case", "get / HTTP/1.1\r\nHost: depot\r\n\r\n", "method_unknown"},
      {"bytes behind", Get() + "G", "request_malformed"},
  };
}

std::vector<Shape> AmbiguousFields() {
  return {
      {"no Host", "GET / HTTP/1.1\r\n\r\n", "host_missing"},
      {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "host_missing"},
      {"two Hosts", Get("Host: depot\r\n"), "host_missing"},
      {"a list of Hosts", "GET / HTTP/1.1\r\nHost: depot, evil\r\n\r\n", "host_missing"},
      {"Host with a user", "GET / HTTP/1.1\r\nHost: a@depot\r\n\r\n", "host_missing"},
      {"two cookies", Get("Cookie: a=1\r\ncookie: a=2\r\n"), "header_repeated"},
      {"two origins", Get("Origin: null\r\nOrigin: x\r\n"), "header_repeated"},
      {"two keys", Get("Idempotency-Key: 1\r\nIdempotency-Key: 2\r\n"), "header_repeated"},
      {"two equal lengths", Post("Content-Length: 1\r\nContent-Length: 1\r\n", "a"),
       "length_ambiguous"},
      {"two lengths", Post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), "length_ambiguous"},
      {"a list of lengths", Post("Content-Length: 1, 1\r\n", "a"), "length_ambiguous"},
      {"signed length", Post("Content-Length: +1\r\n", "a"), "length_ambiguous"},
      {"negative length", Post("Content-Length: -1\r\n", "a"), "length_ambiguous"},
      {"hexadecimal length", Post("Content-Length: 0x1\r\n", "a"), "length_ambiguous"},
      {"empty length", Post("Content-Length:\r\n", ""), "length_ambiguous"},
      {"length of 2^64", Post("Content-Length: 18446744073709551616\r\n", "a"), "length_ambiguous"},
      {"length and chunked",
       Post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
       "length_ambiguous"},
      {"chunked and length",
       Post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
       "length_ambiguous"},
      {"chunked twice",
       Post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
       "length_ambiguous"},
      {"gzip, chunked", Post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
       "length_ambiguous"},
      {"chunked, gzip", Post("Transfer-Encoding: chunked, gzip\r\n", ""), "length_ambiguous"},
      {"identity", Post("Transfer-Encoding: identity\r\n", ""), "length_ambiguous"},
      {"xchunked", Post("Transfer-Encoding: xchunked\r\n", ""), "length_ambiguous"},
      {"quoted chunked", Post("Transfer-Encoding: \"chunked\"\r\n", ""), "length_ambiguous"},
      {"unknown expectation", Post("Expect: 200-ok\r\n", ""), "expectation_unknown"},
      {"GET with a body", Get("Content-Length: 1\r\n") + "a", "body_unexpected"},
      {"GET in chunks", Get("Transfer-Encoding: chunked\r\n") + "0\r\n\r\n", "body_unexpected"},
  };
}

std::vector<Shape> BadChunks() {
  return {
      {"no size", Chunked("\r\n\r\n0\r\n\r\n"), "body_malformed"},
      {"not hexadecimal", Chunked("g\r\n\r\n"), "body_malformed"},
      {"0x", Chunked("0x5\r\nabcde\r\n0\r\n\r\n"), "body_malformed"},
      {"signed", Chunked("+5\r\nabcde\r\n0\r\n\r\n"), "body_malformed"},
      {"space before the size", Chunked(" 5\r\nabcde\r\n0\r\n\r\n"), "body_malformed"},
      {"size of 2^64", Chunked("10000000000000000\r\n"), "body_malformed"},
      {"bare LF after the size", Chunked("5\nabcde\r\n0\r\n\r\n"), "body_malformed"},
      {"longer than its size", Chunked("4\r\nabcde\r\n0\r\n\r\n"), "body_malformed"},
      {"no line end behind the data", Chunked("5\r\nabcde0\r\n\r\n"), "body_malformed"},
      {"extension", Chunked("5;a=b\r\nabcde\r\n0\r\n\r\n"), "body_malformed"},
      {"extension of the last", Chunked("0;a\r\n\r\n"), "body_malformed"},
      {"trailer", Chunked("0\r\nA: b\r\n\r\n"), "body_malformed"},
      {"a second Host behind", Chunked("0\r\nHost: evil\r\n\r\n"), "body_malformed"},
      {"cookie behind", Chunked("0\r\nCookie: a\r\n\r\n"), "body_malformed"},
      {"endless zeros", Chunked(std::string(300, '0')), "body_malformed"},
      {"not the last", Chunked("1\r\na\r\n"), "request_malformed"},
      {"length too long", Post("Content-Length: 2\r\n", "a"), "request_malformed"},
  };
}

TEST(RequestReader, RefusesEveryShapeThatAnotherReaderCouldTakeDifferently) {
  for (const auto& shapes : {MalformedHeads(), AmbiguousFields(), BadChunks()}) {
    for (const Shape& shape : shapes) EXPECT_EQ(CodeOf(shape.bytes), shape.code) << shape.what;
  }
}

// The pieces in which bytes arrive change nothing: not what is read, nor what is refused.
TEST(RequestReader, ReadsTheSameByteByByte) {
  std::vector<Shape> shapes = {{"", Get("A: b\r\n"), ""},
                               {"", Post("Content-Length: 3\r\n", "a=b"), ""},
                               {"", Chunked("1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"), ""}};
  for (const auto& more : {MalformedHeads(), AmbiguousFields(), BadChunks()}) {
    shapes.insert(shapes.end(), more.begin(), more.end());
  }
  for (const Shape& shape : shapes) {
    const RequestPolicy policy;
    RequestReader reader(policy);
    std::string code;
    std::size_t used = 0;
    for (; used < shape.bytes.size() && !reader.IsDone() && code.empty(); ++used) {
      const auto fed = reader.Feed(std::string_view(shape.bytes).substr(used, 1));
      if (!fed) code = fed.error().code;
    }
    const bool is_whole = code.empty() && reader.IsDone() && used == shape.bytes.size();
    if (code.empty() && !is_whole) code = "request_malformed";
    EXPECT_EQ(code, shape.code) << shape.what;
    if (!is_whole) continue;
    EXPECT_EQ(reader.Take(), *ParseRequest(shape.bytes));
  }
}

TEST(RequestReader, TakesNoByteOfTheNextRequest) {
  const RequestPolicy policy;
  for (const std::string& first :
       {Get(), Post("Content-Length: 3\r\n", "a=b"), Chunked("1\r\na\r\n0\r\n\r\n")}) {
    RequestReader reader(policy);
    const auto used = reader.Feed(first + Get());
    ASSERT_TRUE(used);
    EXPECT_TRUE(reader.IsDone());
    EXPECT_EQ(*used, first.size());
  }
}

TEST(RequestReader, HoldsTheLimitOfTheHeadToTheByte) {
  const RequestPolicy policy{.header_bytes = 1024};
  const std::size_t rest = Get("A: \r\n").size();
  EXPECT_EQ(CodeOf(Get("A: " + std::string(1024 - rest, 'a') + "\r\n"), policy), "");
  EXPECT_EQ(CodeOf(Get("A: " + std::string(1025 - rest, 'a') + "\r\n"), policy),
            "header_too_large");
  EXPECT_EQ(CodeOf(std::string(1024, 'a'), policy), "header_too_large");
}

TEST(RequestReader, HoldsTheLimitOfFieldsToTheField) {
  std::string fields;
  for (int i = 0; i < 99; ++i) fields += "A: b\r\n";
  EXPECT_EQ(CodeOf(Get(fields)), "");
  EXPECT_EQ(CodeOf(Get(fields + "A: b\r\n")), "header_too_large");
}

TEST(RequestReader, HoldsTheLimitOfTheRouteToTheByte) {
  RequestPolicy policy{.form_bytes = 10, .json_bytes = 20, .upload_bytes = 30};
  policy.body_class = [](Method, std::string_view path) {
    return path == "/act" ? BodyClass::kJson : BodyClass::kForm;
  };
  EXPECT_EQ(CodeOf(Post("Content-Length: 20\r\n", std::string(20, 'a')), policy), "");
  EXPECT_EQ(CodeOf(Post("Content-Length: 21\r\n", ""), policy), "body_too_large");
  EXPECT_EQ(CodeOf(Chunked("14\r\n" + std::string(20, 'a') + "\r\n0\r\n\r\n"), policy), "");
  EXPECT_EQ(CodeOf(Chunked("a\r\n0123456789\r\nb\r\n0123456789a\r\n0\r\n\r\n"), policy),
            "body_too_large");
  policy.body_class = nullptr;
  EXPECT_EQ(CodeOf(Post("Content-Length: 11\r\n", ""), policy), "body_too_large");
}

TEST(RequestReader, AnswersForItsOwnNamesOnly) {
  const RequestPolicy policy{.hosts = {"localhost:8080", "[::1]:8080"}};
  const auto code = [&](const std::string& host) {
    return CodeOf("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n", policy);
  };
  EXPECT_EQ(code("localhost:8080"), "");
  EXPECT_EQ(code("LOCALHOST:8080"), "");
  EXPECT_EQ(code("[::1]:8080"), "");
  for (const char* const host : {"localhost", "localhost:8081", "localhost:08080", "evil:8080",
                                 "localhost.evil:8080", "localhost.:8080"}) {
    EXPECT_EQ(code(host), "host_foreign") << host;
  }
}

TEST(RequestReader, SaysWhetherTheClientWaitsAndStays) {
  const RequestPolicy policy;
  RequestReader waiting(policy);
  ASSERT_TRUE(waiting.Feed(Post("Expect: 100-Continue\r\nContent-Length: 3\r\n", "")));
  EXPECT_TRUE(waiting.HasHead());
  EXPECT_FALSE(waiting.IsDone());
  EXPECT_TRUE(waiting.WantsContinue());
  EXPECT_TRUE(waiting.KeepsAlive());
  EXPECT_EQ(waiting.BodyBound(), 3U);
  RequestReader leaving(policy);
  ASSERT_TRUE(leaving.Feed(Get("Connection: close\r\n")));
  EXPECT_FALSE(leaving.KeepsAlive());
}

RC_GTEST_PROP(RequestReader, ReadsWhatItWrites, ()) {
  Request request;
  request.method = Method::kPost;
  request.path = "/act";
  request.query = {{"a", *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'))}};
  request.headers = {{"Host", "depot"}, {"X-A", "b c"}};
  request.body = *rc::gen::arbitrary<std::string>();
  const auto read = ParseRequest(WriteRequest(request));
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == request);
}

}  // namespace
}  // namespace mandat::net
