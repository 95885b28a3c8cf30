// What a concept or norm is taken to mean: definitions side by side, each with its owner, and how they differ.

const DEFINABLE = ["concept", "norm"];

/** @param {Object} node @param {Claim} claim */
function isDefinitionOf(node, claim) {
  return claim.type === "definition claim" && (claim.about || []).includes(node.name);
}

/** The definitions of a thing in order of date. @param {Object} node @returns {Claim[]} */
function definitionsOf(node) {
  const when = (claim) => dateOf(claim) || "9999";
  return claimsOf.all(node.name).filter((claim) => isDefinitionOf(node, claim))
    .sort((a, b) => compareTexts(when(a), when(b)) || compareTexts(a.name, b.name));
}

/** When it was said: on its own day, or that of its source. @param {Claim} claim */
function dateOf(claim) {
  return claim.date || dayOf((claim.passages || [])[0]?.source || "");
}

/** Whether a claim tells how a thing's definitions differ: the editors' own, on their passages. @param {Object} node @param {Claim} claim */
function isDifference(node, claim) {
  if (claim.type !== "proposition" || !(claim.held || []).includes(EDITORS) || !(claim.about || []).includes(node.name)) return false;
  const defining = (passage) => passage.claims.some((other) => isDefinitionOf(node, other));
  return (claim.passages || []).length > 1 && claim.passages.every(defining);
}

/** @param {Object} node @returns {Node[]} */
function definitionSections(node) {
  if (!DEFINABLE.includes(node.kind)) return [];
  const own = definitionsOf(node);
  const differences = claimsOf.all(node.name).filter((claim) => isDifference(node, claim));
  if (!own.length && !differences.length) return [];
  const box = el("div.beside", {}, ...own.slice(0, FIRST_CLAIMS).map(definitionItem));
  return [
    el("h3", {}, own.length === 1 ? "Definition" : "Definitions", el("span.count", {}, String(own.length))), box,
    ...moreButton(own, FIRST_CLAIMS, (some) => box.append(...some.map(definitionItem))),
    ...(differences.length ? [el("h3", {}, "How they differ"), ...differences.map(differenceItem)] : []),
  ];
}

/** Who defines it how, and since when. @param {Claim} claim */
function definitionItem(claim) {
  return el(isReported(claim) ? "article.definition-by.reported" : "article.definition-by", { "data-claim": claim.name },
    el("p.stands", {}, el("span.when", {}, dateOf(claim) || "undated"), " ", ...thingLinks(claim.held || claim.stated)),
    isReported(claim) ? whoseView(claim) : null,
    claim.statement ? el("p.statement", { lang: "en" }, claim.statement) : null,
    ...conditions(claim),
    foldedProof(claim));
}

/** @param {Claim} claim */
function differenceItem(claim) {
  return el("article.definition-by", { "data-claim": claim.name },
    el("p.statement", { lang: "en" }, claim.statement || ""), el("p.note", {}, "As ", ...thingLinks(claim.held), " read the passages."), foldedProof(claim));
}
