// Asks the page itself and notes when its worker was asked and had answered, and when the answer was painted.
(() => {
  const messages = [];
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => messages.push([performance.now(), "heard"]));
    }
    postMessage(...given) {
      messages.push([performance.now(), "sent"]);
      super.postMessage(...given);
    }
  };
  const frame = () => new Promise(requestAnimationFrame);
  const turn = () => new Promise(then => setTimeout(then, 0));
  const painted = async () => { await frame(); await turn(); return performance.now(); };
  const records = () => document.querySelector(".records");
  const rows = () => [...document.querySelectorAll("#rows tbody tr")];
  const said = () => document.querySelector("#rows-said").innerText;
  const isShown = () => records()?.getAttribute("aria-busy") === "false" && rows().length > 0;
  const isWhole = () => rows().length > 0 && !rows().some(row => row.innerText.includes("…"));
  const firstPlace = () => Number(rows()[0]?.children[0].innerText.replaceAll(",", ""));
  const lastPlace = () => Number(rows().at(-1)?.children[0].innerText.replaceAll(",", ""));
  const ids = () => rows().map(row => row.children[1].innerText);
  const count = () => Number(said().split(" ")[0].replaceAll(",", ""));
  const cols = "cols=id.date.sector.offence.kind.source";
  const until = async holds => { while (!holds()) await turn(); };

  // From the first message sent to the last heard before all stands; engine messages are few and cheap beside it.
  const since = from => {
    const of = messages.slice(from);
    const sent = of.findIndex(([, what]) => what === "sent");
    return sent < 0 ? [] : of.slice(sent);
  };
  const heard = from => since(from).filter(([, what]) => what === "heard");
  const took = from => heard(from).at(-1)[0] - since(from)[0][0];
  // Follows an address; what stood before is there until the page has waited for what is new.
  const follow = async fragment => {
    let hasWaited = false;
    const watch = new MutationObserver(() => { hasWaited ||= records().getAttribute("aria-busy") === "true"; });
    watch.observe(records(), { attributes: true, attributeFilter: ["aria-busy"] });
    location.hash = fragment;
    await until(() => hasWaited && isShown());
    watch.disconnect();
  };
  const ask = async (fragment, place) => {
    await turn();
    const from = messages.length, began = performance.now();
    await follow(fragment);
    await until(() => heard(from).length >= 2 && (place > 0 || isWhole()));
    let answer = took(from), end = await painted();
    if (place > 0) {
      const before = messages.length, again = performance.now();
      const go = document.querySelector("#rows-go");
      go.value = String(place);
      go.dispatchEvent(new Event("change", { bubbles: true }));
      await until(() => heard(before).length > 0 && firstPlace() === place && isWhole());
      answer += took(before);
      end += (await painted()) - again;
    }
    return { answer, painted: end - began, rows: count(), first: firstPlace() - 1, ids: ids() };
  };
  window.bench = {
    isReady: isShown,
    set: kinds => ask(`#/records?all=period&${cols}&where=kind~is~${kinds.join("~")}`, 0),
    text: text => ask(`#/records?all=period&${cols}&where=id~has~${text}`, 0),
    sort: ([column, isDescending]) =>
      ask(`#/records?all=period&${cols}&by=${isDescending ? "-" : ""}${column}`, 500_001),
    // The box that searches all text: when the first hit was painted, and when all was searched through.
    search: async text => {
      const began = performance.now();
      await follow(`#/records?all=period&${cols}&find=${text}`);
      const first = (await painted()) - began;
      await until(() => !said().includes("still searching"));
      return { first, whole: (await painted()) - began, rows: count() };
    },
    // To places all over the table, by the scroll bar.
    scrolls: async times => {
      await ask(`#/records?all=period&${cols}`, 0);
      const bar = document.querySelector("#rows-bar"), found = [];
      for (let time = 1; time <= times; time += 1) {
        const before = firstPlace(), began = performance.now();
        bar.scrollTop = (bar.scrollHeight * ((time * 0.618034) % 1)) | 0;
        await until(() => firstPlace() !== before);
        const shown = (await painted()) - began;
        await until(isWhole);
        found.push({ painted: shown, whole: (await painted()) - began });
      }
      return found;
    },
    // By the scroll bar to its end.
    last: async () => {
      const bar = document.querySelector("#rows-bar");
      bar.scrollTop = bar.scrollHeight;
      await until(() => isWhole() && lastPlace() === count());
      return { rows: count(), first: firstPlace() - 1, ids: ids() };
    },
  };
})();
