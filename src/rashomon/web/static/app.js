// The pages work without this file. On the review page keys press the buttons; in the reader a click selects an
// attribution without loading the page again, and selecting words offers their address.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest("input, select, textarea")) return;
  const button = document.querySelector(`[data-keys] [data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
(() => {
  const text = document.querySelector(".text");
  if (!text) return;

  const pieces = (id) => text.querySelectorAll(`[data-a="${CSS.escape(id)}"]`);
  const clear = () => {
    document.querySelectorAll(".m.on, .said .on").forEach((element) => element.classList.remove("on"));
    document.querySelectorAll(".row[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
  };

  function select(id, from) {
    const entry = document.getElementById(`d-${id}`);
    if (!entry) return;
    clear();
    pieces(id).forEach((piece) => piece.classList.add("on"));
    entry.classList.add("on");
    entry.querySelector(".row").setAttribute("aria-current", "true");
    history.replaceState(null, "", `?a=${encodeURIComponent(id)}#${encodeURIComponent(id)}`);
    const piece = pieces(id)[0];
    const isSheet = getComputedStyle(entry).position === "fixed";  // on a phone, over the lower part of the text
    const isCovered = isSheet && piece && piece.getBoundingClientRect().bottom > entry.getBoundingClientRect().top;
    if (from !== "text" || isCovered) show(piece, isSheet ? "start" : "center");
    if (from !== "panel" && !isSheet) entry.scrollIntoView({ block: "nearest" });
  }

  function show(piece, where) {
    if (!piece) return;
    const folded = piece.closest("details:not([open])");
    if (folded) folded.open = true;
    piece.scrollIntoView({ block: where });
  }

  function deselect() {
    clear();
    history.replaceState(null, "", location.pathname);
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const row = event.target.closest(".row");
    const mark = event.target.closest(".text [data-a]");
    if (row) {
      event.preventDefault();
      select(row.closest("li").dataset.said, "panel");
    } else if (event.target.closest(".close")) {
      event.preventDefault();
      deselect();
    } else if (mark && getSelection().isCollapsed) {
      event.preventDefault();
      select(mark.dataset.a, "text");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.querySelector(".said .on")) deselect();
  });

  const fromHash = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id && pieces(id).length) select(id, "address");
  };
  addEventListener("hashchange", fromHash);
  fromHash();

  // Offsets are code points of the document's text: count them from the paragraph's start, without the numbers.
  const here = document.getElementById("here");
  function offset(node, at) {
    const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, at);
    const words = before.cloneContents();
    words.querySelectorAll(".n").forEach((number) => number.remove());
    return Number(paragraph.dataset.start) + [...words.textContent].length;
  }
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.isCollapsed ? null : selection.getRangeAt(0);
    const inside = range && text.contains(range.commonAncestorContainer);
    const from = inside ? offset(range.startContainer, range.startOffset) : null;
    const to = inside ? offset(range.endContainer, range.endOffset) : null;
    here.hidden = from === null || to === null || from >= to;
    if (!here.hidden) here.href = `?from=${from}&to=${to}#p`;
  });
})();
