#include "app/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/law_profiles.hpp"
#include "statutes/lint.hpp"

namespace mandat::app {

Status CheckAdoptable(std::string_view toml) {
  const auto findings = statutes::Lint(toml, {.laws = LawProfiles()});
  const auto stops = std::ranges::find_if(findings, statutes::Stops);
  if (stops == findings.end()) return {};
  return tl::unexpected(Error{.code = stops->code,
                              .article = stops->article,
                              .detail = fmt::format("line {}, column {}: {}; {}", stops->line,
                                                    stops->column, stops->message, stops->remedy)});
}

Status StatuteLibrary::Add(const Digest& document, std::string_view toml) {
  MANDAT_TRY(statutes::Statute statute, statutes::ReadStatute(toml));
  const std::lock_guard lock(mutex_);
  by_document_[document] = std::make_shared<const statutes::Statute>(std::move(statute));
  return {};
}

void StatuteLibrary::Forget(const Digest& document) {
  const std::lock_guard lock(mutex_);
  by_document_.erase(document);
}

std::shared_ptr<const statutes::Statute> StatuteLibrary::Statutes(const Digest& document) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_document_.find(document);
  return found == by_document_.end() ? nullptr : found->second;
}

std::size_t StatuteLibrary::Size() const {
  const std::lock_guard lock(mutex_);
  return by_document_.size();
}

}  // namespace mandat::app
