// The timeline: processes as bars over the years, with their sessions and what they carry on.

const ROW = 46;
const BAR = 14;
const TOP = 34;
const OUTCOME_SIGNS = {
  "adopted by consensus": ["✓", "consensus"], "adopted without vote": ["✓", "adopted without a vote"], adopted: ["✓", "adopted by a vote"],
  "no consensus": ["✕", "no consensus"], rejected: ["✕", "rejected"], "not adopted": ["✕", "not adopted"],
};

/** @param {Claim} claim @returns {string[]} the sign and the words */
function outcomeOf(claim) {
  return OUTCOME_SIGNS[claim.detail] || ["…", claim.detail || "open or not known"];
}

/** Each process with its act, its sessions and those that it carries on. */
const processes = nodes.filter((node) => node.kind === "process").map((node) => ({
  node,
  claim: claimByName.get(node.name) || { name: node.name, type: "process" },
  sessions: actsOf.all(node.name).filter(([key]) => key === "of").map(([, claim]) => claim),
  before: node.links.filter((link) => link.relation.name === "cg:succeeds" && link.source === node).map((link) => link.target),
}));

/** A day or year as a number of years: the start of a year, or its end. @param {string} date @param {boolean} [end] */
function yearOf(date, end = false) {
  const [year, month, day] = date.split("-").map(Number);
  return year + (month ? (month - 1) / 12 + ((day || 1) - 1) / 365 : end ? 1 : 0);
}

/** Those that follow one another stand together, the earliest first. */
function chains(chosen) {
  const first = new Map();
  const of = new Map(chosen.map((item) => [item.node, item]));
  const head = (item, seen = new Set()) => {
    const earlier = item.before.map((node) => of.get(node)).filter((other) => other && !seen.has(other));
    seen.add(item);
    return earlier.length ? earlier.map((other) => head(other, seen)).sort((a, b) => begin(a) - begin(b))[0] : item;
  };
  const begin = ({ claim }) => (claim.date ? yearOf(claim.date) : claim.until ? yearOf(claim.until) : 9999);
  for (const item of chosen) first.set(item, head(item));
  return [...chosen].sort((a, b) => begin(first.get(a)) - begin(first.get(b)) || (first.get(a).node.name < first.get(b).node.name ? -1 : 1) * Number(first.get(a) !== first.get(b)) ||
    begin(a) - begin(b) || (a.node.name < b.node.name ? -1 : 1));
}

function chosenProcesses() {
  const words = wordsOf(state.rows);
  return chains(processes.filter(({ node }) => !words.length || fitness(node, words) > 0));
}

/** @returns {Node[]} */
function timelineView() {
  const chosen = chosenProcesses();
  if (!chosen.length) return [el("p.note", {}, processes.length ? "No process fits these words." : "This graph records no process.")];
  if (state.form === "list") return [timelineTable(chosen)];
  const dated = chosen.filter(({ claim }) => claim.date || claim.until);
  const undated = chosen.filter(({ claim }) => !claim.date && !claim.until);
  return [
    ...(dated.length ? [timelinePicture(dated)] : []),
    ...(undated.length ? [el("h2", {}, "Without a date"), el("ul.things", {}, ...undated.map(({ node }) => el("li", {}, thingLink(node.name))))] : []),
  ];
}

/** @param {Object[]} items */
function timelinePicture(items) {
  const ends = items.flatMap(({ claim }) => [claim.date && yearOf(claim.date), claim.until && yearOf(claim.until, true)]).filter(Boolean);
  const today = latestDay ? yearOf(latestDay) : Math.max(...ends);
  const [first, last] = [Math.floor(Math.min(...ends)), Math.ceil(Math.max(...ends, today) + 0.2)];
  const width = Math.max(byId("record").clientWidth - 48, 680);
  const x = (year) => ((year - first) / (last - first)) * (width - 24) + 12;
  const height = TOP + items.length * ROW + 10;
  const bars = new Map(items.map((item, index) => [item.node, barOf(item, TOP + index * ROW, { x, today, width })]));
  const arrows = items.flatMap((item) => item.before.map((node) => bars.get(node)).filter(Boolean).map((from) => arrow(from, bars.get(item.node))));
  return svg("svg", { class: "timeline", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Processes over the years; the list holds the same" },
    svg("defs", {}, svg("marker", { id: "tip-of-arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" }, svg("path", { d: "M0 0 L8 4 L0 8 Z", class: "arrow-tip" }))),
    ...yearLines(first, last, x, height), todayLine(x(today), height), ...[...bars.values()].map((bar) => bar.drawn), ...arrows);
}

function yearLines(first, last, x, height) {
  const every = [1, 2, 5, 10, 20].find((step) => (last - first) / step <= (x(last) - x(first)) / 44) || 50;
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => year % every === 0);
  return years.flatMap((year) => [
    svg("line", { class: "year", x1: x(year), x2: x(year), y1: 20, y2: height }),
    texts({ class: "year", x: x(year), y: 14, "text-anchor": "middle" }, String(year)),
  ]);
}

