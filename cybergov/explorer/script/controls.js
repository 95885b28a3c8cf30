// The filters, which are the picture's legend too, and the line that says what is hidden.

const CERTAINTIES = ["asserted", "likely", "possible"];
const REVIEWS = ["second read", "proposed", "disputed"];
const DEPTHS = ["full text", "excerpt", "record", "unchecked"];

/** @param {{nodes: Object[], links: Link[]}} seen */
function drawControls(seen) {
  const focusedId = document.activeElement && document.activeElement.id;
  const opened = new Set([...byId("filters").querySelectorAll("details[open]")].map((d) => d.id));
  const parts = [
    ...(state.view === "argument" ? [] : [group("Things", "shape", kindRows())]),
    group("Links", "colour", familyRows(opened)),
    group("Whose view", "line", whoseRows()),
    group("Certainty", "arrowhead", [...choiceRows("certainty", CERTAINTIES, headSample), legendRow(lineSample({ head: "bar" }), "denied")]),
    group("Second reading", "weight", choiceRows("review", REVIEWS, reviewSample)),
    group("Checked in", "", choiceRows("check", DEPTHS, checkSample)),
    el("button.plain", { type: "button", id: "reset", on: { click: reset } }, "Back to the first picture"),
  ];
  byId("filters").replaceChildren(...parts);
  byId("filters").dataset.of = state.view;
  if (focusedId && byId(focusedId)) byId(focusedId).focus();
  drawSwitches();
  drawStatus(seen);
}

function reset() {
  go({ ...DEFAULTS, language: state.language, form: state.form });
  fit();
}

/** @param {string} title @param {string} hint @param {Node[]} rows */
function group(title, hint, rows) {
  return el("fieldset", {}, el("legend", {}, title, hint ? el("small", {}, hint) : null), ...rows);
}

/**
 * @param {Object} row `id`, `type`, `name`, `checked`, `label`, `count`, `sample` and what a change does
 */
function checkRow({ id, type = "checkbox", name = null, checked, label, count = null, sample = null, title = null, change }) {
  const input = el("input", { id, type, name, checked, on: { change } });
  return el("label.row", { for: id, title }, input, sample, el("span", {}, label), count === null ? null : el("span.count", {}, String(count)));
}

function kindRows() {
  return [...kindCounts].map(([kind, count]) =>
    checkRow({
      id: `kind-${kind}`, checked: kindIsOn(kind), label: capital(kindInWords(kind, 2)), count,
      sample: kindSample(kind), change: () => go({ kinds: toggled("kinds", kind) }),
    }));
}

/** How many links of a relation there are: at the thing in the middle, or in all. @returns {Map<Object, number>} */
function relationCounts() {
  const middle = middleThing();
  if (!middle) return new Map(relations.map((relation) => [relation, relation.links.length]));
  const counts = new Map();
  for (const { relation } of middle.links) counts.set(relation, (counts.get(relation) || 0) + 1);
  return counts;
}

/** @param {Set<string>} opened @returns {Node[]} */
function familyRows(opened) {
  const counts = relationCounts();
  const wanted = (family) => state.view !== "argument" || family.key === "argument";
  return families.filter(wanted).flatMap((family) => {
    const members = relations.filter((relation) => relation.family === family.key && counts.has(relation));
    return members.length ? [familyRow(family, members, { opened, counts })] : [];
  });
}

/** @param {Object} family @param {Object[]} members @param {{opened: Set<string>, counts: Map<Object, number>}} how */
function familyRow(family, members, { opened, counts }) {
  const on = members.filter(relationIsOn);
  const id = `family-${family.key}`;
  const whole = checkRow({
    id, checked: on.length > 0, label: family.title, title: family.note,
    count: members.reduce((sum, relation) => sum + counts.get(relation), 0),
    sample: lineSample({ family: family.key, head: "arrow" }),
    change: () => switchRelations(members, on.length === 0),
  });
  const input = /** @type {HTMLInputElement} */ (whole.querySelector("input"));
  input.indeterminate = on.length > 0 && on.length < members.length;
  const rows = members.map((relation) =>
    checkRow({
      id: `relation-${relation.name}`, checked: relationIsOn(relation), label: relation.label, count: counts.get(relation),
      change: () => switchRelations([relation], !relationIsOn(relation)),
    }));
  const detailsId = `details-${family.key}`;
  const summary = el("summary", { "aria-label": `Relations of “${family.title}”` });
  return el("div.family", {}, whole, el("details", { id: detailsId, open: opened.has(detailsId) }, summary, ...rows));
}

