// StatuteLibrary: the statutes at hand, read once and shared, by the commitment of their document.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>

#include "base/digest.hpp"
#include "base/result.hpp"
#include "core/command.hpp"

namespace mandat::app {

// That nothing in a statute text stops its adoption (ST-140): form, structure, and the law profiles
// that it names. Fails with the code of the first finding that does.
[[nodiscard]] Status CheckAdoptable(std::string_view toml);

// May be asked from any thread.
class StatuteLibrary final : public core::Library {
 public:
  // Reads a statute text and keeps it. Fails with the codes of ReadStatute.
  [[nodiscard]] Status Add(const Digest& document, std::string_view toml);

  // Lets go of a statute that no ledger came to stand on; whoever holds it keeps it.
  void Forget(const Digest& document);

  [[nodiscard]] std::shared_ptr<const statutes::Statute> Statutes(
      const Digest& document) const override;
  [[nodiscard]] std::size_t Size() const;

 private:
  mutable std::mutex mutex_;
  std::map<Digest, std::shared_ptr<const statutes::Statute>> by_document_;
};

}  // namespace mandat::app
