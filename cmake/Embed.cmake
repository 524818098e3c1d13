# mandat_embed(<target> ROOTS <folders>)
#
# Puts every file below the folders (relative to the project) into the program: one binary is all
# that is installed. A file is known by its path below its folder: assets/css/mandat.css is
# "css/mandat.css". An assembler file takes the bytes in with .incbin, which costs nothing to
# compile and nothing to start; a C++ table beside it, sorted by name, says where they are.
function(mandat_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "ROOTS")
  set(names "")
  foreach(root ${arg_ROOTS})
    set(folder ${PROJECT_SOURCE_DIR}/${root})
    file(GLOB_RECURSE found RELATIVE ${folder} CONFIGURE_DEPENDS ${folder}/*)
    list(FILTER found EXCLUDE REGEX "(^|/)\\.|~$|\\.tmp$|(^|/)README\\.md$")
    foreach(name ${found})
      if(DEFINED path_of_${name})
        message(FATAL_ERROR "${name} stands below two of: ${arg_ROOTS}")
      endif()
      if(name MATCHES "[^A-Za-z0-9_./-]")
        message(FATAL_ERROR "${root}/${name}: only letters, digits and _ . / - in an embedded name")
      endif()
      set(path_of_${name} ${folder}/${name})
      list(APPEND names ${name})
    endforeach()
  endforeach()
  list(SORT names)

  set(bytes "")
  set(symbols "")
  set(rows "")
  set(paths "")
  set(number 0)
  foreach(name ${names})
    set(symbol mandat_embedded_${number})
    string(APPEND bytes "  .balign 16\n  .globl ${symbol}\n${symbol}:\n"
      "  .incbin \"${path_of_${name}}\"\n  .globl ${symbol}_end\n${symbol}_end:\n  .byte 0\n")
    string(APPEND symbols "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}, ${symbol}_end},\n")
    list(APPEND paths ${path_of_${name}})
    math(EXPR number "${number} + 1")
  endforeach()

  # cet.h marks the object as fit for control-flow protection, which the assembler does not do.
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}_bytes.S @ONLY CONTENT
"#if defined(__CET__)
#include <cet.h>
#endif
  .section .rodata.mandat_embedded, \"a\", %progbits
@bytes@  .section .note.GNU-stack, \"\", %progbits
")
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}_table.cpp @ONLY CONTENT
"// Made by cmake/Embed.cmake: where the embedded files are, sorted by name.
#include \"app/embedded/table.hpp\"

extern \"C\" {
@symbols@}

namespace mandat::app {

constexpr EmbeddedRow kRows[] = {
@rows@    {\"\", nullptr, nullptr},
};

std::span<const EmbeddedRow> EmbeddedRows() { return std::span(kRows).first(@number@); }

}  // namespace mandat::app
")

  # Apart from the C++ flags, most of which an assembler does not know.
  add_library(${target}_bytes OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${target}_bytes.S)
  target_compile_options(${target}_bytes PRIVATE -fcf-protection)
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}_bytes.S PROPERTIES
    OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${target}_table.cpp
    $<TARGET_OBJECTS:${target}_bytes>)
endfunction()
