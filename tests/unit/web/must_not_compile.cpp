// Lines that must not compile: each is marked, and tests/unit/web/must_not_compile.py expects the
// compiler to refuse every marked line and no other.
#include <string>

#include "web/html.hpp"
#include "web/message_keys.hpp"

namespace mandat::web {

void Refused(const std::string& text) {
  Html out;
  out.Add(Tag("p", Attr("title", text), text));
  out.Add(Tag("script", "alert(1)"));              // refused
  out.Add(Tag("style", text));                     // refused
  out.Add(Tag("iframe"));                          // refused
  out.Add(Tag("br"));                              // refused
  out.Add(Tag("p><script", text));                 // refused
  out.Add(Void("p"));                              // refused
  out.Add(Tag("p", Attr("onclick", text)));        // refused
  out.Add(Tag("p", Attr("style", text)));          // refused
  out.Add(Tag("a", Attr("href", text)));           // refused
  out.Add(Tag("a", Href("javascript:alert(1)")));  // refused
  out.Add(Tag("a", Href("//evil.example")));       // refused
  out.Add(Tag("p", Class("a\"b")));                // refused
  (void)Url(text);                                 // refused
  (void)Html(text);                                // refused
  (void)MessageKey("no.such-key");                 // refused
}

}  // namespace mandat::web
