// Two things of one kind side by side: what is chosen, and what can be.

/** For each kind: what it is called, the things that can be compared, and how two are told. */
const COMPARED = {
  actor: { title: "Two actors", things: comparableActors, tell: compareActors },
  source: { title: "Two texts or sets of norms", things: comparableSources, tell: compareSources },
  concept: { title: "Two concepts", things: comparableConcepts, tell: compareConcepts },
};

/** The kind by which a thing is compared. @param {Object|undefined} node */
function comparedKind(node) {
  if (!node) return "";
  const kind = node.kind === "norm" ? "concept" : node.kind;
  return Object.hasOwn(COMPARED, kind) ? kind : "";
}

/** Those who took a position or voted. */
function comparableActors() {
  const voted = new Set(votes.flatMap((vote) => [...vote.ballots.keys()]));
  return nodes.filter((node) => node.kind === "actor" && (positionsOf.has(node.name) || voted.has(node.name)));
}

/** Texts that were compared with others, and those in which a claim stands. */
function comparableSources() {
  return nodes.filter((node) => node.kind === "source" && (comparedIn(node.name).length || saysSomething(node)));
}

/** @param {Object} source */
function saysSomething(source) {
  return claimsOf.all(source.name).some((claim) => (claim.passages || []).some((passage) => passage.source === source.name));
}

/** Concepts and norms of which something is said. */
function comparableConcepts() {
  return nodes.filter((node) => (node.kind === "concept" || node.kind === "norm") && claimsOf.has(node.name));
}

/** The two things that the address names. @returns {[Object|undefined, Object|undefined]} */
function comparedThings() {
  const [one, other] = state.compare || ["", ""];
  return [nodeByName.get(one), nodeByName.get(other)];
}

/** The kind that is being compared: the one that the address names, or that of the first thing. */
function kindNow() {
  const [first] = state.compare || [""];
  return Object.hasOwn(COMPARED, first) ? first : comparedKind(comparedThings().find((node) => comparedKind(node))) || "actor";
}

/** @returns {Node[]} */
function compareView() {
  const names = state.compare || ["", ""];
  const unknown = names.filter((name) => name && !nodeByName.has(name) && !Object.hasOwn(COMPARED, name));
  if (unknown.length) return [el("p.note", {}, `The address names ${unknown.join(" and ")}, which this build does not have.`)];
  const [one, other] = comparedThings();
  if (!one && !other) return [el("p", {}, "Choose two in the filters: two actors, two texts or sets of norms, two concepts or norms."), ...Object.keys(COMPARED).map(kindExample)];
  if (!one || !other) return [compareHead(one, other), el("p.note", {}, "Choose a second one to compare it with.")];
  if (one === other) return [compareHead(one, other), el("p.note", {}, "Both are the same.")];
  const kind = comparedKind(one);
  if (!kind || kind !== comparedKind(other)) return [compareHead(one, other), el("p.note", {}, "Only two things of one kind can be compared: two actors, two texts, two concepts or norms.")];
  return [compareHead(one, other), ...COMPARED[kind].tell(one, other)];
}

/** How many of a kind there are to choose from. @param {string} kind */
function kindExample(kind) {
  const { title, things } = COMPARED[kind];
  return el("p.note", {}, inner({ compare: [kind, ""], view: "compare" }, title), `: ${things().length} to choose from`);
}

/** The two names, with a button that turns them round. @param {Object} [one] @param {Object} [other] */
function compareHead(one, other) {
  const name = (node) => (node ? el("h2", {}, nameLink(node, 110)) : el("h2.note", {}, "not chosen"));
  const turn = el("button.plain", { type: "button", "aria-label": "Exchange the two", on: { click: () => go({ compare: [other?.name || "", one?.name || ""] }) } }, "⇄");
  return el("div.compare-head", {}, name(one), turn, name(other));
}

/** A link to a thing with the beginning of its name. @param {Object} node @param {number} most letters */
function nameLink(node, most) {
  const label = labelOf(node, state.language);
  return inner({ node: node.name }, shortened(label.text, most), { lang: label.language, dir: "auto", title: label.text });
}

/** @returns {Node[]} */
function compareControls() {
  const kind = kindNow();
  const chosen = state.compare || ["", ""];
  const kinds = el("select", { id: "compare-kind", on: { change: (event) => go({ compare: [event.target.value, ""] }) } },
    ...Object.entries(COMPARED).map(([value, { title }]) => el("option", { value, selected: value === kind }, title)));
  const things = byLabel(COMPARED[kind].things());
  const choose = (index, title) => {
    const list = el("select", { id: `compare-${index}`, on: { change: (event) => go({ compare: chosen.map((name, at) => (at === index ? event.target.value : name)) }) } },
      el("option", { value: "" }, "—"), ...things.map((node) => el("option", { value: node.name, selected: node.name === chosen[index] }, shortened(optionName(node), 80))));
    return field(title, list);
  };
  return [
    field("Compare", kinds), choose(0, "The first"), choose(1, "The second"),
    el("p.note", {}, "What both say stands side by side, with the passages. Nothing is scored, and what was not found is no agreement."),
  ];
}

/** A name with the symbol by which a text is known. @param {Object} node */
function optionName(node) {
  const label = labelOf(node, state.language).text;
  return node.symbol && node.symbol !== label ? `${node.symbol} ${label}` : label;
}

function compareStatus() {
  const [one, other] = comparedThings();
  if (!one || !other) return "Two things of one kind, side by side.";
  const [first, second] = [one, other].map((node) => shortened(labelOf(node, state.language).text, 60));
  return `${first} and ${second}: as far as the sources were read. No score is made of it.`;
}

/** A link that compares a thing with another, yet to be chosen. @param {Object} node */
function compareLink(node) {
  const kind = comparedKind(node);
  return kind && COMPARED[kind].things().includes(node) ? inner({ view: "compare", compare: [node.name, ""] }, "Compare …") : "";
}

/** Two lists side by side, each under its owner. @param {Object} one @param {Node[]} left @param {Object} other @param {Node[]} right */
function sideBySide(one, left, other, right) {
  const column = (node, items) => el("section", { "aria-label": labelOf(node, state.language).text },
    el("p.side-of", {}, shortened(labelOf(node, state.language).text, 60)), ...(items.length ? items : [el("p.note", {}, "None found in the sources read.")]));
  return el("div.pair", {}, column(one, left), column(other, right));
}

/** A heading with a number, and what stands under it or that there is nothing. @param {string} title @param {Node[]} items @param {string} [none] */
function comparedSection(title, items, none = "") {
  return [el("h3", {}, title, el("span.count", {}, String(items.length))), ...(items.length ? items : [el("p.note", {}, none)])];
}
