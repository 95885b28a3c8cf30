// The panel beside the picture: all that is known of the selected thing, link or claim.

const FIRST_CLAIMS = 25;

/** Show what is selected, or close the panel. */
function drawPanel() {
  const content = panelContent();
  const panel = byId("panel");
  const changed = panel.dataset.of !== selectionKey();
  if (changed) unfolded.clear();
  panel.hidden = !content;
  document.body.classList.toggle("with-panel", Boolean(content));
  document.body.classList.toggle("broad", Boolean(content) && content.some((node) => node.classList?.contains("beside") && node.childElementCount > 1));
  panel.dataset.of = selectionKey();
  byId("panel-content").replaceChildren(...(content || []));
  if (!changed) return;
  byId("panel-content").scrollTop = 0;
  showPlace(byId("panel-content"));
}

function selectionKey() {
  return JSON.stringify([state.node, state.link, state.claim, state.pair, state.place]);
}

/** @returns {Node[]|null} */
function panelContent() {
  if (state.node) return nodeByName.has(state.node) ? thingContent(nodeByName.get(state.node)) : missing(state.node);
  if (state.claim) return claimByName.has(state.claim) ? claimContent(claimByName.get(state.claim)) : missing(state.claim);
  if (state.link) return linkByKey(state.link) ? linkContent(linkByKey(state.link)) : missing(state.link.join(" "));
  if (state.pair) return pairContent(state.pair) || missing(state.pair.join(" "));
  return null;
}

/** @param {string} name */
function missing(name) {
  return [el("h2", {}, "Not in this graph"), el("p", {}, `The address names ${name}, which this build does not have.`)];
}

/** @param {Object} node @returns {Node[]} */
function thingContent(node) {
  if (node.kind === "claim" && claimByName.has(node.name)) return claimContent(claimByName.get(node.name));
  const label = labelOf(node, state.language);
  const apart = [questionSections, thesisSections, normSections, definitionSections, comparisonSections].flatMap((tell) => tell(node));
  return [
    el("p.kind", {}, [node.type && node.type !== node.kind ? `${node.kind} · ${node.type}` : node.kind, node.symbol, node.date].filter(Boolean).join(" · ")),
    inLanguage(label.text.length > 90 ? "h2.long" : "h2", label.text, label.language),
    ...told(node),
    ...(labelsOf.has(node.name) ? [] : otherLabels(node, label.language)),
    ...particulars(node),
    ...editorial(node),
    ...notDrawnHere(node),
    ...labelSection(node),
    ...(isCompared(node) ? [] : searchSection(node)),
    ...apart,
    ...sections(node, apart.length > 0),
    el("footer", {}, el("code", {}, node.name), ...pageLink(node), compareLink(node)),
  ].filter(Boolean);
}

/** Claims and records: of an actor its words come first, and a source's text; of all else what is on record. @param {Object} node @param {boolean} told whether something is told already */
function sections(node, told) {
  const [said, decided, recorded] = [claimSections(node), decisions(node), recordSections(node)];
  if (![said, decided, recorded].some((part) => part.length)) {
    return told || searchesFor.has(node.name) ? [] : [el("p.note", {}, "No claim and no record in this graph names it.")];
  }
  const first = node.kind === "actor" || node.kind === "source";
  return first ? [...decided, ...said, ...recorded] : [...decided, ...recorded, ...said];
}

/** The definition, and the notes under it; a note is not a definition too. @param {Object} node */
function told(node) {
  const notes = node.notes || [];
  const owned = node.kind === "norm" && definitionsOf(node).some((claim) => claim.statement === node.description);
  const defined = node.description && !owned && !notes.some(([, text]) => text === node.description);
  return [
    ...(defined ? [el("p.definition", {}, node.description)] : []),
    ...notes.map(([language, text]) => el("p.note", {}, el("b", {}, "Note "), inLanguage("span", text, language))),
  ];
}

/** @param {Object} node */
function pageLink(node) {
  return node.page ? [el("a", { href: node.page, rel: "noopener noreferrer", target: "_blank" }, "Public page")] : [];
}

