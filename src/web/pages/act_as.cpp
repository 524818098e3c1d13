// Finds people with a task in a demo, and keeps the choice in a signed cookie.
#include "web/pages/act_as.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "core/bases.hpp"
#include "core/questions.hpp"

namespace mandat::web {
namespace {

struct Part {
  std::string role;  // "chair"
  PersonId person;
  std::string label;  // "chair: Ana Quai (Congress)"
};

class Parts {
 public:
  explicit Parts(const Visit& visit) : visit_(visit) {}

  void Add(MessageKey role, PersonId person, std::string_view where) {
    const bool known =
        std::ranges::any_of(parts_, [&](const Part& part) { return part.person == person; });
    if (known || parts_.size() >= kMost) return;
    std::string label = visit_.words.Text("role.named", {{"role", std::string(visit_.words[role])},
                                                         {"name", PersonName(visit_, person)}});
    if (!where.empty()) label.append(" (").append(where).append(")");
    parts_.push_back({std::string(visit_.words[role]), person, std::move(label)});
  }
  [[nodiscard]] std::vector<Part> Take() && { return std::move(parts_); }

 private:
  static constexpr std::size_t kMost = 24;
  const Visit& visit_;
  std::vector<Part> parts_;
};

void AddSitting(const Visit& visit, const core::Sitting& sitting, Parts& parts) {
  const std::string body = BodyName(visit, sitting.body);
  if (sitting.chair) parts.Add("role.chair", *sitting.chair, body);
  for (const PersonId teller : sitting.tellers) parts.Add("role.teller", teller, body);
  constexpr int kDelegates = 4;
  int added = 0;
  for (const SeatId seat : core::SeatsOf(visit.State(), sitting.body)) {
    const auto holder = visit.State().seats[IndexOf(seat)].holder;
    if (!holder || ++added > kDelegates) continue;
    parts.Add("role.delegate", visit.State().mandates[IndexOf(*holder)].holder, body);
  }
}

// Who joined each unit last. One walk over the roll, from its end: this stands on every page.
std::map<UnitId, PersonId> LatestMembers(const core::State& state) {
  std::map<UnitId, PersonId> latest;
  for (std::size_t i = state.roll.size(); i-- > 0 && latest.size() < state.units.size();) {
    const core::RollEntry& entry = state.roll[i];
    if (entry.to == core::kStillOpen) latest.emplace(entry.unit, entry.person);
  }
  return latest;
}

// Who has something to do, the open sittings first; then a member of each unit.
std::vector<Part> PartsOf(const Visit& visit) {
  Parts parts(visit);
  const core::State& state = visit.State();
  for (const core::Sitting& sitting : state.sittings) {
    if (sitting.state == core::SittingState::kOpen) AddSitting(visit, sitting, parts);
  }
  for (const PersonId officer : state.roll_officers) parts.Add("role.roll-officer", officer, {});
  for (const auto& [unit, person] : LatestMembers(state)) {
    parts.Add("role.member", person, UnitName(visit, unit));
  }
  return std::move(parts).Take();
}

}  // namespace

std::string PersonCookie(const crypto::Key& key, std::string_view slug, std::string_view session,
                         PersonId person) {
  const std::string number = std::to_string(person.value);
  std::string text = "act-as\n";
  text.append(slug).append("\n").append(session).append("\n").append(number);
  return number + "." + ToHex(crypto::KeyedHash(key, crypto::BytesOf(text)));
}

std::optional<PersonId> ReadPersonCookie(const crypto::Key& key, std::string_view slug,
                                         std::string_view session, std::string_view cookie) {
  PersonId person;
  const auto [end, error] =
      std::from_chars(cookie.data(), cookie.data() + cookie.size(), person.value);
  if (error != std::errc{} || person.value == 0) return std::nullopt;
  const std::string ours = PersonCookie(key, slug, session, person);
  const bool is_ours = crypto::EqualInConstantTime(crypto::BytesOf(ours), crypto::BytesOf(cookie));
  return is_ours ? std::optional(person) : std::nullopt;
}

Html ActAsForm(const Visit& visit) {
  if (!visit.may_act_as) return {};
  const std::vector<Part> parts = PartsOf(visit);
  if (parts.empty()) return {};
  const Url action = visit.At("act-as");
  const auto option = [&](const Part& part) {
    return Html(Tag("option", Attr("value", part.person.value),
                    Flag{"selected", visit.person == part.person}, part.label));
  };
  return Form(action, TokensFor(visit, action),
              Html::Of(Void("input", Attr("type", "hidden"), Attr("name", "page"),
                            Attr("value", visit.request.method == net::Method::kPost
                                              ? visit.Home().Text()
                                              : std::string_view(visit.request.path))),
                       Tag("label", Attr("for", "act-as"), visit.words["page.act-as"]),
                       Tag("select", Attr("id", "act-as"), Attr("name", "person"),
                           Tag("option", Attr("value", "0"), visit.words["role.observer"]),
                           Each(parts, option)),
                       Tag("button", Attr("type", "submit"), Class("button quiet"),
                           visit.words["page.act-as-switch"])));
}

// One button for each role: the first who has it.
Html EnterAs(const Visit& visit) {
  if (!visit.may_act_as || visit.person) return {};
  std::vector<Part> firsts;
  for (const Part& part : PartsOf(visit)) {
    if (std::ranges::count(firsts, part.role, &Part::role) == 0) firsts.push_back(part);
  }
  if (firsts.empty()) return {};
  const Url action = visit.At("act-as");
  const auto button = [&](const Part& part) {
    return Html(QuietButton(part.label, "person", std::to_string(part.person.value)));
  };
  return Tag("aside", Class("notice tone-open"), Tag("h2", visit.words["demo.enter"]),
             Tag("p", visit.words["demo.enter-why"]),
             Form(action, TokensFor(visit, action),
                  Html::Of(Void("input", Attr("type", "hidden"), Attr("name", "page"),
                                Attr("value", visit.Home().Text())),
                           Tag("div", Class("acts"), Each(firsts, button)))));
}

}  // namespace mandat::web
