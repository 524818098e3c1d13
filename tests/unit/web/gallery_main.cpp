// web_gallery <folder>: writes the gallery in each language, with the assets it needs, so that any
// static file server can show it.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/embedded.hpp"
#include "tests/unit/web/gallery.hpp"
#include "web/assets.hpp"

namespace {

void Write(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fputs("usage: web_gallery FOLDER\n", stderr), 2;
  const std::filesystem::path folder = arguments[1];
  for (const mandat::web::Language language : mandat::web::kLanguages) {
    const auto& words = mandat::web::Messages::Of(language);
    Write(folder / (std::string(words.Code()) + ".html"), mandat::web::GalleryPage(words));
  }
  for (const char* name : {"css/mandat.css", "js/live.js", "img/mandat.svg"}) {
    const std::string url(mandat::web::AssetUrl(name).Text());
    Write(folder / url.substr(1), mandat::app::EmbeddedFile(name).value_or(""));
  }
  return 0;
}
