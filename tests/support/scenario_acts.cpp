// What people do in scenarios, first half: the roll, bodies, mandates, fractions, motions, recalls.
#include <fmt/format.h>

#include "app/documents.hpp"
#include "tests/support/story.hpp"

namespace mandat::support {
namespace {

Answer Found(Story& s, const Words& w) {
  return s.Do(w[1], "open_ledger", {}, {{"name", w[2]}, {"statutes", s.statute}});
}

Answer NameRollOfficer(Story& s, const Words& w) {
  return s.Do(w[1], "name_roll_officer", Arguments().Id("person", s.Person(w[2])));
}

Answer AdmitUnit(Story& s, const Words& w) {
  Arguments arguments;
  arguments.Text("kind", w[3]);
  if (w[4].matched) arguments.Id("within", s.Unit(w[4]));
  Answer answer = s.Do(w[1], "admit_unit", arguments, {{"name", w[2]}});
  if (!answer.empty()) return answer;
  s.Name("units", w[2]);
  s.Name("bodies", w[2]);  // its assembly
  return answer;
}

Answer Enrol(Story& s, const std::string& who, const std::string& person, const std::string& unit) {
  return s.Do(who, "enrol_member",
              Arguments().Id("person", s.Person(person)).Id("unit", s.Unit(unit)),
              {{"identity", app::IdentityText(person, "")}});
}

Answer EnrolAll(Story& s, const Words& w) {
  static const std::regex kName(R"([\w-]+)");
  const std::string names = w[2];
  for (std::sregex_iterator it(names.begin(), names.end(), kName), end; it != end; ++it) {
    if (Answer answer = Enrol(s, w[1], it->str(), w[3]); !answer.empty()) return answer;
  }
  return {};
}

// "enrols 12 members d in depot": d1 .. d12.
Answer EnrolMany(Story& s, const Words& w) {
  for (int i = 1; i <= std::stoi(w[2]); ++i) {
    if (Answer answer = Enrol(s, w[1], fmt::format("{}{}", w[3].str(), i), w[4]); !answer.empty()) {
      return answer;
    }
  }
  return {};
}

Answer OnPerson(Story& s, const Words& w, const char* command) {
  return s.Do(w[1], command, Arguments().Id("person", s.Person(w[2])));
}

Answer Transfer(Story& s, const Words& w) {
  return s.Do(w[1], "move_member",
              Arguments().Id("person", s.Person(w[2])).Id("unit", s.Unit(w[3])));
}

Answer Remove(Story& s, const Words& w) {
  return s.Do(w[1], "remove_member", Arguments().Text("cause", w[3]).Id("person", s.Person(w[2])));
}

Answer FormBody(Story& s, const Words& w) {
  Arguments arguments;
  arguments.Text("rule", w[2]);
  if (w[3].matched) arguments.Id("unit", s.Unit(w[3]));
  Answer answer = s.Do(w[1], "form_body", arguments);
  if (answer.empty())
    s.Name("bodies", w[3].matched ? w[2].str() + " of " + w[3].str() : w[2].str());
  return answer;
}

Answer AllotSeats(Story& s, const Words& w) {
  return s.Do(w[1], "allot_seats", Arguments().Id("body", s.Body(w[3])).Text("group", w[2]));
}

// ------------------------------------------------------------------ mandates, fractions

Answer OnMandate(Story& s, const Words& w, const char* command) {
  return s.Do(w[1], command, Arguments().Id("mandate", s.Mandate(w[2], w[3])));
}

Answer Contest(Story& s, const Words& w) {
  return s.Do(w[1], "contest_credential",
              Arguments().Text("ground", w[4]).Id("mandate", s.Mandate(w[2], w[3])));
}

Answer Resign(Story& s, const Words& w) {
  return s.Do(w[1], "resign_mandate", Arguments().Id("mandate", s.Mandate(w[1], w[2])));
}

Answer CallSubstitute(Story& s, const Words& w) {
  const std::string mandate = s.world.Read("mandates", s.Mandate(w[2], w[3]));
  const std::uint64_t seat = mandate.empty() ? 999 : NumberAt(mandate, "seat");
  return s.Do(w[1], "call_substitute", Arguments().Id("seat", seat));
}

Answer RegisterFraction(Story& s, const Words& w) {
  Answer answer = s.Do(w[1], "register_fraction",
                       Arguments().Id("body", s.Body(w[3])).Ids("members", s.Mandates(w[4], w[3])),
                       {{"name", w[2]}});
  if (answer.empty()) s.Name("fractions", w[2]);
  return answer;
}

Answer JoinOrLeave(Story& s, const Words& w) {
  const std::uint64_t fraction = s.Thing("fractions", w[3]);
  return s.Do(w[1], w[2] == "joins" ? "join_fraction" : "leave_fraction",
              Arguments().Id("fraction", fraction).Id("mandate", s.Mandate(w[1], w[4])));
}

// "fills congress-presidium with north ana, ben; south carl"
Answer FillPresidium(Story& s, const Words& w) {
  static const std::regex kPart(R"(([\w-]+) ([\w-]+(?:, [\w-]+)*))");
  std::string list = "[";
  const std::string parts = w[3];
  for (std::sregex_iterator it(parts.begin(), parts.end(), kPart), end; it != end; ++it) {
    list += (list.size() > 1 ? "," : "") + Arguments()
                                               .Id("fraction", s.Thing("fractions", (*it)[1]))
                                               .Ids("persons", s.Persons((*it)[2]))
                                               .Json();
  }
  return s.Do(w[1], "fill_presidium",
              Arguments().Raw("nominations", list + "]").Id("presidium", s.Body(w[2])));
}

// ------------------------------------------------------------------ motions

std::string TextOf(const std::string& name, int paragraphs) {
  std::string text;
  for (int i = 1; i <= paragraphs; ++i) text += fmt::format("{}, paragraph {}.\n\n", name, i);
  return text;
}

// The mandate by which somebody acts in a body of delegates; members of an assembly need none.
void AddMandate(Story& s, const std::string& who, const std::string& body, Arguments& arguments) {
  if (s.IsAssembly(body)) return;
  arguments.Id("mandate", s.Mandate(who, body));
}

std::string BodyOfMotion(Story& s, std::uint64_t motion) {
  return s.BodyName(NumberAt(s.world.Read("motions", motion), "body"));
}

Answer MoveMotion(Story& s, const Words& w) {
  Arguments arguments;
  arguments.Id("body", s.Body(w[3])).Text("matter", w[4]).Number("paragraphs", 1);
  AddMandate(s, w[1], w[3], arguments);
  if (w[5].matched) {
    const std::string old = s.world.Read("motions", s.Thing("motions", w[5]));
    arguments.Id("supersedes", old.empty() ? 999 : NumberAt(old, "decision"));
  }
  const int paragraphs = w[6].matched ? std::stoi(w[6]) : 1;
  Answer answer = s.Do(w[1], "move_motion", arguments, {{"text", TextOf(w[2], paragraphs)}});
  if (answer.empty()) s.Name("motions", w[2]);
  return answer;
}

// `\"` is a quote, `\n` a new line.
std::string Unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || ++i == text.size()) {
      plain += text[std::min(i, text.size() - 1)];
    } else {
      plain += text[i] == 'n' ? '\n' : text[i];
    }
  }
  return plain;
}

