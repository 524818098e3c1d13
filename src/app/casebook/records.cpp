// Records whose keys hang on their kind, written as canonical JSON.
#include "app/casebook/records.hpp"

#include <map>
#include <string>

namespace mandat {
namespace {

// Values by key, written in the order of the keys.
class SortedObject {
 public:
  template <typename T>
  void Add(const std::string& key, const T& value) {
    values_[key] = ToJson(value);
  }
  void Add(const std::string& key, const SortedObject& object) {
    JsonWriter writer(values_[key]);
    object.Write(writer);
  }
  void Write(JsonWriter& writer) const {
    writer.BeginObject();
    for (const auto& [key, value] : values_) {
      writer.Key(key);
      writer.Raw(value);
    }
    writer.EndObject();
  }

 private:
  std::map<std::string, std::string> values_;
};

}  // namespace

void JsonForm<app::casebook::Fact>::Write(JsonWriter& writer, const app::casebook::Fact& fact) {
  SortedObject object;
  for (const auto& [name, value] : fact.fields) {
    std::visit([&](const auto& v) { object.Add(name, v); }, value);
  }
  if (!fact.steps.empty()) object.Add("step", fact.steps);
  object.Add("calendar", fact.calendar);
  object.Add("cites", fact.cites);
  object.Add("date", fact.date);
  object.Add("failure", fact.failure);
  object.Add("id", fact.id);
  object.Add("kind", fact.kind);
  object.Write(writer);
}

void JsonForm<app::casebook::Detector>::Write(JsonWriter& writer,
                                              const app::casebook::Detector& detector) {
  SortedObject params;
  for (const auto& [name, value] : detector.params) params.Add(name, value);
  SortedObject object;
  object.Add("facts", detector.facts);
  object.Add("id", detector.id);
  object.Add("law", detector.law);
  object.Add("params", params);
  object.Add("question", detector.question);
  object.Write(writer);
}

}  // namespace mandat
