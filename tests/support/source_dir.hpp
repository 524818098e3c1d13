// Where the checkout is: tests read data/, docs/ and golden files from there.
#pragma once

#include <filesystem>

namespace mandat::support {

std::filesystem::path SourceDir();

}  // namespace mandat::support