/** @param {Object[]} some @param {boolean} on */
function switchRelations(some, on) {
  const key = state.view === "argument" ? "reasons" : middleThing() ? "around" : "relations";
  const flip = some.filter((relation) => relationIsOn(relation) !== on).map((relation) => relation.name);
  const kept = state[key].filter((name) => !flip.includes(name));
  const added = flip.filter((name) => !state[key].includes(name));
  const changes = { [key]: [...kept, ...added].sort() };
  const needsClaims = on && key === "relations" && some.some((relation) => relation.family === "argument") && !kindIsOn("claim");
  go(needsClaims ? { ...changes, kinds: toggled("kinds", "claim") } : changes);
}

function whoseRows() {
  const choices = [
    ["all", "All views", lineSample({ head: "arrow" })],
    ["held", "Held and stated", lineSample({ head: "arrow" })],
    ["reported", "Reported of others", lineSample({ head: "arrow", dashes: "7 4" })],
  ];
  const rows = choices.map(([value, label, sample]) =>
    checkRow({
      id: `whose-${value}`, type: "radio", name: "whose", checked: state.whose === value, label,
      count: value === "all" ? null : countsOf("whose").get(value === "reported") || 0,
      sample: value === "all" ? null : sample, change: () => go({ whose: value }),
    }));
  return [...rows, legendRow(lineSample({ head: "arrow", dashes: "1.5 3.5" }), "only on a condition")];
}

/** @param {Node} sample @param {string} text */
function legendRow(sample, text) {
  return el("p.row.legend", {}, sample, el("span", {}, text));
}

/** @param {string} key @param {string[]} values @param {function(string): Node} sample */
function choiceRows(key, values, sample) {
  return values.map((value) =>
    checkRow({
      id: `${key}-${value.replace(" ", "-")}`, checked: !state[key].includes(value), label: capital(value),
      count: countsOf(key).get(value) || 0, sample: sample(value), change: () => go({ [key]: toggled(key, value) }),
    }));
}

const VALUES = { whose: isReported, check: checkOf };
const counted_ = new Map();

/** How many links have each value of a filter; it never changes. @param {string} key @returns {Map<*, number>} */
function countsOf(key) {
  if (!counted_.has(key)) {
    const counts = new Map();
    const valueOf = VALUES[key] || ((claim) => claim[key]);
    for (const { claim } of links) {
      if (!claim || (key === "whose" && isAct(claim))) continue;
      const value = valueOf(claim);
      counts.set(value, (counts.get(value) || 0) + 1);
    }
    counted_.set(key, counts);
  }
  return counted_.get(key);
}

/** @param {string} value */
function headSample(value) {
  return lineSample({ head: value === "asserted" ? "arrow" : "vee" });
}

/** @param {string} value */
function reviewSample(value) {
  return lineSample({ width: value === "second read" ? 2.4 : 1, middle: value === "disputed" });
}

/** @param {string} value */
function checkSample(value) {
  return el("span.mark", { "aria-hidden": "true" }, CHECKS[value][0]);
}

