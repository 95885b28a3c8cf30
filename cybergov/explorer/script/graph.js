// The graph that the page holds, and the ways to look things up in it.

/**
 * @typedef {Object} Thing a node: `id` is its number, `name` its prefixed name
 * @typedef {Object} Link an edge: `source` and `target` are things, `relation` and `claim` values
 */

/** @param {string} id the id of a JSON script element */
function readJson(id) {
  return JSON.parse(byId(id).textContent || "null");
}

const nodes = readJson("nodes");
const relations = readJson("relations");
const claims = readJson("claims");
const territories = readJson("territories");
const families = readJson("families");
const languages = readJson("languages");

const nodeByName = new Map();
const claimByName = new Map(claims.map((claim) => [claim.name, claim]));
const relationByName = new Map(relations.map((relation) => [relation.name, relation]));

for (const node of nodes) {
  node.kind = node.group;
  node.links = [];
  nodeByName.set(node.name, node);
}

/** Every edge, with its ends, relation and claim in place of their numbers. */
const links = readJson("edges").map((edge, id) => {
  const link = {
    id,
    source: nodes[edge.from],
    target: nodes[edge.to],
    relation: relations[edge.relation],
    claim: claims[edge.claim] || null,
  };
  link.source.links.push(link);
  if (link.target !== link.source) link.target.links.push(link);
  return link;
});

for (const relation of relations) relation.count = 0;
for (const link of links) link.relation.count += 1;

/** Claims by the name of a thing: those it holds, states or that are about it. */
const claimsOf = indexClaims();

/** @returns {Map<string, Object[]>} */
function indexClaims() {
  const index = new Map();
  const add = (name, claim) => {
    const list = index.get(name) || [];
    if (list[list.length - 1] !== claim) list.push(claim);
    index.set(name, list);
  };
  for (const claim of claims) {
    const sources = (claim.passages || []).map((passage) => passage.source);
    const keys = [claim.about, claim.held, claim.stated, claim.records, sources].flatMap((v) => v || []);
    for (const name of new Set(keys)) add(name, claim);
  }
  for (const link of links) {
    if (!link.claim) continue;
    for (const end of [link.source, link.target]) {
      if (!(index.get(end.name) || []).includes(link.claim)) add(end.name, link.claim);
    }
  }
  return index;
}

/** Links by the name of the claim behind them. */
const linksOfClaim = new Map();
for (const link of links) {
  if (!link.claim) continue;
  const list = linksOfClaim.get(link.claim.name) || [];
  list.push(link);
  linksOfClaim.set(link.claim.name, list);
}

/**
 * A view is reported where some holder does not state it.
 * @param {Object|null} claim
 */
function isReported(claim) {
  return Boolean(claim) && (claim.held || []).some((name) => !(claim.stated || []).includes(name));
}

/** The weakest check of a claim's passages. @param {Object} claim */
function checkOf(claim) {
  const depths = ["unchecked", "excerpt", "full text"];
  const found = (claim.passages || []).map((passage) => Math.max(depths.indexOf(passage.check), 0));
  return depths[found.length ? Math.min(...found) : 0];
}

/**
 * The name of a thing in a language, or in the one it has.
 * @param {Object} node @param {string} language
 * @returns {{text: string, language: string}}
 */
function labelOf(node, language) {
  const text = node.labels && node.labels[language];
  return text ? { text, language } : { text: node.label, language: "en" };
}

/** A link's relation, which a claim may deny. @param {Link} link */
function relationWords(link) {
  const denied = link.claim && link.claim.polarity === "denies" && link.claim.type === "relation claim" &&
    link.relation.family !== "voice";
  return denied ? `denied: ${link.relation.label}` : link.relation.label;
}

/** The key of a link in an address. @param {Link} link */
function keyOf(link) {
  return [link.source.name, link.relation.name, link.target.name, link.claim ? link.claim.name : ""];
}

/** @param {string[]} key @returns {Link|null} */
function linkByKey(key) {
  const source = nodeByName.get(key[0]);
  if (!source) return null;
  return source.links.find((link) => keyOf(link).every((part, i) => part === key[i])) || null;
}
