// A claim in full: what is said, by whom, where exactly, and how it was checked.

const REVIEW = {
  proposed: "Proposed: no second reader has compared the claim with the passage yet.",
  "second read": "Second read: another reader has compared the claim with the passage.",
  disputed: "Disputed: the readers do not agree that the passage says this.",
  withdrawn: "Withdrawn.",
};

const CHECKS = {
  "full text": ["●", "Anchor found in the full text"],
  excerpt: ["◐", "Anchor found in an excerpt"],
  unchecked: ["○", "Unchecked: nobody has run the check on this passage"],
  record: ["▪", "Read in a record, entry by entry"],
};

/**
 * A link within the page: a click changes the state, and its address opens the same elsewhere.
 * @param {Object} what the selection @param {Node|string} content @param {Object} [attributes]
 */
function inner(what, content, attributes = {}) {
  const changes = { ...NOTHING, ...what };
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(changes);
  };
  return el("a.thing", { ...attributes, href: `#${fragmentOf({ ...state, camera: null, ...changes })}`, on: { click } }, content);
}

/** A link to a thing, or its name where the graph has none. @param {string} name */
function thingLink(name) {
  const node = nodeByName.get(name);
  if (!node) return el("span.unknown", {}, name);
  const label = labelOf(node, state.language);
  return inner({ node: name }, label.text, { lang: label.language, dir: "auto" });
}

/** @param {string[]} names */
function thingLinks(names) {
  return joined((names || []).map(thingLink), ", ");
}

/** @param {string[]} names */
function plainNames(names) {
  return (names || [])
    .map((name) => (nodeByName.has(name) ? labelOf(nodeByName.get(name), state.language).text : name))
    .join(", ");
}

/** One short line on whose view a claim is. @param {Object} claim */
function shortWhose(claim) {
  if (isReported(claim)) return `Reported of ${plainNames(claim.held)} by ${plainNames(claim.stated)}`;
  return plainNames(claim.held || claim.stated) || capital(claim.type);
}

/** The sources that say so where no passage does; of a citation, the one in which it stands. @param {Object} claim */
function recordsOf(claim) {
  if (claim.records || claim.speaking) return claim.records || claim.speaking;
  return claim.type === "citation" ? linksOfClaim.all(claim.name).slice(0, 1).map((link) => link.source.name) : [];
}

/** @param {Object} claim */
function shortPlace(claim) {
  const passages = claim.passages || [];
  const sources = passages.length ? [...new Set(passages.map((p) => p.source))] : recordsOf(claim);
  const locators = [...new Set([...passages, claim].map((item) => item.locator).filter(Boolean))];
  const place = [plainNames(sources), locators.join(" and ")].filter(Boolean).join(", ");
  return place || "no passage";
}

/** Whose view it is and who says so, in a sentence. @param {Object} claim */
function whoseView(claim) {
  if (claim.implicit) {
    return el("p.whose.implicit", {}, el("b.tag", {}, "Unsaid"), "A premise that the text leaves unsaid, spelled out by a reader for ", ...thingLinks(claim.held), ".");
  }
  if (isReported(claim)) {
    return el("p.whose.reported", {}, el("b.tag", {}, "Reported"), "Said to be the view of ", ...thingLinks(claim.held), ", by ", ...thingLinks(claim.stated), ". No position of theirs follows from it.");
  }
  if (!claim.held) return null;
  return el("p.whose", {}, el("b.tag", {}, "Held"), "Held and stated by ", ...thingLinks(claim.held), ".");
}

/** Mode, certainty, polarity and what else is one word. @param {Object} claim */
function facts(claim) {
  const stance = claim.type === "stance" ? `position: ${claim.detail || ""}` : claim.detail;
  const list = [
    verbOf(claim),
    claim.type,
    claim.mode,
    claim.certainty,
    claim.polarity,
    stance,
    claim.capacity && `as ${claim.capacity}`,
    claim.found && `found by ${claim.found}`,
    span(claim),
  ].filter(Boolean);
  return el("ul.facts", { "aria-label": "Kind of claim" }, ...list.map((text) =>
    el(text === "denies" || text === "likely" || text === "possible" ? "li.marked" : "li", {}, text)));
}

