// The treaties: actors by treaties, with the furthest act of each, as it stood on a day.

const CONSENTS = {
  "definitive signature": "signed definitively", ratification: "ratified", acceptance: "accepted", approval: "approved",
  "formal confirmation": "confirmed formally", accession: "acceded", succession: "succeeded",
};
const OTHER_ACTS = { withdrawal: "withdrew", "provisional application": "applies provisionally", signature: "signed", "invitation to accede": "invited" };
const ENTRY = "entry into force for actor";

/** The acts by the name of an actor and a treaty. */
const actions = new Index();
for (const relation of ["cg:signed", "cg:actedOn"]) {
  for (const link of relationByName.get(relation)?.links || []) actions.add(`${link.source.name} ${link.target.name}`, link);
}
const actionLinks = [...actions.values()].flat();

/** The treaties that somebody did something about, the oldest first. */
const treaties = [...new Set(actionLinks.map((link) => link.target))].sort((a, b) => {
  const [one, other] = [a, b].map((node) => node.opened || node.date || "9999");
  return one === other ? (a.name < b.name ? -1 : 1) : one < other ? -1 : 1;
});

/** The latest day on which anything in this graph was read or done: its "today". */
const latestDay = lastDay();

function lastDay() {
  const read = [...nodes, ...claims].map((item) => item.read || "");
  const days = read.some(Boolean) ? read : [...nodes, ...claims].flatMap((item) => [item.date || "", item.until || ""]);
  return days.reduce((last, day) => (day > last ? day : last), "");
}

/** The day that the table shows. */
function asOfDay() {
  return state.asOf || latestDay;
}

/** Whether an act had been done on a day; an undated one counts only where no day is asked for. */
function isDone(claim, day) {
  if (!claim.date) return !state.asOf;
  return reached(claim.date, day) === true || (claim.date.length === 4 && day.slice(4) === "-12-31" && day.startsWith(claim.date));
}

/**
 * How far an actor had gone with a treaty on a day. Kinds of act are told and never merged.
 * @param {Object} node @param {Object} treaty
 * @returns {{act: Claim, word: string, key: string, force: string, isInForce: boolean}|null}
 */
function standingOn(node, treaty) {
  const day = asOfDay();
  const done = actions.all(`${node.name} ${treaty.name}`).map((link) => link.claim).filter((claim) => isDone(claim, day))
    .sort((a, b) => ((a.date || "") < (b.date || "") ? -1 : 1));
  const last = (test) => done.filter((claim) => test(claim.detail)).pop();
  const bound = last((kind) => kind === "withdrawal" || Object.hasOwn(CONSENTS, kind));
  const act = bound || last((kind) => kind === "provisional application") || last((kind) => kind === "signature") ||
    last((kind) => kind === "invitation to accede") || last(() => true);
  if (!act) return null;
  const consents = Object.hasOwn(CONSENTS, act.detail);
  const force = inForce(act, treaty, last((kind) => kind === ENTRY));
  const key = act.detail === "withdrawal" ? "withdrawn" : consents ? "consent" : act.detail === "signature" ? "signed" : "other";
  return { act, word: CONSENTS[act.detail] || OTHER_ACTS[act.detail] || act.detail, key, ...force };
}

/** Whether the treaty was in force for an actor, as far as that can be told. */
function inForce(act, treaty, entry) {
  if (act.detail === "withdrawal") return { force: "When the withdrawal takes effect is not computed.", isInForce: false };
  if (entry) return { force: `In force for it since ${entry.date || "a day that is not recorded"}.`, isInForce: true };
  if (!Object.hasOwn(CONSENTS, act.detail)) return { force: "No consent to be bound is recorded on that day.", isInForce: false };
  // The months between consent and entry into force are the treaty's own: only a record tells them.
  const since = treaty.inForce ? ` The treaty as such entered into force on ${treaty.inForce}.` : "";
  return { force: `Since when it is in force for this actor is not recorded, and is not computed.${since}`, isInForce: false };
}

/** The treaties that the filters let through. */
function chosenTreaties() {
  const words = wordsOf(state.columns);
  return treaties.filter((node) => !words.length || fitness(node, words) > 0);
}

