// Where a paragraph first stood, and how each text that has it was adopted.

/** All forms of a followed paragraph by the first of them. */
const formsOf = new Index();
for (const passage of passages) if (passage.first) formsOf.add(passage.first, passage);

/** The decision by which a text as a whole was taken. @param {string} name @returns {Claim|undefined} */
function adoptionOf(name) {
  return actsOf.all(name).filter(([key, claim]) => key === "about" && isDecision(claim) && isWhole(claim) && claim.detail).map(([, claim]) => claim)[0];
}

/** The day on which a text was adopted. @param {string} name */
function dayOf(name) {
  return nodeByName.get(name)?.date || adoptionOf(name)?.date || "";
}

/** Where a paragraph first stood, with all its forms on demand. @param {Passage} passage */
function originLine(passage) {
  const forms = formsOf.all(passage.first);
  const item = passage.rest ? el("b", {}, `${capital(placeInWords(passage.locator))}. `) : "";
  const words = passage.first === passage
    ? [item, forms.length > 1 ? `Earlier than in all texts that were compared; ${counted(forms.length - 1, "later form")}.` : "Not in another of the texts that were compared."]
    : [item, "First stood in ", placeLinkOf(passage.first), "."];
  const left = passage.left.length ? [" Not taken over by ", ...joined(passage.left.map(sourceLink), ", "), "."] : [];
  const line = el("p.note", {}, ...words, ...left);
  if (forms.length < 2) return el("div.origin", {}, line);
  return el("div.origin", {}, line, folding(`lineage ${passage.locator}`, [`Its ${forms.length} forms, text by text`], () => [lineageList(passage, forms)], { name: "lineage" }));
}

/** @param {Passage} asked @param {Passage[]} forms */
function lineageList(asked, forms) {
  const order = [...forms].sort((a, b) => compareTexts(dayOf(a.source), dayOf(b.source)) || compareTexts(symbolOf(a.source), symbolOf(b.source)) || passages.indexOf(a) - passages.indexOf(b));
  return el("ol.lineage", {}, ...order.map((form) => formItem(form, form === asked)));
}

/** @param {string} one @param {string} other */
function compareTexts(one, other) {
  return one < other ? -1 : Number(one > other);
}

/** One form of the paragraph. @param {Passage} form @param {boolean} isAsked */
function formItem(form, isAsked) {
  const change = (word, text) => (text ? el("p.note", {}, `${word} `, el("q", { lang: form.language || "en", dir: "auto" }, text)) : null);
  const [mark, check] = CHECKS[form.check] || CHECKS.unchecked;
  return el("li", { "aria-current": isAsked ? "true" : null },
    el("p", {}, el("span.when", {}, dayOf(form.source) || "date not known"), " ", placeLinkOf(form), isAsked ? el("b", {}, " (this one)") : ""),
    el("p", {}, el("b", {}, capital(changeOf(form))), form.plus || form.minus ? `: ${counted(form.plus || 0, "word")} added, ${form.minus || 0} dropped` : "",
      form.earlier && form.earlier !== form.first ? el("span.note", {}, " since ", symbolOf(form.earlier.source), ", ", form.earlier.locator) : ""),
    hasNewOpening(form) ? el("p.note", {}, `Opening: ${form.before || "none"} → ${form.opening || "none"}`) : null,
    change("Added", form.added), change("Dropped", form.dropped),
    form.moved ? el("p.note", {}, `Moved to the ${form.moved}.`) : null,
    el("blockquote", { lang: form.language || null, dir: "auto" }, `${[form.opening, form.anchor].filter(Boolean).join(" ")} …`),
    el("p.note", {}, el("span.check", { "data-check": form.check }, el("span", { "aria-hidden": "true" }, `${mark} `), check, ".")),
    el("p.note", {}, ...adoptedWords(form.source)),
    form.left.length ? el("p.note", {}, "Not taken over by ", ...joined(form.left.map(sourceLink), ", "), ".") : null,
  );
}

/** @param {Passage} form */
function hasNewOpening(form) {
  return Boolean(form.earlier) && (form.before || "").toLowerCase() !== (form.opening || "").toLowerCase();
}

/** What became of the earlier form, in a word or two. @param {Passage} form */
function changeOf(form) {
  if (!form.earlier) return "first form";
  const words = form.plus ? (form.minus ? "words replaced" : "words added") : form.minus ? "words dropped" : "";
  return [hasNewOpening(form) ? "new opening" : "", words, form.moved ? "moved" : ""].filter(Boolean).join(", ") || "same words";
}

/** How a text was adopted, as a link to the record. @param {string} name @returns {(Node|string)[]} */
function adoptedWords(name) {
  const act = adoptionOf(name);
  if (!act) return ["How it was adopted is not recorded here."];
  const mine = linksOfClaim.all(act.name);
  const counts = Object.entries(BALLOTS).map(([relation, ballot], index) =>
    [act[["yes", "no", "neither"][index]] ?? mine.filter((link) => link.relation.name === relation).length, ballot.words]);
  const votes = counts.some(([count]) => count) ? `: ${counts.map(([count, words]) => `${count} ${words}`).join(", ")}` : "";
  return [inner({ claim: act.name }, capital(OUTCOMES[act.detail] || act.detail)), votes, "."];
}

/** @param {string} name */
function sourceLink(name) {
  return nodeByName.has(name) ? inner({ node: name }, symbolOf(name), { title: labelOf(nodeByName.get(name), state.language).text }) : thingLink(name);
}

/** A passage's source and place, as a link to the place. @param {Passage} passage */
function placeLinkOf(passage) {
  const words = [symbolOf(passage.source), placeInWords(passage.locator)].filter(Boolean).join(", ");
  return nodeByName.has(passage.source) ? inner({ node: passage.source, place: passage.place.locator }, words) : el("span", {}, words);
}
