// mandat mandate chain, log, state hash: questions to the record of an organisation.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <memory>
#include <ostream>
#include <string>

#include "base/short_code.hpp"
#include "cli/command.hpp"
#include "core/chain.hpp"
#include "core/codec.hpp"
#include "core/questions.hpp"
#include "crypto/crypto.hpp"
#include "record/leaf.hpp"

namespace mandat::cli {
namespace {

// ------------------------------------------------------------------ mandate chain

// A mandate M-0412-K, a seat S-0007-K, or the bare number of a seat.
Result<SeatId> SeatNamed(const core::State& state, const std::string& text) {
  SeatId seat;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seat.value);
  if (fault == std::errc{} && end == text.data() + text.size()) {
    if (core::Find(state.seats, seat)) return seat;
    return Fail("no_such_seat", text);
  }
  MANDAT_TRY(const ShortCode code, ParseShortCode(text));
  if (code.kind == LetterOf(SeatId{})) {
    if (core::Find(state.seats, SeatId{code.number})) return SeatId{code.number};
    return Fail("no_such_seat", text);
  }
  if (code.kind != LetterOf(MandateId{})) return Fail("other_kind_of_code", text);
  const core::Mandate* const mandate = core::Find(state.mandates, MandateId{code.number});
  if (!mandate) return Fail("no_such_mandate", text);
  return mandate->seat;
}

std::string BodyText(const app::View& view, BodyId id) {
  const core::Body& body = view.state.bodies[IndexOf(id)];
  const statutes::Body* const rule = core::RuleOf(view.state, body);
  std::string name = rule ? rule->name.empty() ? rule->id : rule->name : std::string("assembly");
  if (body.unit) {
    const std::string_view unit = view.names.Of(*body.unit);
    name += " of " + (unit.empty() ? ShortCodeOf(*body.unit) : std::string(unit));
  }
  return name;
}

std::string PersonText(const app::View& view, PersonId id) {
  const std::string_view name = view.names.Of(id);
  return name.empty() ? ShortCodeOf(id) : fmt::format("{} ({})", name, ShortCodeOf(id));
}

void PrintStep(std::ostream& out, const app::View& view, const core::ChainStep& step) {
  const core::Seat& seat = view.state.seats[IndexOf(step.seat)];
  out << fmt::format("{}  {}, {}\n", ShortCodeOf(step.seat), BodyText(view, seat.body), seat.group);
  if (step.mandate) {
    const core::Mandate& mandate = view.state.mandates[IndexOf(*step.mandate)];
    out << fmt::format("  holder   {}, mandate {} since {}\n", PersonText(view, mandate.holder),
                       ShortCodeOf(*step.mandate), TimeText(mandate.at));
  } else {
    out << "  holder   nobody: the seat is empty\n";
  }
  if (step.election) out << fmt::format("  by       election {}\n", ShortCodeOf(*step.election));
  if (step.elector) {
    out << fmt::format("  sent by  {}", BodyText(view, *step.elector));
    if (step.reaches_base) out << fmt::format(", {} members on its roll", step.members);
    out << '\n';
  } else {
    out << "  sent by  nobody that is on record\n";
  }
}

void WriteStep(JsonWriter& writer, const core::ChainStep& step) {
  const auto number = [&](std::string_view key, std::uint64_t value) {
    writer.Key(key);
    writer.Integer(static_cast<std::int64_t>(value));
  };
  writer.BeginObject();
  if (step.election) number("election", step.election->value);
  if (step.elector) number("elector", step.elector->value);
  if (step.mandate) number("mandate", step.mandate->value);
  number("members", static_cast<std::uint64_t>(step.members));
  writer.Key("reaches_base");
  writer.String(step.reaches_base ? "yes" : "no");
  number("seat", step.seat.value);
  writer.EndObject();
}

Exit ShowChain(const Session& session, const std::string& named) {
  const auto organisation = OpenLocal(session);
  if (!organisation) return Tell(session, organisation.error());
  const auto view = (*organisation)->CurrentView();
  const auto seat = SeatNamed(view->state, named);
  if (!seat) return Tell(session, seat.error());
  const core::Chain chain = core::ChainOf(view->state, *seat);
  std::ostream& out = session.streams.out;
  if (session.json) {
    std::string text;
    JsonWriter writer(text);
    writer.BeginObject();
    writer.Key("reaches_base");
    writer.String(chain.reaches_base ? "yes" : "no");
    writer.Key("steps");
    writer.BeginList();
    for (const core::ChainStep& step : chain.steps) WriteStep(writer, step);
    writer.EndList();
    writer.EndObject();
    out << text << '\n';
  } else {
    for (const core::ChainStep& step : chain.steps) {
      // The body sent the holder, not this one delegate: the seat shows how the body was filled.
      if (&step != &chain.steps.front()) out << "One of the seats of that body:\n";
      PrintStep(out, *view, step);
    }
    out << (chain.reaches_base ? "The chain reaches the base.\n"
                               : "The chain does not reach the base.\n");
  }
  return chain.reaches_base ? Exit::kDone : Exit::kNo;
}

void AddMandate(CLI::App& app, Session& session) {
  CLI::App* const mandate = app.add_subcommand("mandate", "Mandates");
  mandate->require_subcommand(1);
  CLI::App* const chain = mandate->add_subcommand(
      "chain",
      "Who sent you? From a mandate or seat down to the members. Exit code 1 if the\n"
      "chain does not reach them.");
  const auto named = std::make_shared<std::string>();
  chain->add_option("mandate", *named, "A mandate M-0412-K, a seat S-0007-K, or a seat's number")
      ->required();
  TakeOrganisation(*chain, session);
  TakeJson(*chain, session);
  chain->callback([&session, named] {
    session.action = [&session, named] { return ShowChain(session, *named); };
  });
}

// ------------------------------------------------------------------ log

struct Range {
  std::uint64_t from = 0;
  std::uint64_t limit = 50;
};

Exit ShowLog(const Session& session, const Range& range) {
  const auto organisation = OpenLocal(session);
  if (!organisation) return Tell(session, organisation.error());
  const auto leaves =
      (*organisation)->ReadLeaves(range.from, static_cast<std::size_t>(range.limit));
  if (!leaves) return Tell(session, leaves.error());
  std::ostream& out = session.streams.out;
  if (session.json) {
    out << "{\"leaves\":[";
    for (std::size_t i = 0; i < leaves->size(); ++i) out << (i ? "," : "") << (*leaves)[i].bytes;
    out << fmt::format("],\"size\":{}}}\n", (*organisation)->CurrentView()->size);
    return Exit::kDone;
  }
  for (const storage::Entry& entry : *leaves) {
    const auto leaf = record::DecodeLeaf(entry.bytes);
    if (!leaf) return Tell(session, leaf.error());
    std::string type = leaf->type;
    std::ranges::replace(type, '_', ' ');
    out << fmt::format("{:>6}  {}  {:<20}  {}  {}\n", entry.seq, TimeText(leaf->at),
                       JsonForm<core::Actor>::ToText(leaf->actor), type, leaf->data);
  }
  const std::uint64_t size = (*organisation)->CurrentView()->size;
  const std::uint64_t next = range.from + leaves->size();
  if (next < size)
    out << fmt::format("{} more: mandat log --org {} --from {}\n", size - next, session.org, next);
  return Exit::kDone;
}

void AddLog(CLI::App& app, Session& session) {
  CLI::App* const log = app.add_subcommand("log", "What was recorded, in order");
  const auto range = std::make_shared<Range>();
  log->add_option("--from", range->from, "The first entry, counted from 0 [0]");
  log->add_option("--limit", range->limit, "How many [50]")->check(CLI::Range(1, 100'000));
  TakeOrganisation(*log, session);
  TakeJson(*log, session);
  log->callback([&session, range] {
    session.action = [&session, range] { return ShowLog(session, *range); };
  });
}

// ------------------------------------------------------------------ state hash

Exit ShowStateHash(const Session& session) {
  const auto organisation = OpenLocal(session);
  if (!organisation) return Tell(session, organisation.error());
  const auto view = (*organisation)->CurrentView();
  const std::string root = ToHex(view->root);
  const std::string state = ToHex(crypto::Sha256(core::EncodeState(view->state)));
  session.streams.out << (session.json ? fmt::format("{{\"leaves\":{},\"root\":\"{}\",\"state\":"
                                                     "\"{}\"}}\n",
                                                     view->size, root, state)
                                       : fmt::format("leaves {}\nroot   {}\nstate  {}\n",
                                                     view->size, root, state));
  return Exit::kDone;
}

void AddState(CLI::App& app, Session& session) {
  CLI::App* const state = app.add_subcommand("state", "The state that follows from the record");
  state->require_subcommand(1);
  CLI::App* const hash = state->add_subcommand(
      "hash", "SHA-256 of the whole state: two copies that agree have the same");
  TakeOrganisation(*hash, session);
  TakeJson(*hash, session);
  hash->callback([&session] { session.action = [&session] { return ShowStateHash(session); }; });
}

}  // namespace

void AddRecord(CLI::App& app, Session& session) {
  AddMandate(app, session);
  AddLog(app, session);
  AddState(app, session);
}

}  // namespace mandat::cli
