# mandat_module(<name> SOURCES <files> HEADERS <files> [DEPENDS <targets>] [LIBRARIES <targets>])
#
# One folder under src/ is one library, mandat_<name>, and one namespace. Headers form a file set,
# which makes CMake compile each of them alone (target all_verify_interface_header_sets).
# DEPENDS are seen by whoever uses the module, LIBRARIES (third-party, HS-12) only by its .cpp files.
function(mandat_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;DEPENDS;LIBRARIES")
  if(arg_SOURCES)
    add_library(mandat_${name} STATIC ${arg_SOURCES})
    target_link_libraries(mandat_${name}
      PUBLIC mandat_flags ${arg_DEPENDS} PRIVATE ${arg_LIBRARIES})
    set(scope PUBLIC)
  else()
    add_library(mandat_${name} INTERFACE)
    target_link_libraries(mandat_${name} INTERFACE mandat_flags ${arg_DEPENDS})
    set(scope INTERFACE)
  endif()
  target_sources(mandat_${name} ${scope}
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${arg_HEADERS})
endfunction()
