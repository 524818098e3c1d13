// The statutes of two real organisations, encoded from their public texts: what the linter says of
// them is what data/statutes/README.md says, and why it is true of the texts stands there.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "statutes/lint.hpp"
#include "statutes/statute.hpp"
#include "tests/support/shared_input.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::statutes {
namespace {

struct RealStatute {
  std::string id;
  std::vector<std::string> findings;  // code and path, in the order of the file, without the holes
  std::size_t holes = 0;              // W432, one for each [[unset]]
};

const RealStatute kRealStatutes[] = {
    {.id = "rust-council", .findings = {"W423 body.council.quorum"}, .holes = 13},
    {.id = "zapf",
     .findings = {"W403 body.plenum", "W403 body.speaker", "W422 recall.voted-out.majority",
                  "W424 majority.two-thirds-cast.test", "W424 majority.two-thirds-present.test"},
     .holes = 25},
};

TEST(RealStatutes, AreReadAndFoundAsTheirReadmeSays) {
  for (const RealStatute& real : kRealStatutes) {
    SCOPED_TRACE(real.id);
    const std::string text =
        support::ReadFile(support::SourceDir() / "data/statutes" / (real.id + ".toml"));
    const auto statute = ReadStatute(text);
    ASSERT_TRUE(statute.has_value()) << statute.error().code << " " << statute.error().detail;
    EXPECT_EQ(statute->id, real.id);
    EXPECT_EQ(statute->unset.size(), real.holes);
    std::vector<std::string> findings;
    std::size_t holes = 0;
    for (const Finding& finding : Lint(text)) {
      if (finding.code == "W432") {
        ++holes;
      } else {
        findings.push_back(finding.code + " " + finding.path);
      }
    }
    EXPECT_EQ(findings, real.findings);
    EXPECT_EQ(holes, real.holes);
  }
}

}  // namespace
}  // namespace mandat::statutes
