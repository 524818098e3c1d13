// A statute that is as small as one can be, and ways to change one thing in it.
#pragma once

#include <string>
#include <string_view>

namespace mandat::statutes {

inline const std::string kSmallStatute = R"(format = 1

[statute]
id = "reading-circle"
title = "Rules of the Reading Circle"

[[article]]
id = "decisions"
number = "2"
text = "The readers meet monthly and decide by more yes than no."

[[electorate]]
id = "readers"
of = "members"
article = "decisions"

[[body]]
id = "circle"
kind = "assembly"
electorate = "readers"
majority = "plain"
convocation = "monthly"
article = "decisions"

[[majority]]
id = "plain"
test = "yes > no"
article = "decisions"

[[convocation]]
id = "monthly"
every = "1 month"
by = ["circle"]
petition = "signatures >= 1/5 * members"
fallback = ["petitioners"]
article = "decisions"

[amendment]
body = "circle"
majority = "plain"
article = "decisions"
)";

// The small statute with `old` replaced once; all of it, if there is no `old`.
inline std::string With(std::string_view old, std::string_view text) {
  std::string statute = kSmallStatute;
  const auto at = statute.find(old);
  if (at != std::string::npos) statute.replace(at, old.size(), text);
  return statute;
}

// The small statute with something added at the end.
inline std::string And(std::string_view text) { return kSmallStatute + std::string(text); }

}  // namespace mandat::statutes
