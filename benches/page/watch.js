// Runs before the page's own scripts and notes, in milliseconds from navigation, when rows of the
// ranking are painted, which tasks took over 50 ms, and how long the worker takes to answer.
"use strict";

window.bench = { firstRow: 0, ranked: 0, likely: 0, longTasks: [], answers: [] };

new PerformanceObserver((list) => {
  for (const task of list.getEntries()) bench.longTasks.push([Math.round(task.startTime), Math.round(task.duration)]);
}).observe({ type: "longtask", buffered: true });

// The frame after next is on the screen.
const noted = (name) => {
  bench[name] = -1;
  requestAnimationFrame(() => requestAnimationFrame(() => (bench[name] = performance.now())));
};
new MutationObserver((_, observer) => {
  // Looking costs time, which what comes later is not to be charged with.
  if (bench.ranked && bench.likely) return observer.disconnect();
  const rows = document.querySelectorAll("#ranking tbody tr").length;
  const all = parseInt(document.querySelector(".toolbar .quiet")?.textContent.replace(",", ""));
  if (!bench.firstRow && rows > 0) noted("firstRow");
  if (!bench.ranked && rows > 0 && rows === all) noted("ranked");
  if (!bench.likely && document.querySelector("#ranking tbody .likely")?.textContent) noted("likely");
}).observe(document, { childList: true, characterData: true, subtree: true });

// From a question to the first thing that the worker says after it, which is its answer.
let asked = 0;
window.Worker = class extends Worker {
  constructor(...of) {
    super(...of);
    super.addEventListener("message", () => {
      if (asked) bench.answers.push(performance.now() - asked);
      asked = 0;
    });
  }
  postMessage(...of) {
    asked = performance.now();
    super.postMessage(...of);
  }
};
