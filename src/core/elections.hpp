// Elections of delegates and officers, in the sitting of those who elect.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/fields.hpp"
#include "core/state.hpp"

namespace mandat::core {

// ------------------------------------------------------------------ commands

// Opens nominations for the empty seats that this assembly or body fills in one seat group. The
// seats are fixed now: a count that changes after the ballots are in voids an election (AR-9).
// Refuses: `no_such_body`, `no_sitting_open`, `not_the_chair`, `business_is_open`, `no_such_rule`,
// `no_seats_to_fill`, `not_available_yet`, `secret_vote_required`.
struct OpenElection {
  BodyId body;
  BodyId elector;
  std::string group;
  ElectionMode mode = ElectionMode::kOpen;
  Count substitutes = 0;

  static constexpr std::string_view kName = "open_election";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("body", &OpenElection::body, "the body whose seats are filled"),
                      Field("elector", &OpenElection::elector, "the assembly or body that elects"),
                      Field("group", &OpenElection::group, "the seat group"),
                      Field("mode", &OpenElection::mode, "open or tellers"),
                      Field("substitutes", &OpenElection::substitutes,
                            "how many substitutes are elected with them"));
  }
  friend bool operator==(const OpenElection&, const OpenElection&) = default;
};

// Any elector may nominate, also themselves.
// Refuses: `no_such_election`, `not_in_this_state`, `not_entitled`, `not_eligible`, `already_so`.
struct NominateCandidate {
  ElectionId election;
  PersonId person;

  static constexpr std::string_view kName = "nominate_candidate";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("election", &NominateCandidate::election, "the election"),
                      Field("person", &NominateCandidate::person, "the candidate"));
  }
  friend bool operator==(const NominateCandidate&, const NominateCandidate&) = default;
};

// Refuses: `no_such_election`, `not_the_chair`, `not_in_this_state`, `no_candidates`.
struct OpenPoll {
  ElectionId election;

  static constexpr std::string_view kName = "open_poll";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("election", &OpenPoll::election, "the election"));
  }
  friend bool operator==(const OpenPoll&, const OpenPoll&) = default;
};

// An open individual vote, of at most as many names as there are seats.
// Refuses: `no_such_election`, `not_in_this_state`, `wrong_mode`, `not_entitled`, `already_voted`,
// `too_many_choices`, `not_a_candidate`.
struct CastElectionBallot {
  std::vector<PersonId> choices;
  ElectionId election;
  std::optional<MandateId> mandate;

  static constexpr std::string_view kName = "cast_election_ballot";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(
        Field("choices", &CastElectionBallot::choices, "candidates, or none to abstain"),
        Field("election", &CastElectionBallot::election, "the election"),
        Field("mandate", &CastElectionBallot::mandate,
              "the elector's mandate, if the electing body has seats"));
  }
  friend bool operator==(const CastElectionBallot&, const CastElectionBallot&) = default;
};

// Refuses: `no_such_election`, `not_in_this_state`, `wrong_mode`, `not_a_teller`,
// `not_a_candidate`.
struct EnterElectionSheet {
  ElectionId election;
  ElectionSheet sheet;

  static constexpr std::string_view kName = "enter_election_sheet";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("election", &EnterElectionSheet::election, "the election"),
                      Field("sheet", &EnterElectionSheet::sheet, "the counts"));
  }
  friend bool operator==(const EnterElectionSheet&, const EnterElectionSheet&) = default;
};

// Ends the election, or the round. A tie over the last seat leaves it empty: no draw is hidden
// here. Refuses: `no_such_election`, `not_the_chair`, `not_in_this_state`, `sheet_missing`,
// `does_not_reconcile`.
struct CloseElection {
  ElectionId election;

  static constexpr std::string_view kName = "close_election";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("election", &CloseElection::election, "the election"));
  }
  friend bool operator==(const CloseElection&, const CloseElection&) = default;
};

// Refuses: `no_such_election`, `not_the_chair`, `not_in_this_state`.
struct VoidElection {
  ElectionId election;
  std::string ground;

  static constexpr std::string_view kName = "void_election";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("election", &VoidElection::election, "the election"),
                      Field("ground", &VoidElection::ground, "a code, no prose"));
  }
  friend bool operator==(const VoidElection&, const VoidElection&) = default;
};

// ------------------------------------------------------------------ facts

