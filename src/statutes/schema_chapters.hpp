// The chapters of the schema, a file each.
#pragma once

#include "statutes/schema.hpp"

namespace mandat::statutes {

extern const Chapter kIdentityChapter;
extern const Chapter kPeopleChapter;
extern const Chapter kBodiesChapter;
extern const Chapter kSeatsChapter;
extern const Chapter kMeetingChapter;
extern const Chapter kChecksChapter;
extern const Chapter kFloorChapter;
extern const Chapter kRightsChapter;

}  // namespace mandat::statutes
