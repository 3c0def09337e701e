// Runs before the page's own scripts, after watch.js: clicks in the filters, and when the ranking after it is painted.
"use strict";

window.changes = (() => {
  let began = 0;
  let shown = 0;

  const list = (id) => document.getElementById(id);

  const boxes = (id) => [...list(id).querySelectorAll(".tree input[type=checkbox]")].filter((box) => !box.disabled);

  // The ranking is busy from the click until it shows the answer; the frame after that is on the screen.
  new MutationObserver(() => {
    const page = document.querySelector(".sectors");
    if (!began || shown || page.getAttribute("aria-busy") === "true") return;
    shown = -1;
    requestAnimationFrame(() => {
      // The first task after the frame.
      scheduler.postTask(() => (shown = performance.now()), { priority: "user-blocking" });
    });
  }).observe(document, { attributes: true, attributeFilter: ["aria-busy"], subtree: true });

  return {
    open: (id) => {
      const details = list(id).closest("details") ?? list(id);
      if ("open" in details) details.open = true;
    },
    boxes,
    click: (id, at) => {
      shown = 0;
      began = performance.now();
      boxes(id)[at % boxes(id).length].click();
    },
    painted: () => (shown > 0 ? shown - began : 0),
  };
})();
