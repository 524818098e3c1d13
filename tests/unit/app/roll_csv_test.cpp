// Membership lists as offices send them: encodings, separators, and every fault told by its place.
#include "app/roll_csv.hpp"

#include <gtest/gtest.h>
// gtest stands first, because rapidcheck needs it.
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace mandat::app {
namespace {

const std::string kHeader = "number,name,unit,contact\n";

// What is wrong with the list, as "code row column" of the first finding.
std::string FirstFault(const std::string& bytes) {
  const RollFile file = ParseRollCsv(bytes);
  if (file.findings.empty()) return "none";
  const RollFinding& first = file.findings.front();
  return first.code + ' ' + std::to_string(first.row) + ' ' + std::to_string(first.column);
}

TEST(RollCsv, ReadsAPlainList) {
  const RollFile file = ParseRollCsv(kHeader + "17,Ana,Depot,ana@example.org\n18,Ben,Harbour,\n");
  ASSERT_TRUE(file.IsInOrder());
  EXPECT_EQ(file.encoding, RollEncoding::kUtf8);
  ASSERT_EQ(file.rows.size(), 2U);
  EXPECT_EQ(file.rows[0], (RollRow{2, "17", "Ana", "Depot", "ana@example.org"}));
  EXPECT_EQ(file.rows[1].row, 3U);
  EXPECT_EQ(file.rows[1].contact, "");
}

TEST(RollCsv, TakesColumnsInAnyOrderAndLeavesOutWhatItDoesNotKnow) {
  const RollFile file = ParseRollCsv("Unit;Shoe size;Name;Number\r\nDepot;43;Ana;17\r\n");
  ASSERT_TRUE(file.IsInOrder());
  EXPECT_EQ(file.separator, ';');
  EXPECT_EQ(file.rows[0], (RollRow{2, "17", "Ana", "Depot", ""}));
  EXPECT_EQ(file.ignored_columns, std::vector<std::string>{"Shoe size"});
}

TEST(RollCsv, ReadsTabsQuotesAndBlankRows) {
  const RollFile file =
      ParseRollCsv("number\tname\tunit\n\n17\t\"Ana \"\"Anka\"\" Costa\"\tDepot\n\t\t\n");
  ASSERT_TRUE(file.IsInOrder());
  ASSERT_EQ(file.rows.size(), 1U);
  EXPECT_EQ(file.rows[0].name, "Ana \"Anka\" Costa");
  EXPECT_EQ(file.rows[0].row, 3U);
}

TEST(RollCsv, ReadsTheEncodingsOfSpreadsheets) {
  const std::string utf8 = kHeader + "1,Zo\xC3\xAB,D\xC3\xA9p\xC3\xB4t,\n";
  const std::string latin1 = kHeader + "1,Zo\xEB,D\xE9p\xF4t,\n";
  std::string utf16le = "\xFF\xFE";
  std::string utf16be = "\xFE\xFF";
  for (const char c : latin1) {
    utf16le += c;
    utf16le += '\0';
    utf16be += '\0';
    utf16be += c;
  }
  const auto rows = ParseRollCsv(utf8).rows;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].name, "Zo\xC3\xAB");
  EXPECT_EQ(ParseRollCsv("\xEF\xBB\xBF" + utf8).rows, rows);
  EXPECT_EQ(ParseRollCsv(latin1).rows, rows);
  EXPECT_EQ(ParseRollCsv(latin1).encoding, RollEncoding::kLatin1);
  EXPECT_EQ(ParseRollCsv(utf16le).rows, rows);
  EXPECT_EQ(ParseRollCsv(utf16be).rows, rows);
  EXPECT_EQ(ParseRollCsv(utf16be).encoding, RollEncoding::kUtf16);
}

struct FaultRow {
  const char* name;
  std::string bytes;
  const char* fault;
};

