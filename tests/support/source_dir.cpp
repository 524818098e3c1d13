#include "tests/support/source_dir.hpp"

namespace mandat::support {

std::filesystem::path SourceDir() { return MANDAT_SOURCE_DIR; }

}  // namespace mandat::support
