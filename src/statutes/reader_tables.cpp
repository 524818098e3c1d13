#include "statutes/reader_tables.hpp"

#include <array>

#include "statutes/reader_key.hpp"
#include "statutes/reader_row.hpp"

namespace mandat::statutes {
namespace {

Electorate ReadElectorate(const RowReader& row) {
  return {.id = row.Id(),
          .of = row.Text("of"),
          .classes = row.Find("classes") ? row.Texts("classes") : std::vector<std::string>(),
          .article = row.Article()};
}

UnitKind ReadUnitKind(const RowReader& row) {
  return {.id = row.Id(),
          .name = row.Text("name"),
          .within = row.Written("within"),
          .electorate = row.Written("electorate"),
          .min_members = row.Whole("min_members"),
          .article = row.Article()};
}

Body ReadBody(const RowReader& row) {
  Body body;
  body.id = row.Id();
  body.name = row.Text("name");
  body.kind = row.Word<BodyKind>("kind");
  body.of = row.Written("of");
  body.electorate = row.Written("electorate");
  body.sections = row.Texts("sections");
  body.chair = row.Written("chair");
  body.accountable_to = row.Written("accountable_to");
  body.quorum = row.Written("quorum");
  body.majority = row.Written("majority");
  body.convocation = row.Written("convocation");
  body.term = row.Written("term");
  body.article = row.Article();
  return body;
}

SeatGroup ReadSeatGroup(const Document& document, const RowReader& row) {
  SeatGroup seats;
  seats.id = row.Id();
  seats.name = row.Text("name");
  seats.from = row.Text("from");
  seats.by = row.Word<FilledBy>("by");
  seats.count = row.WholeIfAny("count");
  seats.key = row.Written("key");
  seats.election = row.Written("election");
  seats.act_by = row.Written("act_by");
  seats.holder = row.Written("holder");
  seats.mandate = row.Written("mandate");
  // The word `free` is the default, written out: no table of that id is needed for it.
  if (seats.mandate == "free" && !document.Find("mandate", "free")) seats.mandate.reset();
  seats.voice = row.Word<Voice>("voice");
  seats.weight = row.Word<SeatWeight>("weight");
  seats.substitutes = row.ShareIfAny("substitutes").value_or(Ratio(0));
  seats.substitutes_from = row.Word<SubstitutesFrom>("substitutes_from");
  seats.reversible = row.Yes("reversible");
  seats.article = row.Article();
  return seats;
}

ElectionRule ReadElection(const RowReader& row) {
  return {.id = row.Id(),
          .method = row.Text("method"),
          .seats = row.WholeIfAny("seats"),
          .secret = row.Yes("secret"),
          .rounds = row.Texts("rounds"),
          .min_candidates = row.WholeIfAny("min_candidates"),
          .max_candidates = row.WholeIfAny("max_candidates"),
          .article = row.Article()};
}

RecallRule ReadRecall(const RowReader& row) {
  RecallRule recall;
  recall.id = row.Id();
  recall.of = row.Texts("of");
  recall.seats = row.Texts("seats");
  recall.possible = row.Yes("possible");
  recall.electors = row.Text("electors");
  if (!row.IsUnset("petition")) recall.petition = row.Text("petition");
  recall.window = row.TimeIfAny("window").value_or(Duration{});
  recall.notice = row.TimeIfAny("notice");
  recall.majority = row.Written("majority");
  recall.majority_unset = row.IsUnset("majority");
  recall.quorum = row.Written("quorum");
  recall.secret = row.Yes("secret");
  recall.target_votes = row.Yes("target_votes");
  recall.constructive = row.Yes("constructive");
  recall.cooldown = row.TimeIfAny("cooldown");
  recall.interim = row.Text("interim");
  recall.replacement = row.Text("replacement");
  recall.article = row.Article();
  return recall;
}

QuorumRule ReadQuorum(const RowReader& row) {
  return {.id = row.Id(),
          .test = row.Text("test"),
          .count = row.Word<Measure>("count"),
          .when = row.Word<QuorumWhen>("when"),
          .article = row.Article()};
}

MajorityRule ReadMajority(const RowReader& row) {
  MajorityRule majority;
  majority.id = row.Id();
  majority.name = row.Text("name");
  majority.test = row.Text("test");
  majority.count = row.Word<Measure>("count");
  majority.reject = row.Written("reject");
  majority.rounds = row.Whole("rounds");
  majority.tie = row.IsUnset("tie") ? TieRule::kDefer : row.Word<TieRule>("tie");
  majority.article = row.Article();
  return majority;
}

Matter ReadMatter(const RowReader& row) {
  Matter matter;
  matter.id = row.Id();
  matter.name = row.Text("name");
  matter.body = row.Texts("body");
  matter.majority = row.Written("majority");
  matter.quorum = row.Written("quorum");
  matter.readings = row.Whole("readings");
  matter.mode = row.Text("mode");
  matter.urgent = row.Yes("urgent");
  matter.personal = row.Yes("personal");
  matter.article = row.Article();
  return matter;
}

Convocation ReadConvocation(const RowReader& row) {
  return {.id = row.Id(),
          .notice_min = row.TimeIfAny("notice_min"),
          .by = row.Texts("by"),
          .article = row.Article()};
}

// A single table that the file does not write holds with its defaults.
class SingleTables {
 public:
  explicit SingleTables(const Document& document) : document_(document) {}

