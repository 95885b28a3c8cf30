// The votes: states by resolutions on which a vote was recorded.

/** @typedef {Object} Vote a column: `name` is that of the vote, `on` the thing decided on */

/** The votes with the names of those who voted, by date. @type {Vote[]} */
const votes = claims.filter((claim) => claim.type === "vote event" && isWhole(claim)).map(readVote)
  .filter((vote) => vote && vote.ballots.size)
  .sort((a, b) => (a.date === b.date ? (a.name < b.name ? -1 : 1) : a.date < b.date ? -1 : 1));

/** @param {Claim} claim @returns {Vote|null} */
function readVote(claim) {
  const on = nodeByName.get(decidedOn(claim));
  const mine = linksOfClaim.all(claim.name);
  return on ? {
    name: claim.name, claim, on, date: claim.date || "",
    ballots: new Map(mine.filter(isBallot).map((link) => [link.source.name, BALLOTS[link.relation.name]])),
    sponsors: new Set(mine.filter((link) => link.relation.name === "cg:sponsored").map((link) => link.source.name)),
  } : null;
}

const voteByName = new Map(votes.map((vote) => [vote.name, vote]));

/** The votes that the filters let through. */
function chosenVotes() {
  const words = wordsOf(state.columns);
  return votes.filter(({ on, date }) => {
    const committee = (on.committee || [])[0] || "none";
    if (state.committee && committee !== state.committee) return false;
    const text = fold([on.symbol, on.label, on.agenda, on.session, date].filter(Boolean).join(" "));
    return words.every((word) => text.includes(word));
  });
}

/** @returns {Node[]} */
function votesTable() {
  const columns = chosenVotes();
  const voters = new Set(columns.flatMap((vote) => [...vote.ballots.keys()]));
  const others = [...voters].filter((name) => !stateNames.has(name)).map((name) => nodeByName.get(name));
  const sections = rowSections(others, columns.map((vote) => vote.date));
  if (!columns.length) return [el("p.note", {}, votes.length ? "No recorded vote fits these filters." : "This graph records no vote.")];
  return [gridTable({
    label: "How states voted, by resolution", corner: "State", columns, sections, head: voteHead, fill: fillVote,
  })];
}

/** @param {Vote} vote @returns {Node[]} */
function voteHead({ name, on, date }) {
  return [inner({ claim: name }, el("span.upright", {}, el("b", {}, on.symbol || on.label), ` ${date}`, el("span.title", {}, on.symbol ? on.label : "")),
    { tabindex: -1, title: on.label })];
}

/** @param {HTMLElement} cell @param {Object} node @param {Vote} vote @param {{grouping: string}} section */
function fillVote(cell, node, vote, { grouping }) {
  const ballot = vote.ballots.get(node.name);
  const sponsor = vote.sponsors.has(node.name);
  const member = grouping ? markMember(cell, grouping, node.name, vote.date) : "";
  if (ballot) {
    cell.classList.add(ballot.key);
    cell.textContent = ballot.sign;
  }
  if (sponsor) cell.classList.add("sponsor");
  cell.setAttribute("aria-label", [ballot ? ballot.words : "no vote recorded", sponsor && "sponsor", member].filter(Boolean).join(", "));
}

/** @returns {Node[]} */
function votesControls() {
  const committees = byLabel([...new Set(votes.flatMap(({ on }) => on.committee || []))].map((name) => nodeByName.get(name)).filter(Boolean));
  return [
    textField("columns", "Resolutions", "words of the title, the agenda, a symbol"),
    chooser("committee", "Committee", [["", "All"], ...committees.map(option), ["none", "None recorded"]]),
    textField("rows", "States", "any of their names"),
    chooser("grouping", "First the members of", [["", "No grouping"], ...groupings().map(option)]),
    legendGroup([
      ...Object.values(BALLOTS).map(({ key, sign, words }) => [`cell.${key}`, sign, capital(words)]),
      ["cell", "", "No vote recorded"],
      ["cell.sponsor", "", "Sponsor, which is no vote"],
      ...memberLegend(),
    ]),
  ];
}

/** @param {Object[]} columns */
function votesStatus() {
  const shown = chosenVotes();
  return `${shown.length} of ${counted(votes.length, "recorded vote")}. A blank cell says that no vote is recorded, and not why. Votes on parts and in committee stand with each resolution, as far as they were read.`;
}

/** How an actor voted, and the vote. @param {Object} node @param {Vote} vote @returns {Node[]} */
function votePair(node, vote) {
  const ballot = vote.ballots.get(node.name);
  const label = labelOf(node, state.language);
  return [
    el("p.kind", {}, `vote · ${vote.date}`),
    el("h2", {}, inLanguage("span", label.text, label.language), ": ", ballot ? ballot.words : "no vote recorded"),
    el("p.sentence", {}, ...(ballot ? [el(`span.ballot.${ballot.key}`, { "aria-hidden": "true" }, ballot.sign), " "] : []), shortLink(vote.on)),
    vote.sponsors.has(node.name) ? el("p.note", {}, `${label.text} sponsored the draft${(vote.claim.late || []).includes(node.name) ? ", having joined later" : ""}. Sponsoring is not voting in favour.`) : "",
    ...memberNote(node.name, vote.date),
    actCard(vote.claim, undefined, true),
    el("footer", {}, thingLink(node.name)),
  ];
}