// The statutes as the story wrote them, with another version number and each `"old" => "new"` done.
std::string DraftOf(const Story& s, const std::string& version, const std::string& changes) {
  std::string text = s.statute;
  const auto put = [&](const std::string& old, const std::string& fresh) {
    const auto at = text.find(old);
    if (at != std::string::npos) text.replace(at, old.size(), fresh);
    return at != std::string::npos;
  };
  put("\ntitle = ", "\nversion = " + version + "\ntitle = ");
  static const std::regex kChange(R"rx("((?:[^"\\]|\\.)*)" => "((?:[^"\\]|\\.)*)")rx");
  for (auto it = std::sregex_iterator(changes.begin(), changes.end(), kChange);
       it != std::sregex_iterator(); ++it) {
    const std::string old = Unescaped((*it)[1].str());
    // A story that changes what is not there would test nothing.
    if (!put(old, Unescaped((*it)[2].str()))) return "not found: " + old;
  }
  return text;
}

Answer MoveStatutes(Story& s, const Words& w) {
  Arguments arguments;
  arguments.Id("body", s.Body(w[3])).Number("paragraphs", 1);
  AddMandate(s, w[1], w[3], arguments);
  Answer answer = s.Do(w[1], "move_statutes", arguments,
                       {{"statutes", DraftOf(s, w[2], w[5])}, {"text", TextOf(w[4], 1)}});
  if (answer.empty()) s.Name("motions", w[4]);
  return answer;
}

Answer Second(Story& s, const Words& w) {
  const std::uint64_t motion = s.Thing("motions", w[2]);
  Arguments arguments;
  AddMandate(s, w[1], BodyOfMotion(s, motion), arguments);
  return s.Do(w[1], "second_motion", arguments.Id("motion", motion));
}

Answer MoveAmendment(Story& s, const Words& w) {
  const std::uint64_t motion = s.Thing("motions", w[4]);
  const std::string kind = w[2] == "insert after" ? "insert-after" : w[2].str();
  Arguments arguments;
  AddMandate(s, w[1], BodyOfMotion(s, motion), arguments);
  arguments.Text("kind", kind).Id("motion", motion).Number("paragraph", std::stoul(w[3]));
  std::map<std::string, std::string> documents;
  if (kind != "strike") documents["text"] = TextOf(w[5], 1);
  Answer answer = s.Do(w[1], "move_amendment", arguments, documents);
  if (answer.empty()) s.Name("amendments", w[5]);
  return answer;
}

