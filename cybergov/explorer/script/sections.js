// What is recorded of a thing, in the panel: votes, treaty actions, memberships, processes.

const FIRST_ROWS = 20;

// For each relation: the title and the words of a row, seen from its start; then from its end.
// A function takes the words from the act. What has no words needs none beside its title.
const detailOf = (claim) => claim.detail || claim.type;
const SECTIONS_OF = {
  "cg:votedFor": ["Votes", () => "in favour of", null],
  "cg:votedAgainst": ["Votes", () => "against", null],
  "cg:abstainedOn": ["Votes", () => "abstained on", null],
  "cg:sponsored": ["Drafts that it sponsored (which is no vote)", (claim, node) => ((claim.late || []).includes(node.name) ? "joined later:" : ""), null],
  "cg:signed": ["Treaty actions", detailOf, "Treaty actions", detailOf],
  "cg:actedOn": ["Treaty actions", detailOf, "Treaty actions", detailOf],
  "org:memberOf": ["Memberships", standing, "Members", standing],
  "cg:conductedBy": ["Conducted by", null, "Processes that it conducts", null],
  "cg:chairedBy": ["Chaired by", null, "Processes that it chaired", null],
  "cg:mandatedBy": ["Mandated by", null, "Processes that it mandates", null],
  "cg:produced": ["What came of it", null, "Came of the process", null],
  "cg:succeeds": ["Carries on", null, "Carried on by", null],
  "cg:endorsedBy": ["Taken up by", detailOf, "Sources of others that it took up", detailOf],
  "cg:cites": ["Names", () => "names", "Named in", () => "named in"],
  "cg:recallsSource": ["Names", () => "recalls", "Named in", () => "recalled in"],
  "cg:amends": ["Amends", null, "Amended by", null],
  "cg:succeedsSource": ["Carries on", null, "Carried on by", null],
  "cg:mandates": ["Orders", null, "Ordered by", null],
  "cg:protocolTo": ["Protocol to", null, "Protocols", null],
};

const RECORD_ORDER = [
  "Mandated by", "Conducted by", "Chaired by", "Sessions", "What came of it", "Carries on", "Carried on by",
  "Votes", "Votes on parts, in committee and other", "Treaty actions", "Drafts that it sponsored (which is no vote)",
  "Memberships", "Experts that it put forward", "Members", "Processes that it conducts", "Processes that it chaired",
  "Processes that it mandates", "Came of the process", "Orders", "Ordered by", "Protocol to", "Protocols", "Amends",
  "Amended by", "Taken up by", "Sources of others that it took up", "Names", "Named in", "Its documents",
  "Sent to the organ by it", "What it records",
];

/** @param {Claim} claim */
function standing(claim) {
  return [claim.detail, claim.role].filter(Boolean).join(", ");
}

/** Acts by the name of a thing that no link joins them to, with the key that names it. */
const actsOf = new Index();
for (const claim of claims) {
  if (!isAct(claim)) continue;
  for (const key of ["about", "records", "nominated", "of", "corrects"]) {
    for (const name of claim[key] || []) actsOf.add(name, [key, claim]);
  }
  if (claim.type === "vote event" && !claim.about) actsOf.add(decidedOn(claim), ["about", claim]);
  if (claim.type === "decision event" && !claim.about) actsOf.add(decidedOn(claim), ["about", claim]);
}

/** Things by the name of the one that published them, or of the committee that sent them. */
const publishedBy = new Index();
const sentBy = new Index();
for (const node of nodes) {
  for (const name of node.publisher || []) publishedBy.add(name, node);
  for (const name of node.committee || []) sentBy.add(name, node);
}

/** What is recorded of a thing, section by section. @param {Object} node @returns {Node[]} */
function recordSections(node) {
  const sections = new Index();
  for (const link of node.links) addLink(sections, node, link);
  for (const [key, claim] of actsOf.all(node.name)) addAct(sections, node, key, claim);
  for (const other of publishedBy.all(node.name)) sections.add("Its documents", thingRow(other));
  for (const other of sentBy.all(node.name)) sections.add("Sent to the organ by it", thingRow(other));
  const rank = (title) => (RECORD_ORDER.includes(title) ? RECORD_ORDER.indexOf(title) : RECORD_ORDER.length);
  const order = [...sections].sort(([one], [other]) => rank(one) - rank(other));
  return order.flatMap(([title, rows]) => recordSection(title, rows));
}