/** @param {Object} node @param {string} shown */
function otherLabels(node, shown) {
  const rows = Object.entries({ [node.language || "en"]: node.label, ...node.labels }).filter(([language]) => language !== shown);
  const others = (node.others || []).filter(([, text]) => text !== node.label);
  if (!rows.length && !others.length) return [];
  const list = el("dl.labels", { "aria-label": "Other names" });
  for (const [language, text] of rows) {
    list.append(el("dt", { title: languages[language] }, language), inLanguage("dd", text, language));
  }
  if (others.length) {
    list.append(el("dt", {}, "also"), el("dd", {}, ...joined(others.map(([language, text]) => inLanguage("span", text, language)), " · ")));
  }
  return [list];
}

/** The project's own order around a thing, told apart from claims. @param {Object} node */
function editorial(node) {
  const groups = new Index();
  for (const link of node.links) {
    if (link.claim || link.relation.name === "cg:thesis") continue;
    const out = link.source === node;
    const [from, to] = EDITORIAL_WORDS[link.relation.name] || [capital(link.relation.label), `${capital(link.relation.label)} of`];
    groups.add(out ? from : to, otherEnd(link, node).name);
  }
  return [...groups].map(([word, names]) => editorialLine(word, [...new Set(names)]));
}

const EDITORIAL_WORDS = {
  "skos:broader": ["Part of", "Holds"],
  "skos:related": ["See also", "See also"],
  "dcterms:isPartOf": ["Inside", "Contains"],
  "org:subOrganizationOf": ["Belongs to", "Has the bodies"],
};

/** @param {string} word @param {string[]} names */
function editorialLine(word, names) {
  const line = el("p.editorial", {}, el("b", {}, `${word} `), ...thingLinks(names.slice(0, 12)));
  if (names.length > 12) {
    const more = el("button.link", { type: "button" }, `and ${names.length - 12} more`);
    more.addEventListener("click", () => more.replaceWith(...thingLinks(names.slice(12))));
    line.append(", ", more);
  }
  return line;
}

/** Say which links of a thing the picture leaves out, and offer them. @param {Object} node */
function notDrawnHere(node) {
  if (state.view !== "map" || state.form === "list") return [];
  if (node.isGuest) return [];
  const drawn = new Set(drawing.links);
  const missing_ = node.links.filter((link) => !drawn.has(link) && kindIsOn(link.source.kind) && kindIsOn(link.target.kind) && claimPasses(link.claim));
  if (!missing_.length && !state.near) return [];
  const text = state.near ? "Draw only the links of the chosen relations" : `Draw all its links (${missing_.length} more)`;
  return [el("p", {}, el("button.plain", { type: "button", "aria-pressed": String(state.near), on: { click: () => go({ near: !state.near }) } }, text))];
}

/**
 * The claims of a thing, sorted by what they are to it. What an actor says itself, what it reports
 * and what others say of it stand apart.
 * @param {Object} node
 */
function claimSections(node) {
  const sections = new Index();
  for (const claim of claimsOf.all(node.name)) if (!isToldApart(node, claim)) sections.add(sectionOf(node, claim), claim);
  const order = SECTIONS.filter((title) => sections.has(title));
  const structure = structureSection(node, sections.all(SAYS));
  if (!structure.length) return order.flatMap((title) => section(title, sections.get(title)));
  return [...structure, ...order.filter((title) => title !== SAYS).flatMap((title) => section(title, sections.get(title)))];
}

const OWN = "Its own words";
const REPORTS = "What it reports of others";
const SAID_OF = "Said of it by others";
const RELATIONS = "Relations claimed";
const DEFINED = "Definitions";
const POSITIONS = "Positions on it";
const SAYS = "What it says";
const RECORDS = "What it records";
const OTHERS = "Other claims that concern it";
const ABOUT = "Said about it";
const ACTS = "Recorded acts";
const SECTIONS = [OWN, REPORTS, SAID_OF, SAYS, RECORDS, DEFINED, RELATIONS, POSITIONS, ABOUT, OTHERS, ACTS];

/** Whether a section of its own tells the claim in the thing's panel. @param {Object} node @param {Object} claim */
function isToldApart(node, claim) {
  return (node.kind === "thesis" && isPosition(claim)) || isComparison(claim) || isDifference(node, claim) ||
    (DEFINABLE.includes(node.kind) && isDefinitionOf(node, claim));
}