  [[nodiscard]] RowReader Get(std::string_view name) {
    if (const Row* row = document_.Find(name, {})) return RowReader(document_, *row);
    for (Row& row : absent_) {
      if (row.table && row.table->name != name) continue;
      row = Row{.table = FindTable(name),
                .value = &nothing_,
                .parent = nullptr,
                .id = {},
                .path = std::string(name)};
      return RowReader(document_, row);
    }
    MANDAT_UNREACHABLE();
  }

 private:
  const Document& document_;
  Value nothing_;
  std::array<Row, 5> absent_;
};

void ReadSingleTables(const Document& document, Statute& statute) {
  SingleTables tables(document);
  const RowReader calendar = tables.Get("calendar");
  statute.calendar = calendar.Text("kind");
  statute.timezone = calendar.Text("timezone");

  const RowReader voting = tables.Get("voting");
  statute.voting = {.modes = voting.Texts("modes"),
                    .blank_as = voting.Word<BlankAs>("blank_as"),
                    .change_vote = voting.Yes("change_vote"),
                    .secret_persons = voting.Yes("secret_persons"),
                    .article = voting.Article()};

  const RowReader credentials = tables.Get("credentials");
  statute.credentials = {.verifier = credentials.Written("verifier"),
                         .own_seat_excluded = credentials.Yes("own_seat_excluded"),
                         .contested_votes = credentials.Text("contested_vote") == "marked",
                         .unset = document.FindUnset("credentials") != nullptr,
                         .article = credentials.Article()};

  const RowReader motions = tables.Get("motions");
  statute.motions = {.by = motions.Find("by") ? motions.Texts("by") : std::vector<std::string>(),
                     .seconders = motions.Written("seconders"),
                     .order = motions.Text("order"),
                     .mover_adopts = motions.Yes("mover_adopts"),
                     .article = motions.Article()};

  const RowReader fractions = tables.Get("fractions");
  statute.fractions = {.allowed = fractions.Yes("allowed"),
                       .min = fractions.ShareIfAny("min"),
                       .presidium = fractions.Written("presidium"),
                       .article = fractions.Article()};
}

AmendmentRule ReadAmendment(const RowReader& row) {
  return {.body = row.Text("body"),
          .majority = row.Written("majority"),
          .quorum = row.Written("quorum"),
          .readings = row.Whole("readings"),
          .sittings = row.Whole("sittings"),
          .announced = row.TimeIfAny("announced"),
          .effective = row.Text("effective"),
          .holders_at_once = row.Text("holders") == "at-once",
          .consent = row.Texts("consent"),
          .article = row.Article()};
}

void ReadRow(const Document& document, const Row& at, Statute& statute) {
  const RowReader row(document, at);
  const std::string_view table = at.table->name;
  if (table == "electorate") {
    statute.electorates.push_back(ReadElectorate(row));
  } else if (table == "unit") {
    statute.units.push_back(ReadUnitKind(row));
  } else if (table == "body") {
    statute.bodies.push_back(ReadBody(row));
  } else if (table == "body.seats") {
    statute.bodies.back().seats.push_back(ReadSeatGroup(document, row));  // rows follow their body
  } else if (table == "key") {
    statute.keys.push_back(ReadKeyRule(row));
  } else if (table == "election") {
    statute.elections.push_back(ReadElection(row));
  } else if (table == "mandate") {
    statute.mandates.push_back(
        {.id = row.Id(), .type = row.Text("type"), .article = row.Article()});
  } else if (table == "recall") {
    statute.recalls.push_back(ReadRecall(row));
  } else if (table == "quorum") {
    statute.quorums.push_back(ReadQuorum(row));
  } else if (table == "majority") {
    statute.majorities.push_back(ReadMajority(row));
  } else if (table == "matter") {
    statute.matters.push_back(ReadMatter(row));
  } else if (table == "convocation") {
    statute.convocations.push_back(ReadConvocation(row));
  } else if (table == "amendment") {
    statute.amendment = ReadAmendment(row);
  } else if (table == "entrenched") {
    statute.entrenched.push_back({.id = row.Id(),
                                  .paths = row.Texts("paths"),
                                  .majority = row.Written("majority"),
                                  .consent = row.Texts("consent"),
                                  .never = row.Yes("never"),
                                  .article = row.Article()});
  } else if (table == "unset") {
    statute.unset.push_back({.path = row.Text("path"), .because = row.Text("because")});
  } else if (!IsAmong("statute article calendar voting credentials motions fractions", table)) {
    const Row& named = at.id.empty() && at.parent ? *at.parent : at;
    statute.others.push_back(
        {.table = std::string(table), .id = named.id, .article = row.Article()});
  }
}

}  // namespace

void ReadTables(const Document& document, Statute& statute) {
  ReadSingleTables(document, statute);
  for (const auto& row : document.Rows()) ReadRow(document, *row, statute);
}

}  // namespace mandat::statutes
