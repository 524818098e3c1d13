#include "tests/unit/web/gallery.hpp"

#include <fmt/core.h>

#include <array>

#include "web/components.hpp"
#include "web/form.hpp"
#include "web/format.hpp"
#include "web/hemicycle.hpp"
#include "web/layout.hpp"
#include "web/pyramid.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

Ratio Whole(std::int64_t number) { return {number}; }

PyramidData Organisation() {
  PyramidData data{.id = "pyramid", .organisation = "Harbour Union", .tiers = {}, .edges = {}};
  PyramidTier base{.name = "Base assemblies", .nodes = {}};
  const std::array<std::pair<const char*, std::int64_t>, 9> kUnits{{{"Depot", 412},
                                                                    {"Quay One", 318},
                                                                    {"Quay Two", 296},
                                                                    {"Dry dock", 240},
                                                                    {"Pilots", 58},
                                                                    {"Rail yard", 351},
                                                                    {"Cold store", 187},
                                                                    {"Offices", 144},
                                                                    {"Apprentices", 96}}};
  for (const auto& [name, members] : kUnits) {
    base.nodes.push_back(
        {.name = name, .size = members, .page = Url::Local("/o/harbour/u", {name})});
  }
  data.tiers = {
      base,
      {.name = "Councils",
       .nodes = {{.name = "North council", .size = 26}, {.name = "South council", .size = 17}}},
      {.name = "Congress", .nodes = {{.name = "Harbour congress", .size = 44}}},
      {.name = "Executive", .nodes = {{.name = "Executive", .size = 9}}}};
  for (std::size_t unit = 0; unit < base.nodes.size(); ++unit) {
    const MandateAge age = unit == 2                ? MandateAge::kOverdue
                           : unit == 5 || unit == 7 ? MandateAge::kPastHalf
                                                    : MandateAge::kFresh;
    data.edges.push_back({.from = {0, unit},
                          .to = {1, unit < 5 ? 0U : 1U},
                          .mandates = base.nodes[unit].size / 50 + 1,
                          .electors = base.nodes[unit].size,
                          .age = age});
  }
  data.edges.push_back({{1, 0}, {2, 0}, 26, 1324, MandateAge::kFresh, MandateSource::kElected});
  data.edges.push_back({{1, 1}, {2, 0}, 15, 700, MandateAge::kPastHalf, MandateSource::kElected});
  data.edges.push_back({{1, 1}, {2, 0}, 3, 78, MandateAge::kFresh, MandateSource::kAppointed});
  data.edges.push_back({{2, 0}, {3, 0}, 9, 2102, MandateAge::kOverdue, MandateSource::kElected});
  return data;
}

HemicycleData House(std::string id, std::size_t seats, std::size_t fractions) {
  const std::array<const char*, 10> kNames{
      "Workshop list", "Open quay",  "Unity",       "Pilots\u2019 voice", "Independents",
      "Young docks",   "Cold chain", "Rail & yard", "Ninth list",         "Tenth list"};
  HemicycleData house{.id = std::move(id),
                      .body = "Harbour congress",
                      .groups = {},
                      .seats = {},
                      .page = Url("/o/harbour/b/3")};
  for (std::size_t i = 0; i < fractions; ++i) {
    house.groups.push_back(
        {.name = kNames[i], .letter = std::string(1, kNames[i][0]), .colour = i});
  }
  for (std::size_t i = 0; i < seats; ++i) {
    HemicycleSeat seat{.number = static_cast<std::int64_t>(i + 1),
                       .holder = fmt::format("Delegate {}", i + 1),
                       .group = i * i % seats * fractions / seats,
                       .unit = "Depot"};
    seat.page = Url::Local("/o/harbour/seat", {std::to_string(i + 1)});
    if (i % 17 == 5) seat.mark = SeatMark::kSubstitute;
    if (i % 23 == 7) seat.mark = SeatMark::kContested;
    if (i % 29 == 11) seat.mark = SeatMark::kConsultative;
    if (i % 31 == 13) seat.group = std::nullopt;
    if (i % 19 == 3) {
      seat.mark = SeatMark::kVacant;
      seat.group = std::nullopt;
      seat.holder.clear();
    }
    house.seats.push_back(std::move(seat));
  }
  return house;
}

