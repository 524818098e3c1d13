// Host: the organisations of one server, each its own file, opened and written by one thread each.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "app/organisation.hpp"
#include "app/submission.hpp"
#include "app/writer.hpp"
#include "base/result.hpp"
#include "net/broadcaster.hpp"
#include "storage/ports.hpp"

namespace mandat::app {

// A demo may be entered without login, on loopback alone; a real organisation never (SE-15).
enum class HostedKind { kReal, kDemo };

struct Hosted {
  std::string slug;  // [a-z][a-z0-9-]{0,39}: its folder and its place in addresses, /o/<slug>
  HostedKind kind = HostedKind::kReal;
  std::shared_ptr<Organisation> organisation;
  std::unique_ptr<Writer> writer;
  // Topics: "organisation", "body/7", "sitting/3", "motion/2", "vote/5". The id of an event is the
  // number of leaves; its data the id of the fragment that is stale.
  std::shared_ptr<net::Broadcaster> live;
};

struct HostOptions {
  std::string folder;  // one folder per organisation below it: <slug>/ledger.db, <slug>/body.key
  Ports ports;
  std::function<void(const Error&)> on_fatal;  // ends the process
};

class Host {
 public:
  // Opens every organisation below the folder, which is made if it is absent. One that does not
  // open is left out, and its fault is kept in Faults().
  [[nodiscard]] static Result<std::unique_ptr<Host>> Open(HostOptions options);
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;
  ~Host();  // finishes what is queued, writes snapshots, closes

  // Makes an organisation that awaits `open_ledger`. Fails with `slug_malformed`, `slug_taken`.
  [[nodiscard]] Result<Hosted*> Create(std::string_view slug, HostedKind kind);
  // nullptr if there is none. Stays valid while the host lives.
  [[nodiscard]] Hosted* Find(std::string_view slug) const;
  [[nodiscard]] std::vector<Hosted*> All() const;  // in the order of their slugs
  [[nodiscard]] const std::vector<Error>& Faults() const { return faults_; }
  [[nodiscard]] const Ports& GetPorts() const { return options_.ports; }

 private:
  explicit Host(HostOptions options) : options_(std::move(options)) {}
  [[nodiscard]] Result<std::unique_ptr<Hosted>> OpenOne(std::string_view slug, HostedKind kind);

  HostOptions options_;
  std::vector<Error> faults_;
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Hosted>> all_;
};

// Opens, or makes, the organisation in one folder: its ledger and the key of its body hashes.
[[nodiscard]] Result<std::unique_ptr<Organisation>> OpenOrganisation(const std::string& folder,
                                                                     const Ports& ports);

// A fresh command id from the port.
[[nodiscard]] CommandId NewCommandId(storage::Random& random);
// A fresh random person id, 1 to 2^40-1 (AR-12).
[[nodiscard]] PersonId NewPersonId(storage::Random& random);

}  // namespace mandat::app
