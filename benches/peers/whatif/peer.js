// What every peer's page does alike: fetches its tables, and times a question from its arrival to the ranking.
const given = new URLSearchParams(location.search);
const sectors = Number(given.get("sectors"));

// Over a row for each record, or over tables that are summed beforehand; how many offences there are, none as the last.
export const isRows = given.get("over") === "rows";
export const offences = Number(given.get("offences"));

addEventListener("error", (event) => (window.wrong = String(event.error?.stack || event.message)));
addEventListener("unhandledrejection", (event) => (window.wrong = String(event.reason?.stack || event.reason)));

export async function stream(name) {
  const packed = (await fetch(`/${given.get("tables")}/${name}.arrow.gz`)).body;
  return new Uint8Array(await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

// One table for all questions, or one for each measure.
export async function opened(open) {
  if (!isRows) return { crimes: await open("crimes"), linked: await open("linked") };
  const rows = await open("rows");
  return { crimes: rows, linked: rows };
}

// The harm of every sector: those that a peer does not name have none, and what it names in parts is added up.
export function bySector(named, harm) {
  const all = new Float64Array(sectors);
  for (let at = 0; at < named.length; at += 1) all[named[at]] += harm[at];
  return all;
}

// Highest first; equal ones in the order of their names, which that of their numbers is.
const ranking = (harm) => Array.from(harm.keys()).sort((a, b) => harm[b] - harm[a] || a - b).map((at) => [at, harm[at]]);

// A peer answers a question with the harm of every sector.
export function serve(answer) {
  const loaded = performance.now();
  window.bench = {
    loaded,
    ask: async (question) => {
      const began = performance.now();
      const ranked = ranking(await answer(question));
      return { took: performance.now() - began, ranked };
    },
  };
}
