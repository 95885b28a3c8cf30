// Two actors: the answers on which both have positions, those on which one has, and their votes.

/** @param {Object} one @param {Object} other @returns {Node[]} */
function compareActors(one, other) {
  const on = (node) => new Set(positionsOf.all(node.name).flatMap((stance) => stance.about || []));
  const [mine, theirs] = [on(one), on(other)];
  const common = inOrder([...mine].filter((name) => theirs.has(name)));
  return [
    ...comparedSection("On which both have positions", common.map((name) => bothOn(name, one, other)), "No answer was found on which both have a position."),
    ...onlyOne(one, inOrder([...mine].filter((name) => !theirs.has(name)))),
    ...onlyOne(other, inOrder([...theirs].filter((name) => !mine.has(name)))),
    ...(stateNames.has(one.name) && stateNames.has(other.name) ? commonVotes(one, other) : []),
  ];
}

/** Names of answers by their question. @param {string[]} names */
function inOrder(names) {
  const order = new Map(allQuestions().flatMap((question) => thesesOf.all(question.name)).map((thesis, index) => [thesis.name, index]));
  return names.sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || compareTexts(a, b));
}

/** @param {string} name @param {Object} one @param {Object} other */
function bothOn(name, one, other) {
  const held = (node) => positionsOn.all(name).filter((stance) => stance.held.includes(node.name)).map((stance) => positionItem(stance));
  return el("article.compared", {}, answered(name), sideBySide(one, held(one), other, held(other)));
}

/** What only one of them has. @param {Object} node @param {string[]} names @returns {Node[]} */
function onlyOne(node, names) {
  const label = labelOf(node, state.language).text;
  if (!names.length) return [];
  return [folding(`only ${node.name}`, [el("b", {}, `Only ${shortened(label, 60)}`), el("span.count", {}, counted(names.length, "answer"))], () => [
    el("p.note", {}, "No position of the other was found on these; silence is not consent."),
    ...names.flatMap((name) => [...positionsOn.all(name).filter((stance) => stance.held.includes(node.name)).map((stance) => positionItem(stance, { question: true }))]),
  ], { name: "said" })];
}

/** The recorded votes in which both took part. @param {Object} one @param {Object} other @returns {Node[]} */
function commonVotes(one, other) {
  const both_ = votes.filter((vote) => vote.ballots.has(one.name) && vote.ballots.has(other.name));
  const isSame = (vote) => vote.ballots.get(one.name) === vote.ballots.get(other.name);
  const list = (title, some, open) => folding(`votes ${title}`, [el("b", {}, title), el("span.count", {}, counted(some.length, "vote"))],
    () => [el("ul.acts", {}, ...some.map((vote) => commonVote(vote, one, other)))], { open, name: "said" });
  const [same, different] = [both_.filter(isSame), both_.filter((vote) => !isSame(vote))];
  return [
    el("h3", {}, "Recorded votes of both", el("span.count", {}, String(both_.length))),
    both_.length ? el("p.note", {}, `Of ${counted(votes.length, "recorded vote")} on whole texts in this graph. A vote is on a text, and no position on each of its words.`) : el("p.note", {}, "No vote is recorded in which both took part."),
    ...(different.length ? [list("Voted differently", different, true)] : []),
    ...(same.length ? [list("Voted the same", same, same.length < 12)] : []),
  ];
}

/** @param {Vote} vote @param {Object} one @param {Object} other */
function commonVote(vote, one, other) {
  const cast = (node) => {
    const ballot = vote.ballots.get(node.name);
    const words = `${shortened(labelOf(node, state.language).text, 30)}: ${ballot.words}`;
    return el("span.cast", {}, el(`span.ballot.${ballot.key}`, { "aria-hidden": "true" }, ballot.sign), " ", inner({ pair: [node.name, vote.name] }, words));
  };
  return el("li", {}, el("span.when", {}, vote.date || "undated"), el("span.what", {}, shortLink(vote.on), el("br"), cast(one), " · ", cast(other)));
}
