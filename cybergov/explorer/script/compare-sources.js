// Two texts, or sets of norms: provision by provision, what one lacks, and the concepts of both.

/** @param {Object} one @param {Object} other @returns {Node[]} */
function compareSources(one, other) {
  const { comparisons, missedThere, missedHere } = between(one.name, other.name);
  const name = (node) => shortened(labelOf(node, state.language).text, 60);
  const missed = (from, to, list) => (list.length
    ? comparedSection(`In ${name(from)}, searched for in ${name(to)} and not found`, list.map(({ thing, search }) => notFoundItem(search, thing)))
    : []);
  return [
    ...comparedSection("Provision by provision", comparisons.map(comparedRow), "No provision or norm of the one was compared with one of the other."),
    ...missed(one, other, missedThere), ...missed(other, one, missedHere),
    ...comparedSection("Concepts of which both speak", sharedConcepts(one, other).map((row) => sharedConcept(row, one, other)), "No concept was found of which both speak."),
  ];
}

/** What stands left and right, how they match between, and under it why, with both passages. @param {Comparison} comparison */
function comparedRow(comparison) {
  const { own, other, claim } = comparison;
  return el("article.compared-row", { "data-claim": claim.name },
    placeNameLink(own), matchSign(comparison), placeNameLink(other),
    el("div.whole", {}, claim.statement ? el("p.reason", { lang: "en" }, claim.statement) : "", isReported(claim) ? whoseView(claim) : "", bothPassages(comparison)));
}

/** A source's claims by the name of each concept that they name. @param {Object} source @returns {Index} */
function conceptsOf(source) {
  const found_ = new Index();
  for (const claim of claimsOf.all(source.name)) {
    if (isComparison(claim) || !(claim.passages || []).some((passage) => passage.source === source.name)) continue;
    for (const name of conceptsNamed(claim)) found_.add(name, claim);
  }
  return found_;
}

/** The concepts that a claim is about or joins. @param {Claim} claim @returns {Set<string>} */
function conceptsNamed(claim) {
  const ends = linksOfClaim.all(claim.name).flatMap((link) => [link.source.name, link.target.name]);
  return new Set([...(claim.about || []), ...ends].filter((name) => nodeByName.get(name)?.kind === "concept"));
}

/** @param {Object} one @param {Object} other @returns {{concept: Object, mine: Claim[], theirs: Claim[]}[]} */
function sharedConcepts(one, other) {
  const [mine, theirs] = [conceptsOf(one), conceptsOf(other)];
  return byLabel([...mine.keys()].filter((name) => theirs.has(name)).map((name) => nodeByName.get(name)))
    .map((concept) => ({ concept, mine: mine.all(concept.name), theirs: theirs.all(concept.name) }));
}

/** @param {{concept: Object, mine: Claim[], theirs: Claim[]}} row @param {Object} one @param {Object} other */
function sharedConcept({ concept, mine, theirs }, one, other) {
  const label = labelOf(concept, state.language);
  const summary = [inLanguage("b", label.text, label.language), el("span.count", {}, `${mine.length} and ${counted(theirs.length, "claim")}`)];
  return folding(`shared ${concept.name}`, summary, () => [
    el("p.note", {}, thingLink(concept.name)), sideBySide(one, firstCards(mine, briefCard), other, firstCards(theirs, briefCard)),
  ], { name: "said" });
}
