#include "app/stamps.hpp"

#include <variant>

#include "app/civil_time.hpp"
#include "app/documents.hpp"

namespace mandat::app {

CivilDate Today(const core::State& state, UtcMillis at) {
  const bool julian = state.statute && state.statute->calendar == "julian";
  const Calendar calendar = julian ? Calendar::kJulian : Calendar::kGregorian;
  if (state.statute) {
    const auto day = DayIn(state.statute->timezone, at, calendar);
    if (day) return *day;
  }
  return UtcDayOf(at, calendar).value_or(CivilDate{});
}

void StampCommand(core::Command& command, const Submission& submission, const core::State& state,
                  UtcMillis at) {
  const auto stamp = [&]<typename C>(C& c) {
    if constexpr (requires { c.today; }) c.today = Today(state, at);
    // The notice is counted to this day: were it the caller's, a sitting announced for next month
    // could be opened tonight.
    if constexpr (std::is_same_v<C, core::ConveneSitting>) c.opens_on = Today(state, c.opens_at);
    if constexpr (std::is_same_v<C, core::MoveMotion> || std::is_same_v<C, core::MoveStatutes>) {
      const auto text = submission.documents.find("text");
      if (text == submission.documents.end()) return;
      c.paragraphs = static_cast<Count>(Paragraphs(text->second.payload).size());
    }
  };
  std::visit(stamp, command);
}

}  // namespace mandat::app
