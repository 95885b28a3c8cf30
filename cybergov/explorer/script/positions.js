// Positions: which answers to a contested question an actor takes up or turns down, in its own words.

/** How a position is written: a sign and a frame beside the colour, so that none is needed alone. */
const POSITION_MARKS = {
  supports: { key: "supports", sign: "+", words: "supports" },
  "supports with conditions": { key: "conditional", sign: "+if", words: "supports on conditions" },
  opposes: { key: "opposes", sign: "−", words: "opposes" },
  "reserves position": { key: "open", sign: "○", words: "reserves its position" },
  "finds further study needed": { key: "open", sign: "○", words: "finds further study needed" },
  "does not exclude": { key: "open", sign: "○", words: "does not exclude" },
  "rejects question": { key: "rejects", sign: "×", words: "rejects the question" },
};

/** The mark of a stance; of one that is denied only the words tell what. @param {Claim} stance */
function markOf(stance) {
  const mark = Object.hasOwn(POSITION_MARKS, stance.detail || "") ? POSITION_MARKS[stance.detail] : { key: "open", sign: "○", words: stance.detail || "position not named" };
  return stance.polarity === "denies" ? { key: "open", sign: "○", words: `denies that it ${mark.words}` } : mark;
}

/** Whether it is an actor's position: what others report of it is none. @param {Claim} claim */
function isPosition(claim) {
  return claim.type === "stance" && !isReported(claim) && Boolean(claim.held);
}

/** Positions by the name of what they are on, and by that of their holder, each in order of date. */
const positionsOn = new Index();
const positionsOf = new Index();
for (const claim of claims.filter(isPosition).sort(byDate)) {
  for (const name of claim.about || []) positionsOn.add(name, claim);
  for (const name of claim.held) positionsOf.add(name, claim);
}

/** The earliest first, what has no date last. @param {Claim} one @param {Claim} other */
function byDate(one, other) {
  return compareTexts(one.date || "9999", other.date || "9999") || compareTexts(one.name, other.name);
}

/** The answers to each question in the order of the graph, and the questions of each answer. */
const thesesOf = new Index();
const questionsOf = new Index();
for (const link of relationByName.get("cg:thesis")?.links || []) {
  thesesOf.add(link.source.name, link.target);
  questionsOf.add(link.target.name, link.source);
}

/** The letter of an answer among those to its question. @param {number} index */
function letterOf(index) {
  return index < 26 ? String.fromCharCode(97 + index) : String(index + 1);
}

/** For each question that was asked for, the positions on its answers by holder. @type {Map<string, Index>} */
const positionsByQuestion = new Map();

/**
 * The positions of an actor on the answers to a question, by date.
 * @param {string} actor @param {string} question
 * @returns {{stance: Claim, thesis: Object, letter: string}[]}
 */
function positionsBetween(actor, question) {
  if (!positionsByQuestion.has(question)) {
    const byHolder = new Index();
    const taken = thesesOf.all(question).flatMap((thesis, index) =>
      positionsOn.all(thesis.name).map((stance) => ({ stance, thesis, letter: letterOf(index) })));
    for (const one of taken.sort((a, b) => byDate(a.stance, b.stance))) for (const name of one.stance.held) byHolder.add(name, one);
    positionsByQuestion.set(question, byHolder);
  }
  return positionsByQuestion.get(question).all(actor);
}

/** The sign of a position, which those who listen need not hear. @param {Claim} stance @param {string} [letter] */
function positionSign(stance, letter = "") {
  const mark = markOf(stance);
  return el(`span.stand.${mark.key}`, { "aria-hidden": "true" }, letter ? el("b", {}, letter) : "", mark.sign);
}

/**
 * A position: when, which, on what answer to which question, in what words, with the passage
 * folded behind its place.
 * @param {Claim} stance @param {{holder?: boolean, thesis?: boolean, question?: boolean, letter?: string}} [how] what is to be told
 */
function positionItem(stance, how = {}) {
  const mark = markOf(stance);
  const on = how.question ? (stance.about || []).map(answered) : how.thesis ? [el("p.answer", {}, ...thingLinks(stance.about))] : [];
  return el("article.position", { "data-claim": stance.name },
    el("p.stands", {}, el("span.when", {}, stance.date || "undated"), " ", positionSign(stance, how.letter), " ",
      ...(how.holder ? [...thingLinks(stance.held), " "] : []), el("b", {}, mark.words),
      stance.capacity ? el("span.note", {}, ` as ${stance.capacity}`) : ""),
    ...on,
    stance.statement ? el("p.statement", { lang: "en" }, stance.statement) : null,
    ...conditions(stance),
    replacedNote(stance),
    foldedProof(stance),
  );
}

/** What a position is on: the answer, and under it the question. @param {string} name */
function answered(name) {
  const asked = questionsOf.all(name).map((question) => thingLink(question.name));
  return el("p.answer", {}, thingLink(name), asked.length ? el("span.asked", {}, "answers ", ...joined(asked, ", ")) : "");
}

/** A later position that says it takes this one's place. @param {Claim} stance */
function replacedNote(stance) {
  const later = (stance.held || []).flatMap((name) => positionsOf.all(name)).find((other) => (other.replaces || []).includes(stance.name));
  return later ? el("p.note", {}, "Replaced by ", claimLink(later.name, `a later position${later.date ? ` of ${later.date}` : ""}`), ".") : null;
}

/** Where a claim stands, in a line that opens its passages and how they are read. @param {Claim} claim */
function foldedProof(claim) {
  const [mark] = CHECKS[checkOf(claim)] || CHECKS.unchecked;
  const places = (claim.passages || []).map((passage) => [symbolOf(passage.source), placeInWords(passage.locator)].filter(Boolean).join(", "));
  const summary = [el("span", {}, [...new Set(places)].join("; ") || "No passage"), el("span.count", {}, `${mark} ${checkOf(claim)}`)];
  return folding(`proof ${claim.name}`, summary, () => proofOf(claim), { name: "proof-of" });
}

/** @param {Claim} claim @returns {Node[]} */
function proofOf(claim) {
  return [
    ...(claim.passages || []).map(quotation),
    ...(claim.records ? evidence({ ...claim, passages: [] }) : []),
    claim.interpretation ? el("p.note", {}, el("b", {}, "How the wording is read. "), claim.interpretation) : "",
    claim.otherReading ? el("p.note", {}, el("b", {}, "Another reading. "), claim.otherReading) : "",
    claim.review ? el("p.review", { "data-review": claim.review }, REVIEW[claim.review] || capital(claim.review)) : "",
    el("footer", {}, el("code", {}, claim.name), claimLink(claim.name, "Open this claim")),
  ].filter(Boolean);
}
