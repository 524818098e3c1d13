// E301 to E315: rules that cannot work, however they are applied.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "statutes/duration.hpp"
#include "statutes/lint_context.hpp"

namespace mandat::statutes {
namespace {

// Which bodies have an electorate behind them, directly or through others (ST-11).
class BaseOfBodies {
 public:
  explicit BaseOfBodies(const LintContext& context) : context_(context) {
    // What is reached can only grow, so that repeating until nothing changes ends.
    for (bool grew = true; grew;) {
      grew = false;
      for (const Body& body : context.Rules().bodies) {
        if (!reached_.contains(body.id) && IsReached(body)) grew = reached_.insert(body.id).second;
      }
    }
  }

  [[nodiscard]] bool Reaches(const SeatGroup& seats) const {
    switch (seats.by) {
      case FilledBy::kAppointment:
      case FilledBy::kCoOptation:
        return seats.act_by && IsActorReached(*seats.act_by);
      case FilledBy::kExOfficio:
        return seats.holder && IsActorReached(*seats.holder);
      case FilledBy::kElection:
      case FilledBy::kDelegation:
      case FilledBy::kLot:
        return IsActorReached(seats.from);
    }
    MANDAT_UNREACHABLE();
  }

 private:
  [[nodiscard]] bool IsActorReached(const std::string& actor) const {
    return context_.Rules().FindBody(actor) ? reached_.contains(actor) : true;
  }

  [[nodiscard]] bool IsReached(const Body& body) const {
    if (body.electorate) return true;
    // Who sits there is a hole that stays open: W432 says so, and nothing follows from it.
    if (context_.Rules().FindUnset("body." + body.id + ".seats")) return true;
    return std::ranges::any_of(body.seats, [&](const auto& s) { return Reaches(s); }) ||
           std::ranges::any_of(body.sections, [&](const auto& s) { return reached_.contains(s); });
  }

