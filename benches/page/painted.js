// Runs before the page's own scripts, beside watch.js: notes how long it takes from something that is done until what
// comes of it is on the screen, to the frame.
"use strict";

window.painted = {
  took: 0,
  began: 0,
  left: 0,

  after(act, stands) {
    painted.took = 0;
    // What is done begins a turn of its own, as a press does.
    const begin = () => {
      painted.began = performance.now();
      act();
      const look = () => {
        if (!stands()) return requestAnimationFrame(look);
        // Looked at before a frame is drawn; this is the first task after it.
        scheduler.postTask(() => (painted.took = performance.now() - painted.began), { priority: "user-blocking" });
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

  drag(step) {
    painted.send("pointermove", painted.left - (step % 10 < 5 ? step % 10 : 10 - (step % 10)));
  },

  release() {
    painted.send("pointerup", painted.left);
  },
};
