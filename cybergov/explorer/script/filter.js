// What is drawn in a state, and what is not.

const HIDDEN_KINDS = ["claim"];

/** How many things there are of each kind. */
const kindCounts = new Map();
for (const node of nodes) kindCounts.set(node.kind, (kindCounts.get(node.kind) || 0) + 1);

/** @param {string} kind */
function kindIsOn(kind) {
  return HIDDEN_KINDS.includes(kind) === state.kinds.includes(kind);
}

/** @param {Object} relation */
function relationIsOn(relation) {
  if (state.view === "argument") return !state.reasons.includes(relation.name);
  if (middleThing()) return !state.around.includes(relation.name);
  return relation.on !== state.relations.includes(relation.name);
}

/** Whether the filters on the claim behind a link let it through. @param {Object|null} claim */
function claimPasses(claim) {
  if (!claim) return true;
  // An act is nobody's view.
  if (state.whose !== "all" && (isAct(claim) || isReported(claim) !== (state.whose === "reported"))) return false;
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
  const middle = middleThing();
  if (middle) return visibleAround(middle);
  const start = state.near ? nodeByName.get(state.node) : null;
  const near = start ? start.links.filter((link) => !relationIsOn(link.relation)) : [];
  const drawn = [...relations.filter(relationIsOn).flatMap((relation) => relation.links), ...near]
    .filter((link) => claimPasses(link.claim) && isShown(link.source) && isShown(link.target));
  const atHome = (link) => !link.source.isGuest && !link.target.isGuest;
  const { kept, beyond, guests } = withGuests(drawn.filter(atHome), drawn.filter((link) => !atHome(link)));
  const home = nodes.filter((node) => !node.isGuest && isShown(node));
  return { nodes: [...home, ...guests], links: kept, beyond, guests, allNodes: nodes.length, allLinks: links.length };
}

/** @param {Object} node */
function isShown(node) {
  return kindIsOn(node.kind) || node.name === state.node;
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
  const among = relations.filter((relation) => state.view !== "argument" || relation.family === "argument");
  const counts = new Map(among.map((relation) => [relation, relation.links.length]));
  for (const link of drawn) counts.set(link.relation, counts.get(link.relation) - 1);
  return [...counts].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
}

/** How many things of each kind are not drawn. @param {Object[]} drawn */
function kindsNotDrawn(drawn) {
  const counts = new Map(kindCounts);
  for (const node of drawn) counts.set(node.kind, counts.get(node.kind) - 1);
  return [...counts].filter(([, count]) => count > 0);
}
