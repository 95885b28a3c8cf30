// In the panels of norms, provisions and sources: counterparts elsewhere, and searches without result.

/** Whether a thing is one that comparisons are made of. @param {Object} node */
function isCompared(node) {
  return node.kind === "norm" || node.kind === "provision";
}

/** What states a norm, and its standing; of a provision its text and what it states. @param {Object} node @returns {Node[]} */
function normSections(node) {
  if (!isCompared(node)) return [];
  const stated = statingOf.all(node.name).map((provision) => placeNameLink(provision, true));
  const rows = [
    ["Stated in", joined(stated, ", ")],
    ["Standing", node.standing && [el("q", { lang: "en" }, node.standing), el("span.note", {}, " in its source’s words")]],
    ["Text", node.whole && joined(node.whole.map(thingLink), ", ")],
    ["Place", node.whole && node.locator && [provisionPlace(node)]],
    ["States", node.states && thingLinks(node.states)],
  ].filter(([, value]) => value && value.length);
  return rows.length ? [el("dl.particulars", {}, ...rows.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, ...value)]))] : [];
}

/** A provision's place in its text, as a link where the text's panel has it. @param {Object} node */
function provisionPlace(node) {
  const words = placeInWords(node.locator);
  const held = placesOf.all(node.whole[0]).map((place) => place.locator).filter((locator) => node.locator.startsWith(locator));
  const place = held.sort((a, b) => b.length - a.length)[0];
  return place ? inner({ node: node.whole[0], place }, words) : el("span", {}, words);
}

/** @param {Object} node @returns {Node[]} */
function comparisonSections(node) {
  if (node.kind === "source") return sourceComparisons(node);
  if (!isCompared(node)) return [];
  const found_ = [...comparisonsOf.all(node.name)].sort((a, b) => MATCH_ORDER.indexOf(a.match) - MATCH_ORDER.indexOf(b.match) || compareNames(a.other.name, b.other.name));
  const searches = searchesFor.all(node.name);
  const list = el("div.cards", {}, ...found_.slice(0, FIRST_CLAIMS).map((one) => comparisonItem(one)));
  return [
    ...(found_.length ? [el("h3", {}, "Counterparts in other texts", el("span.count", {}, String(found_.length))),
      el("p.note", {}, "Read from this one: what it is to the other."), list,
      ...moreButton(found_, FIRST_CLAIMS, (some) => list.append(...some.map((one) => comparisonItem(one))))] : []),
    ...(searches.length ? [el("h3", {}, "Searched for in other texts", el("span.count", {}, String(searches.length))), ...searches.map((search) => notFoundItem(search))] : []),
  ];
}

/** A search for a thing in a text: the text and the words stand in front. @param {Object} search @param {Object} [thing] what was searched for, where that is to be told */
function notFoundItem(search, thing) {
  const terms = joined((search.terms || []).map((term) => el("q", { dir: "auto" }, term)), ", ");
  const spoken = [search.languages ?? []].flat().map((language) => languages[language] || language);
  const what = search.found === 0 ? "not found in " : search.found ? `found ${counted(search.found, "time")} in ` : "searched for in ";
  const where = joined((search.searched || []).map(sourceLink), ", ");
  return el("article.search", { "data-found": String(search.found ?? "") },
    el("p", {}, ...(thing ? [placeNameLink(thing), ": "] : []), el("b", {}, thing ? what : capital(what)), ...where),
    el("p.note", {}, ...(terms.length ? ["Words looked for: ", ...terms, ". "] : []),
      spoken.length ? `In ${spoken.join(", ")}` : "Searched", search.date ? `, on ${search.date}` : "",
      ...(search.by ? [", by ", ...thingLinks(search.by)] : []), ". ", search.note || ""),
    el("footer", {}, el("code", {}, search.name)));
}

/**
 * What is known between two sources: comparisons told from the one, and searches both ways.
 * @param {string} one @param {string} other
 */
function between(one, other) {
  const within = (name, source) => wholesOf(nodeByName.get(name) || {}).includes(source);
  const missed = (from, to) => comparedIn(from).flatMap((thing) =>
    searchesFor.all(thing.name).filter((search) => search.found === 0 && (search.searched || []).includes(to)).map((search) => ({ thing, search })));
  return {
    comparisons: comparedIn(one).flatMap((thing) => comparisonsOf.all(thing.name).filter((comparison) => within(comparison.other.name, other))),
    missedThere: missed(one, other), missedHere: missed(other, one),
  };
}

/** The sources that something of a source was compared with or searched for in. @param {string} name @returns {Object[]} */
function sourcesBeside(name) {
  const others = comparedIn(name).flatMap((thing) => [
    ...comparisonsOf.all(thing.name).flatMap(({ other }) => wholesOf(other)),
    ...searchesFor.all(thing.name).flatMap((search) => (search.found === 0 ? search.searched || [] : [])),
  ]);
  return byLabel([...new Set(others)].filter((other) => other !== name).map((other) => nodeByName.get(other)).filter(Boolean));
}

/** A line for each other text, with how often things match how. @param {Object} node a source @returns {Node[]} */
function sourceComparisons(node) {
  const others = sourcesBeside(node.name);
  if (!others.length) return [];
  return [el("h3", {}, "Compared with other texts", el("span.count", {}, String(others.length))),
    el("p.note", {}, "Read from this text: what its parts are to those of the other."), ...others.map((other) => {
    const known = between(node.name, other.name);
    const summary = [el("b.heading", {}, shortened(labelOf(other, state.language).text, 70)), el("span.count", {}, matchCounts(known))];
    return folding(`beside ${other.name}`, summary, () => [
      el("p.note", {}, thingLink(other.name), " · ", inner({ view: "compare", compare: [node.name, other.name] }, "Both side by side")),
      ...betweenItems(known),
    ], { name: "beside-text" });
  })];
}

/** @param {Object} known what stands between two sources */
function matchCounts({ comparisons, missedThere }) {
  const count = (match) => comparisons.filter((comparison) => comparison.match === match).length;
  const told = MATCH_ORDER.filter(count).map((match) => `${count(match)} ${match}`);
  return [...told, missedThere.length ? `${missedThere.length} not found there` : ""].filter(Boolean).join(", ") || "searches only";
}

/** @param {Object} known @returns {Node[]} */
function betweenItems({ comparisons, missedThere }) {
  return [
    ...comparisons.map((comparison) => comparisonItem(comparison, { own: true })),
    ...(missedThere.length ? [el("h4", {}, "Searched for there and not found", el("span.count", {}, String(missedThere.length)))] : []),
    ...missedThere.map(({ thing, search }) => notFoundItem(search, thing)),
  ];
}