VoteBarData Bar(std::string id, std::int64_t yes, std::int64_t no, std::int64_t abstain,
                std::int64_t absent, const Messages& words) {
  return {.id = std::move(id),
          .yes = Whole(yes),
          .no = Whole(no),
          .abstain = Whole(abstain),
          .not_voting = Whole(absent),
          .base = Whole(yes + no + abstain + absent),
          .base_name = std::string(words["base.cast"]),
          .threshold = *Ratio::Create(1, 2)};
}

VoteBarData TwoThirds(const Messages& words) {
  VoteBarData bar = Bar("motion-13-bar", 283, 11, 6, 7, words);
  bar.base_name = words["base.entitled"];
  bar.threshold = *Ratio::Create(2, 3);
  return bar;
}

VerdictCardData Rejected(const Messages& words) {
  return {.id = "motion-12",
          .outcome = statutes::Outcome::kRejected,
          .reason = "7 of 15 votes cast (46.7%); more than half needed (50.0%), art. 9(1).",
          .bar = Bar("motion-12-bar", 7, 4, 4, 0, words),
          .facts = {{"Rule", "yes > 1/2 * cast"},
                    {"Article", "9(1)"},
                    {"Statutes", "harbour-union v3"}},
          .counts = {{"authorised", "18"},
                     {"filled", "17"},
                     {"registered", "16"},
                     {"present", "15"},
                     {"cast", "15"},
                     {"valid", "15"}},
          .lines = {"yes > 1/2 * cast", "7 > 1/2 * 15  ->  14 > 15  ->  false"},
          .follows = {},
          .notes = {"Under yes > no the same ballots would adopt it: 7 > 4."}};
}

VerdictCardData Adopted(const Messages& words) {
  return {.id = "motion-13",
          .outcome = statutes::Outcome::kAdopted,
          .reason = "283 of 307 delegates entitled to vote (92.2%); two thirds needed (66.7%).",
          .bar = TwoThirds(words),
          .facts = {{"Rule", "yes >= 2/3 * entitled"}, {"Article", "31"}},
          .counts = {},
          .lines = {"yes >= 2/3 * entitled", "283 >= 2/3 * 307  ->  849 >= 614  ->  true"},
          .follows = {"The second chamber may hold it until 7 December 2026."},
          .notes = {}};
}

Html Forms(const Messages& words) {
  const ChoiceData ballot{
      .name = "choice",
      .legend = "Motion 14: shall the congress sit in public?",
      .choices =
          {{.value = "yes", .label = std::string(words["vote.yes"]), .hint = "", .is_chosen = true},
           {.value = "no", .label = std::string(words["vote.no"]), .hint = ""},
           {.value = "abstain", .label = std::string(words["vote.abstain"]), .hint = ""},
           {.value = "split",
            .label = "Split",
            .hint = "Only the carrier of a delegation splits its weight (art. 14).",
            .is_open = false}},
      .error = ""};
  const Html content = Html::Of(ChoiceField(ballot),
                                Field({.name = "number",
                                       .label = "Member number",
                                       .kind = FieldKind::kNumber,
                                       .value = "41<2",
                                       .hint = "On the card, four digits.",
                                       .error = "Write four digits: 0412.",
                                       .autocomplete = "off"}),
                                Field({.name = "statement",
                                       .label = "Statement for the minutes",
                                       .kind = FieldKind::kLongText,
                                       .value = "",
                                       .hint = "",
                                       .error = "",
                                       .autocomplete = "",
                                       .is_required = false}),
                                SubmitButton(words["vote.review"]),
                                QuietButton(words["label.cancel"], "act", "cancel"));
  return Form(Url("/o/harbour/v/14"), {.csrf = "token", .command_id = "00"}, content);
}

Html Notices(const Messages& words) {
  return Html::Of(Refusal({.reason = "The depot did not give this mandate, so it cannot end it.",
                           .article = "12(2)",
                           .code = "not_the_electing_unit",
                           .remedies = {"Ask the harbour assembly, which elected the delegate.",
                                        "Ask for an account at the next sitting."}},
                          words),
                  Receipt(4812, SealState::kSealed, words),
                  Alarm({.title = "Election overdue",
                         .since = "overdue since 3 May 2026",
                         .data = {{"Quay Two", "14 months"}, {"Term", "12 months"}},
                         .note = "A lawful extension that was not recorded would look the same.",
                         .remedy = "Any ten members may convene the assembly (art. 7)."},
                        words),
                  Empty({.missing = "No sitting is convened.",
                         .article = "17",
                         .who = "the presidium",
                         .action = Action{Url("/o/harbour/convene"), "Convene a sitting"}},
                        words));
}