function todayLine(x, height) {
  return svg("g", { class: "today" }, svg("line", { x1: x, x2: x, y1: 20, y2: height }),
    svg("title", {}, textNode(`${latestDay}, the latest day in this graph`)));
}

/** @param {Object} attributes @param {string} text */
function texts(attributes, text) {
  return svg("text", attributes, textNode(text));
}

/** @param {string} text */
function textNode(text) {
  return document.createTextNode(text);
}

/**
 * A process: its name over its bar, its sessions in it, its outcome at the end.
 * @returns {{drawn: Element, left: number, right: number, middle: number}}
 */
function barOf({ node, claim, sessions }, top, { x, today, width }) {
  const ending = claim.until ? yearOf(claim.until, true) : claim.detail ? yearOf(claim.date, true) + 1 : Math.max(today, yearOf(claim.date, true));
  const left = x(claim.date ? yearOf(claim.date) : ending - 1);
  const right = Math.max(x(ending), left + 5);
  const [sign, words] = outcomeOf(claim);
  const label = labelOf(node, state.language);
  const late = left > width * 0.62;
  const name = shortened(label.text, Math.max(Math.floor((late ? right : width - left - 20) / 7), 24));
  const y = top + ROW - BAR - 8;
  const key = claim.detail === "no consensus" || sign === "✕" ? "failed" : sign === "✓" ? "agreed" : "open";
  const classes = ["bar", key, claim.until ? "" : "no-end", state.node === node.name ? "chosen" : ""].filter(Boolean).join(" ");
  const changes = { ...NOTHING, node: node.name };
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(changes);
  };
  const told = `${label.text}, ${span(claim)}, ${words}`;
  const drawn = svg("a", { class: classes, href: `#${fragmentOf({ ...state, camera: null, ...changes })}`, "aria-label": told, "data-process": node.name, on: { click } },
    svg("title", {}, textNode(told)),
    svg("rect", { class: "ground", x: 0, y: top, width, height: ROW }),
    texts({ class: "name", x: late ? right : left, y: y - 5, "text-anchor": late ? "end" : "start", lang: label.language }, name),
    svg("rect", { class: "span", x: left, y, width: right - left, height: BAR, rx: 3 }),
    ...sessions.filter(({ date }) => date && date.length > 4).map((session) => tick(session, x, y)),
    texts({ class: "outcome", x: right + 5, y: y + BAR - 2 }, sign));
  return { drawn, left, right, middle: y + BAR / 2 };
}

/** @param {Claim} session */
function tick(session, x, y) {
  const left = x(yearOf(session.date));
  const right = x(yearOf(session.until || session.date, true));
  return svg("rect", { class: "session", x: left, y: y + 2, width: Math.max(right - left, 2), height: BAR - 4 },
    svg("title", {}, textNode([session.number, session.label, span(session), session.place].filter(Boolean).join(" · "))));
}

/** From the end of the earlier process to the start of the later. */
function arrow(from, to) {
  const out = Math.max(from.right, 0) + 16;
  const d = `M${from.right + 15} ${from.middle} H${out + 2} V${(from.middle + to.middle) / 2} H${to.left - 10} V${to.middle} H${to.left - 1}`;
  return svg("path", { class: "succeeds", d, "marker-end": "url(#tip-of-arrow)" });
}

const TIMELINE_COLUMNS = ["Process", "From", "Until", "Outcome", "Conducted by", "Mandated by", "Sessions", "Carries on"];

/** The same for those who read or listen. @param {Object[]} items */
function timelineTable(items) {
  const names = (node, relation) => thingLinks(node.links.filter((link) => link.relation.name === relation && link.source === node).map((link) => link.target.name));
  const row = ({ node, claim, sessions, before }) => el("tr", {}, el("th", { scope: "row" }, thingLink(node.name)),
    el("td", {}, claim.date || ""), el("td", {}, claim.until || ""), el("td", {}, outcomeOf(claim).join(" ")),
    el("td", {}, ...names(node, "cg:conductedBy")), el("td", {}, ...names(node, "cg:mandatedBy")),
    el("td", {}, sessions.length ? String(sessions.length) : ""), el("td", {}, ...thingLinks(before.map((other) => other.name))));
  return el("table.plain-table", {}, el("caption", {}, counted(items.length, "process", "processes")),
    el("thead", {}, el("tr", {}, ...TIMELINE_COLUMNS.map((name) => el("th", { scope: "col" }, name)))), el("tbody", {}, ...items.map(row)));
}

/** @returns {Node[]} */
function timelineControls() {
  return [
    textField("rows", "Processes", "words of the name"),
    legendGroup([
      ["cell.agreed", "✓", "Consensus, or adopted as the panel tells"],
      ["cell.failed", "✕", "No consensus, or not adopted"],
      ["cell.open", "…", "Open, or outcome not known"],
      ["cell.session-mark", "", "A session whose day is recorded"],
      ["cell.today-mark", "", `${latestDay}, the latest day in this graph`],
    ]),
  ];
}

function timelineStatus() {
  return `${chosenProcesses().length} of ${counted(processes.length, "process", "processes")}. An arrow leads from a process to the one that carries it on. A bar without an end has none in the record.`;
}
