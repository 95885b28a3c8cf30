// Two concepts: their definitions, the relations between them, and the claims that name both.

/** @param {Object} one @param {Object} other @returns {Node[]} */
function compareConcepts(one, other) {
  const common = claimsOf.all(one.name).filter((claim) => namesThing(claim, other));
  const relating = common.filter((claim) => claim.type === "relation claim" && relates(claim, one, other));
  const rest = common.filter((claim) => !relating.includes(claim) && !isComparison(claim));
  const matched = comparisonsOf.all(one.name).filter((comparison) => comparison.other === other);
  const defined = (node) => [...(node.description ? [el("p.definition", {}, node.description, el("span.note", {}, " (the project’s own words)"))] : []), ...definitionsOf(node).map(definitionItem)];
  return [
    el("h3", {}, "Definitions", el("span.count", {}, `${definitionsOf(one).length} and ${definitionsOf(other).length}`)),
    sideBySide(one, defined(one), other, defined(other)),
    ...editorialBetween(one, other),
    ...(matched.length ? comparedSection("Compared", matched.map(comparedRow)) : []),
    ...comparedSection("Relations between them", relating.map((claim) => claimCard(claim)), "No claim relates the one to the other."),
    ...comparedSection("Other claims that name both", rest.map((claim) => claimCard(claim)), "No other claim names both."),
  ];
}

/** @param {Claim} claim @param {Object} node */
function namesThing(claim, node) {
  return (claim.about || []).includes(node.name) || linksOfClaim.all(claim.name).some((link) => link.source === node || link.target === node);
}

/** Whether a claim says of the two how one stands to the other. @param {Claim} claim @param {Object} one @param {Object} other */
function relates(claim, one, other) {
  return linksOfClaim.all(claim.name).some((link) =>
    (link.source === one && link.target === other) || (link.source === other && link.target === one));
}

/** The project's own order between the two. @param {Object} one @param {Object} other @returns {Node[]} */
function editorialBetween(one, other) {
  return one.links.filter((link) => !link.claim && otherEnd(link, one) === other)
    .map((link) => el("p.editorial", {}, el("b", {}, "The project’s own order: "), ...sentence(link).childNodes));
}
