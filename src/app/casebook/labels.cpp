// The table of labels. Keys of the records are English already, so that only French needs rows for
// most of them.
#include "app/casebook/labels.hpp"

#include <algorithm>

namespace mandat::app::casebook {
namespace {

struct Label {
  std::string_view key;
  std::string_view english;
  std::string_view french;
};

constexpr Label kLabels[] = {
    {"a", "one version", "une version"},
    {"abstain", "abstaining", "abstentions"},
    {"accountable_to", "accountable to", "responsable devant"},
    {"adopted", "adopted", "adopté"},
    {"against", "against", "contre"},
    {"aliases", "spellings", "graphies"},
    {"answer_no", "no", "non"},
    {"answer_unknown", "unknown", "inconnu"},
    {"answer_yes", "yes", "oui"},
    {"apportionment", "apportionment", "répartition"},
    {"article", "article", "article"},
    {"b", "the other", "l'autre"},
    {"bears", "bears on it", "s'y rapporte"},
    {"body", "body", "organe"},
    {"calendar", "calendar", "calendrier"},
    {"cites", "sources", "sources"},
    {"common", "what common rules would have said", "ce qu'auraient dit les règles usuelles"},
    {"computed", "computed from the records", "calculées à partir des fiches"},
    {"contradictions", "contradictions", "contradictions"},
    {"date", "date", "date"},
    {"date_end", "until", "jusqu'au"},
    {"decides", "decides", "décide"},
    {"allots", "allots seats", "attribue les sièges"},
    {"declared", "declared", "déclarées"},
    {"derived", "derived", "déduit"},
    {"detector", "detector", "détecteur"},
    {"elected", "elected", "élu"},
    {"electorate", "electorate", "électeurs"},
    {"entitled", "entitled", "ayants droit"},
    {"episodes", "episodes", "épisodes"},
    {"episodes_with_facts", "episodes with facts", "épisodes avec faits"},
    {"events", "events", "événements"},
    {"exact", "exact", "exact"},
    {"figure", "figures", "chiffres"},
    {"flag", "doubtful", "douteux"},
    {"flagged", "flagged", "signalées"},
    {"for", "for", "pour"},
    {"fraction", "fraction", "fraction"},
    {"from", "from", "depuis"},
    {"full_verdicts", "full verdicts", "verdicts complets"},
    {"gaps", "not printed", "non imprimé"},
    {"kind", "kind", "genre"},
    {"margin", "lead", "avance"},
    {"matter", "matter", "affaire"},
    {"mechanism", "mechanism", "mécanisme"},
    {"method", "method", "mode"},
    {"missing", "base not known", "base inconnue"},
    {"name", "name", "nom"},
    {"name_fr", "name in French", "nom français"},
    {"no", "no", "non"},
    {"not_for", "voices missing", "voix manquantes"},
    {"not_found", "declared as computed, not found", "déclarées calculées, non trouvées"},
    {"note", "note", "remarque"},
    {"option", "options", "options"},
    {"outcome", "printed outcome", "issue imprimée"},
    {"overlapping", "overlapping", "non disjoint"},
    {"parent", "part of", "partie de"},
    {"people", "people", "personnes"},
    {"point", "points", "points"},
    {"powers", "powers", "pouvoirs"},
    {"present", "present", "présents"},
    {"printed", "printed outcome", "issue imprimée"},
    {"printed_base", "of what", "de quoi"},
    {"printed_share", "printed share", "part imprimée"},
    {"question", "question", "question"},
    {"reach", "reach", "portée"},
    {"records", "records", "fiches"},
    {"rejected", "rejected", "rejeté"},
    {"rule", "rule", "règle"},
    {"rule-not-stated", "rule not stated", "règle non énoncée"},
    {"rule_not_stated", "rule not stated", "règle non énoncée"},
    {"safeguard", "safeguard", "garde-fou"},
    {"safeguard_status", "safeguard is", "garde-fou"},
    {"share", "shares", "parts"},
    {"signatories", "signatories", "signataires"},
    {"size", "size", "taille"},
    {"status", "status", "statut"},
    {"text", "text", "texte"},
    {"to", "to", "jusqu'à"},
    {"total", "total", "total"},
    {"type", "type", "type"},
    {"undetermined", "undetermined", "indéterminé"},
    {"unit", "unit", "unité"},
    {"unstated", "unstated", "non dit"},
    {"verdict", "verdict", "verdict"},
    {"votes", "votes", "votes"},
    {"warnings", "warnings", "avertissements"},
    {"year_inferred", "year inferred", "année déduite"},
    {"yes", "yes", "oui"},
};

}  // namespace

std::string LabelOf(std::string_view key, Language language) {
  for (const Label& label : kLabels) {
    if (label.key == key) {
      return std::string(language == Language::kFrench ? label.french : label.english);
    }
  }
  std::string plain(key);
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

}  // namespace mandat::app::casebook
