#include "app/library.hpp"

#include <utility>

namespace mandat::app {

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
