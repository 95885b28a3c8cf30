// Things that have no place of their own in the picture: the record. One of them is shown in the
// middle of what it is linked to; or some come in below the map as guests.

// So many links are drawn at one thing, and so many to guests of the map.
const MOST_AROUND = 60;
const MOST_TO_GUESTS = 250;
const CELL = { width: 152, height: 62 };
const LINE = { width: 300, height: 25 };
const GROUND = { title: 32, margin: 8, gap: 14, aside: 110 };

/**
 * The thing in the middle of the picture: the selected one where it, or one that is linked to it
 * and asked for, has no place in the map; else null.
 */
function middleThing() {
  if (state.view !== "map") return null;
  const node = nodeByName.get(state.node);
  if (node) return node.isGuest || (state.near && node.links.some((link) => otherEnd(link, node).isGuest)) ? node : null;
  const link = state.link ? linkByKey(state.link) : null;
  return link ? [link.source, link.target].find((end) => end.isGuest) || null : null;
}

/**
 * The things around one, in groups by relation and direction, each thing once.
 * @param {Object} node @param {Link[]} some @returns {{title: string, links: Link[]}[]}
 */
function groupsAround(node, some) {
  const byRelation = new Index();
  for (const link of some) byRelation.add(`${link.source === node ? ">" : "<"}${link.relation.name}`, link);
  const order = [...byRelation.values()].sort((a, b) => a[0].relation.family.localeCompare(b[0].relation.family) || b.length - a.length);
  const met = new Set([node]);
  return order.map((group) => {
    const late = group.sort(lateFirst(node)).filter((link) => !met.has(otherEnd(link, node)) && met.add(otherEnd(link, node)));
    const [link] = group;
    return { title: titleAround(node, link), links: late };
  }).filter((group) => group.links.length);
}

/** What a group is called: by the relation, or by what it is from its other end. @param {Object} node @param {Link} link */
function titleAround(node, link) {
  const { name, label } = link.relation;
  if (link.source === node) return label;
  if (isBallot(link)) return capital(BALLOTS[name].words);
  if (name === "cg:sponsored") return "Sponsors of the draft";
  return (SECTIONS_OF[name] || [])[2] || (EDITORIAL_WORDS[name] || [])[1] || `${label} (towards it)`;
}

/** The latest first, then by name. @param {Object} node */
function lateFirst(node) {
  const date = (link) => (link.claim && link.claim.date) || otherEnd(link, node).date || "";
  return (a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : otherEnd(a, node).name < otherEnd(b, node).name ? -1 : 1);
}

/** What is drawn around a thing: of each group as many as there is room for. @param {Object} node */
function visibleAround(node) {
  const all = node.links.filter((link) => relationIsOn(link.relation) && claimPasses(link.claim) && kindIsOn(otherEnd(link, node).kind));
  const groups = groupsAround(node, all);
  const sizes = shares(groups.map((group) => group.links.length), MOST_AROUND);
  const chosen = state.link ? linkByKey(state.link) : null;
  groups.forEach((group, index) => { group.shown = firstOf(group.links, sizes[index], chosen).map((link) => otherEnd(link, node)); });
  const ends = new Set([node, ...groups.flatMap((group) => group.shown)]);
  return {
    nodes: [...ends], links: all.filter((link) => ends.has(otherEnd(link, node))), all, groups,
    allNodes: nodes.length, allLinks: node.links.length,
  };
}

/** The first links of a group, and the chosen one. @param {Link[]} group @param {number} size @param {Link|null} chosen */
function firstOf(group, size, chosen) {
  const first = group.slice(0, size);
  return chosen && group.includes(chosen) && !first.includes(chosen) ? [...first.slice(1), chosen] : first;
}

/** Share out a room among groups, so that no large one crowds out the small. @param {number[]} wanted @param {number} room */
function shares(wanted, room) {
  const got = wanted.map(() => 0);
  for (let left = room; left > 0;) {
    const open = wanted.map((size, index) => index).filter((index) => got[index] < wanted[index]);
    if (!open.length) break;
    for (const index of open) {
      if (left > 0) { got[index] += 1; left -= 1; }
    }
  }
  return got;
}

/**
 * Of the links to guests as many as the picture bears, those of things at home first.
 * @param {Link[]} atHome @param {Link[]} others
 */