Answer Withdraw(Story& s, const Words& w) {
  const std::uint64_t amendment = s.Thing("amendments", w[2]);
  if (s.Thing("motions", w[2]) == 999 && amendment != 999) {
    return s.Do(w[1], "withdraw_amendment", Arguments().Id("amendment", amendment));
  }
  return s.Do(w[1], "withdraw_motion", Arguments().Id("motion", s.Thing("motions", w[2])));
}

Answer TakeOver(Story& s, const Words& w) {
  return s.Do(w[1], "take_over_amendment",
              Arguments().Id("amendment", s.Thing("amendments", w[2])));
}

// ------------------------------------------------------------------ recalls, and the rest

Answer StartRecall(Story& s, const Words& w) {
  Answer answer = s.Do(w[1], "start_recall", Arguments().Id("mandate", s.Mandate(w[2], w[3])),
                       {{"grounds", "Grounds."}});
  if (answer.empty()) s.Name("recalls", w[2]);
  return answer;
}

Answer SignRecall(Story& s, const Words& w) {
  return s.Do(w[1], w[2] == "signs" ? "sign_recall" : "withdraw_signature",
              Arguments().Id("recall", s.Thing("recalls", w[3])));
}

Answer SignAll(Story& s, const Words& w) {
  static const std::regex kName(R"([\w-]+)");
  const std::string names = w[1];
  for (std::sregex_iterator it(names.begin(), names.end(), kName), end; it != end; ++it) {
    Answer answer =
        s.Do(it->str(), "sign_recall", Arguments().Id("recall", s.Thing("recalls", w[2])));
    if (!answer.empty()) return answer;
  }
  return {};
}

Answer Invoke(Story& s, const Words& w) {
  return s.Do(w[1], "invoke_rule", Arguments().Text("id", w[3]).Text("table", w[2]));
}

// For what no sentence says: acts on things that do not exist.
Answer Submit(Story& s, const Words& w) {
  Act act;
  act.actor = w[1] == "operator" ? "operator:1" : "person:" + std::to_string(s.Person(w[1]));
  act.command = w[2];
  act.arguments = w[3];
  if (w[4].matched) act.documents[w[4]] = w[5];
  const Told told = s.world.Submit(act);
  if (told.code.empty()) return {};
  s.last_refusal = told;
  return "refused " + told.code;
}

}  // namespace

const std::vector<Sentence>& ActSentences() {
  static const auto row = [](const char* command, auto function) {
    return [command, function](Story& s, const Words& w) { return function(s, w, command); };
  };
  static const std::vector<Sentence> kSentences = {
      {Pattern("<n> founds \"(.+)\""), Found},
      {Pattern("<n> names <n> roll officer"), NameRollOfficer},
      {Pattern("<n> admits <n> as <n>(?: within <n>)?"), AdmitUnit},
      {Pattern("<n> enrols <c> members <n> in <n>"), EnrolMany},
      {Pattern("<n> enrols <l> in <n>"), EnrolAll},
      {Pattern("<n> transfers <n> to <n>"), Transfer},
      {Pattern("<n> suspends <n>"), row("suspend_member", OnPerson)},
      {Pattern("<n> reinstates <n>"), row("reinstate_member", OnPerson)},
      {Pattern("<n> strikes <n> off the roll, who <n>"), Remove},
      {Pattern("<n> forms <n>(?: of <n>)?"), FormBody},
      {Pattern("<n> allots the <n> seats of <b>"), AllotSeats},
      {Pattern("<n> verifies <n> in <b>"), row("verify_credential", OnMandate)},
      {Pattern("<n> rejects <n> in <b>"), row("reject_credential", OnMandate)},
      {Pattern("<n> contests <n> in <b> as <n>"), Contest},
      {Pattern("<n> resigns from <b>"), Resign},
      {Pattern("<n> calls a substitute for <n> in <b>"), CallSubstitute},
      {Pattern("<n> registers fraction <n> of <b> with <l>"), RegisterFraction},
      {Pattern("<n> (joins|leaves) <n> in <b>"), JoinOrLeave},
      {Pattern("<n> fills <b> with (.+)"), FillPresidium},
      {Pattern("<n> moves <n> in <b>(?: on <n>)?(?: replacing <n>)?(?: with <c> paragraphs)?"),
       MoveMotion},
      {Pattern("<n> moves version <c> of the statutes in <b> as <n>(?: with (.+))?"), MoveStatutes},
      {Pattern("<n> seconds <n>"), Second},
      {Pattern("<n> moves to (replace|insert after|strike) paragraph <c> of <n> as <n>"),
       MoveAmendment},
      {Pattern("<n> withdraws <n>"), Withdraw},
      {Pattern("<n> takes over <n>"), TakeOver},
      {Pattern("<n> petitions to recall <n> from <b>"), StartRecall},
      {Pattern("<n> (signs|unsigns) the recall of <n>"), SignRecall},
      {Pattern("<l> sign the recall of <n>"), SignAll},
      {Pattern("<n> invokes <n> <n>"), Invoke},
      {Pattern(R"(<n> submits (\w+) (\{.*\})(?: with (\w+) "(.+)\")?)"), Submit},
  };
  return kSentences;
}

}  // namespace mandat::support
