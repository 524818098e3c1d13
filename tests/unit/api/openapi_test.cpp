// The description of the API: generated, and naming every route, act and status.
#include <gtest/gtest.h>

#include "api/api.hpp"
#include "api/problems.hpp"
#include "api/routes.hpp"
#include "core/codec.hpp"
#include "tests/unit/api/api_fixture.hpp"

namespace mandat::api {
namespace {

TEST(OpenApi, NamesEveryRouteAndEveryAct) {
  const std::string text = OpenApiText();
  for (const ApiRoute& route : kRoutes) {
    if (route.resource == Resource::kCommand) continue;
    EXPECT_NE(text.find('"' + std::string(route.path) + '"'), std::string::npos) << route.path;
  }
  for (const core::MessageInfo& command : core::AllCommands()) {
    EXPECT_NE(text.find("\"/api/v1/o/{org}/commands/" + command.name + '"'), std::string::npos)
        << command.name;
  }
}

TEST(OpenApi, NamesEveryProblemWithItsStatusAndRemedy) {
  const std::string text = OpenApiText();
  for (const ProblemRow& row : kProblems) {
    EXPECT_NE(text.find('`' + std::string(row.code) + '`'), std::string::npos) << row.code;
    EXPECT_NE(text.find(row.remedy), std::string::npos) << row.code;
  }
}

TEST(OpenApi, IsServedAsItIs) {
  TestApi api;
  EXPECT_EQ(BodyOf(api.Get("/api/v1/openapi.json")), OpenApiText());
}

}  // namespace
}  // namespace mandat::api