/** @param {Index} sections @param {Object} node @param {Link} link */
function addLink(sections, node, link) {
  if (!link.claim || link.relation.family !== "record") return;
  const out = link.source === node;
  const [title, words] = (SECTIONS_OF[link.relation.name] || [
    capital(link.relation.label), null, `${capital(link.relation.label)} (towards it)`, null,
  ]).slice(out ? 0 : 2);
  if (title) sections.add(title, { claim: link.claim, link, other: otherEnd(link, node), words: words ? words(link.claim, node) : "" });
}

/** @param {Index} sections @param {Object} node @param {string} key @param {Claim} claim */
function addAct(sections, node, key, claim) {
  if (key === "nominated") {
    for (const link of linksOfClaim.all(claim.name)) {
      sections.add("Experts that it put forward", { claim, link, other: link.source, words: "", also: link.target });
    }
  } else if (key === "of") {
    sections.add("Sessions", { claim, words: [claim.number, claim.label, claim.place].filter(Boolean).join(" · ") });
  } else if (key === "records") {
    const [link] = linksOfClaim.all(claim.name);
    sections.add("What it records", link
      ? { claim, link, other: link.source, words: "", also: link.target }
      : { claim, words: claim.label || claim.type, other: nodeByName.get(decidedOn(claim)) });
  } else if (key === "about" && !isWhole(claim)) {
    sections.add("Votes on parts, in committee and other", { claim, words: [claim.part, OUTCOMES[claim.detail] || claim.detail].filter(Boolean).join(": ") });
  }
}

/** @param {Object} node */
function thingRow(node) {
  return { other: node, words: "", date: node.date || "" };
}

/** Whether a decision was taken on the whole of a thing. @param {Claim} claim */
function isWhole(claim) {
  return !claim.part || claim.part === "whole";
}

/** The decision that a source came of. @param {Object} node @returns {Node[]} */
function decisions(node) {
  const found = actsOf.all(node.name).filter(([key, claim]) => key === "about" && isDecision(claim) && isWhole(claim));
  return found.length ? [el("h3", {}, found.length > 1 ? "Decisions" : "Decision"), el("div.cards", {}, ...found.map(([, claim]) => actCard(claim, undefined, true)))] : [];
}

/** @param {string} title @param {Object[]} rows @returns {Node[]} */
function recordSection(title, rows) {
  const dated = rows.map((row) => ({ ...row, date: row.date || whenOf(row.claim, row.other) }));
  const order = new Intl.Collator(state.language);
  const name = (row) => (row.other ? labelOf(row.other, state.language).text : row.words);
  const latestFirst = title !== "Sessions" && title !== "Members";
  dated.sort((a, b) => (a.date === b.date ? order.compare(name(a), name(b)) : (a.date < b.date) === latestFirst ? 1 : -1));
  const list = el("ul.acts", {}, ...dated.slice(0, FIRST_ROWS).map(recordRow));
  return [
    el("h3", {}, title, el("span.count", {}, String(rows.length))), list,
    ...moreButton(dated, FIRST_ROWS, (some) => list.append(...some.map(recordRow))),
  ];
}

/** One act in a line, with its record under it. @param {Object} row */
function recordRow({ claim, link, other, words, also, date }) {
  const ballot = link && isBallot(link) ? BALLOTS[link.relation.name] : null;
  const sign = ballot ? el(`span.ballot.${ballot.key}`, { "aria-hidden": "true" }, ballot.sign) : null;
  const what = words ? inner(link ? { link: keyOf(link) } : { claim: claim.name }, words, { "data-act": "" }) : null;
  const when = whenOf(claim, other) || date;
  const line = [sign, what, other ? shortLink(other) : null, also ? el("span", {}, "→ ", shortLink(also)) : null].filter(Boolean);
  return el("li", {}, when ? el("span.when", {}, when) : null, el("span.what", {}, ...joined(line, " ")), ...(claim ? rowNotes(claim, Boolean(words), link) : []));
}

