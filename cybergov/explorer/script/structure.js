// A source, place by place: what stands there, where it comes from, and what is said there.

/** Up to so many claims of a source are shown without being asked for. */
const FEW_CLAIMS = 12;

/** Who compares texts: what these hold of a text is not what the text says. */
const EDITORS = "actor:cybergov-contributors";

/** Whether a claim tells what its text says. @param {Claim} claim */
function isOfText(claim) {
  return !isAct(claim) && !isComparison(claim) && !(claim.held || []).includes(EDITORS);
}

/** The places of each source that have something to show, in the order of the text. */
const placesOf = new Index();
for (const place of places) {
  if (!place.bare || place.passages.some((passage) => passage.first || passage.claims.some(isOfText))) placesOf.add(place.source, place);
}

/** @param {Place} place @returns {Claim[]} */
function claimsAt(place) {
  return [...new Set(place.passages.flatMap((passage) => passage.claims))].filter(isOfText);
}

const STEPS = {
  pp: "Paragraph", op: "Paragraph", p: "Paragraph", art: "Article", ch: "Chapter", sec: "Section", part: "Part",
  annex: "Annex", note: "Note", page: "Page", s: "Sentence", fn: "Footnote", title: "Title", heading: "Heading",
};

/** A place within its part of the text. @param {Place} place */
function stepTitle(place) {
  const [, kind, number] = place.locator.match(/([a-z]+)( \S+)?$/) || [];
  return kind ? `${STEPS[kind] || kind}${number || ""}` : "Without a place";
}

/** A passage's place, as a link to it. @param {Passage} passage */
function placeLink(passage) {
  const words = placeInWords(passage.locator);
  if (!nodeByName.has(passage.source)) return el("span", { title: passage.locator }, words);
  return inner({ node: passage.source, place: passage.place.locator }, words, { title: passage.locator });
}

/** What a source says, in the order of its text. @param {Object} node @param {Claim[]} said @returns {Node[]} */
function structureSection(node, said) {
  const own = placesOf.all(node.name);
  if (!own.length) return [];
  const parts = new Index();
  for (const place of own) parts.add(place.part, place);
  const all = said.length <= FEW_CLAIMS;
  const box = el("div.structure", {}, ...[...parts].map(([part, list]) => partOfText(part, list, { all, alone: parts.size === 1 })));
  return [
    el("h3", {}, SAYS, el("span.count", {}, counted(said.length, "claim"))),
    ...(all || !said.length ? [] : [foldAllButton(box, "place")]),
    box,
  ];
}

/** @param {string} part @param {Place[]} list @param {{all: boolean, alone: boolean}} how */
function partOfText(part, list, { all, alone }) {
  const rows = () => list.map((place) => placeRow(place, all));
  if (alone) return el("div", {}, ...rows());
  const count = list.reduce((sum, place) => sum + claimsAt(place).length, 0);
  const words = count ? `${list.length} · ${counted(count, "claim")}` : String(list.length);
  return folding(`part ${part}`, [part || "Elsewhere", el("span.count", {}, words)], rows, { open: true, name: "part" });
}

/** @param {Place} place @param {boolean} open @returns {HTMLElement} */
function placeRow(place, open) {
  const said = claimsAt(place);
  const followed = place.passages.filter((passage) => passage.first);
  const older = followed.find((passage) => passage.first !== passage);
  const opening = place.passages.map((passage) => passage.opening).find(Boolean);
  const notes = [
    place.items && !place.heading ? counted(place.items, "item") : "",
    said.length ? counted(said.length, "claim") : "",
    older ? `first in ${symbolOf(older.first.source)}` : followed.length ? "first form" : "",
  ].filter(Boolean).join(" · ");
  const summary = [
    el("b", {}, stepTitle(place)),
    place.heading ? el("span.heading", { lang: "en" }, place.heading) : opening ? el("em.heading", { lang: "en" }, opening) : "",
    notes ? el("span.count", {}, notes) : "",
  ];
  const wanted = state.place === place.locator;
  const row = said.length || followed.length
    ? folding(`place ${place.locator}`, summary, () => [...followed.map(originLine), ...said.map((claim) => briefCard(claim, place))], { open: open || wanted, name: "place" })
    : el("p.place", { tabindex: wanted ? "-1" : null }, ...summary);
  row.dataset.place = place.locator;
  return row;
}

/** Bring the place that the address names into sight. @param {HTMLElement} box */
function showPlace(box) {
  const row = state.place && [...box.querySelectorAll("[data-place]")].find((item) => item.dataset.place === state.place);
  if (!row) return;
  for (let part = row.parentElement; part && part !== box; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
  (row.querySelector("summary") || row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "start" });
}

/** A source's symbol, or the beginning of its name. @param {string} name */
function symbolOf(name) {
  const node = nodeByName.get(name);
  return node ? node.symbol || shortened(labelOf(node, state.language).text, 40) : name;
}
