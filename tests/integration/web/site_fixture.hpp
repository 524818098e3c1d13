// A site over one small demo organisation, made through the writer, and a browser that fills forms.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/host.hpp"
#include "net/in_process.hpp"
#include "web/site.hpp"

namespace mandat::web {

// What stands in every writable name and text: it must come out as text, everywhere.
inline constexpr std::string_view kAttack = "<script>alert(1)</script>\" onmouseover=\"alert(2)";

class FixedClock final : public storage::Clock {
 public:
  UtcMillis NowMillis() override { return now; }
  std::int64_t BootMillis() override { return now.value; }
  UtcMillis now{1'790'000'000'000};  // September 2026
};

class TestSite {
 public:
  explicit TestSite(app::HostedKind kind);
  ~TestSite();

  // Founds "depot" with 23 members, in the sitting of their assembly, with a motion on the floor.
  void FoundDepot();
  PersonId Member(std::size_t number) const { return PersonId{1000 + number}; }  // 1 to 23
  // Records a command; the test fails if the rules refuse it.
  void Do(core::Actor actor, const std::string& command, std::string arguments,
          app::DocumentTexts documents = {});

  net::Response Get(const std::string& path, std::string cookies = "");
  using From = net::InProcess::From;
  net::Response Post(net::Request request, From from = From::kThisMachine);
  // Sends the form on `page` whose action ends in `action` and that holds `mark`, with the fields
  // it holds, then `more`; as a browser without scripts would.
  net::Response Send(std::string_view page, std::string_view action, std::string_view mark,
                     net::Parameters more, const std::string& cookies);
  // A session, and standing in somebody's place.
  std::string Enter(PersonId person);

  app::Hosted& Depot() { return *hosted_; }
  FixedClock& Clock() { return clock_; }
  const crypto::Key& Key() const { return options_.key; }
  app::Host& Host() { return *host_; }
  const Site& TheSite() const { return *site_; }

 private:
  net::Response Wait(net::PendingExchange exchange);

  FixedClock clock_;
  std::string folder_;
  SiteOptions options_;
  std::unique_ptr<app::Host> host_;
  app::Hosted* hosted_ = nullptr;
  std::unique_ptr<Site> site_;
  std::unique_ptr<net::InProcess> server_;
};

std::string BodyOf(const net::Response& response);
std::string CookiesOf(const net::Response& response);

}  // namespace mandat::web
