#include <array>
#include <span>
#include <string>

#include "api/api.hpp"
#include "api/problems.hpp"
#include "api/routes.hpp"
#include "base/json.hpp"
#include "core/codec.hpp"

namespace mandat::api {
namespace {

std::string Quoted(std::string_view text) {
  std::string quoted;
  JsonWriter(quoted).String(text);
  return quoted;
}

std::string SchemaOf(const core::FieldInfo& field);

std::string ObjectSchema(const std::vector<core::FieldInfo>& fields) {
  std::string properties;
  std::string required;
  for (const core::FieldInfo& field : fields) {
    if (!properties.empty()) properties += ',';
    properties += Quoted(field.name) + ":" + SchemaOf(field);
    if (field.optional) continue;
    if (!required.empty()) required += ',';
    required += Quoted(field.name);
  }
  return "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{" + properties +
         "},\"required\":[" + required + "]}";
}

std::string WordsSchema(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ",") + Quoted(word);
  return "\"type\":\"string\",\"enum\":[" + text + "]";
}

std::string SchemaOf(const core::FieldInfo& field) {
  const std::string about =
      field.meaning.empty() ? "" : ",\"description\":" + Quoted(field.meaning);
  switch (field.kind) {
    case core::FieldKind::kInteger:
      return "{\"type\":\"integer\"" + about + "}";
    case core::FieldKind::kId:
      return "{\"type\":\"integer\",\"minimum\":1" + about + "}";
    case core::FieldKind::kWord:
      return "{" + WordsSchema(field.words) + about + "}";
    case core::FieldKind::kObject:
      return ObjectSchema(field.fields);
    case core::FieldKind::kList: {
      core::FieldInfo element = field;
      element.kind = field.element;
      element.meaning.clear();
      return "{\"type\":\"array\",\"items\":" + SchemaOf(element) + about + "}";
    }
    case core::FieldKind::kText:
      return "{\"type\":\"string\"" + about + "}";
  }
  return "{}";
}

std::string DocumentsSchema(const std::vector<std::string>& docs) {
  std::string properties;
  for (const std::string& doc : docs) {
    properties += (properties.empty() ? "" : ",") + Quoted(doc) + ":{\"type\":\"string\"}";
  }
  return "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{" + properties + "}}";
}

std::string PathParameters(std::string_view path) {
  std::string text;
  for (auto begin = path.find('{'); begin != std::string_view::npos;
       begin = path.find('{', begin + 1)) {
    const auto name = path.substr(begin + 1, path.find('}', begin) - begin - 1);
    if (name == "name") continue;
    text += (text.empty() ? "" : ",") +
            ("{\"name\":" + Quoted(name) +
             ",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}");
  }
  return "[" + text + "]";
}

// ------------------------------------------------------------------ answers

// What a status means here: every code that has it, and what to do.
std::string DescriptionOf(int status) {
  std::string text;
  const auto add = [&](const ProblemRow& row) {
    if (row.status != status) return;
    text.append(text.empty() ? "" : "\n").append("`").append(row.code).append("` ");
    text.append(row.meaning).append(" ").append(row.remedy);
  };
  for (const ProblemRow& row : kProblems) add(row);
  add(kStatuteProblem);
  return text;
}

std::string ProblemResponse(int status, std::string_view description) {
  return Quoted("Problem" + std::to_string(status)) + ":{\"description\":" + Quoted(description) +
         R"(,"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}})";
}

constexpr std::array kStatuses{202, 400, 401, 403, 404, 405, 415, 422, 503};

std::string Components() {
  std::string text =
      R"("components":{"schemas":{"Problem":{"type":"object","required":["code","remedies","status","title"],)"
      R"("properties":{"article":{"type":"string"},"code":{"type":"string"},"detail":{"type":"string"},)"
      R"("remedies":{"type":"array","items":{"type":"string"}},"status":{"type":"integer"},)"
      R"("title":{"type":"string"}}}},"responses":{)";
  for (const int status : kStatuses)
    text += '\n' + ProblemResponse(status, DescriptionOf(status)) + ',';
  text += '\n' + ProblemResponse(
                     409, "The rules say no: the code of the refusal, its article and what to do.");
  return text + "}}";
}

std::string ResponsesOf(std::string_view success, std::span<const int> problems) {
  std::string text = "{\"200\":{\"description\":" + Quoted(success) + "}";
  for (const int status : problems) {
    const std::string number = std::to_string(status);
    text += ",\"" + number + R"(":{"$ref":"#/components/responses/Problem)" + number + "\"}";
  }
  return text + "}";
}

std::string GetPath(const ApiRoute& route) {
  const bool is_paged = route.resource == Resource::kLeaves;
  std::string parameters = PathParameters(route.path);
  if (is_paged) {
    parameters.pop_back();
    parameters +=
        R"(,{"name":"after","in":"query","schema":{"type":"integer","minimum":0}})"
        R"(,{"name":"limit","in":"query","schema":{"type":"integer","minimum":0,"maximum":200}}])";
  }
  constexpr std::array kProblemsOfPages{400, 404, 503};
  constexpr std::array kProblemsOfReads{404};
  return Quoted(route.path) + ":{\"get\":{\"summary\":" + Quoted(route.summary) +
         ",\"parameters\":" + parameters + ",\"responses\":" +
         (is_paged ? ResponsesOf(route.summary, kProblemsOfPages)
                   : ResponsesOf(route.summary, kProblemsOfReads)) +
         "}}";
}

std::string CommandPath(const core::MessageInfo& command) {
  constexpr std::array kProblemsOfActs{202, 400, 401, 403, 404, 409, 415, 422, 503};
  return Quoted("/api/v1/o/{org}/commands/" + command.name) +
         ":{\"post\":{\"operationId\":" + Quoted(command.name) +
         R"(,"parameters":[{"name":"org","in":"path","required":true,"schema":{"type":"string"}},)"
         R"({"name":"Idempotency-Key","in":"header","required":true,)"
         R"("schema":{"type":"string","pattern":"^[0-9a-f]{32}$"}},)"
         R"({"name":"Mandat-Act-As","in":"header",)"
         R"("schema":{"type":"string","pattern":"^(person|operator):[1-9][0-9]*$"}}],)"
         R"("requestBody":{"content":{"application/json":{"schema":{"type":"object",)"
         R"("additionalProperties":false,"properties":{"arguments":)" +
         ObjectSchema(command.fields) + ",\"documents\":" + DocumentsSchema(command.docs) +
         "}}}}},\"responses\":" + ResponsesOf("On record.", kProblemsOfActs) + "}}";
}

}  // namespace

// One path per line, so that a change of one act is a change of one line.
std::string OpenApiText() {
  std::string paths;
  for (const ApiRoute& route : kRoutes) {
    if (route.resource == Resource::kCommand) continue;
    paths += (paths.empty() ? "\n" : ",\n") + GetPath(route);
  }
  for (const core::MessageInfo& command : core::AllCommands()) {
    paths += ",\n" + CommandPath(command);
  }
  return "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Mandat\",\"version\":\"1\"},\n" +
         Components() + ",\n\"paths\":{" + paths + "}}\n";
}

}  // namespace mandat::api