/** @param {Object} claim */
function conditions(claim) {
  return (claim.conditions || []).map((name) => {
    const condition = claimByName.get(name);
    return el("p.condition", {}, el("b.tag", {}, "Only if"), claimLink(name, condition ? condition.statement : name));
  });
}

/** @param {string} name @param {string} text */
function claimLink(name, text) {
  return inner({ claim: name }, text || name);
}

/** A passage as a quotation, with its place and how it was checked. @param {Object} passage */
function quotation(passage) {
  const [mark, words] = CHECKS[passage.check] || CHECKS.unchecked;
  const quote = passage.anchor
    ? el("blockquote", { lang: passage.language || null, dir: "auto" }, passage.anchor)
    : el("p.note", {}, "No anchor.");
  const place = passage.locator ? [", ", placeLink(passage)] : [];
  return el("figure.passage", {}, quote, el("figcaption", {},
    passage.source ? thingLink(passage.source) : "", ...place,
    el("span.check", { "data-check": passage.check }, el("span", { "aria-hidden": "true" }, `${mark} `), words + (passage.checkedOn ? ` on ${passage.checkedOn}` : ""), "."),
  ));
}

/** The triple that a link draws, as a sentence. @param {Link} link */
function sentence(link) {
  return el("p.sentence", {}, thingLink(link.source.name), " ",
    el("em", { "data-family": link.relation.family }, relationWords(link)), " ", thingLink(link.target.name));
}

/** The links of a claim that say what it says, without "discusses" and "speaks of". */
function ownLinks(claim) {
  const own = linksOfClaim.all(claim.name).filter((link) => link.claim.type === "relation claim"
    ? !["cg:discusses", "cg:speaksOf", "cg:isConditionOf"].includes(link.relation.name)
    : ["cg:defines", "cg:mapsTo", "cg:supports", "cg:opposes", "cg:takesPositionOn"].includes(link.relation.name));
  return own.slice(0, 3);
}

/**
 * The claim in full.
 * @param {Object} claim @param {{link?: Link, level?: number}} [how]
 * @returns {HTMLElement}
 */
function claimCard(claim, how = {}) {
  if (isAct(claim)) return actCard(claim, how.link);
  const shown = how.link ? [how.link] : ownLinks(claim);
  const review = claim.review ? el("p.review", { "data-review": claim.review }, REVIEW[claim.review] || capital(claim.review)) : null;
  return el(isReported(claim) ? "article.claim.reported" : "article.claim", { "data-claim": claim.name },
    ...shown.map(sentence),
    claim.statement ? el("p.statement", { lang: "en" }, claim.statement) : null,
    whoseView(claim),
    ...conditions(claim),
    claim.addressees ? el("p.note", {}, "Addressed to ", ...thingLinks(claim.addressees), ".") : null,
    facts(claim),
    ...(claim.passages || []).map(quotation),
    ...evidence(claim),
    claim.interpretation ? el("p.note", {}, el("b", {}, "How the wording is read. "), claim.interpretation) : null,
    claim.otherReading ? el("p.note", {}, el("b", {}, "Another reading. "), claim.otherReading) : null,
    review,
    claimFoot(claim),
  );
}

/** @param {Object} claim */
function claimFoot(claim) {
  const parts = [];
  if (state.claim !== claim.name) parts.push(claimLink(claim.name, "Open this claim"));
  if (reasonLinks(claim).length && state.view !== "argument") {
    parts.push(inner({ claim: claim.name, view: "argument", camera: null }, "Show in the argument"));
  }
  return el("footer", {}, el("code", {}, claim.name), ...parts);
}

/** @param {Object} claim */
function reasonLinks(claim) {
  const node = nodeByName.get(claim.name);
  return node ? node.links.filter(isArgument) : [];
}