/** The days of an act; where it has none of its own, or is a process, those of the thing. @param {Claim} [claim] @param {Object} [other] */
function whenOf(claim, other) {
  if (claim && claim.type !== "process" && span(claim)) return span(claim);
  if (!other) return "";
  return other.kind === "process" ? span(claimByName.get(other.name) || {}) : other.date || "";
}

/** A link to a thing with its symbol and its name. @param {Object} node */
function shortLink(node) {
  const label = labelOf(node, state.language);
  if (!node.symbol || label.text === node.symbol) return thingLink(node.name);
  return el("span", {}, inner({ node: node.name }, node.symbol), " ", inLanguage("span", label.text, label.language));
}

/** Where an act is recorded, who put a member forward, and what else is to be said. @param {Claim} claim @param {boolean} linked @param {Link} [link] */
function rowNotes(claim, linked, link) {
  const place = claim.locator ? placeInWords(claim.locator) : "";
  const records = (claim.records || []).map(recordLink);
  const opened = linked ? null : inner(link ? { link: keyOf(link) } : { claim: claim.name }, "record");
  const parts = [
    place ? [place] : [],
    claim.nominated ? ["put forward by ", ...thingLinks(claim.nominated)] : [],
    records.length ? ["in ", ...joined(records, ", ")] : [],
    claim.read ? [`read on ${claim.read}`] : [],
    claim.note ? [claim.note] : [],
    opened ? [opened] : [],
  ].filter((part) => part.length);
  return parts.length ? [el("span.evidence", {}, ...parts.flatMap((part, index) => (index ? [" · ", ...part] : part)))] : [];
}

/** What is known of a thing in a word or a day each. @param {Object} node @returns {Node[]} */
function particulars(node) {
  const claim = node.kind === "process" ? claimByName.get(node.name) : null;
  const former = (node.former || []).map((name) => claimByName.get(name)).filter(Boolean);
  const rows = [
    ["From, until", claim && (span(claim) || "not known")],
    ["Outcome", claim && (OUTCOMES[claim.detail] || claim.detail || "open or not known")],
    ["Legal nature", node.nature], ["Session", node.session], ["Agenda", node.agenda],
    ["Committee", node.committee && thingLinks(node.committee)],
    ["Published by", node.publisher && thingLinks(node.publisher)],
    ["Opened for signature", [node.opened, node.place].filter(Boolean).join(", ")],
    ["Depositary", node.depositary && thingLinks(node.depositary)],
    ["Entered into force", node.inForce], ["Conditions for that", node.conditions],
    ["Formal name", (node.formal || []).filter(([language]) => language === state.language).map(([language, text]) => inLanguage("span", text, language))],
    ["Former names", joined(former.map((item) => el("span", {}, `${item.label}${span(item) ? ` (${span(item)})` : ""}`)), ", ")],
    ["In registers", joined((node.register || []).map((address) => awayLink(address, registerName(address))), ", ")],
    ["Read", readAt(node, claim)],
  ].filter(([, value]) => value && value.length);
  if (!rows.length) return [];
  return [el("dl.particulars", {}, ...rows.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, ...(Array.isArray(value) ? value : [value]))]))];
}

/** Where what is known of a thing was read, and when. @param {Object} node @param {Claim|null} claim */
function readAt(node, claim) {
  const records = [...(node.records || []), ...((claim && claim.records) || [])];
  const pages = (node.readAt || []).map((address, index) => awayLink(address, index ? `place ${index + 1}` : "place 1"));
  const day = node.read || (claim && claim.read);
  const where = joined([...new Set(records)].map(recordLink).concat(pages), ", ");
  return where.length ? ["in ", ...where, day ? `, on ${day}` : ""] : [];
}

/** @param {string} address */
function registerName(address) {
  const host = address.replace(/^https?:\/\/(www\.)?/, "").split("/")[0];
  return { "wikidata.org": "Wikidata", "ror.org": "ROR", "isni.org": "ISNI" }[host] || host;
}
