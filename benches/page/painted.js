// Runs before the page's own scripts, beside watch.js: notes how long it takes from something that is done until what
// comes of it is on the screen, to the frame.
"use strict";

window.painted = {
  took: 0,
  begun: 0,
  began: 0,
  left: 0,
  before: [],

  // Notes too when a page with another heading stands, with what it says while the rest is on its way.
  after(act, stands) {
    const heading = () => document.querySelector("#page h1")?.textContent ?? "";
    const before = heading();
    const note = (what) =>
      // The first task after the frame.
      scheduler.postTask(() => (painted[what] = performance.now() - painted.began), { priority: "user-blocking" });
    painted.took = painted.begun = 0;
    // What is done begins a turn of its own, as a press does.
    const begin = () => {
      painted.began = performance.now();
      act();
      const look = () => {
        if (!painted.begun && !["", before].includes(heading())) note("begun");
        if (!stands()) return requestAnimationFrame(look);
        note("took");
      };
      requestAnimationFrame(look);
    };
    setTimeout(begin);
  },

  send(kind, month) {
    const line = document.querySelector("#time-line");
    const box = line.getBoundingClientRect();
    const months = Number(document.querySelector("#brush-last").getAttribute("aria-valuemax")) + 1;
    const [clientX, clientY] = [box.left + ((month + 0.5) * box.width) / months, box.top + 20];
    const buttons = kind === "pointerup" ? 0 : 1;
    line.dispatchEvent(new PointerEvent(kind, { button: 0, buttons, clientX, clientY, bubbles: true }));
  },

  // Takes hold of the period at its middle; it is shifted by a month at each step, earlier and back.
  hold() {
    const at = (end) => Number(document.querySelector(`#brush-${end}`).getAttribute("aria-valuenow"));
    painted.left = Math.round((at("first") + at("last")) / 2);
    painted.send("pointerdown", painted.left);
  },

  // The scores in the first row and the last that are in view.
  scores() {
    const rows = [...document.querySelectorAll("#ranking tbody tr")];
    const seen = rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight);
    return [seen[0], seen.at(-1)].map((row) => row.querySelector(".score").textContent);
  },

  // Whether both have changed since the last step.
  isDrawn() {
    const now = painted.scores();
    return now.every((score, at) => score !== painted.before[at]);
  },

  drag(step) {
    painted.before = painted.scores();
    painted.send("pointermove", painted.left - (step % 10 < 5 ? step % 10 : 10 - (step % 10)));
  },

  release() {
    painted.send("pointerup", painted.left);
  },
};
