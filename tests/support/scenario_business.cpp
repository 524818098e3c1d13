// What people do in scenarios, second half: sittings, votes, elections.
#include <fmt/format.h>

#include "tests/support/story.hpp"

namespace mandat::support {
namespace {

constexpr int kDaysOfNotice = 8;  // seven clear days, where the statutes say nothing else

std::string DateText(const CivilDate& day) { return ToString(day); }

Answer Convene(Story& s, const std::string& who, const std::string& body, const CivilDate& day,
               int hour) {
  constexpr std::int64_t kMillisPerHour = 3600 * kMillisPerSecond;
  const std::int64_t at = StartOfUtcDay(day).value + hour * kMillisPerHour;
  return s.Do(who, "convene_sitting",
              Arguments()
                  .Raw("agenda", "[]")
                  .Id("body", s.Body(body))
                  .Raw("opens_at", std::to_string(at))
                  .Text("opens_on", DateText(day)));
}

Answer ConveneFor(Story& s, const Words& w) {
  const auto day = ParseCivilDate(w[3].str(), Calendar::kGregorian);
  if (!day) return "not a date: " + w[3].str();
  return Convene(s, w[1], w[2], *day, std::stoi(w[4]));
}

Answer OpenSitting(Story& s, const Words& w) {
  const std::string chair = w[3].matched ? w[3] : w[1];
  return s.Do(w[1], "open_sitting",
              Arguments().Id("chair", s.Person(chair)).Id("sitting", s.Sitting(w[2])));
}

// Convened with notice and opened when the time has come, under the one who calls it.
Answer Assemble(Story& s, const std::string& who, const std::string& body) {
  const auto day =
      UtcDayOf(UtcMillis{s.now.value + kDaysOfNotice * kMillisPerDay}, Calendar::kGregorian);
  if (Answer answer = Convene(s, who, body, *day, 0); !answer.empty()) return answer;
  s.PassDays(kDaysOfNotice);
  return s.Do(who, "open_sitting",
              Arguments().Id("chair", s.Person(who)).Id("sitting", s.Sitting(body)));
}

Answer AssembleUnder(Story& s, const Words& w) { return Assemble(s, w[1], w[2]); }

Answer CheckIn(Story& s, const std::string& who, const std::string& delegate,
               const std::string& body) {
  return s.Do(who, "check_in",
              Arguments().Id("mandate", s.Mandate(delegate, body)).Id("sitting", s.Sitting(body)));
}

Answer CheckSelfIn(Story& s, const Words& w) { return CheckIn(s, w[1], w[1], w[2]); }

Answer CheckAllIn(Story& s, const Words& w) {
  static const std::regex kName(R"([\w-]+)");
  const std::string names = w[2];
  for (std::sregex_iterator it(names.begin(), names.end(), kName), end; it != end; ++it) {
    if (Answer answer = CheckIn(s, w[1], it->str(), w[3]); !answer.empty()) return answer;
  }
  return {};
}

Answer CheckOut(Story& s, const Words& w) {
  return s.Do(w[1], "check_out",
              Arguments().Id("mandate", s.Mandate(w[2], w[3])).Id("sitting", s.Sitting(w[3])));
}

Answer VerifyAll(Story& s, const Words& w) {
  static const std::regex kName(R"([\w-]+)");
  const std::string names = w[2];
  for (std::sregex_iterator it(names.begin(), names.end(), kName), end; it != end; ++it) {
    Answer answer =
        s.Do(w[1], "verify_credential", Arguments().Id("mandate", s.Mandate(it->str(), w[3])));
    if (!answer.empty()) return answer;
  }
  return {};
}

Answer CountPresent(Story& s, const Words& w) {
  return s.Do(w[1], "count_present",
              Arguments().Number("present", std::stoul(w[2])).Id("sitting", s.Sitting(w[3])));
}

Answer AppointTellers(Story& s, const Words& w) {
  return s.Do(w[1], "appoint_tellers",
              Arguments().Ids("persons", s.Persons(w[2])).Id("sitting", s.Sitting(w[3])));
}

Answer AddItem(Story& s, const Words& w) {
  Arguments item;
  item.Text("kind", w[2]);
  if (w[3].matched) item.Id("motion", s.Thing("motions", w[3]));
  return s.Do(w[1], "add_agenda_item",
              Arguments().Raw("item", item.Json()).Id("sitting", s.Sitting(w[4])));
}

Answer PassChair(Story& s, const Words& w) {
  return s.Do(w[1], "pass_chair",
              Arguments().Id("chair", s.Person(w[3])).Id("sitting", s.Sitting(w[2])));
}

Answer CloseSitting(Story& s, const Words& w) {
  return s.Do(w[1], "close_sitting", Arguments().Id("sitting", s.Sitting(w[2])));
}

// ------------------------------------------------------------------ votes

Answer OutcomeOf(const std::string& thing) {
  const std::string outcome = TextAt(thing, "verdict.outcome");
  return outcome.empty() ? TextAt(thing, "state") : outcome;
}

Answer OpenVote(Story& s, const Words& w) {
  Arguments arguments;
  for (const char* const kind : {"motion", "amendment", "recall"}) {
    if (w[2].matched && w[2].str() != std::string(kind) + " ") continue;
    const std::uint64_t id = s.Thing(std::string(kind) + "s", w[3]);
    if (id == 999 && !w[2].matched) continue;
    arguments.Id(kind, id);
    break;
  }
  return s.Do(w[1], "open_vote", arguments.Text("mode", w[4]));
}

std::string BodyOfVote(Story& s, const std::string& vote) {
  const std::string sitting = s.world.Read("sittings", NumberAt(vote, "sitting"));
  return s.BodyName(NumberAt(sitting, "body"));
}

Answer CastVote(Story& s, const std::string& who, const std::string& choice) {
  const std::string body = BodyOfVote(s, s.Newest("votes"));
  Arguments arguments;
  arguments.Text("choice", choice);
  if (!s.IsAssembly(body)) arguments.Id("mandate", s.Mandate(who, body));
  return s.Do(who, "cast_vote", arguments.Id("vote", s.world.CountOf("votes")));
}

Answer Vote(Story& s, const Words& w) {
  static const std::regex kName(R"([\w-]+)");
  const std::string names = w[1];
  for (std::sregex_iterator it(names.begin(), names.end(), kName), end; it != end; ++it) {
    if (Answer answer = CastVote(s, it->str(), w[2]); !answer.empty()) return answer;
  }
  return {};
}

// "notes yes ana, ben; no carl"
Answer NoteMandates(Story& s, const Words& w) {
  static const std::regex kPart(R"((yes|no|abstain) ([\w-]+(?:, [\w-]+)*))");
  const std::string body = BodyOfVote(s, s.Newest("votes"));
  Arguments arguments;
  for (const char* const choice : {"yes", "no", "abstain"}) arguments.Ids(choice, {});
  const std::string parts = w[2];
  for (std::sregex_iterator it(parts.begin(), parts.end(), kPart), end; it != end; ++it) {
    arguments.Ids((*it)[1], s.Mandates((*it)[2], body));
  }
  return s.Do(w[1], "record_show_of_mandates", arguments.Id("vote", s.world.CountOf("votes")));
}

// "yes 5, no 3, not-returned 1": only what the tellers wrote down.
Answer EnterVoteSheet(Story& s, const Words& w) {
  static const std::regex kPart(R"(([\w-]+) (\d+))");
  Arguments sheet;
  const std::string parts = w[2];
  for (std::sregex_iterator it(parts.begin(), parts.end(), kPart), end; it != end; ++it) {
    std::string key = (*it)[1];
    if (key == "not-returned") key = "not_returned";
    sheet.Number(key, std::stoul((*it)[2]));
  }
  return s.Do(w[1], "enter_vote_sheet",
              Arguments().Raw("sheet", sheet.Json()).Id("vote", s.world.CountOf("votes")));
}

Answer OnVote(Story& s, const std::string& who, const char* command, Arguments arguments) {
  Answer answer = s.Do(who, command, arguments.Id("vote", s.world.CountOf("votes")));
  return answer.empty() ? OutcomeOf(s.Newest("votes")) : answer;
}

// ------------------------------------------------------------------ elections

Answer OpenElection(Story& s, const Words& w) {
  return s.Do(w[1], "open_election",
              Arguments()
                  .Id("body", s.Body(w[3]))
                  .Id("elector", s.Body(w[4]))
                  .Text("group", w[2])
                  .Text("mode", w[5])
                  .Number("substitutes", w[6].matched ? std::stoul(w[6]) : 0));
}

Answer Nominate(Story& s, const std::string& who, std::uint64_t person) {
  return s.Do(who, "nominate_candidate",
              Arguments().Id("election", s.world.CountOf("elections")).Id("person", person));
}

Answer NominateAll(Story& s, const Words& w) {
  for (const std::uint64_t person : s.Persons(w[2])) {
    if (Answer answer = Nominate(s, w[1], person); !answer.empty()) return answer;
  }
  return {};
}

Answer OnElection(Story& s, const std::string& who, const char* command, Arguments arguments) {
  return s.Do(who, command, arguments.Id("election", s.world.CountOf("elections")));
}

Answer CastElectionBallot(Story& s, const Words& w) {
  static const std::regex kName(R"([\w-]+)");
  const std::string elector = s.BodyName(NumberAt(s.Newest("elections"), "elector"));
  const std::string voters = w[1];
  for (std::sregex_iterator it(voters.begin(), voters.end(), kName), end; it != end; ++it) {
    Arguments arguments;
    arguments.Ids("choices", w[2].matched ? s.Persons(w[2]) : std::vector<std::uint64_t>{});
    if (!s.IsAssembly(elector)) arguments.Id("mandate", s.Mandate(it->str(), elector));
    Answer answer = OnElection(s, it->str(), "cast_election_ballot", arguments);
    if (!answer.empty()) return answer;
  }
  return {};
}

// "ana 7, ben 5; abstain 1, invalid 1, returned 14": names, then papers.
Answer EnterElectionSheet(Story& s, const std::string& who, const std::string& names,
                          const std::string& papers) {
  static const std::regex kPart(R"(([\w-]+) (\d+))");
  std::string candidates = "[";
  for (std::sregex_iterator it(names.begin(), names.end(), kPart), end; it != end; ++it) {
    candidates +=
        (candidates.size() > 1 ? "," : "") +
        Arguments().Id("person", s.Person((*it)[1])).Number("votes", std::stoul((*it)[2])).Json();
  }
  Arguments sheet;
  sheet.Number("abstain", 0).Raw("candidates", candidates + "]").Number("invalid", 0);
  for (std::sregex_iterator it(papers.begin(), papers.end(), kPart), end; it != end; ++it) {
    sheet.Number((*it)[1], std::stoul((*it)[2]));
  }
  return OnElection(s, who, "enter_election_sheet", Arguments().Raw("sheet", sheet.Json()));
}

Answer EnterCounts(Story& s, const Words& w) { return EnterElectionSheet(s, w[1], w[2], w[3]); }

Answer CloseElection(Story& s, const Words& w) {
  Answer answer = OnElection(s, w[1], "close_election", {});
  return answer.empty() ? OutcomeOf(s.Newest("elections")) : answer;
}

// "depot elects ana, ben as delegate of congress": the whole of it, under the first one elected.
// One paper bears all the names. The days of notice pass.
Answer ElectInOneStep(Story& s, const Words& w) {
  const std::string unit = w[1];
  const std::string names = w[2];
  const std::string chair = names.substr(0, names.find(','));
  const bool assembled = !JsonAt(s.world.Read("bodies", s.Body(unit)), "sitting").empty();
  if (!assembled) {
    if (Answer answer = Assemble(s, chair, unit); !answer.empty()) return answer;
  }
  const std::uint64_t sitting = s.Sitting(unit);
  Answer answer = s.Do(chair, "appoint_tellers",
                       Arguments().Ids("persons", {s.Person(chair)}).Id("sitting", sitting));
  if (!answer.empty()) return answer;
  answer = s.Do(chair, "open_election",
                Arguments()
                    .Id("body", s.Body(w[4]))
                    .Id("elector", s.Body(unit))
                    .Text("group", w[3])
                    .Text("mode", "tellers")
                    .Number("substitutes", 0));
  if (!answer.empty()) return answer;
  static const std::regex kName(R"([\w-]+)");
  std::string sheet;
  for (const std::uint64_t person : s.Persons(names)) {
    if (answer = Nominate(s, chair, person); !answer.empty()) return answer;
    sheet += s.NameOf(person) + " 1, ";
  }
  if (answer = OnElection(s, chair, "open_poll", {}); !answer.empty()) return answer;
  if (answer = EnterElectionSheet(s, chair, sheet, "returned 1"); !answer.empty()) return answer;
  if (answer = OnElection(s, chair, "close_election", {}); !answer.empty()) return answer;
  answer = OutcomeOf(s.Newest("elections"));
  const Answer closed = s.Do(chair, "close_sitting", Arguments().Id("sitting", sitting));
  return closed.empty() ? answer : closed;
}

}  // namespace

const std::vector<Sentence>& BusinessSentences() {
  static const std::vector<Sentence> kSentences = {
      {Pattern(R"(<n> convenes <b> for ([\d-]+[JG]?) (\d\d):00)"), ConveneFor},
      {Pattern("<n> opens the sitting of <b>(?: under <n>)?"), OpenSitting},
      {Pattern("<n> assembles <b>"), AssembleUnder},
      {Pattern("<n> comes to <b>"), CheckSelfIn},
      {Pattern("<n> checks in <l> to <b>"), CheckAllIn},
      {Pattern("<n> checks out <n> of <b>"), CheckOut},
      {Pattern("<n> accepts the papers of <l> in <b>"), VerifyAll},
      {Pattern("<n> counts <c> present in <b>"), CountPresent},
      {Pattern("<n> appoints <l> tellers of <b>"), AppointTellers},
      {Pattern("<n> adds <n>(?: on <n>)? to the agenda of <b>"), AddItem},
      {Pattern("<n> passes the chair of <b> to <n>"), PassChair},
      {Pattern("<n> closes the sitting of <b>"), CloseSitting},
      {Pattern("<n> puts (motion |amendment |recall )?(?:the recall of )?<n> to the vote by <n>"),
       OpenVote},
      {Pattern("<l> votes? (yes|no|abstain)"), Vote},
      {Pattern("<n> notes (.+)"), NoteMandates},
      {Pattern("<n> enters the vote sheet (.+)"), EnterVoteSheet},
      {Pattern("<n> closes the vote"),
       [](Story& s, const Words& w) { return OnVote(s, w[1], "close_vote", {}); }},
      {Pattern("<n> gives the casting vote (yes|no)"),
       [](Story& s, const Words& w) {
         return OnVote(s, w[1], "give_casting_vote", Arguments().Text("choice", w[2]));
       }},
      {Pattern("<n> voids the vote as <n>"),
       [](Story& s, const Words& w) {
         return OnVote(s, w[1], "void_vote", Arguments().Text("ground", w[2]));
       }},
      {Pattern(
           "<n> opens the <n> election to <b> in <b> by (open|tellers)(?: with <c> substitutes?)?"),
       OpenElection},
      {Pattern("<n> nominates <l>"), NominateAll},
      {Pattern("<n> opens the poll"),
       [](Story& s, const Words& w) { return OnElection(s, w[1], "open_poll", {}); }},
      {Pattern("<l> (?:votes? for nobody|votes? for <l>)"), CastElectionBallot},
      {Pattern("<n> enters the counts ([^;]+)(?:; (.+))?"), EnterCounts},
      {Pattern("<n> closes the election"), CloseElection},
      {Pattern("<n> voids the election as <n>"),
       [](Story& s, const Words& w) {
         return OnElection(s, w[1], "void_election", Arguments().Text("ground", w[2]));
       }},
      {Pattern("<n> elects <l> as <n> of <b>"), ElectInOneStep},
  };
  return kSentences;
}

}  // namespace mandat::support
