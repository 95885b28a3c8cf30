// A contested question: its answers side by side, each with who takes which position on it, by date.

/** @param {Object} node a question @returns {Node[]} */
function questionSections(node) {
  if (node.kind !== "question") return [];
  const theses = thesesOf.all(node.name);
  const holders = new Set(theses.flatMap((thesis) => positionsOn.all(thesis.name).flatMap((stance) => stance.held)));
  return [
    node.about ? el("p.editorial", {}, el("b", {}, "About "), ...thingLinks(node.about)) : "",
    el("h3", {}, "Answers", el("span.count", {}, `${theses.length} · ${counted(holders.size, "actor")}`)),
    theses.length ? el("div.beside", {}, ...theses.map(answerColumn)) : el("p.note", {}, "No answer is described."),
    el("p.note", {}, "Who is not named here was not found to hold any of these in the sources read. Silence is not consent."),
    inner({ node: node.name, view: "positions", theme: themeOfQuestion(node)?.name || "", columns: "", camera: null }, "Show in the table of positions"),
  ].filter(Boolean);
}

/** One answer with those who spoke on it. @param {Object} thesis @param {number} index */
function answerColumn(thesis, index) {
  return el("section.answer-of", { "aria-label": `Answer ${letterOf(index)}` },
    el("h4", {}, el("span.letter", {}, letterOf(index)), " ", inner({ node: thesis.name }, thesis.label, { lang: "en" })),
    ...holdersOf(thesis.name));
}

/** The positions on an answer by date, each with its passage. @param {string} name @returns {Node[]} */
function holdersOf(name) {
  const found_ = positionsOn.all(name);
  if (!found_.length) return [el("p.note.nobody", {}, "Nobody was found to take a position on this in the sources read.")];
  const list = el("div.cards", {}, ...found_.slice(0, FIRST_CLAIMS).map((stance) => positionItem(stance, { holder: true })));
  return [tallyOf(found_), list, ...moreButton(found_, FIRST_CLAIMS, (some) => list.append(...some.map((stance) => positionItem(stance, { holder: true }))))];
}

/** How often each position was found. @param {Claim[]} stances */
function tallyOf(stances) {
  const kinds = new Index();
  for (const stance of stances) kinds.add(markOf(stance).words, stance);
  const order = Object.values(POSITION_MARKS).map((mark) => mark.words);
  const rows = [...kinds].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return el("p.tally", {}, ...joined(rows.map(([words, some]) => el("span", {}, positionSign(some[0]), ` ${words}: ${some.length}`)), " · "));
}

/** What an answer answers, and who holds what on it. @param {Object} node a thesis @returns {Node[]} */
function thesisSections(node) {
  if (node.kind !== "thesis") return [];
  const asked = questionsOf.all(node.name);
  const others = asked.flatMap((question) => thesesOf.all(question.name)).filter((thesis) => thesis !== node);
  return [
    asked.length ? el("p.editorial", {}, el("b", {}, "Answers "), ...thingLinks(asked.map((question) => question.name))) : "",
    el("h3", {}, POSITIONS, el("span.count", {}, String(positionsOn.all(node.name).length))),
    ...holdersOf(node.name),
    ...(others.length ? [el("h3", {}, "Other answers"), el("ul.reasons", {}, ...others.map((thesis) => el("li", {}, thingLink(thesis.name))))] : []),
  ].filter(Boolean);
}

/** An actor's positions, the earliest first, and its other words. @param {Claim[]} own @returns {Node[]} */
function ownWords(own) {
  const stances = own.filter(isPosition).sort(byDate);
  const others = own.filter((claim) => !isPosition(claim));
  const told = (stance) => positionItem(stance, { question: true });
  const list = el("div.cards", {}, ...stances.slice(0, FIRST_CLAIMS).map(told));
  return [
    el("h3", {}, OWN, el("span.count", {}, String(own.length))),
    ...(stances.length ? [
      el("h4", {}, "Positions", el("span.count", {}, String(stances.length))), list,
      ...moreButton(stances, FIRST_CLAIMS, (some) => list.append(...some.map(told))),
    ] : []),
    ...(stances.length && others.length ? [el("h4", {}, "Other claims", el("span.count", {}, String(others.length)))] : []),
    ...(others.length ? claimList(OWN, others) : []),
  ];
}