/** A line as in the picture. @param {Object} how */
function lineSample({ family = "", head = "", dashes = null, width = 2, middle = false }) {
  const stroke = family ? `var(--${family})` : "var(--soft)";
  const heads = {
    arrow: svg("path", { d: "M22 2 L29 6 L22 10 Z", fill: stroke }),
    vee: svg("path", { d: "M23 2 L29 6 L23 10", fill: "none", stroke, "stroke-width": 1.4 }),
    bar: svg("path", { d: "M28 1 V11", stroke, "stroke-width": 2 }),
  };
  const line = svg("path", { d: `M1 6 H${head === "arrow" ? 23 : 28}`, stroke, "stroke-width": width, "stroke-dasharray": dashes, fill: "none" });
  const parts = [line, ...(head ? [heads[head]] : []), ...(middle ? [svg("path", { d: "M15 1.5 L19.5 6 L15 10.5 L10.5 6 Z", fill: stroke })] : [])];
  return svg("svg", { width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true", class: "sample" }, ...parts);
}

const OUTLINES = {
  dot: "M6 1.5 a4.5 4.5 0 1 0 .01 0 Z",
  diamond: "M6 .5 L11.5 6 L6 11.5 L.5 6 Z",
  triangle: "M6 1 L11.5 10.5 H.5 Z",
  triangleDown: "M6 11 L11.5 1.5 H.5 Z",
  hexagon: "M3.2 1.2 H8.8 L11.6 6 L8.8 10.8 H3.2 L.4 6 Z",
  square: "M1.5 1.5 H10.5 V10.5 H1.5 Z",
  star: "M6 .5 L7.6 4.4 L11.7 4.6 L8.5 7.3 L9.6 11.4 L6 9.1 L2.4 11.4 L3.5 7.3 L.3 4.6 L4.4 4.4 Z",
  box: "M.5 3 H11.5 V9.5 H.5 Z",
};

/** @param {string} kind */
function kindSample(kind) {
  const hollow = ["source", "provision", "claim"].includes(kind);
  const path = svg("path", { d: OUTLINES[SHAPES[kind] || "dot"], fill: hollow ? "var(--paper)" : "var(--ink)", stroke: "var(--ink)", "stroke-width": 1.2 });
  return svg("svg", { width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true", class: "shape" }, path);
}

/** Bring the switches of the head line to the state. */
function drawSwitches() {
  for (const button of document.querySelectorAll("[data-set]")) {
    const [key, value] = button.dataset.set.split("=");
    button.setAttribute("aria-pressed", String(state[key] === value));
  }
  /** @type {HTMLSelectElement} */ (byId("language")).value = state.language;
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  if (input.value !== state.query) input.value = state.query;
}

/** Say how much is drawn, and what is not. @param {Object} seen */
function drawStatus(seen) {
  const middle = middleThing();
  byId("status").replaceChildren(...(middle ? statusAround(middle, seen) : statusOfAll(seen)));
}

/** @param {Object} seen @returns {(Node|string)[]} */
function statusOfAll(seen) {
  const rest = notDrawn(seen.links);
  const hidden = rest.slice(0, 3).map(([relation, count]) => `${count} ${relation.label}`);
  const others = rest.slice(3).reduce((sum, [, count]) => sum + count, 0);
  const kinds = state.view === "map" ? kindsNotDrawn(seen.nodes).map(([kind, count]) => `${count} ${kindInWords(kind, count)}`) : [];
  const left = [...kinds, ...hidden, ...(others ? [`${others} other links`] : [])];
  const things = state.view === "argument" ? counted(seen.nodes.length, "claim") : counted(seen.nodes.length, "thing");
  const beyond = seen.beyond ? ` ${seen.beyond} links of the chosen relations have no room here: select a thing to see its own.` : "";
  return [
    el("b", {}, `${things} of ${seen.allNodes}, ${counted(seen.links.length, "link")} of ${seen.allLinks}.${beyond}`),
    left.length ? ` Not shown: ${left.join(", ")}.` : " Nothing is hidden.",
    byId("panel").hidden && state.form === "picture" ? el("span.hint", {}, `${whoseLines(seen.links)} Select it to see whose.`) : "",
  ];
}

/** What a line in the picture is. @param {Link[]} drawn */
function whoseLines(drawn) {
  const acts = drawn.some((link) => link.claim && isAct(link.claim));
  const own = drawn.some((link) => !link.claim && link.relation.family === "editorial");
  const what = acts ? "somebody’s claim or a recorded act" : "somebody’s claim";
  return `Each line is ${what}${own ? ", but for the grey ones of the editors" : ""}.`;
}

/** @param {Object} middle @param {Object} seen @returns {(Node|string)[]} */
function statusAround(middle, seen) {
  const more = seen.all.length - seen.links.length;
  const name = shortened(middle.symbol || labelOf(middle, state.language).text, 60);
  return [
    el("b", {}, `${name}: ${seen.links.length} of its ${counted(seen.allLinks, "link")}.`),
    more ? ` ${more} more have no room here; the list holds all.` : "",
    el("button.link", { type: "button", on: { click: () => select({}) } }, "Back to the map"),
  ];
}

function startControls() {
  for (const button of document.querySelectorAll("[data-set]")) {
    const [key, value] = button.dataset.set.split("=");
    button.addEventListener("click", () => go(key === "view" ? { ...leaving(value), camera: null } : { [key]: value }));
  }
  const language = byId("language");
  for (const [key, name] of Object.entries(languages)) language.append(el("option", { value: key, lang: key }, name));
  language.addEventListener("change", () => go({ language: language.value }));
  byId("close").addEventListener("click", () => select({}));
  byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => {
    fit();
    go({ camera: null }, true);
  });
  byId("filters-button").addEventListener("click", () => toggleFilters());
  byId("filters-close").addEventListener("click", () => toggleFilters(false));
  byId("copy").addEventListener("click", copyAddress);
}

/** What another view begins with: a cell is selected in its own table only. @param {string} view */
function leaving(view) {
  return { view, near: false, pair: view === state.view ? state.pair : null };
}

/** On a narrow screen the filters are a sheet. @param {boolean} [open] */
function toggleFilters(open) {
  const now = document.body.classList.toggle("with-filters", open);
  byId("filters-button").setAttribute("aria-expanded", String(now));
}

/** Put the address of this view into the clipboard, or into sight where that is not allowed. */
async function copyAddress() {
  const said = byId("said");
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = "Link copied";
  } catch {
    said.textContent = "The link is in the address bar";
  }
  setTimeout(() => { said.textContent = ""; }, 2500);
}
