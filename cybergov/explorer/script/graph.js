// The graph that the page holds, and the ways to look things up in it.

/**
 * @typedef {Object} Thing a node: `id` is its number, `name` its prefixed name
 * @typedef {Object} Link an edge: `source` and `target` are things, `relation` and `claim` values
 * @typedef {Object} Claim a claim, or a recorded act (see `isAct`)
 */

/** @param {string} id the id of a JSON script element */
function readJson(id) {
  return JSON.parse(byId(id).textContent || "null");
}

// Keys that hold names of things, written as numbers of nodes; and keys that hold lists, of which
// one with a single item is written without its brackets (see data.py).
const REFERENCES = [
  "about", "actor", "addressees", "behalf", "body", "by", "committee", "depositary", "for", "held",
  "late", "nominated", "of", "publisher", "records", "searched", "speaking", "stated", "states", "whole",
];
const LISTS = [
  ...REFERENCES, "answers", "conclusion", "conditions", "corrects", "former", "forms", "hidden",
  "passages", "premises", "readAt", "register", "replaces", "terms",
];

const relations = readJson("relations");
const territories = readJson("territories");
const families = readJson("families");
const languages = readJson("languages");
const nodes = unpacked(readJson("nodes"));
nodes.forEach(readNode);
nodes.forEach(readNames);
const { places, passages } = readPassages();
/** Claims and recorded acts, sorted by type and name. @type {Claim[]} */
const claims = readJson("claims").flatMap(unpacked);
claims.forEach(readNames);
for (const claim of claims) {
  for (const passage of claim.passages || []) passage.claims.push(claim);
}

const nodeByName = new Map(nodes.map((node) => [node.name, node]));
const claimByName = new Map(claims.map((claim) => [claim.name, claim]));
const relationByName = new Map(relations.map((relation) => [relation.name, relation]));

/** @param {Object} node @param {number} id */
function readNode(node, id) {
  node.id = id;
  node.links = [];
  node.labels = {};
  for (const language of Object.keys(languages)) {
    const text = node[`in-${language}`];
    if (text) node.labels[language] = text;
  }
  // What only recorded acts name has no place until the reader asks for it.
  node.isGuest = node.x === undefined;
}

/** Put lists and names back. @param {Object} item */
function readNames(item) {
  for (const key of LISTS) {
    if (item[key] !== undefined && !Array.isArray(item[key])) item[key] = [item[key]];
  }
  for (const key of REFERENCES) {
    if (item[key]) item[key] = item[key].map(nameAt);
  }
  // Nodes have none: they are read before the passages.
  if (item.passages) item.passages = item.passages.map((number) => passages[number]);
}

/** Every edge, with its ends, relation and claim in place of their numbers. @type {Link[]} */
const links = readLinks();

/** @returns {Link[]} */
function readLinks() {
  const found = [];
  let number = -1;
  for (const relation of relations) relation.links = [];
  for (const row of unpacked(readJson("edges"))) {
    number += row.step;
    const size = [row.from, row.to].find(Array.isArray)?.length || 1;
    for (let i = 0; i < size; i += 1) {
      const link = {
        id: found.length,
        source: nodes[Array.isArray(row.from) ? row.from[i] : row.from],
        target: nodes[Array.isArray(row.to) ? row.to[i] : row.to],
        relation: relations[row.relation],
        claim: claims[number] || null,
      };
      found.push(link);
      link.relation.links.push(link);
      link.source.links.push(link);
      if (link.target !== link.source) link.target.links.push(link);
    }
  }
  return found;
}

const ACT_TYPES = new Set([
  "vote event", "decision event", "vote correction", "treaty action", "membership", "process",
  "session", "endorsement", "citation", "source relation", "former name",
]);

/** Whether this is a recorded act, and nobody's view. @param {Claim} claim */
function isAct(claim) {
  return ACT_TYPES.has(claim.type);
}

/** A map from keys to lists of items. */
class Index extends Map {
  /** @param {*} key @param {*} item */
  add(key, item) {
    const list = this.get(key);
    if (!list) this.set(key, [item]);
    else if (list[list.length - 1] !== item) list.push(item);
  }

  /** @param {*} key @returns {*[]} */
  all(key) {
    return this.get(key) || [];
  }
}

/** Links by the name of the claim behind them. */
const linksOfClaim = new Index();
for (const link of links) if (link.claim) linksOfClaim.add(link.claim.name, link);

/** Claims by the name of a thing: those it holds, states or that are about it. */
const claimsOf = new Index();
for (const claim of claims) {
  if (isAct(claim)) continue;
  const sources = (claim.passages || []).map((passage) => passage.source);
  const ends = linksOfClaim.all(claim.name).flatMap((link) => [link.source.name, link.target.name]);
  const keys = [claim.about, claim.held, claim.stated, claim.records, sources, ends].flatMap((v) => v || []);
  for (const name of new Set(keys)) claimsOf.add(name, claim);
}

/**
 * A view is reported where some holder does not state it.
 * @param {Claim|null} claim
 */
function isReported(claim) {
  return Boolean(claim) && (claim.held || []).some((name) => !(claim.stated || []).includes(name));
}

/** The weakest check of a claim's passages; "record" where a record says it. @param {Claim} claim */
function checkOf(claim) {
  const depths = ["unchecked", "excerpt", "full text"];
  const found = (claim.passages || []).map((passage) => Math.max(depths.indexOf(passage.check), 0));
  if (found.length) return depths[Math.min(...found)];
  return claim.records || claim.speaking || claim.type === "citation" ? "record" : depths[0];
}

/**
 * The name of a thing in a language, or in the one it has.
 * @param {Object} node @param {string} language
 * @returns {{text: string, language: string}}
 */
function labelOf(node, language) {
  const text = node.labels[language];
  return text ? { text, language } : { text: node.label, language: node.language || "en" };
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

/** The end of a link that is not this thing. @param {Link} link @param {Object} node */
function otherEnd(link, node) {
  return link.source === node ? link.target : link.source;
}
