#include "api/problems.hpp"

#include <algorithm>
#include <string>

#include "base/json.hpp"
#include "core/refusal.hpp"

namespace mandat::api {
namespace {

constexpr int kRefusedByTheRules = 409;
constexpr int kFaultOfTheServer = 503;

bool IsStatuteFinding(std::string_view code) {
  return code.size() == 4 && code[0] == 'E' &&
         std::ranges::all_of(code.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

std::string ProblemText(const ProblemRow& row, const Error& error) {
  std::string text;
  JsonWriter writer(text);
  writer.BeginObject();
  if (!error.article.empty()) {
    writer.Key("article");
    writer.String(error.article);
  }
  writer.Key("code");
  writer.String(error.code);
  writer.Key("detail");
  writer.String(IsRecordText(error.detail) ? error.detail : std::string());
  writer.Key("remedies");
  writer.BeginList();
  writer.String(row.remedy);
  writer.EndList();
  writer.Key("status");
  writer.Integer(row.status);
  writer.Key("title");
  writer.String(row.meaning);
  writer.EndObject();
  return text;
}

ProblemRow RowOf(std::string_view code) {
  if (const ProblemRow* const row = FindProblem(code)) return *row;
  if (const core::RefusalRow* const row = core::FindRefusal(code)) {
    return {row->code, kRefusedByTheRules, row->meaning, row->remedy};
  }
  return {code, kFaultOfTheServer, "The server cannot do this now.",
          "Tell the operator; then send it again with the same Idempotency-Key."};
}

}  // namespace

const ProblemRow* FindProblem(std::string_view code) {
  if (IsStatuteFinding(code)) return &kStatuteProblem;
  const auto* const row = std::ranges::find(kProblems, code, &ProblemRow::code);
  return row == kProblems.end() ? nullptr : row;
}

net::Response Problem(const Error& error) {
  const ProblemRow row = RowOf(error.code);
  net::Response response;
  response.status = row.status;
  response.content_type = "application/problem+json; charset=utf-8";
  response.body = ProblemText(row, error);
  if (row.status == kFaultOfTheServer) {
    response.headers.push_back({.name = "Retry-After", .value = "5"});
  }
  return response;
}

}  // namespace mandat::api
