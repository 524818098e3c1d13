// W4..: what members should be told about who sits, who can be recalled, and who checks whom.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "statutes/lint_context.hpp"

namespace mandat::statutes {
namespace {

bool IsElected(const SeatGroup& seats) {
  return seats.voice == Voice::kDeliberative &&
         (seats.by == FilledBy::kElection || seats.by == FilledBy::kDelegation);
}

void CheckRecallable(LintContext& context) {
  for (const Body& body : context.Rules().bodies) {
    const auto secure = std::ranges::find_if(body.seats, [&](const SeatGroup& seats) {
      const RecallRule* recall = context.Rules().FindRecallOf(body.id, seats.id);
      return IsElected(seats) && (!recall || !recall->possible);
    });
    if (secure == body.seats.end() || context.Rules().FindUnset("recall")) continue;
    context.Report("W403", *context.File().Find("body", body.id), {},
                   fmt::format("nobody can recall the holders of `{}`", secure->id),
                   "add a [[recall]] for this body");
  }
}

// W408: voting seats by office over a fifth, where all counts are known.
void CheckUnelected(LintContext& context) {
  for (const Body& body : context.Rules().bodies) {
    const auto seats = CountSeatsByOffice(body);
    if (!seats || seats->by_office * 5 <= seats->voting) continue;
    context.Report(
        "W408", *context.File().Find("body", body.id), {},
        fmt::format("{} of {} voting seats are not elected", seats->by_office, seats->voting),
        "give them a consultative voice, or elect them");
  }
}

void CheckTermsAndMandates(LintContext& context) {
  for (const Row* row : context.RowsOf("term")) {
    const Value* holds_over = row->value->Find("holds_over");
    if (!holds_over || !holds_over->yes) continue;
    context.Report("W407", *row, "holds_over", "holders stay until somebody holds an election",
                   "limit it, such as to \"60 days\"");
  }
  for (const Row* row : context.RowsOf("mandate")) {
    const RowReader mandate = context.Reader(*row);
    const bool bound = IsAmong("instructed imperative", mandate.Text("type"));
    if (!bound || mandate.Find("expires") || context.IsUnset(*row, "expires")) continue;
    context.Report("W419", *row, "expires", "an instruction never expires", "write `expires`");
  }
}

void CheckElections(LintContext& context) {
  for (const Row* row : context.RowsOf("election")) {
    const ElectionRule& election = *context.Rules().FindElection(row->id);
    if (!election.secret) {
      context.Report("W415", *row, "secret", "persons are voted on openly", "elect in secret");
    }
    if (election.seats && election.max_candidates && *election.max_candidates <= *election.seats) {
      context.Report("W413", *row, "max_candidates", "no more candidates than seats: no choice",
                     "allow more candidates");
    }
    if (context.Reader(*row).Yes("proxies")) {
      context.Report("W428", *row, "proxies", "proxies decide on persons", "remove it");
    }
  }
}

// ST-70: the body itself, whoever it appointed, whoever appointed it.
bool IsInterested(const Statute& statute, const std::string& timetable, const std::string& target) {
  const auto appoints = [&](const std::string& who, const std::string& whom) {
    const Body* body = statute.FindBody(whom);
    return body && std::ranges::any_of(body->seats, [&](const SeatGroup& seats) {
             const bool appointed =
                 seats.by == FilledBy::kAppointment || seats.by == FilledBy::kCoOptation;
             return appointed && seats.act_by == who;
           });
  };
  return timetable == target || appoints(target, timetable) || appoints(timetable, target);
}

// Whether a vote by this test is lost by staying at home, or needs more than half.
bool IsHard(const Test& test) {
  const Ratio half = Ratio::Create(1, 2).value();
  if (std::ranges::any_of(CountsOf(test), [](const auto* count) { return IsFixed(count->base); })) {
    return true;
  }
  return std::ranges::any_of(ComparisonsOf(test), [&](const Test* comparison) {
    const auto proportion = ProportionOf(*comparison);
    if (!proportion || !proportion->whole) return false;
    return proportion->share > (*proportion->whole == Base::kNo ? Ratio(1) : half);
  });
}

bool IsHardToElect(const LintContext& context, const RecallRule& recall) {
  for (const std::string& id : recall.of) {
    const Body* body = context.Rules().FindBody(id);
    for (const SeatGroup& seats : body ? body->seats : std::vector<SeatGroup>()) {
      const Row* election =
          seats.election ? context.File().Find("election", *seats.election) : nullptr;
      for (const PlacedTest& placed : context.Tests()) {
        if (placed.row == election && election && IsHard(placed.test)) return true;
      }
    }
  }
  return false;
}

void CheckRecall(LintContext& context, const Row& row) {
  const RecallRule& recall = *std::ranges::find(context.Rules().recalls, row.id, &RecallRule::id);
  const RowReader reader = context.Reader(row);
  if (!recall.secret && recall.possible) {
    context.Report("W415", row, "secret", "persons are voted on openly", "recall in secret");
  }
  if (reader.Yes("proxies")) {
    context.Report("W428", row, "proxies", "proxies decide a recall", "remove it");
  }
  if (recall.replacement == "substitute") {
    context.Report("W421", row, "replacement", "the seat goes down the old list",
                   "write `replacement = \"new-election\"`");
  }
  const auto timetable =
      reader.Find("timetable") ? reader.Written("timetable") : context.Rules().credentials.verifier;
  const auto interested = [&](const std::string& target) {
    return IsInterested(context.Rules(), *timetable, target);
  };
  if (timetable && recall.possible && std::ranges::any_of(recall.of, interested)) {
    context.Report("W420", row, "timetable",
                   fmt::format("`{}` sets the day, and has an interest in the outcome", *timetable),
                   "let somebody set it who neither is nor appoints the person concerned");
  }
  const Row* majority =
      recall.majority ? context.File().Find("majority", *recall.majority) : nullptr;
  const Test* test = majority ? context.TestOf(*majority, "test") : nullptr;
  if (test && recall.possible && IsHard(*test) && !IsHardToElect(context, recall)) {
    context.Report("W422", row, "majority", "it is harder to recall than to elect",
                   "recall by the majority that elects");
  }
}

void CheckFractions(LintContext& context) {
  for (const Row* row : context.RowsOf("fractions")) {
    if (context.Rules().fractions.allowed || row->value->Find("ban_review")) continue;
    context.Report("W418", *row, "allowed", "fractions are forbidden, and nothing reviews the ban",
                   "allow them, or write `ban_review`");
  }
}

void CheckDiscipline(LintContext& context) {
  for (const Row* row : context.RowsOf("discipline")) {
    const RowReader rule = context.Reader(*row);
    const auto charge_by = rule.Texts("charge_by");
    if (std::ranges::find(charge_by, rule.Text("decider")) == charge_by.end()) continue;
    context.Report("W410", *row, "decider", "who charges decides", "let another body decide");
  }
  for (const Row* row : context.RowsOf("appeal")) {
    const RowReader rule = context.Reader(*row);
    if (!rule.Find("against") || rule.Text("against") != rule.Text("court")) continue;
    context.Report("W411", *row, "court", "the appeal goes to the body that decided",
                   "let another body hear it");
  }
}

void CheckAuditors(LintContext& context) {
  std::set<std::string> excluded;
  for (const Row* row : context.RowsOf("incompatibility")) {
    const auto between = context.Reader(*row).Texts("between");
    excluded.insert(between.begin(), between.end());
  }
  for (const Body& body : context.Rules().bodies) {
    if (body.kind != BodyKind::kAudit || excluded.contains(body.id)) continue;
    context.Report("W412", *context.File().Find("body", body.id), {},
                   "auditors may sit in what they audit", "add an [[incompatibility]]");
  }
}

// W414: half or more of the holder's groups of seats come from the body that it may veto.
void CheckVetoHolders(LintContext& context) {
  for (const Row* row : context.RowsOf("veto")) {
    const RowReader veto = context.Reader(*row);
    const Body* holder = context.Rules().FindBody(veto.Text("holder"));
    if (!holder || holder->seats.empty()) continue;
    const auto chosen = std::ranges::count_if(holder->seats, [&](const SeatGroup& seats) {
      return seats.from == veto.Text("against") || seats.act_by == veto.Text("against");
    });
    if (2 * static_cast<std::size_t>(chosen) < holder->seats.size()) continue;
    context.Report("W414", *row, "holder", "those who are vetoed choose who may veto",
                   "give the veto to a body that others fill");
  }
}

}  // namespace

void LintSeats(LintContext& context) {
  CheckRecallable(context);
  CheckUnelected(context);
  CheckTermsAndMandates(context);
  CheckElections(context);
  for (const Row* row : context.RowsOf("recall")) CheckRecall(context, *row);
  for (const Row* row : context.RowsOf("voting")) {
    if (context.Rules().voting.secret_persons) continue;
    context.Report("W415", *row, "secret_persons", "persons are voted on openly",
                   "write `secret_persons = true`");
  }
  CheckFractions(context);
  CheckDiscipline(context);
  CheckAuditors(context);
  CheckVetoHolders(context);
}

}  // namespace mandat::statutes
