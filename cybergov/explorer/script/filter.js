// What is drawn in a state, and what is not.

const HIDDEN_KINDS = ["claim"];

/** @param {string} kind */
function kindIsOn(kind) {
  return HIDDEN_KINDS.includes(kind) === state.kinds.includes(kind);
}

/** @param {Object} relation */
function relationIsOn(relation) {
  if (state.view === "argument") return !state.reasons.includes(relation.name);
  return relation.on !== state.relations.includes(relation.name);
}

/** Whether the filters on the claim behind a link let it through. @param {Object|null} claim */
function claimPasses(claim) {
  if (!claim) return true;
  if (state.whose !== "all" && isReported(claim) !== (state.whose === "reported")) return false;
  if (claim.certainty && state.certainty.includes(claim.certainty)) return false;
  if (claim.review && state.review.includes(claim.review)) return false;
  return !state.check.includes(checkOf(claim));
}

/** Whether a link is of the argument: between two claims. @param {Link} link */
function isArgument(link) {
  return link.relation.family === "argument";
}

/**
 * What the state draws.
 * @returns {{nodes: Object[], links: Link[], allNodes: number, allLinks: number}}
 */
function visible() {
  return state.view === "argument" ? visibleArgument() : visibleMap();
}

function visibleMap() {
  const shown = nodes.filter((node) => kindIsOn(node.kind) || node.name === state.node);
  const names = new Set(shown.map((node) => node.name));
  const drawn = links.filter(
    (link) =>
      (relationIsOn(link.relation) || isNear(link)) &&
      names.has(link.source.name) &&
      names.has(link.target.name) &&
      claimPasses(link.claim),
  );
  return { nodes: shown, links: drawn, allNodes: nodes.length, allLinks: links.length };
}

/** Whether a link is drawn because its end is selected. @param {Link} link */
function isNear(link) {
  return state.near && (link.source.name === state.node || link.target.name === state.node);
}

function visibleArgument() {
  const all = links.filter(isArgument);
  const passing = all.filter(
    (link) => relationIsOn(link.relation) && [link, link.source, link.target].every(argumentPasses),
  );
  const start = state.near && nodeByName.get(state.node || state.claim);
  const chain = start ? chainOf({ nodes: [start], links: passing }).links : null;
  const drawn = chain ? passing.filter((link) => chain.has(link)) : passing;
  const ends = new Set(drawn.flatMap((link) => [link.source, link.target]));
  const allEnds = new Set(all.flatMap((link) => [link.source, link.target]));
  return {
    nodes: nodes.filter((node) => ends.has(node)),
    links: drawn,
    allNodes: allEnds.size,
    allLinks: all.length,
  };
}

/** A link of the argument, or a claim at its end. @param {Object} item */
function argumentPasses(item) {
  return claimPasses(item.relation ? item.claim : claimByName.get(item.name) || null);
}

/**
 * How many links of each relation are not drawn, the most first.
 * @param {Link[]} drawn
 * @returns {[Object, number][]}
 */
function notDrawn(drawn) {
  const counts = new Map();
  const among = state.view === "argument" ? links.filter(isArgument) : links;
  for (const link of among) counts.set(link.relation, (counts.get(link.relation) || 0) + 1);
  for (const link of drawn) counts.set(link.relation, counts.get(link.relation) - 1);
  return [...counts].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
}

/** How many things of each kind are not drawn. @param {Object[]} drawn */
function kindsNotDrawn(drawn) {
  const shown = new Set(drawn);
  const counts = new Map();
  for (const node of nodes) {
    if (!shown.has(node)) counts.set(node.kind, (counts.get(node.kind) || 0) + 1);
  }
  return [...counts];
}
