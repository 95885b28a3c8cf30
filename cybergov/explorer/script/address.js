// The state of the page, and the address that opens it again.

const DEFAULTS = {
  view: "map", // or "argument", "votes", "treaties", "timeline", "positions", "compare"
  form: "picture", // or "list"
  node: "", // the name of the selected thing
  place: "", // the locator of a place in the selected source
  link: null, // the key of the selected link
  claim: "", // the name of the selected claim
  pair: null, // the names of an actor and a vote or treaty: a cell of a table
  near: false, // draw all links of the selected thing
  kinds: [], // kinds that are switched against the default
  relations: [], // relations that are switched against the default
  reasons: [], // the same in the argument view
  around: [], // relations that are hidden where one thing stands in the middle
  whose: "all", // or "held", "reported"
  certainty: [], // the certainties that are hidden
  review: [], // the states of review that are hidden
  check: [], // the depths of check that are hidden
  language: "en",
  query: "",
  grouping: "", // the name of a grouping, whose members come first in a table
  committee: "", // the name of a committee, or "none"
  rows: "", // words that the rows of a table hold
  columns: "", // words that the columns of a table hold
  theme: "", // the name of a theme, whose questions are the columns of a table
  actorKind: "", // the kind of the actors that are the rows of a table
  order: "", // or "most": the order of the rows of a table
  compare: null, // the names of two things that are compared; either may be ""
  asOf: "", // the day on which a table shows the state of things
  camera: null, // [x, y, scale] once the reader has moved the picture
};

// The short name of each part in the address.
const SHORT = {
  view: "v", form: "f", node: "n", place: "pl", link: "e", claim: "c", pair: "p", near: "near", kinds: "k",
  relations: "r", reasons: "a", around: "h", whose: "w", certainty: "u", review: "s", check: "d",
  language: "lang", query: "q", grouping: "g", committee: "cm", rows: "rows", columns: "cols",
  theme: "th", actorKind: "ak", order: "or", compare: "compare", asOf: "as", camera: "at",
};

const CHOICES = {
  view: ["map", "argument", "votes", "treaties", "timeline", "positions", "compare"],
  order: ["", "most"],
  form: ["picture", "list"],
  whose: ["all", "held", "reported"],
};

let state = { ...DEFAULTS };

/** Keep what an address may hold readable. @param {string} text */
function encode(text) {
  return encodeURIComponent(text).replace(/%3A/g, ":").replace(/%2F/g, "/");
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, "%20"));
  } catch {
    return "";
  }
}

/** The fragment for a state, "" for the first view. @param {Object} wanted */
function fragmentOf(wanted) {
  const parts = [];
  for (const [key, short] of Object.entries(SHORT)) {
    const value = wanted[key];
    if (JSON.stringify(value) === JSON.stringify(DEFAULTS[key])) continue;
    const texts = Array.isArray(value) ? value.map(String) : [value === true ? "1" : String(value)];
    parts.push(`${short}=${texts.map(encode).join(",")}`);
  }
  return parts.join("&");
}

/** The state in a fragment; what it does not say, or says wrongly, is as at first. @param {string} fragment */
function stateOf(fragment) {
  const given = new Map();
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const cut = part.indexOf("=");
    if (cut > 0) given.set(part.slice(0, cut), part.slice(cut + 1));
  }
  const read = { ...DEFAULTS };
  for (const [key, short] of Object.entries(SHORT)) {
    if (given.has(short)) read[key] = readPart(key, given.get(short));
  }
  read.node = nameOf(read.node);
  return read;
}

/** @param {string} key @param {string} text */
function readPart(key, text) {
  if (key === "near") return text === "1";
  if (key === "camera") {
    const numbers = text.split(",").map(Number);
    return numbers.length === 3 && numbers.every(Number.isFinite) && numbers[2] > 0 ? numbers : null;
  }
  if (key === "link" || key === "pair") return text.split(",").map(decode);
  if (key === "compare") return twoNames(text.split(",").map(decode));
  if (Array.isArray(DEFAULTS[key])) return knownIn(key, text.split(",").map(decode));
  const value = decode(text);
  if (key === "language") return Object.hasOwn(languages, value) ? value : DEFAULTS.language;
  if (key === "theme") return nodes.some((node) => node.kind === "question" && themeOfQuestion(node)?.name === value) ? value : "";
  if (key === "actorKind") return actorsWithPositions().some((node) => kindOfActor(node) === value) ? value : "";
  if (key === "grouping") return nodeByName.has(value) ? value : "";
  if (key === "committee") return value === "none" || nodeByName.has(value) ? value : "";
  if (key === "asOf") return isDay(value) ? value : "";
  return !CHOICES[key] || CHOICES[key].includes(value) ? value : DEFAULTS[key];
}

/** The names of two things, of which the second may be left open. @param {string[]} texts */
function twoNames(texts) {
  const names = [texts[0] || "", texts[1] || ""].map(nameOf);
  return names.some(Boolean) ? names : null;
}

/** Those of the texts that a list of the state can hold, each once. @param {string} key @param {string[]} texts */
function knownIn(key, texts) {
  const known = {
    kinds: [...kindCounts.keys()], relations: [...relationByName.keys()], reasons: [...relationByName.keys()],
    around: [...relationByName.keys()],
    certainty: CERTAINTIES, review: REVIEWS, check: DEPTHS,
  };
  return [...new Set(texts)].filter((text) => known[key].includes(text));
}

/** A thing's prefixed name, also where the address has its IRI. @param {string} text */
function nameOf(text) {
  if (!text || nodeByName.has(text)) return text;
  const short = text.replace(/^https:\/\/w3id\.org\/cybergov\/([a-z]+)\//, "$1:");
  return nodeByName.has(short) ? short : text;
}

/**
 * Change the state and show it.
 * @param {Object} changes @param {boolean} [quiet] without a step for the back button
 */
function go(changes, quiet = false) {
  const middle = middleThing();
  state = { ...state, ...changes };
  // Where the picture is looked at means nothing in another picture.
  if (middle !== middleThing()) state.camera = null;
  writeAddress(quiet);
  show();
}

/** @param {boolean} quiet */
function writeAddress(quiet) {
  const fragment = fragmentOf(state);
  if (fragment === location.hash.replace(/^#/, "")) return;
  const address = location.href.split("#")[0] + (fragment ? `#${fragment}` : "#");
  if (quiet) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

/** What is selected when nothing is. */
const NOTHING = { node: "", place: "", link: null, claim: "", pair: null, near: false };

/** Select a thing, a link or a claim; nothing closes the panel. @param {Object} what */
function select(what) {
  go({ ...NOTHING, ...what });
}

/** Add a value to a list of the state, or take it away. @param {string} key @param {string} value */
function toggled(key, value) {
  const list = state[key];
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value].sort();
}
