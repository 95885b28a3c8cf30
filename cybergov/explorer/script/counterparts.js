// Provisions and norms of one text beside those of another: how they match, and what has no counterpart.

/** How a thing compares with its counterpart, read from the thing. */
const MATCHES = {
  same: { sign: "=", words: "says the same as", back: "same" },
  narrower: { sign: "⊂", words: "is narrower than", back: "broader" },
  broader: { sign: "⊃", words: "is broader than", back: "narrower" },
  overlaps: { sign: "∩", words: "overlaps with", back: "overlaps" },
};
const MATCH_ORDER = Object.keys(MATCHES);

/** @param {Claim} claim */
function isComparison(claim) {
  return claim.type === "mapping claim" && linksOfClaim.all(claim.name).some((link) => link.relation.name === "cg:mapsTo");
}

/** @typedef {Object} Comparison `own` and `other` things, `match` read from its own, `claim` that says so */

/** Comparisons by the name of a provision or norm, told from its side. @type {Index} */
const comparisonsOf = new Index();
for (const link of relationByName.get("cg:mapsTo")?.links || []) {
  const match = link.claim.detail || "";
  comparisonsOf.add(link.source.name, { own: link.source, other: link.target, match, claim: link.claim });
  comparisonsOf.add(link.target.name, { own: link.target, other: link.source, match: MATCHES[match]?.back || match, claim: link.claim });
}

/** The provisions that state a norm, and all provisions of a source that are compared or searched for. */
const statingOf = new Index();
for (const node of nodes) for (const name of node.states || []) statingOf.add(name, node);

/** The sources in which a thing stands: those of its provisions, else those of its definitions. @param {Object} node @returns {string[]} */
function wholesOf(node) {
  if (node.whole) return node.whole;
  const stating = statingOf.all(node.name).flatMap((provision) => provision.whole || []);
  if (stating.length) return [...new Set(stating)];
  return node.kind === "norm" ? [...new Set(definitionsOf(node).flatMap((claim) => (claim.passages || []).map((passage) => passage.source)))] : [];
}

/** Comparable things by the name of the source in which they stand, made when first asked for. */
let thingsOfSource = null;

/** @param {string} source @returns {Object[]} */
function comparedIn(source) {
  if (!thingsOfSource) {
    thingsOfSource = new Index();
    const order = new Map(passages.map((passage, index) => [passage, index]));
    const first = (node) => Math.min(...[...comparisonsOf.all(node.name).flatMap(({ claim }) => claim.passages || []), ...definitionsOf(node).flatMap((claim) => claim.passages || [])]
      .filter((passage) => wholesOf(node).includes(passage.source)).map((passage) => order.get(passage)), Infinity);
    const things = nodes.filter((node) => comparisonsOf.has(node.name) || searchesFor.has(node.name))
      .map((node) => [first(node), node]).sort(([one, a], [other, b]) => (one === other ? compareNames(a.name, b.name) : one - other));
    for (const [, node] of things) for (const name of wholesOf(node)) thingsOfSource.add(name, node);
  }
  return thingsOfSource.all(source);
}

/** Names with their numbers in order: article 2 before article 10. @param {string} one @param {string} other */
function compareNames(one, other) {
  return one.localeCompare(other, "en", { numeric: true });
}

/** What a thing is called within its source. @param {Object} node */
function placeName(node) {
  const whole = node.whole && nodeByName.get(node.whole[0]);
  if (!whole || !node.label.startsWith(whole.label)) return labelOf(node, state.language).text;
  const rest = node.label.slice(whole.label.length).replace(/^[,:] /, "");
  const heading = rest.includes(": ") ? rest.slice(rest.indexOf(": ") + 2) : "";
  const place = node.locator ? capital(placeInWords(node.locator)) : rest;
  return node.locator && heading ? `${place}: ${heading}` : place || node.name;
}

/** @param {Object} node @param {boolean} [withSource] */
function placeNameLink(node, withSource = false) {
  const wholes = withSource ? wholesOf(node) : [];
  return el("span", {}, inner({ node: node.name }, placeName(node)), ...(wholes.length ? [" in ", ...joined(wholes.map(sourceLink), ", ")] : []));
}

/** The words of a match, which a claim may deny. @param {Comparison} comparison */
function matchWords({ match, claim }) {
  const words = MATCHES[match]?.words || match || "is compared with";
  return claim.polarity === "denies" ? `denied: ${words}` : words;
}

/** A match as a sign with its words. @param {Comparison} comparison */
function matchSign(comparison) {
  return el("span.match", { "data-match": comparison.match }, el("span.stand", { "aria-hidden": "true" }, MATCHES[comparison.match]?.sign || "?"), " ", matchWords(comparison));
}

/**
 * A comparison: what matches what, why, and both passages on demand.
 * @param {Comparison} comparison @param {{own?: boolean}} [how] whether the thing itself is named
 */
function comparisonItem(comparison, how = {}) {
  const { own, other, claim } = comparison;
  return el("article.position", { "data-claim": claim.name },
    el("p.stands", {}, ...(how.own ? [placeNameLink(own), " "] : []), matchSign(comparison), " ", placeNameLink(other, !how.own)),
    claim.statement ? el("p.reason", { lang: "en" }, claim.statement) : null,
    isReported(claim) ? whoseView(claim) : null,
    bothPassages(comparison));
}

/** The passages of both sides, told apart. @param {Comparison} comparison */
function bothPassages({ own, other, claim }) {
  const all = claim.passages || [];
  const sides = [own, other].map((node) => all.filter((passage) => wholesOf(node).includes(passage.source)));
  const [mark] = CHECKS[checkOf(claim)] || CHECKS.unchecked;
  const rest = all.filter((passage) => !sides.flat().includes(passage));
  const told = (title, some) => (some.length ? [el("p.side-of", {}, title), ...some.map(quotation)] : []);
  const summary = [el("span", {}, "Both passages"), el("span.count", {}, `${mark} ${checkOf(claim)}`)];
  return folding(`both ${claim.name} ${own.name}`, summary, () => [
    ...told(placeName(own), sides[0]), ...told(placeName(other), sides[1]), ...rest.map(quotation),
    ...proofOf({ ...claim, passages: [] }),
  ], { name: "proof-of" });
}