/** @param {Object} node @param {Object} claim */
function sectionOf(node, claim) {
  const has = (list) => (list || []).includes(node.name);
  if (node.kind === "actor" && (claim.held || claim.stated)) {
    if (has(claim.stated)) return isReported(claim) ? REPORTS : OWN;
    return has(claim.held) ? SAID_OF : OTHERS;
  }
  if (!claim.mode && !claim.held && !claim.stated) return has(claim.records) ? RECORDS : ACTS;
  if (node.kind === "source" && isOfText(claim) && (claim.passages || []).some((passage) => passage.source === node.name)) return SAYS;
  return { "definition claim": DEFINED, "relation claim": RELATIONS, stance: POSITIONS }[claim.type] || (has(claim.about) && node.kind !== "source" ? ABOUT : OTHERS);
}

/** @param {string} title @param {Object[]} list @returns {Node[]} */
function section(title, list) {
  if (title === OWN) return ownWords(list);
  return [el("h3", {}, title, el("span.count", {}, String(list.length))), ...claimList(title, list)];
}

/** Claims as cards, or where they are many by the text in which they stand. @param {string} title @param {Object[]} list @returns {Node[]} */
function claimList(title, list) {
  const groups = list.length > FEW_TO_GROUP ? bySource(list) : [];
  return groups.length > 1 ? groupedCards(title, groups) : firstCards(list, claimCard);
}

/** @param {Object} claim @returns {Node[]} */
function claimContent(claim) {
  return [el("p.kind", {}, claim.type), el("h2.visually-hidden", {}, "Claim"), ...chainButton(claim), claimCard(claim), ...reasons(claim)];
}

/** Offer a claim's chain of reasons alone. @param {Object} claim */
function chainButton(claim) {
  if (state.view !== "argument" || state.form === "list" || !reasonLinks(claim).length) return [];
  const text = state.near ? "Show the whole argument" : "Show only its chain of reasons";
  return [el("p", {}, el("button.plain", { type: "button", "aria-pressed": String(state.near), on: { click: () => go({ near: !state.near, camera: null }) } }, text))];
}

/** What a claim rests on, leads to and stands against. @param {Object} claim @returns {Node[]} */
function reasons(claim) {
  const node = nodeByName.get(claim.name);
  const groups = new Index();
  for (const link of node ? node.links.filter(isArgument) : []) {
    groups.add(ARGUMENT_WORDS[link.relation.name][link.source === node ? 1 : 0], [link, otherEnd(link, node)]);
  }
  const order = [...groups].sort(([one], [other]) => REASON_ORDER.indexOf(one) - REASON_ORDER.indexOf(other));
  return order.flatMap(([title, list]) => [el("h3", {}, title), el("ul.reasons", {}, ...list.map(([link, other]) => reasonItem(link, other)))]);
}

const ARGUMENT_WORDS = {
  "cg:isReasonFor": ["Because", "Therefore"],
  "cg:isInTensionWith": ["In tension with", "In tension with"],
  "cg:isConditionOf": ["On the condition that", "Is a condition of"],
};

const REASON_ORDER = ["On the condition that", "Because", "Therefore", "Is a condition of", "In tension with"];

/** @param {Link} link @param {Object} other */
function reasonItem(link, other) {
  const found = link.claim && link.claim.found ? `step found by ${link.claim.found}` : "";
  const tension = link.relation.name === "cg:isInTensionWith" && link.claim ? link.claim.statement : "";
  return el("li", {}, claimLink(other.name, other.label), tension ? el("p.note", {}, tension) : null,
    el("p.note", {}, [found, link.claim && link.claim.review].filter(Boolean).join(" · ")));
}

/** @param {Link} link @returns {Node[]} */
function linkContent(link) {
  if (!link.claim) {
    return [el("p.kind", {}, "editorial link"), el("h2.visually-hidden", {}, "Link"), sentence(link),
      el("p.note", {}, link.relation.family === "record" ? "Told with what is known of the two; no claim and no act stands behind it." : "The project's own order among its things. Nobody's claim stands behind it.")];
  }
  return [el("p.kind", {}, `link · ${link.claim.type}`), el("h2.visually-hidden", {}, "Link"), claimCard(link.claim, { link }),
    ...(isArgument(link) ? [] : reasons(link.claim))];
}
