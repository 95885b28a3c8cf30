// A recorded act in full: what was done, by whom, on which day, and the record that says so.

const OTHER_VOTES = {
  "other votes not searched": "Other votes (in committee, on paragraphs or amendments): not searched. There may be some.",
  "other votes recorded": "Other votes were found and are in this graph. There may be more.",
};

const OUTCOMES = {
  adopted: "adopted by a vote",
  "adopted without vote": "adopted without a vote",
  "adopted by consensus": "adopted, and the record calls it consensus",
  rejected: "rejected",
  "not adopted": "not adopted",
  "no consensus": "no consensus",
};

/** How a vote is written: a sign beside the colour, so that neither is needed alone. */
const BALLOTS = {
  "cg:votedFor": { key: "for", sign: "+", words: "in favour" },
  "cg:votedAgainst": { key: "against", sign: "−", words: "against" },
  "cg:abstainedOn": { key: "abstaining", sign: "○", words: "abstaining" },
};

/** @param {Link} link */
function isBallot(link) {
  return Object.hasOwn(BALLOTS, link.relation.name);
}

/** @param {Claim} claim */
function isDecision(claim) {
  return claim.type === "vote event" || claim.type === "decision event";
}

/** What a decision was taken on. @param {Claim} claim @returns {string} its name, or "" */
function decidedOn(claim) {
  return (claim.about || [])[0] || linksOfClaim.all(claim.name)[0]?.target.name || "";
}

/**
 * The act in full.
 * @param {Claim} claim @param {Link} [link] @param {boolean} [headed] whether it is told above what it is on
 * @returns {HTMLElement}
 */
function actCard(claim, link, headed = false) {
  return el("article.claim.act", { "data-claim": claim.name },
    headed ? null : link ? sentence(link) : actSentence(claim),
    actFacts(claim),
    ...(isDecision(claim) ? decision(claim) : []),
    ...actNotes(claim),
    ...evidence(claim),
    el("footer", {}, el("code", {}, claim.name), state.claim === claim.name ? null : claimLink(claim.name, "Open this record")),
  );
}

/** What an act is about, where no single link tells it. @param {Claim} claim */
function actSentence(claim) {
  if (isDecision(claim)) return el("p.sentence", {}, "Decision on ", nodeByName.has(decidedOn(claim)) ? shortLink(nodeByName.get(decidedOn(claim))) : decidedOn(claim));
  const [first] = linksOfClaim.all(claim.name);
  if (claim.type === "process") return el("p.sentence", {}, thingLink(claim.name));
  if (first) return sentence(first);
  return el("p.sentence", {}, claim.label || claim.type, ...(claim.of || []).flatMap((name) => [" of ", thingLink(name)]));
}

/** @param {Claim} claim */
function actFacts(claim) {
  const detail = isDecision(claim) || claim.type === "process" ? OUTCOMES[claim.detail] || claim.detail : claim.detail;
  const list = [
    claim.type, detail, claim.role, span(claim), claim.place, claim.part && `on a part: ${claim.part}`,
    claim.locator && placeInWords(claim.locator),
  ].filter(Boolean);
  return el("ul.facts", { "aria-label": "Kind of act" }, ...list.map((text) => el("li", {}, text)));
}

/** @param {Claim} claim @returns {Node[]} */
function actNotes(claim) {
  const line = (words, names) => (names ? [el("p.note", {}, words, ...thingLinks(names), ".")] : []);
  return [
    ...line("Put forward by ", claim.nominated),
    ...line("Spoken in ", claim.speaking),
    ...(claim.note ? [el("p.note", {}, el("b", {}, "Note "), claim.note)] : []),
  ];
}

/** The record that says so, its public address and the day it was read. @param {Claim} claim @returns {Node[]} */
function evidence(claim) {
  const passages = (claim.passages || []).map(quotation);
  const names = claim.records || [];
  if (!names.length) return passages;
  return [...passages, el("p.evidence", {}, "Recorded in ", ...joined(names.map(recordLink), ", "), claim.read ? `, read on ${claim.read}` : "", ".")];
}

/** A recording source, with its address. @param {string} name */
function recordLink(name) {
  const node = nodeByName.get(name);
  const label = node && labelOf(node, state.language);
  const link = node ? inner({ node: name }, shortened(label.text, 56), { lang: label.language, dir: "auto", title: label.text }) : thingLink(name);
  return el("span", {}, link, ...(node && node.page ? [" ", awayLink(node.page, "↗", { "aria-label": "public page" })] : []));
}

/** A link that leaves the page. @param {string} address @param {string} text @param {Object} [attributes] */
function awayLink(address, text, attributes = {}) {
  return el("a.outside", { href: address, rel: "noopener noreferrer", target: "_blank", ...attributes }, text);
}

/** The body, the totals, who voted how and who sponsored. @param {Claim} claim @returns {Node[]} */
function decision(claim) {
  const mine = linksOfClaim.all(claim.name);
  return [
    claim.body ? el("p.note", {}, "Decided by ", ...thingLinks(claim.body), ".") : "",
    totals(claim),
    claim.otherVotes ? el("p.note", {}, OTHER_VOTES[claim.otherVotes] || capital(claim.otherVotes)) : "",
    ...Object.entries(BALLOTS).map(([relation, ballot]) =>
      voters(capital(ballot.words), mine.filter((link) => link.relation.name === relation), ballot)),
    ...sponsors(claim, mine.filter((link) => link.relation.name === "cg:sponsored")),
  ].filter(Boolean);
}

/** The record's own totals. @param {Claim} claim */
function totals(claim) {
  const counts = [["in favour", claim.yes], ["against", claim.no], ["abstaining", claim.neither]].filter(([, count]) => count !== undefined);
  if (!counts.length) return claim.type === "vote event" ? el("p.note", {}, "The record's totals are not in this graph.") : null;
  return el("p.totals", {}, ...joined(counts.map(([words, count]) => el("span", {}, el("b", {}, String(count)), ` ${words}`)), " · "));
}

/** A list of actors that folds away. @param {string} title @param {Link[]} some @param {{key: string, sign: string}} [ballot] */
function voters(title, some, ballot) {
  if (!some.length) return null;
  const names = byLabel(some.map((link) => link.source)).map((node) => node.name);
  const sign = ballot ? el(`span.ballot.${ballot.key}`, { "aria-hidden": "true" }, ballot.sign) : null;
  return el("details.voters", {}, el("summary", {}, sign, `${title} `, el("span.count", {}, String(names.length))), el("p", {}, ...thingLinks(names)));
}

/** @param {Claim} claim @param {Link[]} some @returns {Node[]} */
function sponsors(claim, some) {
  const late = new Set(claim.late || []);
  return [
    voters("Sponsors of the draft", some.filter((link) => !late.has(link.source.name))),
    voters("Sponsors that joined later", some.filter((link) => late.has(link.source.name))),
    some.length ? el("p.note", {}, "Sponsoring is not voting in favour.") : "",
    claim.behalf ? el("p.note", {}, "Sponsored on behalf of ", ...thingLinks(claim.behalf), ".") : "",
    claim.submitted ? el("p.note", {}, `Handed in by: ${claim.submitted}.`) : "",
  ];
}

/** Things in the order of their names in the chosen language. @param {Object[]} some */
function byLabel(some) {
  const order = new Intl.Collator(state.language);
  return [...some].sort((a, b) => order.compare(labelOf(a, state.language).text, labelOf(b, state.language).text));
}
