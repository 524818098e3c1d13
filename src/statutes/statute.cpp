#include "statutes/statute.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "statutes/reader_document.hpp"

namespace mandat::statutes {
namespace {

template <typename T>
const T* FindById(const std::vector<T>& rows, std::string_view id) {
  const auto found = std::ranges::find(rows, id, &T::id);
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::string Statute::Name() const { return fmt::format("{} v{}", id, version); }

const Unset* Statute::FindUnset(std::string_view path) const {
  for (const Unset& hole : unset) {
    if (Covers(hole.path, path)) return &hole;
  }
  return nullptr;
}

bool Statute::IsDefault(std::string_view path) const {
  return std::binary_search(defaults.begin(), defaults.end(), path);
}

const ArticleText* Statute::FindArticle(std::string_view id_of) const {
  return FindById(articles, id_of);
}
const Electorate* Statute::FindElectorate(std::string_view id_of) const {
  return FindById(electorates, id_of);
}
const UnitKind* Statute::FindUnitKind(std::string_view id_of) const {
  return FindById(units, id_of);
}
const Body* Statute::FindBody(std::string_view id_of) const { return FindById(bodies, id_of); }
const KeyRule* Statute::FindKey(std::string_view id_of) const { return FindById(keys, id_of); }
const ElectionRule* Statute::FindElection(std::string_view id_of) const {
  return FindById(elections, id_of);
}
const MandateRule* Statute::FindMandate(std::string_view id_of) const {
  return FindById(mandates, id_of);
}
const QuorumRule* Statute::FindQuorum(std::string_view id_of) const {
  return FindById(quorums, id_of);
}
const MajorityRule* Statute::FindMajority(std::string_view id_of) const {
  return FindById(majorities, id_of);
}
const Matter* Statute::FindMatter(std::string_view id_of) const { return FindById(matters, id_of); }

const RecallRule* Statute::FindRecallOf(std::string_view body, std::string_view group) const {
  const RecallRule* whole_body = nullptr;  // a rule for these seats alone goes before it
  for (const RecallRule& recall : recalls) {
    if (std::ranges::find(recall.of, body) == recall.of.end()) continue;
    if (std::ranges::find(recall.seats, group) != recall.seats.end()) return &recall;
    if (recall.seats.empty() && !whole_body) whole_body = &recall;
  }
  return whole_body;
}

}  // namespace mandat::statutes
