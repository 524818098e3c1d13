#include "app/demo/names.hpp"

#include <array>

namespace mandat::app::demo {
namespace {

constexpr std::array<std::string_view, 40> kGiven{
    "Ada",   "Amir",  "Anouk", "Bea",   "Boris", "Chiara", "Chen",  "Dario", "Dina",  "Elif",
    "Emil",  "Farid", "Fleur", "Gita",  "Hugo",  "Ida",    "Ivo",   "Jonas", "Judit", "Kofi",
    "Lena",  "Levi",  "Lucie", "Malik", "Mara",  "Milan",  "Nadia", "Noah",  "Olga",  "Omar",
    "Paula", "Petra", "Quinn", "Rosa",  "Samir", "Selma",  "Tarek", "Tess",  "Vera",  "Yann"};
constexpr std::array<std::string_view, 40> kFamily{
    "Adler",  "Almeida", "Bakker", "Benali",  "Brandt",  "Castel",   "Cohen",  "Daoud",
    "Dubois", "Ekström", "Farkas", "Fischer", "Garnier", "Haddad",   "Horvat", "Ito",
    "Jansen", "Kaya",    "Kovač",  "Laurent", "Lind",    "Marchand", "Mbeki",  "Moreau",
    "Novak",  "Okafor",  "Olsen",  "Papas",   "Petit",   "Quint",    "Renard", "Rossi",
    "Sato",   "Silva",   "Sorel",  "Torres",  "Vidal",   "Weber",    "Yilmaz", "Zeman"};
constexpr std::array<std::string_view, kDepartments> kNames{
    "Archaeology", "Biology",     "Chemistry", "Economics", "Geography", "History",
    "Law",         "Mathematics", "Medicine",  "Music",     "Philology", "Physics"};

}  // namespace

std::string PersonName(Prng& prng) {
  std::string name(kGiven[prng.Below(kGiven.size())]);
  name += ' ';
  name += kFamily[prng.Below(kFamily.size())];
  return name;
}

std::string_view DepartmentName(std::size_t index) { return kNames[index % kDepartments]; }

}  // namespace mandat::app::demo
