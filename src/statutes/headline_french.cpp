// The headline in French: the same parts as in English, in another order of words.
#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"
#include "statutes/headline.hpp"
#include "statutes/plain_words.hpp"

namespace mandat::statutes {
namespace {

std::string_view TitleOf(Outcome outcome) {
  constexpr std::array<std::string_view, 17> kTitles = {"ADOPTÉ",
                                                        "NON ADOPTÉ",
                                                        "PARTAGE DES VOIX",
                                                        "SANS RÉSULTAT",
                                                        "EN ATTENTE",
                                                        "QUORUM NON ATTEINT",
                                                        "NUL",
                                                        "INDÉTERMINABLE",
                                                        "AUCUNE RÈGLE",
                                                        "QUORUM ATTEINT",
                                                        "QUORUM NON ATTEINT",
                                                        "ATTEINT",
                                                        "NON ATTEINT",
                                                        "RETENU",
                                                        "ÉCARTÉ",
                                                        "ÉLECTION COMPLÈTE",
                                                        "ÉLECTION INCOMPLÈTE"};
  static_assert(kTitles.size() == WordsOf(Outcome{}).size());
  return kTitles[static_cast<std::size_t>(outcome)];
}

Noun FrenchNounOf(Base base) {
  constexpr std::array<Noun, kBaseCount> kNouns = {{
      {"siège prévu", "sièges prévus"},
      {"siège pourvu", "sièges pourvus"},
      {"siège vérifié", "sièges vérifiés"},
      {"présent", "présents"},
      {"ayant droit de vote", "ayants droit de vote"},
      {"membre", "membres"},
      {"membre de l’unité", "membres de l’unité"},
      {"mandant", "mandants"},
      {"membre représenté", "membres représentés"},
      {"suffrage à l’élection", "suffrages à l’élection"},
      {"unité", "unités"},
      {"unité présente", "unités présentes"},
      {"pour", "pour"},
      {"contre", "contre"},
      {"abstention", "abstentions"},
      {"bulletin nul", "bulletins nuls"},
      {"voix émise", "voix émises"},
      {"voix valable", "voix valables"},
      {"voix pour ou contre", "voix pour ou contre"},
      {"présent sans vote", "présents sans vote"},
      {"bulletin remis", "bulletins remis"},
      {"objection", "objections"},
      {"signature", "signatures"},
      {"unité signataire", "unités signataires"},
      {"membre signataire", "membres signataires"},
      {"classement au-dessus du choix par défaut", "classements au-dessus du choix par défaut"},
      {"classement au-dessous du choix par défaut", "classements au-dessous du choix par défaut"},
      {"bulletin blanc", "bulletins blancs"},
      {"bulletin rendu", "bulletins rendus"},
      {"bulletin non rendu", "bulletins non rendus"},
  }};
  return kNouns[static_cast<std::size_t>(base)];
}

std::string CountedInFrench(const Ratio& count, Base base) {
  const Noun noun = FrenchNounOf(base);
  const bool one = count == Ratio(0) || count == Ratio(1);
  return count.ToString() + ' ' + std::string(one ? noun.one : noun.many);
}

std::string FrenchShareWords(const Ratio& share) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kWords = {{
      {"1/2", "la moitié"},
      {"1/3", "un tiers"},
      {"2/3", "les deux tiers"},
      {"1/4", "un quart"},
      {"3/4", "les trois quarts"},
      {"1/5", "un cinquième"},
      {"2/5", "les deux cinquièmes"},
      {"3/5", "les trois cinquièmes"},
      {"4/5", "les quatre cinquièmes"},
      {"1/6", "un sixième"},
      {"1/10", "un dixième"},
      {"1", "la totalité"},
  }};
  const std::string text = share.ToString();
  const auto* const word =
      std::ranges::find(kWords, text, [](const auto& row) { return row.first; });
  if (word != kWords.end()) return std::string(word->second);
  const auto percent = Ratio::Multiply(share, Ratio(100));
  return percent && percent->IsWhole() ? percent->ToString() + " %" : text;
}

// "de" with what follows it: "plus d’un tiers", "plus des deux tiers", "plus de la moitié".
std::string Of(const std::string& amount) {
  if (amount.starts_with("un ")) return "d’" + amount;
  if (amount.starts_with("les ")) return "des " + amount.substr(4);
  return "de " + amount;
}

std::string Demand(Relation relation, const std::string& amount) {
  switch (relation) {
    case Relation::kMore:
      return "il faut plus " + Of(amount);
    case Relation::kAtLeast:
      return "il faut " + (amount == "la totalité" ? amount : "au moins " + amount);
    case Relation::kLess:
      return "il faut moins " + Of(amount);
    case Relation::kAtMost:
      return "il faut au plus " + amount;
    case Relation::kEqual:
      return "il faut " + (amount == "la totalité" ? amount : "exactement " + amount);
  }
  MANDAT_UNREACHABLE();
}

std::string WithComma(std::string percent) {
  std::ranges::replace(percent, '.', ',');
  return percent + " %";
}

constexpr std::string_view kThen = " ; ";

std::string ShareSentence(const Headline& headline, Base whole) {
  std::string text = CountedInFrench(headline.part_count, headline.part) + " sur " +
                     CountedInFrench(headline.whole_count, whole);
  std::string amount = FrenchShareWords(headline.threshold);
  if (headline.share_text) {
    text += " (" + WithComma(*headline.share_text) + ")";
    const bool close = headline.share_text->size() - headline.share_text->find('.') > 2;
    if (close) amount += " (" + WithComma(headline.threshold_text.value_or("")) + ")";
  }
  return text + std::string(kThen) + Demand(headline.relation, amount);
}

std::string VersusSentence(const Headline& headline, Base whole) {
  const std::string part(FrenchNounOf(headline.part).many);
  const std::string other(FrenchNounOf(whole).many);
  const std::string counts = CountedInFrench(headline.part_count, headline.part) + ", " +
                             CountedInFrench(headline.whole_count, whole) + std::string(kThen);
  if (headline.threshold == Ratio(1) && headline.relation == Relation::kMore) {
    return counts + "il faut plus de « " + part + " » que de « " + other + " »";
  }
  return counts + Demand(headline.relation, headline.threshold.ToString() + " fois autant de « " +
                                                part + " » que de « " + other + " »");
}

std::string GroupWord(const std::string& groups) {
  return groups == "units" ? "unités" : groups;  // sections and fractions are the same word
}

std::string OtherSentence(const Headline& headline, const Verdict& verdict) {
  if (verdict.outcome == Outcome::kVoid) {
    return verdict.code == "number_too_large" ? "un nombre est trop grand pour être compté"
                                              : "les comptes ne se referment pas";
  }
  if (verdict.outcome == Outcome::kRuleNotStated) {
    return "ce qu’auraient dit les règles courantes :";
  }
  if (headline.test.empty()) return "voir les lignes";
  const bool holds = IsYes(verdict.outcome) || verdict.outcome == Outcome::kPending;
  return '`' + headline.test + (holds ? "` est vérifié" : "` n’est pas vérifié");
}

std::string SentenceOf(const Headline& headline, const Verdict& verdict) {
  switch (headline.form) {
    case HeadlineForm::kShare:
      return ShareSentence(headline, headline.whole.value_or(headline.part));
    case HeadlineForm::kVersus:
      return VersusSentence(headline, headline.whole.value_or(headline.part));
    case HeadlineForm::kNumber:
      return CountedInFrench(headline.part_count, headline.part) + std::string(kThen) +
             Demand(headline.relation, headline.threshold.ToString());
    case HeadlineForm::kGroups:
      return headline.part_count.ToString() + " sur " + headline.whole_count.ToString() + ' ' +
             GroupWord(headline.groups) + std::string(kThen) +
             Demand(headline.relation, headline.threshold == headline.whole_count
                                           ? "la totalité"
                                           : headline.threshold.ToString());
    case HeadlineForm::kMissing:
      return "le nombre de « " +
             std::string(headline.missing ? FrenchNounOf(*headline.missing).many : "?") +
             " » ne figure pas au registre";
    case HeadlineForm::kOther:
      return OtherSentence(headline, verdict);
  }
  MANDAT_UNREACHABLE();
}

std::string_view ReasonText(const Headline& headline) {
  switch (headline.reason) {
    case HeadlineReason::kNobodyInFavour:
      return " ; personne n’a voté pour";
    case HeadlineReason::kCastingVote:
      return IsYes(headline.outcome) ? " ; la voix prépondérante est pour"
                                     : " ; la voix prépondérante est contre";
    case HeadlineReason::kLastRound:
      return " ; c’était le dernier tour";
    case HeadlineReason::kTest:
    case HeadlineReason::kQuorum:
      break;
  }
  return "";
}

std::string FollowsText(const Verdict& verdict) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kWords = {{
      {"next_reading", "une autre lecture est requise"},
      {"next_round", "un autre tour suit"},
      {"casting_vote", "la présidence a voix prépondérante"},
      {"repeat_vote", "le vote est répété"},
      {"draw_lot", "le sort décide"},
      {"defer_vote", "la question est reportée"},
  }};
  std::string text;
  for (const auto& [code, words] : kWords) {
    if (std::ranges::count(verdict.follows, code) > 0) text.append(kThen).append(words);
  }
  return text;
}

}  // namespace

std::string FrenchHeadlineText(const Verdict& verdict) {
  const Headline headline = MakeHeadline(verdict);
  std::string sentence = SentenceOf(headline, verdict);
  if (headline.group) {
    sentence.insert(std::min(sentence.find(kThen), sentence.size()), " dans " + *headline.group);
  }
  std::string text = std::string(TitleOf(verdict.outcome)) + " : " + sentence;
  text.append(ReasonText(headline)).append(FollowsText(verdict));
  if (verdict.article) text += " (article " + *verdict.article + ')';
  return text;
}

}  // namespace mandat::statutes