struct ElectionOpened {
  BodyId body;
  ElectionId election;
  BodyId elector;
  statutes::Figures figures;
  std::string group;
  std::string method;
  ElectionMode mode = ElectionMode::kOpen;
  std::vector<std::string> rounds;
  std::string rule;
  std::vector<SeatId> seats;
  SittingId sitting;
  Count substitutes = 0;

  static constexpr std::string_view kType = "election_opened";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("body", &ElectionOpened::body, "the body whose seats are filled"),
                      Field("election", &ElectionOpened::election, "the election"),
                      Field("elector", &ElectionOpened::elector, "who elects"),
                      Field("figures", &ElectionOpened::figures, "the base sets, frozen"),
                      Field("group", &ElectionOpened::group, "the seat group"),
                      Field("method", &ElectionOpened::method, "how it is counted"),
                      Field("mode", &ElectionOpened::mode, "open or tellers"),
                      Field("rounds", &ElectionOpened::rounds, "tests of each round"),
                      Field("rule", &ElectionOpened::rule, "the election's id in the statutes"),
                      Field("seats", &ElectionOpened::seats, "the seats to fill"),
                      Field("sitting", &ElectionOpened::sitting, "the sitting"),
                      Field("substitutes", &ElectionOpened::substitutes, "substitutes wanted"));
  }
  friend bool operator==(const ElectionOpened&, const ElectionOpened&) = default;
};

struct CandidateNominated {
  PersonId by;
  ElectionId election;
  PersonId person;

  static constexpr std::string_view kType = "candidate_nominated";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("by", &CandidateNominated::by, "who nominated"),
                      Field("election", &CandidateNominated::election, "the election"),
                      Field("person", &CandidateNominated::person, "the candidate"));
  }
  friend bool operator==(const CandidateNominated&, const CandidateNominated&) = default;
};

struct PollOpened {
  ElectionId election;

  static constexpr std::string_view kType = "poll_opened";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("election", &PollOpened::election, "the election"));
  }
  friend bool operator==(const PollOpened&, const PollOpened&) = default;
};

struct ElectionBallotCast {
  std::vector<PersonId> choices;
  ElectionId election;
  PersonId person;

  static constexpr std::string_view kType = "election_ballot_cast";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("choices", &ElectionBallotCast::choices, "the names"),
                      Field("election", &ElectionBallotCast::election, "the election"),
                      Field("person", &ElectionBallotCast::person, "who voted"));
  }
  friend bool operator==(const ElectionBallotCast&, const ElectionBallotCast&) = default;
};

struct ElectionSheetEntered {
  ElectionId election;
  ElectionSheet sheet;

  static constexpr std::string_view kType = "election_sheet_entered";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("election", &ElectionSheetEntered::election, "the election"),
                      Field("sheet", &ElectionSheetEntered::sheet, "the counts"));
  }
  friend bool operator==(const ElectionSheetEntered&, const ElectionSheetEntered&) = default;
};

struct RoundEnded {
  ElectionId election;
  Count round = 1;
  statutes::Verdict verdict;

  static constexpr std::string_view kType = "round_ended";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("election", &RoundEnded::election, "the election"),
                      Field("round", &RoundEnded::round, "the round that ended"),
                      Field("verdict", &RoundEnded::verdict, "its explained result"));
  }
  friend bool operator==(const RoundEnded&, const RoundEnded&) = default;
};

struct ElectionClosed {
  ElectionId election;
  std::vector<PersonId> substitutes;
  statutes::Verdict verdict;
  std::vector<CandidateVotes> votes;

  static constexpr std::string_view kType = "election_closed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("election", &ElectionClosed::election, "the election"),
                      Field("substitutes", &ElectionClosed::substitutes, "in order"),
                      Field("verdict", &ElectionClosed::verdict, "the explained result"),
                      Field("votes", &ElectionClosed::votes, "each candidate's count"));
  }
  friend bool operator==(const ElectionClosed&, const ElectionClosed&) = default;
};

struct ElectionVoided {
  ElectionId election;
  std::string ground;

  static constexpr std::string_view kType = "election_voided";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("election", &ElectionVoided::election, "the election"),
                      Field("ground", &ElectionVoided::ground, "a code"));
  }
  friend bool operator==(const ElectionVoided&, const ElectionVoided&) = default;
};

}  // namespace mandat::core
