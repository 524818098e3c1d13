#include "app/wire/strict_json.hpp"

#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/json.hpp"

namespace mandat::app {
namespace {

// One container that is being read: the texts of its parts so far.
struct Level {
  bool is_object = false;
  std::string key;
  std::map<std::string, std::string> members;
  std::vector<std::string> elements;
};

class CanonicalHandler final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return Refuse("null has no place in a record: leave the key out"); }
  bool boolean(bool /*value*/) override {
    return Refuse("true and false have no place in a record: write the word that is meant");
  }
  bool number_integer(number_integer_t value) override {
    if (value < -kLargestJsonInteger || value > kLargestJsonInteger)
      return Refuse("number too large");
    return Put(std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(kLargestJsonInteger)) {
      return Refuse("number too large");
    }
    return Put(std::to_string(value));
  }
  bool number_float(number_float_t /*value*/, const string_t& text) override {
    return Refuse("write exact numbers as text, like \"275/3\", instead of " + text);
  }
  bool string(string_t& value) override {
    if (!IsRecordText(value)) return Refuse("text with control characters");
    std::string text;
    JsonWriter(text).String(value);
    return Put(std::move(text));
  }
  bool binary(binary_t& /*value*/) override { return Refuse("binary"); }
  bool start_object(std::size_t /*size*/) override { return Begin(true); }
  bool start_array(std::size_t /*size*/) override { return Begin(false); }
  bool key(string_t& name) override {
    if (!IsJsonKey(name)) return Refuse("not a key: " + name.substr(0, 40));
    if (levels_.back().members.contains(name)) return Refuse("repeated key " + name);
    levels_.back().key = name;
    return true;
  }
  bool end_object() override {
    std::string text = "{";
    for (const auto& [name, value] : levels_.back().members) {
      if (text.size() > 1) text += ',';
      text.append("\"").append(name).append("\":").append(value);
    }
    return End(text + "}");
  }
  bool end_array() override {
    std::string text = "[";
    for (const std::string& element : levels_.back().elements) {
      if (text.size() > 1) text += ',';
      text += element;
    }
    return End(text + "]");
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return Refuse("not JSON at byte " + std::to_string(position));
  }

  [[nodiscard]] const std::string& Root() const { return root_; }
  [[nodiscard]] const std::string& Fault() const { return fault_; }

 private:
  bool Refuse(std::string why) {
    fault_ = std::move(why);
    return false;
  }
  bool Begin(bool is_object) {
    if (levels_.size() == kLeafLimits.depth) return Refuse("nested too deep");
    levels_.push_back({.is_object = is_object, .key = {}, .members = {}, .elements = {}});
    return true;
  }
  bool Put(std::string text) {
    if (levels_.empty()) return Refuse("the root is not an object");
    Level& level = levels_.back();
    if (level.is_object) {
      level.members.emplace(level.key, std::move(text));
      return level.members.size() <= kLeafLimits.keys || Refuse("too many keys");
    }
    level.elements.push_back(std::move(text));
    return level.elements.size() <= kLeafLimits.elements || Refuse("too many elements");
  }
  bool End(std::string text) {
    const bool was_object = levels_.back().is_object;
    levels_.pop_back();
    if (!levels_.empty()) return Put(std::move(text));
    if (!was_object) return Refuse("the root is not an object");
    root_ = std::move(text);
    return true;
  }

  std::vector<Level> levels_;
  std::string root_;
  std::string fault_;
};

}  // namespace

Result<std::string> CanonicalObject(std::string_view json) {
  CanonicalHandler handler;
  try {
    const bool read = nlohmann::json::sax_parse(json.begin(), json.end(), &handler);
    if (!read) return Fail("json_malformed", handler.Fault());
  } catch (const std::exception& error) {  // the library throws on some bad UTF-8
    return Fail("json_malformed", error.what());
  }
  return handler.Root();
}

}  // namespace mandat::app
