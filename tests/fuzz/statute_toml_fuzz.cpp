// Any bytes as a statute: reading and linting never crash and agree with each other, and what is
// read gives every body a test that parses, or says that none is stated.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "statutes/diff.hpp"
#include "statutes/explain.hpp"
#include "statutes/lint.hpp"
#include "statutes/statute.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {
namespace {

void CheckRules(const Statute& statute, std::string_view body, std::string_view matter) {
  const VoteRules rules = RulesOfVote(statute, body, matter);
  MANDAT_CHECK(rules.test || !statute.unset.empty());
  MANDAT_CHECK(!rules.test || ParseTest(*rules.test, TestContext::kVote));
  MANDAT_CHECK(!rules.quorum || ParseTest(*rules.quorum, TestContext::kQuorum));
  MANDAT_CHECK(!rules.reject || ParseTest(*rules.reject, TestContext::kReject));
}

// The errors that ReadStatute refuses for, by its contract.
bool IsForTheReader(const Finding& finding) {
  const std::string& code = finding.code;
  return code.starts_with("E1") || code.starts_with("E2") || code == "E308" || code == "E310" ||
         code == "E313";
}

void Run(std::string_view bytes) {
  const auto findings = Lint(bytes, {.notes = Notes::kInclude});
  const auto statute = ReadStatute(bytes);
  MANDAT_CHECK(statute.has_value() == std::ranges::none_of(findings, IsForTheReader));
  if (!statute) return;
  MANDAT_CHECK(Diff(*statute, *statute).empty());
  const auto explanation = Explain(bytes);
  MANDAT_CHECK(explanation.has_value());
  static_cast<void>(RenderExplanation(*explanation));
  CheckRules(*statute, "", "");
  for (const Body& body : statute->bodies) {
    CheckRules(*statute, body.id, "");
    for (const Matter& matter : statute->matters) CheckRules(*statute, body.id, matter.id);
  }
}

}  // namespace
}  // namespace mandat::statutes

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mandat::statutes::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