/** @returns {Node[]} */
function treatiesTable() {
  const columns = chosenTreaties();
  const names = new Set(columns.map((node) => node.name));
  const actors = new Set(actionLinks.filter((link) => names.has(link.target.name)).map((link) => link.source));
  const sections = rowSections([...actors].filter((node) => !stateNames.has(node.name)), [asOfDay()]);
  if (!columns.length) return [el("p.note", {}, treaties.length ? "No treaty fits these filters." : "This graph records no treaty action.")];
  const table = gridTable({
    label: `What states did about treaties, as of ${asOfDay()}`, corner: "State", columns, sections, head: treatyHead, fill: fillTreaty,
  });
  table.classList.add("wide");
  return [table];
}

/** @param {Object} treaty @returns {Node[]} */
function treatyHead(treaty) {
  const label = labelOf(treaty, state.language);
  const name = broken((treaty.others || []).map(([, text]) => text).sort((a, b) => a.length - b.length)[0] || label.text, 15, 4).join(" ");
  return [inner({ node: treaty.name }, name, { tabindex: -1, title: label.text }), el("small", {}, (treaty.opened || treaty.date || "").slice(0, 4))];
}

/** @param {HTMLElement} cell @param {Object} node @param {Object} treaty @param {{grouping: string}} section */
function fillTreaty(cell, node, treaty, { grouping }) {
  const member = grouping ? markMember(cell, grouping, node.name, asOfDay()) : "";
  const standing_ = standingOn(node, treaty);
  if (standing_) {
    const { act, word, key, isInForce } = standing_;
    cell.classList.add(key);
    if (isInForce) cell.classList.add("in-force");
    cell.textContent = `${isInForce ? "● " : ""}${word}\n${act.date || "undated"}`;
  }
  const told = standing_ ? [standing_.word, standing_.act.date || "undated", standing_.isInForce && "in force"] : ["no act recorded"];
  cell.setAttribute("aria-label", [...told, member].filter(Boolean).join(", "));
}

/** @returns {Node[]} */
function treatiesControls() {
  const input = el("input", { type: "date", id: "control-asOf", value: state.asOf, on: { change: (event) => go({ asOf: isDay(event.target.value) ? event.target.value : "" }) } });
  return [
    field("As of the day", input, `without a day: all that was read, up to ${latestDay}`),
    textField("columns", "Treaties", "words of the title"),
    textField("rows", "States", "any of their names"),
    chooser("grouping", "First the members of", [["", "No grouping"], ...groupings().map(option)]),
    legendGroup([
      ["cell.signed", "signed", "Signed, subject to consent"],
      ["cell.consent", "ratified", "Consent to be bound, by its kind: ratified, accepted, approved, acceded, succeeded …"],
      ["cell.consent.in-force", "●", "In force for it, as a record says"],
      ["cell.withdrawn", "withdrew", "Withdrawn"],
      ["cell", "", "No act recorded"],
      ...memberLegend(),
    ]),
  ];
}

function treatiesStatus() {
  return `${chosenTreaties().length} of ${counted(treaties.length, "treaty", "treaties")}, as of ${asOfDay()}. Each cell has the furthest act that was read; kinds of act are kept apart. A blank cell says that no act is recorded.`;
}

/** What an actor did about a treaty. @param {Object} node @param {Object} treaty @returns {Node[]} */
function treatyPair(node, treaty) {
  const label = labelOf(node, state.language);
  const standing_ = standingOn(node, treaty);
  const done = [...actions.all(`${node.name} ${treaty.name}`)].sort((a, b) => ((a.claim.date || "9") < (b.claim.date || "9") ? -1 : 1));
  return [
    el("p.kind", {}, `treaty actions · as of ${asOfDay()}`),
    el("h2", {}, inLanguage("span", label.text, label.language), ": ", standing_ ? `${standing_.word}${standing_.act.date ? ` ${standing_.act.date}` : ""}` : "no act recorded"),
    el("p.sentence", {}, thingLink(treaty.name)),
    standing_ ? el("p.note", {}, standing_.force) : "",
    ...memberNote(node.name, asOfDay()),
    el("h3", {}, "All acts that were read", el("span.count", {}, String(done.length))),
    el("ul.acts", {}, ...done.map((link) => recordRow({ claim: link.claim, link, words: link.claim.detail }))),
    ...particulars(treaty),
    el("footer", {}, thingLink(node.name)),
  ];
}