  const LintContext& context_;
  std::set<std::string> reached_;
};

// E301, E302: of each group of voting seats, who is behind it and which act fills it.
void CheckSeats(LintContext& context) {
  const BaseOfBodies base(context);
  for (const Body& body : context.Rules().bodies) {
    for (const SeatGroup& seats : body.seats) {
      const Row* row = context.File().FindPath(fmt::format("body.{}.seats.{}", body.id, seats.id));
      if (seats.voice == Voice::kDeliberative && !base.Reaches(seats)) {
        context.Report("E301", *row, "from",
                       "nobody in the base stands behind this seat, however far one asks",
                       "let an electorate, directly or through others, fill it");
      }
      const bool appointed =
          seats.by == FilledBy::kAppointment || seats.by == FilledBy::kCoOptation;
      const std::string_view act = seats.by == FilledBy::kElection    ? "election"
                                   : appointed                        ? "act_by"
                                   : seats.by == FilledBy::kExOfficio ? "holder"
                                                                      : "";
      if (act.empty() || row->value->Find(act) || context.IsUnset(*row, act)) continue;
      context.Report("E302", *row, act, fmt::format("no act fills this seat: `{}` is missing", act),
                     fmt::format("write `{}`", act));
    }
  }
}

void CheckBodies(LintContext& context) {
  for (const Row* row : context.RowsOf("body")) {
    const Body& body = *context.Rules().FindBody(row->id);
    const bool somebody = body.kind == BodyKind::kOutside || body.electorate ||
                          !body.seats.empty() || !body.sections.empty() ||
                          context.IsUnset(*row, "seats");
    if (somebody) continue;
    context.Report("E303", *row, {}, "nobody sits in this body",
                   "give it seats, sections or an electorate");
  }
}

// E304: of a majority with a casting vote, a body that uses it and has no chair.
void CheckChairs(LintContext& context) {
  for (const Row* row : context.RowsOf("majority")) {
    if (context.Rules().FindMajority(row->id)->tie != TieRule::kChairCasting) continue;
    std::set<std::string> users;
    for (const Body& body : context.Rules().bodies) {
      if (body.majority == row->id) users.insert(body.id);
    }
    for (const Matter& matter : context.Rules().matters) {
      if (matter.majority == row->id) users.insert(matter.body.begin(), matter.body.end());
    }
    for (const std::string& user : users) {
      const Body* body = context.Rules().FindBody(user);
      if (!body || body->chair) continue;
      context.Report("E304", *row, "tie",
                     fmt::format("a casting vote, and `{}` has no chair to cast it", user),
                     "name the chair of the body, or another rule for ties");
      break;
    }
  }
}

void CheckVetoes(LintContext& context) {
  for (const Row* row : context.RowsOf("veto")) {
    const RowReader veto = context.Reader(*row);
    if (!veto.TimeIfAny("window") && !context.IsUnset(*row, "window")) {
      context.Report("E305", *row, "window", "a veto at any time", "write the `window`");
    } else if (!veto.Find("override") && veto.Text("then") == "suspended") {
      context.Report("E305", *row, "override",
                     "nothing sets the veto aside, and nothing ends it: suspended for ever",
                     "name a majority as `override`, or write `then = \"vetoed\"`");
    }
  }
}

void CheckSecondKeys(LintContext& context) {
  for (const Row* row : context.RowsOf("countersignature")) {
    const RowReader rule = context.Reader(*row);
    const auto by = rule.Texts("by");
    const std::set<std::string> holders(by.begin(), by.end());
    if (rule.Yes("within_body") || holders.size() >= rule.Whole("keys")) continue;
    context.Report("E306", *row, "by",
                   fmt::format("{} keys and {} holders", rule.Whole("keys"), holders.size()),
                   "name as many holders as keys, or write `within_body = true`");
  }
}

void CheckNotices(LintContext& context) {
  for (const Row* row : context.RowsOf("convocation")) {
    const RowReader rule = context.Reader(*row);
    const auto shortest = rule.TimeIfAny("notice_min");
    const auto longest = rule.TimeIfAny("notice_max");
    if (!shortest || !longest || ApproximateMinutes(*shortest) <= ApproximateMinutes(*longest)) {
      continue;
    }
    context.Report("E307", *row, "notice_max", "the longest notice is below the shortest",
                   "exchange them, or correct one");
  }
}

// What no emergency may suspend (ST-132).
constexpr std::array<std::string_view, 7> kNeverSuspended = {
    "recall", "convocation", "amendment", "emergency", "appeal", "entrenched", "minutes"};

void CheckChange(LintContext& context) {
  const Document& file = context.File();
  if (!file.Find("amendment", {}) && !file.FindUnset("amendment") && !file.Parent()) {
    context.Report("E309", "no rule says how this statute is changed",
                   "add [amendment], or declare it unset with the reason");
  }
  for (const Row* row : context.RowsOf("emergency")) {
    const RowReader rule = context.Reader(*row);
    if (!rule.TimeIfAny("max") && !context.IsUnset(*row, "max")) {
      context.Report("E311", *row, "max", "an emergency without an end", "write `max`");
    }
    for (const std::string& path : rule.Texts("paths")) {
      std::string_view rest = path;
      if (std::ranges::find(kNeverSuspended, TakeSegment(rest)) == kNeverSuspended.end()) continue;
      context.Report("E311", *row, "paths", fmt::format("no emergency may suspend `{}`", path),
                     "remove the path");
      break;
    }
  }
}

// E314: a matter that several bodies decide needs a concurrence that makes it one decision.
void CheckMatters(LintContext& context) {
  for (const Row* row : context.RowsOf("matter")) {
    const auto bodies = context.Reader(*row).Texts("body");
    const auto joins = [&](const Row* concurrence) {
      const auto matters = context.Reader(*concurrence).Texts("matters");
      const auto joined = context.Reader(*concurrence).Texts("bodies");
      return std::ranges::find(matters, row->id) != matters.end() &&
             std::ranges::all_of(bodies, [&](const std::string& body) {
               return std::ranges::find(joined, body) != joined.end();
             });
    };
    if (bodies.size() < 2 || std::ranges::any_of(context.RowsOf("concurrence"), joins)) continue;
    context.Report("E314", *row, "body", "each of these bodies may decide alone",
                   "name one body, or add a [[concurrence]]");
  }
}

// E315: an office that brings a seat with it, and excludes it.
void CheckIncompatibilities(LintContext& context) {
  for (const Row* row : context.RowsOf("incompatibility")) {
    const auto between = context.Reader(*row).Texts("between");
    const auto excludes = [&](const std::string& id) {
      return std::ranges::find(between, id) != between.end();
    };
    for (const Body& body : context.Rules().bodies) {
      for (const SeatGroup& seats : body.seats) {
        const bool contradiction = seats.by == FilledBy::kExOfficio && seats.holder &&
                                   excludes(body.id) && excludes(*seats.holder);
        if (!contradiction) continue;
        context.Report(
            "E315", *row, "between",
            fmt::format("who holds `{}` must sit in `{}`, and must not", *seats.holder, body.id),
            "remove the seat, or one of the two from `between`");
      }
    }
  }
}

bool Same(const Value& a, const Value& b) {
  if (a.kind != b.kind || a.text != b.text || a.whole != b.whole || a.yes != b.yes) return false;
  return std::ranges::equal(a.items, b.items, Same) &&
         std::ranges::equal(a.entries, b.entries, [](const Entry& x, const Entry& y) {
           return x.key == y.key && Same(x.value, y.value);
         });
}

}  // namespace

void LintStructure(LintContext& context) {
  CheckSeats(context);
  CheckBodies(context);
  CheckChairs(context);
  CheckVetoes(context);
  CheckSecondKeys(context);
  CheckNotices(context);
  CheckChange(context);
  CheckMatters(context);
  CheckIncompatibilities(context);
}

void LintParent(LintContext& context) {
  const Document* parent = context.File().Parent();
  if (!parent) return;
  PathTree open;
  if (const Row* nesting = parent->Find("nesting", {})) {
    for (const std::string& path : RowReader(*parent, *nesting).Texts("open")) {
      open.Add(path, nesting);
    }
  }
  for (const auto& row : context.File().Rows()) {
    if (IsAmong("statute article unset nesting", row->table->name)) continue;
    const Row* above = parent->FindPath(row->path);
    for (const Entry& entry : row->value->entries) {
      const Value* stated = above ? above->value->Find(entry.key) : nullptr;
      if (!stated || Same(*stated, entry.value)) continue;
      if (open.FindCovering(row->PathOf(entry.key))) continue;
      context.Report("E312", *row, entry.key,
                     "the statute above says otherwise, and is not open here",
                     "remove it, or ask for an opening in [nesting] of the statute above");
    }
  }
}

}  // namespace mandat::statutes