TEST(RollCsv, TellsEachFaultByRowAndColumn) {
  const std::vector<FaultRow> rows{
      {"nothing", "", "no_header 0 0"},
      {"a header alone", kHeader, "no_rows 1 0"},
      {"no unit", "number,name\n1,Ana\n", "column_missing 1 0"},
      {"two names", "number,name,name,unit\n", "column_repeated 1 3"},
      {"a cell too few", kHeader + "1,Ana,Depot\n", "cells_differ 2 0"},
      {"no name", kHeader + "1,,Depot,\n", "cell_empty 2 2"},
      {"a line break in a cell", kHeader + "1,\"A\nB\",Depot,\n", "control_character 2 2"},
      {"a control character", kHeader + "1,A\x01,Depot,\n", "control_character 2 2"},
      {"a quote inside", kHeader + "1,A\"B,Depot,\n", "quote_misplaced 2 2"},
      {"text after a quote", kHeader + "1,\"A\"B,Depot,\n", "quote_misplaced 2 2"},
      {"a quote left open", kHeader + "1,\"Ana,Depot,\n", "quote_not_closed 2 2"},
      {"a number twice", kHeader + "1,Ana,D,\n2,Ben,D,\n1,Cyr,D,\n", "number_repeated 4 1"},
      {"a name too long", kHeader + "1," + std::string(201, 'a') + ",D,\n", "cell_too_long 2 2"},
      {"a contact too long", kHeader + "1,A,D," + std::string(1025, 'a') + "\n",
       "cell_too_long 2 4"},
      {"too many columns", std::string(64, ',') + "\n", "too_many_columns 0 0"},
      {"half a UTF-16 character",
       "\xFF\xFE"
       "a",
       "not_text 0 0"},
      {"a lone surrogate", std::string("\xFF\xFE\x00\xD8", 4), "not_text 0 0"},
      {"too large", std::string(kLargestRollFile + 1, 'a'), "file_too_large 0 0"},
  };
  for (const FaultRow& row : rows) EXPECT_EQ(FirstFault(row.bytes), row.fault) << row.name;
}

TEST(RollCsv, AcceptsTheLongestNameAndContact) {
  EXPECT_EQ(FirstFault(kHeader + "1," + std::string(200, 'a') + ",D," + std::string(1024, 'a')),
            "none");
}

TEST(RollCsv, StopsAfterTwoHundredFindings) {
  std::string bytes = kHeader;
  for (int i = 0; i < 1000; ++i) bytes += "1,,,\n";
  const RollFile file = ParseRollCsv(bytes);
  EXPECT_LE(file.findings.size(), kMostRollFindings + 1);
  EXPECT_EQ(file.findings.back().code, "too_many_findings");
}

TEST(RollCsv, GuardsCellsThatASpreadsheetWouldCompute) {
  EXPECT_EQ(CsvCell("=1+1"), "'=1+1");
  EXPECT_EQ(CsvCell("+49 30"), "'+49 30");
  EXPECT_EQ(CsvCell("-1"), "'-1");
  EXPECT_EQ(CsvCell("@a"), "'@a");
  EXPECT_EQ(CsvCell("\ta"), "\"'\ta\"");
  EXPECT_EQ(CsvCell("\ra"), "\"'\ra\"");
  EXPECT_EQ(CsvCell("a=b"), "a=b");
  EXPECT_EQ(CsvCell("a,\"b\""), "\"a,\"\"b\"\"\"");
}

// A cell of the characters that make trouble.
std::string AnyCell() {
  return *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab=+-@'\",; ")));
}

RC_GTEST_PROP(RollCsvLaw, WhatIsExportedReadsBackAlike, ()) {
  std::string bytes = kHeader;
  const auto count = *rc::gen::inRange(1, 4);
  for (int i = 0; i < count; ++i) {
    bytes += AnyCell() + ',' + AnyCell() + ',' + AnyCell() + ',' + AnyCell() + '\n';
  }
  const RollFile file = ParseRollCsv(bytes);
  if (!file.IsInOrder()) return;
  const RollFile again = ParseRollCsv(ExportRollCsv(file.rows));
  RC_ASSERT(again.IsInOrder());
  RC_ASSERT(again.rows == file.rows);
}

RC_GTEST_PROP(RollCsvLaw, AnyRowsThatAreInOrderSurviveTheirExport, ()) {
  std::vector<RollRow> rows;
  for (int i = 0; i < *rc::gen::inRange(1, 4); ++i) {
    // Never blank, and no blanks at the ends, which are trimmed.
    rows.push_back({0, std::to_string(i), "=" + AnyCell() + "a", "+" + AnyCell() + "b",
                    "@" + AnyCell() + "c"});
  }
  const RollFile again = ParseRollCsv(ExportRollCsv(rows));
  RC_ASSERT(again.IsInOrder());
  RC_ASSERT(again.rows == rows);
}

}  // namespace
}  // namespace mandat::app
