// Every route of the API answers over HTTP in an organisation that has one of everything.
#include <gtest/gtest.h>

#include "api/routes.hpp"
#include "core/codec.hpp"
#include "tests/support/http_world.hpp"
#include "tests/support/scenario.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::support {
namespace {

std::string PathOf(const api::ApiRoute& route, const std::string& command) {
  std::string path(route.path);
  const auto put = [&](std::string_view name, const std::string& value) {
    if (const auto at = path.find(name); at != std::string::npos) {
      path.replace(at, name.size(), value);
    }
  };
  put("{org}", "depot");
  put("{id}", "1");
  put("{name}", command);
  return path;
}

TEST(routes, all_answer) {
  HttpWorld world;
  const auto story = SourceDir() / "tests" / "scenario" / "first_chain.scn";
  ASSERT_TRUE(RunScenario(story, world).failures.empty());
  for (const api::ApiRoute& route : api::kRoutes) {
    if (route.method == net::Method::kPost) continue;
    const HttpAnswer answer = world.Server().Get(PathOf(route, ""));
    EXPECT_EQ(answer.status, 200) << route.path << answer.body;
    const char* const type =
        route.resource == api::Resource::kEvents ? "text/event-stream" : "application/json";
    EXPECT_NE(answer.head.find(type), std::string::npos) << route.path << answer.head;
  }
}

// Under an address for every act, and with arguments that fit none: each is known, none is done.
TEST(routes, take_every_act) {
  HttpWorld world;
  for (const core::MessageInfo& command : core::AllCommands()) {
    const std::string key = ToHex(crypto::Sha256(command.name)).substr(0, 32);
    const Act act{.command = command.name, .arguments = R"({"unknown":1})", .documents = {}};
    const HttpAnswer answer = world.Server().Post(act, key);
    EXPECT_EQ(answer.status, 422) << command.name << answer.body;
    EXPECT_EQ(TextAt(answer.body, "code"), "arguments_malformed") << command.name;
  }
}

}  // namespace
}  // namespace mandat::support
