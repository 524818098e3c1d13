// RulesOfVote: which of a statute's rules a vote goes by, and what stands by default.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "statutes/vote_rules.hpp"

namespace mandat::statutes {
namespace {

// A vote with no body named is one of a base assembly; what is declared for any body holds for it.
std::string BodyPath(std::string_view body, std::string_view key) {
  return fmt::format("body.{}.{}", body.empty() ? "*" : body, key);
}

class Resolver {
 public:
  Resolver(const Statute& statute, std::string_view body, std::string_view matter)
      : statute_(statute),
        body_id_(body),
        body_(statute.FindBody(body)),
        matter_(statute.FindMatter(matter)) {}

  VoteRules Run() {
    rules_.statute = statute_.Name();
    rules_.blank_as = statute_.voting.blank_as;
    NoteDefault("voting.blank_as");
    if (matter_) rules_.readings = matter_->readings;
    TakeMajority();
    TakeQuorum();
    std::ranges::sort(rules_.defaults);
    return std::move(rules_);
  }

 private:
  void NoteDefault(std::string path) {
    if (statute_.IsDefault(path)) rules_.defaults.push_back(std::move(path));
  }

  // The rule's id: the matter's, else the body's own; nothing if neither names one.
  template <typename Member, typename Other>
  [[nodiscard]] const std::string* Named(Member in_matter, Other in_body) const {
    const auto pointer = [](const std::optional<std::string>& id) { return id ? &*id : nullptr; };
    const std::string* const id = matter_ ? pointer(matter_->*in_matter) : nullptr;
    return id || !body_ ? id : pointer(body_->*in_body);
  }

  // A matter without a rule of its own whose rule is declared unset: its body's does not fill the
  // hole.
  [[nodiscard]] bool IsHoleOfMatter(std::string_view key) const {
    return matter_ && statute_.FindUnset(fmt::format("matter.{}.{}", matter_->id, key));
  }

  // The path at which a rule that nobody names is declared unset; empty if it has a default.
  [[nodiscard]] std::string UnsetPath(std::string_view key) const {
    if (matter_) {
      std::string path = fmt::format("matter.{}.{}", matter_->id, key);
      if (statute_.FindUnset(path)) return path;
    }
    std::string path = BodyPath(body_id_, key);
    return statute_.FindUnset(path) ? path : std::string();
  }

  void TakeMajority() {
    const std::string* id =
        IsHoleOfMatter("majority") ? nullptr : Named(&Matter::majority, &Body::majority);
    if (const MajorityRule* rule = id ? statute_.FindMajority(*id) : nullptr) {
      return TakeMajority(*rule);
    }
    if (!UnsetPath("majority").empty()) return;
    rules_.test = "yes > no";
    rules_.defaults.push_back(BodyPath(body_id_, "majority"));
  }

  void TakeMajority(const MajorityRule& rule) {
    const std::string path = "majority." + rule.id;
    const std::string& article = !rule.article.empty() ? rule.article
                                 : matter_             ? matter_->article
                                                       : body_->article;
    if (!article.empty()) rules_.article = article;
    PutMajority(statute_, rule, rules_);
    NoteDefault(path + ".count");
    NoteDefault(path + ".tie");
  }

  void TakeQuorum() {
    const std::string* id =
        IsHoleOfMatter("quorum") ? nullptr : Named(&Matter::quorum, &Body::quorum);
    if (const QuorumRule* rule = id ? statute_.FindQuorum(*id) : nullptr) return TakeQuorum(*rule);
    if (std::string path = UnsetPath("quorum"); !path.empty()) {
      rules_.defaults.push_back("unset:" + std::move(path));
      return;
    }
    rules_.defaults.push_back(BodyPath(body_id_, "quorum"));
    // A body decides when more than half of its filled seats are there; an assembly always.
    if (body_ && body_->kind != BodyKind::kAssembly) rules_.quorum = "present > 1/2 * filled";
  }

  void TakeQuorum(const QuorumRule& rule) {
    const std::string path = "quorum." + rule.id;
    PutQuorum(statute_, rule, rules_);
    if (!rules_.quorum) rules_.defaults.push_back("unset:" + path + ".test");
    NoteDefault(path + ".count");
    NoteDefault(path + ".when");
  }

  const Statute& statute_;
  std::string_view body_id_;
  const Body* body_;
  const Matter* matter_;
  VoteRules rules_;
};

}  // namespace

void PutMajority(const Statute& statute, const MajorityRule& rule, VoteRules& rules) {
  const std::string path = "majority." + rule.id;
  const bool stated = !statute.FindUnset(path + ".test") && !statute.FindUnset(path + ".count");
  rules.test = stated ? std::optional(rule.test) : std::nullopt;
  rules.count = rule.count;
  rules.reject = rule.reject;
  rules.rounds = rule.reject ? std::optional(rule.rounds) : std::nullopt;
  rules.tie = rule.tie;
}

void PutQuorum(const Statute& statute, const QuorumRule& rule, VoteRules& rules) {
  const bool stated = !statute.FindUnset("quorum." + rule.id + ".test");
  rules.quorum = stated ? std::optional(rule.test) : std::nullopt;
  if (!rule.article.empty()) rules.quorum_article = rule.article;
  rules.quorum_count = rule.count;
  rules.quorum_when = rule.when;
}

VoteRules RulesOfVote(const Statute& statute, std::string_view body, std::string_view matter) {
  return Resolver(statute, body, matter).Run();
}

}  // namespace mandat::statutes
