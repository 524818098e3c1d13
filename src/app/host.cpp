#include "app/host.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "app/live.hpp"
#include "storage/sqlite/sqlite_store.hpp"

namespace mandat::app {
namespace {

constexpr std::size_t kLongestSlug = 40;
constexpr std::string_view kDemoMark = "demo";

bool IsSlug(std::string_view slug) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !slug.empty() && slug.size() <= kLongestSlug && letter(slug[0]) &&
         std::ranges::all_of(
             slug, [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

// Reads the key, making it on first use with a mode that keeps others out.
Result<crypto::Key> KeyIn(const std::filesystem::path& file, storage::Random& random) {
  crypto::Key key{};
  if (std::ifstream in(file, std::ios::binary); in) {
    in.read(reinterpret_cast<char*>(key.data()), static_cast<std::streamsize>(key.size()));
    if (in.gcount() == static_cast<std::streamsize>(key.size())) return key;
    return Fail("key_damaged", file.string());
  }
  random.Fill(key);
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);
  if (made < 0) return Fail("folder_not_writable", file.string());
  const auto written = ::write(made, key.data(), key.size());
  const bool kept = written == static_cast<ssize_t>(key.size()) && ::fsync(made) == 0;
  ::close(made);
  if (!kept) return Fail("folder_not_writable", file.string());
  return key;
}

}  // namespace

Result<std::unique_ptr<Organisation>> OpenOrganisation(const std::string& folder,
                                                       const Ports& ports) {
  const std::filesystem::path path(folder);
  MANDAT_TRY(const crypto::Key key, KeyIn(path / "body.key", *ports.random));
  MANDAT_TRY(auto store, storage::SqliteStore::Open({.path = (path / "ledger.db").string(),
                                                     .vfs = {},
                                                     .guard = storage::Guard::kLockFile}));
  return Organisation::Open(std::move(store), ports, key);
}

Result<std::unique_ptr<Host>> Host::Open(HostOptions options) {
  MANDAT_TRY_DO(crypto::InitOnce());
  std::unique_ptr<Host> host(new Host(std::move(options)));
  std::error_code error;
  const std::filesystem::path folder(host->options_.folder);
  std::filesystem::create_directories(folder, error);
  if (error) return Fail("folder_not_writable", folder.string());
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string slug = entry.path().filename().string();
    if (!entry.is_directory() || !std::filesystem::exists(entry.path() / "ledger.db")) continue;
    const bool demo = std::filesystem::exists(entry.path() / kDemoMark);
    auto opened = host->OpenOne(slug, demo ? HostedKind::kDemo : HostedKind::kReal);
    if (!opened) {
      host->faults_.push_back(std::move(opened).error());
      host->faults_.back().detail = slug + ": " + host->faults_.back().detail;
      continue;
    }
    host->all_.push_back(std::move(*opened));
  }
  if (error) return Fail("folder_not_readable", folder.string());
  std::ranges::sort(host->all_, {}, [](const auto& hosted) { return hosted->slug; });
  return host;
}

Host::~Host() {
  for (const auto& hosted : all_) {
    hosted->writer.reset();
    static_cast<void>(hosted->organisation->PutSnapshot());  // disposable: replay does without
  }
}

Result<std::unique_ptr<Hosted>> Host::OpenOne(std::string_view slug, HostedKind kind) {
  const std::filesystem::path folder = std::filesystem::path(options_.folder) / slug;
  MANDAT_TRY(auto organisation, OpenOrganisation(folder.string(), options_.ports));
  auto hosted = std::make_unique<Hosted>();
  hosted->slug = slug;
  hosted->kind = kind;
  hosted->organisation = std::move(organisation);
  hosted->live = std::make_shared<net::Broadcaster>(hosted->organisation->CurrentView()->size);
  hosted->organisation->SetOnPublish([live = hosted->live](const View& before, const View& after) {
    PublishChanges(*live, before, after);
  });
  hosted->writer = std::make_unique<Writer>(hosted->organisation, options_.on_fatal);
  return hosted;
}

Result<Hosted*> Host::Create(std::string_view slug, HostedKind kind) {
  if (!IsSlug(slug)) return Fail("slug_malformed", std::string(slug));
  const std::lock_guard lock(mutex_);
  const std::filesystem::path folder = std::filesystem::path(options_.folder) / slug;
  std::error_code error;
  if (std::filesystem::exists(folder, error)) return Fail("slug_taken", std::string(slug));
  std::filesystem::create_directories(folder, error);
  if (error) return Fail("folder_not_writable", folder.string());
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (kind == HostedKind::kDemo) std::ofstream(folder / kDemoMark) << "may be entered freely\n";
  MANDAT_TRY(auto hosted, OpenOne(slug, kind));
  const auto place = std::ranges::lower_bound(
      all_, slug, {}, [](const auto& other) { return std::string_view(other->slug); });
  return all_.insert(place, std::move(hosted))->get();
}

Hosted* Host::Find(std::string_view slug) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(
      all_, slug, [](const auto& hosted) { return std::string_view(hosted->slug); });
  return found == all_.end() ? nullptr : found->get();
}

std::vector<Hosted*> Host::All() const {
  const std::lock_guard lock(mutex_);
  std::vector<Hosted*> all;
  for (const auto& hosted : all_) all.push_back(hosted.get());
  return all;
}

CommandId NewCommandId(storage::Random& random) {
  CommandId id;
  random.Fill(id.bytes);
  return id;
}

PersonId NewPersonId(storage::Random& random) {
  PersonId person;
  while (person.value == 0) {
    std::array<std::uint8_t, 5> bytes{};
    random.Fill(bytes);
    for (const std::uint8_t byte : bytes) person.value = person.value << 8U | byte;
  }
  return person;
}

}  // namespace mandat::app
