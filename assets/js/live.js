// Live pages: fetches again the parts that the stream says are stale. Everything works without it.
//
// <body data-stream="/o/x/events">, and per part <div id="quorum" data-live="/o/x/s/4/quorum">.
// Events of the stream: `stale` (ids, separated by spaces), `reset` (everything is stale), `say` and
// `urgent` (a sentence for the reader of the screen).
"use strict";

(() => {
  const page = document.body.dataset;
  const lost = document.getElementById("live-lost");
  const retrySeconds = 4; // and up to as much again, so that not everybody returns at once
  const spreadSeconds = 2;
  const silenceSeconds = 5; // a polite sentence at most this often
  let stream = null;
  let lastSaid = 0;

  const soon = (seconds, act) => setTimeout(act, Math.random() * seconds * 1000);
  const parts = () => document.querySelectorAll("[data-live]");

  const isChanged = (field) =>
    field.type === "radio" || field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.tagName === "SELECT"
        ? [...field.options].some((option) => option.selected !== option.defaultSelected)
        : field.type !== "hidden" && field.value !== field.defaultValue;

  // A half-filled ballot, a selection or the place of the keyboard must not vanish (IF-104).
  const isInUse = (part) => {
    const selection = document.getSelection();
    return part.contains(document.activeElement) ||
      (selection && !selection.isCollapsed && selection.containsNode(part, true)) ||
      [...part.querySelectorAll("input, select, textarea")].some(isChanged);
  };

  const replace = (part, fresh) => {
    document.getElementById(`${part.id}-changed`)?.remove();
    part.replaceWith(document.importNode(fresh, true));
  };

  // "This part has changed. Show": the reader decides when.
  const offer = (part) => {
    const id = `${part.id}-changed`;
    if (document.getElementById(id)) return;
    const line = document.createElement("p");
    const show = document.createElement("button");
    line.id = id;
    line.className = "live-changed";
    line.textContent = page.wordChanged;
    show.type = "button";
    show.className = "button quiet";
    show.textContent = page.wordShow;
    show.addEventListener("click", () => refresh(part, true));
    line.append(show);
    part.before(line);
  };

  // The browser parses the answer into a document whose scripts never run: no markup is written
  // from a string here, so the page's policy can forbid that altogether.
  const refresh = (part, isWanted) => {
    const request = new XMLHttpRequest();
    request.open("GET", part.dataset.live);
    request.responseType = "document";
    request.addEventListener("load", () => {
      const fresh = request.response?.getElementById(part.id);
      if (request.status !== 200 || !fresh || !part.isConnected) return;
      if (!isWanted && isInUse(part)) offer(part);
      else replace(part, fresh);
    });
    request.send();
  };

  const refreshSoon = (part) => soon(spreadSeconds, () => refresh(part, false));

  const say = (id, text) => {
    const region = document.getElementById(id);
    if (region) region.textContent = text;
  };

  const close = () => {
    stream?.close();
    stream = null;
  };

  const open = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(page.stream);
    stream.addEventListener("open", () => { lost.hidden = true; });
    stream.addEventListener("stale", (event) => {
      for (const id of event.data.split(" ")) {
        const part = document.getElementById(id);
        if (part?.dataset.live) refreshSoon(part);
      }
    });
    stream.addEventListener("reset", () => parts().forEach(refreshSoon));
    stream.addEventListener("say", (event) => {
      if (Date.now() - lastSaid < silenceSeconds * 1000) return;
      lastSaid = Date.now();
      say("live-polite", event.data);
    });
    stream.addEventListener("urgent", (event) => say("live-urgent", event.data));
    stream.addEventListener("error", () => {
      lost.hidden = false;
      if (stream.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      close();
      setTimeout(() => soon(retrySeconds, () => { open(); parts().forEach(refreshSoon); }),
        retrySeconds * 1000);
    });
  };

  // A hidden page holds no connection: browsers have six per host (IF-105).
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return close();
    open();
    parts().forEach(refreshSoon);
  });
  window.addEventListener("pagehide", close);
  if (page.stream && lost) open();
})();