Html States(const Messages& words) {
  return Tag("p", Status(words["motion.moved"], Tone::kOpen), " ",
             Status(words.Word("outcome", "adopted"), Tone::kFor), " ",
             Status(words.Word("outcome", "rejected"), Tone::kAgainst), " ",
             Status(words["seat.overdue"], Tone::kAlarm));
}

Html Decisions(const Messages& words) {
  const std::vector<Column> columns{{.name = words["label.number"],
                                     .kind = ColumnKind::kNumber,
                                     .sort = Url("?sort=number"),
                                     .is_sorted = true},
                                    {.name = words["decision.one"], .sort = Url("?sort=text")},
                                    {.name = words["label.date"], .sort = Url("?sort=date")},
                                    {.name = words["label.status"]}};
  Html rows;
  const std::array<const char*, 3> kTexts{"Open the sittings to the public",
                                          "Lease of the cold store", "Night pilots on the quay"};
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    const CivilDate day{.year = 2026, .month = 11, .day = static_cast<std::int32_t>(3 + 7 * i)};
    rows.Add(Tag("tr", HeadCell(columns[0], i + 31),
                 Cell(columns[1], Link(Url::Local("/o/harbour/d", {std::to_string(i)}), kTexts[i])),
                 Cell(columns[2], FormatDate(day, words)),
                 Cell(columns[3], Status(words["decision.in-force"], Tone::kFor))));
  }
  return Table(words["nav.decisions"], columns, rows, words);
}

std::vector<NavigationItem> Navigation(const Messages& words) {
  std::vector<NavigationItem> items;
  const std::array<MessageKey, 9> kKeys{"nav.home",     "nav.bodies",    "nav.sittings",
                                        "nav.motions",  "nav.decisions", "nav.petitions",
                                        "nav.statutes", "nav.watch",     "nav.record"};
  for (const MessageKey key : kKeys) {
    items.push_back({.url = Url::Local("/o/harbour", {key.Text()}),
                     .label = std::string(words[key]),
                     .is_current = items.empty()});
  }
  return items;
}

Html ActAs(const Messages& words) {
  return Form(Url("/capacity"), {.csrf = "token", .command_id = "01"},
              Html::Of(Tag("label", Class("visually-hidden"), Attr("for", "capacity"),
                           words["page.act-as"]),
                       Tag("select", Attr("id", "capacity"), Attr("name", "capacity"),
                           Tag("option", Attr("value", "1"), words["role.delegate"]),
                           Tag("option", Attr("value", "2"), words["role.teller"])),
                       QuietButton(words["page.act-as-switch"], "act", "switch")));
}

}  // namespace

std::string GalleryPage(const Messages& words) {
  PageData page{
      .title = "Gallery",
      .organisation = "Harbour Union",
      .home = Url("/o/harbour"),
      .navigation = Navigation(words),
      .languages = {{Language::kEnglish, Url("/en.html")}, {Language::kFrench, Url("/fr.html")}},
      .person = "Ana Quai",
      .act_as = ActAs(words),
      .due = Action{Url("#vote"), std::string(words["vote.cast-now"])},
      .has_business = true,
      .main = {},
      .record = RecordLine{.number = 4812,
                           .instant = "25 November 2026, 20:05",
                           .state = SealState::kSealed,
                           .verify = Url("/verify"),
                           .json = Url("/json"),
                           .print = Url("?print=1")}};
  page.main = Html::Of(
      Tag("h1", "Harbour congress, sitting of 25 November"),
      Tag("div", Class("columns"), Attr("id", "business"),
          Tag("div", VerdictCard(Rejected(words), words), VerdictCard(Adopted(words), words)),
          Tag("div", Notices(words))),
      Tag("h2", "The house"), Hemicycle(House("house", 120, 6), words),
      Tag("h2", "From the base up"), Pyramid(Organisation(), words), Tag("h2", "States"),
      States(words), Decisions(words), Tag("h2", Attr("id", "vote"), "Vote"), Forms(words),
      Tag("h2", "Houses of other sizes"), Hemicycle(House("small", 11, 3), words),
      Hemicycle(House("large", 400, 10), words), Tag("h2", "A text"),
      Tag("p", Class("text"),
          "The congress calls on every base assembly to elect its delegates before 1 March and to "
          "publish the count, with the number of members on the roll of that day."));
  return Page(page, words);
}

}  // namespace mandat::web