function withGuests(atHome, others) {
  const known = (link) => Number(!link.source.isGuest || !link.target.isGuest);
  const order = others.length > MOST_TO_GUESTS ? [...others].sort((a, b) => known(b) - known(a)) : others;
  const first = order.slice(0, MOST_TO_GUESTS);
  const guests = new Set(first.flatMap((link) => [link.source, link.target]).filter((node) => node.isGuest));
  return { kept: [...atHome, ...first], beyond: others.length - first.length, guests: [...guests] };
}

/**
 * Give what has no place of its own one for this picture.
 * @param {Object} seen @returns {Object[]} the grounds they stand on, drawn like territories
 */
function settle(seen) {
  for (const node of moved) {
    [node.x, node.y] = node.home || [undefined, undefined];
    node.beside = "";
  }
  moved.clear();
  const middle = middleThing();
  if (middle) return settleAround(middle, seen);
  return seen.guests && seen.guests.length ? settleGuests(seen.guests) : [];
}

/** The things that stand elsewhere than at home. */
const moved = new Set();

/** @param {Object} node @param {number} x @param {number} y */
function stand(node, x, y) {
  if (!moved.has(node)) node.home = node.isGuest ? null : [node.x, node.y];
  moved.add(node);
  node.x = Math.round(x);
  node.y = Math.round(y);
}

/** The groups in two stacks, left and right of the thing in the middle, as lists that face it. */
function settleAround(middle, seen) {
  const heights = [0, 0];
  const grounds = seen.groups.map(({ title, links: group, shown: members }) => {
    const count = members.length < group.length ? `${members.length} of ${group.length}` : String(group.length);
    const ground = {
      ...groundFor(`${shortened(title, 26)}: ${count}`, members),
      width: LINE.width, height: members.length * LINE.height + GROUND.title + GROUND.margin,
    };
    const side = heights[1] <= heights[0] ? 1 : 0;
    ground.x = side ? GROUND.aside : -GROUND.aside - ground.width;
    ground.y = heights[side];
    heights[side] += ground.height + GROUND.gap;
    return { ground, side, members };
  });
  const tallest = Math.max(...heights);
  for (const { ground, side, members } of grounds) {
    ground.y += (tallest - heights[side]) / 2;
    members.forEach((node, row) => {
      stand(node, side ? ground.x + 14 : ground.x + ground.width - 14, ground.y + GROUND.title + (row + 0.4) * LINE.height);
      node.beside = side ? "left" : "right";
    });
  }
  stand(middle, 0, Math.max(tallest - GROUND.gap, 0) / 2);
  return grounds.map(({ ground }) => ground);
}

/** Guests stand below the map, by kind. @param {Object[]} guests */
function settleGuests(guests) {
  const left = Math.min(0, ...territories.map((home) => home.x));
  const right = Math.max(left + 1200, ...territories.map((home) => home.x + home.width));
  let top = Math.max(0, ...territories.map((home) => home.y + home.height)) + GROUND.gap;
  const columns = Math.floor((right - left - 2 * GROUND.margin) / CELL.width);
  const byKind = new Index();
  for (const node of guests) byKind.add(node.kind, node);
  return [...byKind].sort(([one], [other]) => (one < other ? -1 : 1)).map(([kind, members]) => {
    const ground = {
      ...groundFor(`${capital(kindInWords(kind, 2))} of the record`, members),
      x: left, y: top, width: right - left,
      height: Math.ceil(members.length / columns) * CELL.height + GROUND.title + GROUND.margin,
    };
    fillGround(ground, members.sort((a, b) => (a.name < b.name ? -1 : 1)), columns);
    top += ground.height + GROUND.gap;
    return ground;
  });
}

/** @param {string} label @param {Object[]} members */
function groundFor(label, members) {
  return { label, node: -1, x: 0, y: 0, members: members.map((node) => node.id) };
}

/** @param {Object} ground @param {Object[]} members @param {number} columns */
function fillGround(ground, members, columns) {
  members.forEach((node, index) => {
    const x = ground.x + GROUND.margin + ((index % columns) + 0.5) * CELL.width;
    stand(node, x, ground.y + GROUND.title + (Math.floor(index / columns) + 0.2) * CELL.height);
  });
}
