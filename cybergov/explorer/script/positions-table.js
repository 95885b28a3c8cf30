// The positions: actors by contested questions, with every position that was found in each cell.

/** The questions, by theme and then by name. @returns {Object[]} */
function allQuestions() {
  const theme = (node) => { const home = themeOfQuestion(node); return home ? labelOf(home, state.language).text : "\uffff"; };
  const order = new Intl.Collator(state.language);
  return byLabel(nodes.filter((node) => node.kind === "question")).sort((a, b) => order.compare(theme(a), theme(b)));
}

/** The theme of what a question is about. @param {Object} question @returns {Object|null} */
function themeOfQuestion(question) {
  const about = (question.about || []).map((name) => nodeByName.get(name)).find(Boolean);
  return (about && (nodeByName.get(about.theme) || about)) || null;
}

/** The questions that the filters let through. */
function chosenQuestions() {
  const words = wordsOf(state.columns);
  return allQuestions().filter((node) => {
    if (state.theme && themeOfQuestion(node)?.name !== state.theme) return false;
    const text = fold([...namesOf(node), ...thesesOf.all(node.name).map((thesis) => thesis.label)].join(" "));
    return words.every((word) => text.includes(word));
  });
}

/** How many positions an actor has on some questions. @param {Object} actor @param {Object[]} questions */
function positionCount(actor, questions) {
  return questions.reduce((sum, question) => sum + positionsBetween(actor.name, question.name).length, 0);
}

/** Actors that hold a position on some answer. */
function actorsWithPositions() {
  return nodes.filter((node) => positionsOf.all(node.name).some((stance) => (stance.about || []).some((name) => questionsOf.has(name))));
}

/** What an actor is, for the filter by kind. @param {Object} actor */
function kindOfActor(actor) {
  return actor.type || actor.kind;
}

/** The rows that the filters let through; a grouping's own word stands apart from its members'. @param {Object[]} questions */
function positionSections(questions) {
  const words = wordsOf(state.rows);
  const counts = new Map(actorsWithPositions().map((node) => [node, positionCount(node, questions)]));
  const fits = (node) => counts.get(node) > 0 && (!state.actorKind || kindOfActor(node) === state.actorKind) && (!words.length || fitness(node, words) > 0);
  const rows = byLabel([...counts.keys()].filter(fits));
  if (state.order === "most") rows.sort((a, b) => counts.get(b) - counts.get(a));
  const { grouping } = state;
  if (!membersOf.has(grouping)) return [{ title: "", rows }];
  const name = labelOf(nodeByName.get(grouping), state.language).text;
  const day = latestDay;
  return [
    { title: `${name} itself, whose word is not passed on to its members`, rows: rows.filter((node) => node.name === grouping) },
    { title: `Members of ${name} on ${day}`, rows: rows.filter((node) => memberOn(grouping, node.name, day) === true) },
    { title: `Members of ${name}, from or until when not recorded`, rows: rows.filter((node) => membersOf.get(grouping).has(node.name) && memberOn(grouping, node.name, day) === null) },
  ];
}

/** @returns {Node[]} */
function positionsTable() {
  const columns = chosenQuestions();
  const sections = positionSections(columns);
  if (!sections.some((section_) => section_.rows.length)) {
    return [el("p.note", {}, positionsOn.size ? "No position fits these filters." : "This graph holds no position.")];
  }
  const table = gridTable({
    label: "Positions of actors, by question", corner: "Actor", columns, sections, head: questionHead, fill: fillPositions,
    bands: bandsOf(columns),
  });
  table.classList.add("positions");
  return [table];
}

/** Neighbours of one theme. @param {Object[]} columns @returns {{title: string, size: number}[]} */
function bandsOf(columns) {
  const bands = [];
  for (const column of columns) {
    const home = themeOfQuestion(column);
    const title = home ? labelOf(home, state.language).text : "Other questions";
    const last = bands[bands.length - 1];
    if (last && last.title === title) last.size += 1;
    else bands.push({ title, size: 1 });
  }
  return bands;
}

