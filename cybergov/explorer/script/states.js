// The rows of the tables: states by name, or the members of a grouping on a day before the rest.

/** Memberships by the name of a grouping, then of a member. @type {Map<string, Index>} */
const membersOf = new Map();
for (const link of relationByName.get("org:memberOf")?.links || []) {
  if (link.claim.detail !== "member") continue;
  if (!membersOf.has(link.target.name)) membersOf.set(link.target.name, new Index());
  membersOf.get(link.target.name).add(link.source.name, link.claim);
}

const states = nodes.filter((node) => node.type === "state");
const stateNames = new Set(states.map((node) => node.name));

/** Groupings of several states, by name. @returns {Object[]} */
function groupings() {
  const several = [...membersOf].filter(([, members]) => [...members.keys()].filter((name) => stateNames.has(name)).length > 1);
  return byLabel(several.map(([name]) => nodeByName.get(name)));
}

/**
 * Whether an actor was a member on a day; null where the dates do not tell.
 * @param {string} grouping @param {string} actor @param {string} day
 * @returns {boolean|null}
 */
function memberOn(grouping, actor, day) {
  const times = membersOf.get(grouping)?.all(actor) || [];
  const told = times.map(({ date, until }) => both(reached(date, day), not(passed(until, day))));
  if (told.includes(true)) return true;
  return told.includes(null) ? null : false;
}

/** Whether a day or year had come on a day: of the year itself, nothing is known. */
function reached(date, day) {
  if (!date || !day) return null;
  const now = day.slice(0, date.length);
  if (now === date) return date.length === 10 ? true : null;
  return now > date;
}

/** Whether the last day or year had passed on a day; where no end is known it had not. */
function passed(until, day) {
  if (!until) return false;
  if (!day) return null;
  const now = day.slice(0, until.length);
  if (now === until) return until.length === 10 ? false : null;
  return now > until;
}

/** @param {boolean|null} one @param {boolean|null} other */
function both(one, other) {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}

/** @param {boolean|null} told */
function not(told) {
  return told === null ? null : !told;
}

/**
 * The rows of a table, those of the chosen grouping first.
 * @param {Object[]} others actors in the table that are no states
 * @param {string[]} days on one of which a member has to belong
 * @returns {{title: string, rows: Object[], grouping: string}[]}
 */
function rowSections(others, days) {
  const words = wordsOf(state.rows);
  const chosen = (list) => byLabel(list.filter((node) => !words.length || fitness(node, words) > 0));
  const { grouping } = state;
  const rest = { title: states.length && others.length ? "Not states" : "", rows: chosen(others), grouping: "" };
  if (!membersOf.has(grouping)) return [{ title: "", rows: chosen(states), grouping: "" }, rest];
  const belongs = (node) => days.some((day) => memberOn(grouping, node.name, day) !== false);
  const name = labelOf(nodeByName.get(grouping), state.language).text;
  return [
    { title: `Members of ${name} at some time`, rows: chosen([...states, ...others].filter(belongs)), grouping },
    { title: "Other states", rows: chosen(states.filter((node) => !belongs(node))), grouping: "" },
    { ...rest, rows: rest.rows.filter((node) => !belongs(node)) },
  ];
}

/** Say of a cell that its actor was no member then, or may not have been. @param {HTMLElement} cell @param {string} grouping @param {string} actor @param {string} day */
function markMember(cell, grouping, actor, day) {
  const member = grouping ? memberOn(grouping, actor, day) : true;
  if (member === true) return "";
  cell.classList.add(member === false ? "no-member" : "maybe-member");
  return member === false ? "not a member on that day" : "whether a member on that day is not known";
}

/** What a membership tells in the panel. @param {string} actor @param {string} day @returns {Node[]} */
function memberNote(actor, day) {
  if (!membersOf.has(state.grouping)) return [];
  const member = memberOn(state.grouping, actor, day);
  const words = member === null ? "not known" : member ? "yes" : "no";
  return [el("p.note", {}, "Member of ", thingLink(state.grouping), ` on that day: ${words}.`)];
}
