#include <set>
#include <string>

#include "api/api.hpp"
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

std::string GetPath(const ApiRoute& route) {
  return Quoted(route.path) + ":{\"get\":{\"summary\":" + Quoted(route.summary) +
         ",\"parameters\":" + PathParameters(route.path) +
         ",\"responses\":{\"200\":{\"description\":\"as summarised\"},\"404\":{\"description\":"
         "\"absent\"}}}}";
}

std::string CommandPath(const core::MessageInfo& command) {
  return Quoted("/api/v1/o/{org}/commands/" + command.name) +
         ":{\"post\":{\"operationId\":" + Quoted(command.name) +
         ",\"parameters\":[{\"name\":\"org\",\"in\":\"path\",\"required\":true,\"schema\":{"
         "\"type\":\"string\"}},{\"name\":\"Idempotency-Key\",\"in\":\"header\",\"required\":true,"
         "\"schema\":{\"type\":\"string\",\"pattern\":\"^[0-9a-f]{32}$\"}}],\"requestBody\":{"
         "\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{"
         "\"arguments\":" +
         ObjectSchema(command.fields) + ",\"documents\":" + DocumentsSchema(command.docs) +
         "}}}}},\"responses\":{\"200\":{\"description\":\"recorded\"},\"409\":{\"description\":"
         "\"refused by the rules\"},\"422\":{\"description\":\"not readable\"},\"503\":{"
         "\"description\":\"read-only or busy\"}}}}";
}

}  // namespace

std::string OpenApiText() {
  std::string paths;
  for (const ApiRoute& route : kRoutes) {
    if (route.resource == Resource::kCommand) continue;
    paths += (paths.empty() ? "" : ",") + GetPath(route);
  }
  for (const core::MessageInfo& command : core::AllCommands()) {
    paths += "," + CommandPath(command);
  }
  return "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Mandat\",\"version\":\"1\"},\"paths\":{" +
         paths + "}}";
}

}  // namespace mandat::api
