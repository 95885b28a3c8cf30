// Claims in few lines, and many claims grouped by the text in which they stand.

/** More claims than this, of more than one text, are grouped. */
const FEW_TO_GROUP = 5;

/** The verb by which a text says it, in the text's own word where that is known. @param {Claim} claim */
function verbOf(claim) {
  const opening = (claim.passages || []).map((passage) => passage.opening).find(Boolean);
  if (!opening) return claim.verb ? `verb: ${claim.verb}` : "";
  // “Decides” and “deciding” are told as one; of “Calls upon” and “urging” both are told.
  const same = !claim.verb || opening.toLowerCase().includes(claim.verb.replace(/(ing|ing upon)$/, ""));
  return `verb: “${opening}”${same ? "" : `, ${claim.verb}`}`;
}

/**
 * The claim without what is told around it.
 * @param {Claim} claim @param {Place} [place] the place under which it is told
 */
function briefCard(claim, place) {
  const passages_ = (claim.passages || []).filter((passage) => !place || passage.place === place);
  const more = (claim.passages || []).length - passages_.length;
  return el(isReported(claim) ? "article.claim.brief.reported" : "article.claim.brief", { "data-claim": claim.name },
    claim.statement ? el("p.statement", { lang: "en" }, claim.statement) : null,
    isReported(claim) || claim.implicit ? whoseView(claim) : null,
    ...conditions(claim),
    claim.addressees ? el("p.note", {}, "Addressed to ", ...thingLinks(claim.addressees), ".") : null,
    facts(claim),
    ...passages_.map((passage) => briefQuotation(passage, Boolean(place))),
    more ? el("p.note", {}, `And ${counted(more, "more passage")}.`) : null,
    el("footer", {}, claimLink(claim.name, "Open this claim"), claim.review ? el("span.review", { "data-review": claim.review }, capital(claim.review)) : null),
  );
}

/** @param {Passage} passage @param {boolean} headed whether the place is told above */
function briefQuotation(passage, headed) {
  const [mark, words] = CHECKS[passage.check] || CHECKS.unchecked;
  const place = headed && !passage.rest ? [] : [placeLink(passage), " · "];
  return el("figure.passage", {},
    passage.anchor ? el("blockquote", { lang: passage.language || null, dir: "auto" }, passage.anchor) : el("p.note", {}, "No anchor."),
    el("figcaption", {}, ...place, el("span", { "data-check": passage.check }, el("span", { "aria-hidden": "true" }, `${mark} `), words, ".")));
}

/** Claims by the text in which they stand, in order of date. @param {Claim[]} list @returns {[string, Claim[]][]} */
function bySource(list) {
  const groups = new Index();
  for (const claim of list) groups.add((claim.passages || [])[0]?.source || recordsOf(claim)[0] || "", claim);
  const when = ([name]) => dayOf(name) || "9999";
  return [...groups].sort((a, b) => compareTexts(when(a), when(b)) || compareTexts(symbolOf(a[0]), symbolOf(b[0])));
}

/** A line for each text with the number of its claims, opened on demand. @param {string} title @param {[string, Claim[]][]} groups */
function groupedCards(title, groups) {
  const inOrder = (list) => [...list].sort((a, b) => passages.indexOf(a.passages?.[0]) - passages.indexOf(b.passages?.[0]));
  return groups.map(([name, list]) => {
    const node = nodeByName.get(name);
    const label = node ? labelOf(node, state.language) : { text: name || "No text", language: "en" };
    const summary = [
      el("span.when", {}, dayOf(name)), el("b", {}, node?.symbol || ""),
      node?.symbol ? "" : inLanguage("span", shortened(label.text, 70), label.language), el("span.count", {}, counted(list.length, "claim")),
    ];
    return folding(`said ${title} ${name}`, summary, () => [
      node ? el("p.note", {}, "In ", thingLink(name)) : "", ...firstCards(inOrder(list), briefCard)].filter(Boolean), { name: "said" });
  });
}

/** The first cards of a list, and a button for the others. @param {Claim[]} list @param {function(Claim): HTMLElement} card @returns {Node[]} */
function firstCards(list, card) {
  const cards = el("div.cards", {}, ...list.slice(0, FIRST_CLAIMS).map((claim) => card(claim)));
  return [cards, ...moreButton(list, FIRST_CLAIMS, (some) => cards.append(...some.map((claim) => card(claim))))];
}