/** @param {Object} question @returns {Node[]} */
function questionHead(question) {
  const label = labelOf(question, state.language);
  return [inner({ node: question.name }, el("span.upright", {}, shortened(label.text, 92)), { tabindex: -1, title: label.text, lang: label.language })];
}

/** @param {HTMLElement} cell @param {Object} actor @param {Object} question */
function fillPositions(cell, actor, question) {
  const found_ = positionsBetween(actor.name, question.name);
  cell.append(...found_.map(({ stance, letter }) =>
    el("span.stood", {}, positionSign(stance, letter), el("small", { "aria-hidden": "true" }, (stance.date || "").slice(0, 4)))));
  const told = found_.map(({ stance, letter, thesis }) => `${stance.date || "undated"}: ${markOf(stance).words} ${letter}, ${thesis.label}`);
  cell.setAttribute("aria-label", told.join("; ") || "none found in the sources read");
  if (told.length) cell.title = told.join("\n");
}

/** @returns {Node[]} */
function positionsControls() {
  const actors = actorsWithPositions();
  const kinds = [...new Set(actors.map(kindOfActor))].sort();
  const themes = byLabel([...new Set(allQuestions().map(themeOfQuestion).filter(Boolean))]);
  const joint = groupings().filter((node) => actors.some((actor) => membersOf.get(node.name).has(actor.name)));
  const marks = new Index();
  for (const mark of Object.values(POSITION_MARKS)) marks.add(mark.key, mark);
  return [
    chooser("theme", "Questions on", [["", "All themes"], ...themes.map(option)]),
    textField("columns", "Questions", "words of a question or an answer"),
    textField("rows", "Actors", "any of their names"),
    chooser("actorKind", "Kind of actor", [["", "All kinds"], ...kinds.map((kind) => [kind, capital(kind)])]),
    chooser("grouping", "Only the members of", [["", "No grouping"], ...joint.map(option)]),
    chooser("order", "Order", [["", "By name"], ["most", "By number of positions found"]]),
    legendGroup([
      ...[...marks.values()].map((some) => [`cell.stand.${some[0].key}`, some[0].sign, capital(some.map((mark) => mark.words).join(", "))]),
      ["cell.stand", "a", "Which answer: the letter it has in the question’s panel"],
      ["cell", "", "None found in the sources read. Silence is not consent."],
    ]),
  ];
}

function positionsStatus() {
  const columns = chosenQuestions();
  const rows = positionSections(columns).flatMap((section_) => section_.rows);
  const shown = rows.reduce((sum, actor) => sum + positionCount(actor, columns), 0);
  return `${counted(shown, "position")} of ${counted(rows.length, "actor")} on ${counted(columns.length, "question")}. A blank cell says that none was found in the sources read: silence is not consent. How many were found tells how much was read, and no rank.`;
}

/** An actor's positions on a question: what a cell stands for. @param {Object} actor @param {Object} question @returns {Node[]} */
function positionPair(actor, question) {
  const found_ = positionsBetween(actor.name, question.name);
  const label = labelOf(actor, state.language);
  return [
    el("p.kind", {}, "positions"),
    el("h2.long", {}, inLanguage("span", label.text, label.language), found_.length ? "" : ": none found"),
    el("p.sentence", {}, thingLink(question.name)),
    ...(found_.length ? found_.map(({ stance, letter }) => positionItem(stance, { thesis: true, letter })) : [
      el("p.note", {}, "No position of this actor on this question was found in the sources read. Silence is not consent, and no refusal either."),
      el("h3", {}, "The answers that it has"), el("ol.answers", { type: "a" }, ...thesesOf.all(question.name).map((thesis) => el("li", {}, thingLink(thesis.name)))),
    ]),
    el("footer", {}, thingLink(actor.name), compareLink(actor)),
  ];
}
