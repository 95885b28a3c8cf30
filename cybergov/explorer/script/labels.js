// The picture's labels, set like those of a map: always of readable size, never one on another.

const TITLE_SIZE = 11.5;
const LABEL_SIZE = 12;
const WORD_SIZE = 11;
// How often the labels are placed anew, those first that found no room before.
const ROUNDS = 5;
// A place that costs more, since it covers a dot or leaves the territory, is as bad as none.
const BAD = 24;

/** The placed labels on the screen's scale, kept until something but the place of the picture moves. */
const placed = { key: "", labels: [], titles: [], words: [], measured: new Map() };

/** @typedef {{x: number, y: number, w: number, h: number}} Rect */

/** @param {Rect} a @param {Rect} b */
function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Rectangles that are looked up by place, so that a crowded picture stays quick. */
class Crowd {
  constructor() {
    this.cells = new Map();
  }

  /** @param {Rect} rect @returns {string[]} */
  static keys(rect) {
    const keys = [];
    for (let x = Math.floor(rect.x / 80); x <= Math.floor((rect.x + rect.w) / 80); x += 1) {
      for (let y = Math.floor(rect.y / 40); y <= Math.floor((rect.y + rect.h) / 40); y += 1) keys.push(`${x},${y}`);
    }
    return keys;
  }

  /** @param {Rect} rect @param {*} owner */
  add(rect, owner) {
    for (const key of Crowd.keys(rect)) {
      const cell = this.cells.get(key);
      if (cell) cell.push([rect, owner]);
      else this.cells.set(key, [[rect, owner]]);
    }
  }

  /** How many rectangles of others this one covers. @param {Rect} rect @param {*} owner */
  count(rect, owner) {
    let found = 0;
    for (const key of Crowd.keys(rect)) {
      for (const [other, whose] of this.cells.get(key) || []) {
        if (whose !== owner && overlap(rect, other)) found += 1;
      }
    }
    return found;
  }
}

/** @param {number} size @param {string} [style] @param {string} [family] */
function font(size, style = "", family = theme.sans) {
  return `${style} ${size}px ${family}`.trim();
}

/** Label text grows a little as the picture is enlarged. @param {number} scale */
function labelSize(scale) {
  return LABEL_SIZE * Math.min(Math.max(scale, 1) ** 0.5, 1.5);
}

/**
 * Place the labels for a scale: titles, then the things, the most linked first, then the links.
 * @param {CanvasRenderingContext2D} context @param {number} scale
 */
function placeLabels(context, scale) {
  const key = [drawing.version, scale.toFixed(4), state.language, hovered.node, hovered.link].join("|");
  if (placed.key === key) return;
  placed.key = key;
  placed.measured = new Map();
  const lines = new Crowd();
  // Around one thing all lines run from the middle, and labels can't keep off them.
  if (!middleThing()) sampleLines(lines, scale);
  const order = drawing.nodes.filter((node) => node.kind !== "claim");
  order.sort((a, b) => importance(b) - importance(a) || (a.name < b.name ? -1 : 1));
  let best = null;
  for (let round = 0; round < ROUNDS && (!best || best.missing.length); round += 1) {
    const tried = arrange(context, scale, lines, order);
    if (!best || tried.missing.length < best.missing.length) best = tried;
    const failed = new Set(tried.missing);
    order.sort((a, b) => Number(failed.has(b)) - Number(failed.has(a)));
  }
  placed.titles = best.titles;
  placed.labels = best.labels;
  placed.words = placeWords(context, scale, best);
}

/**
 * Place the labels in an order, the first ones where they look best.
 * @returns {Object} `missing` holds the things whose label has no place, or a bad one
 */
function arrange(context, scale, lines, order) {
  const taken = new Crowd();
  const dots = new Crowd();
  const titles_ = drawing.territories.map((territory) => placeTitle(context, territory, scale, taken));
  for (const node of drawing.nodes) {
    if (node.kind === "claim") {
      const box = claimBox(node);
      taken.add({ x: box.x * scale, y: box.y * scale, w: box.w * scale, h: box.h * scale }, node);
    } else {
      const r = (radius(node) + 2) * Math.min(scale, 1);
      const bright = drawing.focus && drawing.focus.nodes.has(node);
      (bright ? taken : dots).add({ x: node.x * scale - r, y: node.y * scale - r, w: 2 * r, h: 2 * r }, node);
    }
  }
  const labels = [];
  const missing = [];
  for (const node of order) {
    const label = placeLabel(context, node, scale, { taken, lines, dots });
    if (label) labels.push(label);
    if (label ? label.cost > BAD : drawing.degree.has(node)) missing.push(node);
  }
  return { taken, dots, titles: titles_, labels, missing };
}

/** What is labelled first. @param {Object} node */
function importance(node) {
  if (node.name === state.node || hovered.node === node.id) return 1e6;
  if (drawing.focus && drawing.focus.nodes.has(node)) return 1e4 + (drawing.degree.get(node) || 0);
  return drawing.degree.get(node) || 0;
}

/** Points along the links, so that labels keep off them. @param {Crowd} lines @param {number} scale */
function sampleLines(lines, scale) {
  for (const link of drawing.links) {
    for (let step = 1; step < 12; step += 1) {
      const point = pointOn(link, step / 12);
      if (point) lines.add({ x: point.x * scale - 1, y: point.y * scale - 1, w: 2, h: 2 }, link);
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context @param {Object} territory @param {number} scale
 * @param {Crowd} taken
 */
function placeTitle(context, territory, scale, taken) {
  const name = capital(territory.node < 0 ? territory.label : labelOf(nodes[territory.node], state.language).text);
  context.font = font(TITLE_SIZE, "600");
  const room = territory.width * scale - 20;
  const lines = fitted(context, name, room, territory.height * scale > 90 ? 3 : 2);
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  const arabic = state.language === "ar" && territory.node >= 0;
  const x = arabic ? (territory.x + territory.width) * scale - 12 - width : territory.x * scale + 12;
  const rect = { x, y: territory.y * scale + 9, w: width, h: lines.length * 15 };
  taken.add(rect, territory);
  return { lines, rect, territory, arabic };
}

/** Break a text so that each line fits a width. @returns {string[]} */
function fitted(context, text, room, most) {
  const letters = Math.max(Math.floor((room / Math.max(context.measureText(text).width, 1)) * widthOf(text)), 3);
  return broken(text, letters, most);
}

/** A label's lines and how large they are: the same in every round. */
function measured(context, node, scale) {
  const size = labelSize(scale);
  const label = labelOf(node, state.language);
  const texts = broken(label.text, node.kind === "actor" || node.kind === "source" ? NAME_LINE : LABEL_LINE, 3);
  const style = labelStyle(node, size);
  context.font = style;
  const w = Math.max(...texts.map((text) => context.measureText(text).width)) + 4;
  return { label, texts, size, style, w, h: texts.length * size * 1.22 };
}

/**
 * Find a free place around the dot, off the links if there is one.
 * @returns {Object|null} null where there is no room
 */
function placeLabel(context, node, scale, { taken, lines, dots }) {
  if (node.beside) return labelBeside(context, node, scale, taken);
  if (!placed.measured.has(node)) placed.measured.set(node, measured(context, node, scale));
  const { label, texts, size, style, w, h } = placed.measured.get(node);
  const x = node.x * scale;
  const y = node.y * scale;
  const r = (radius(node) + 4) * Math.min(scale, 1.2);
  const spots = [
    ["center", x - w / 2, y + r],
    ["center", x - w / 2, y - r - h],
    ["left", x + r, y - h / 2],
    ["right", x - r - w, y - h / 2],
    ["left", x + r * 0.6, y + r * 0.5],
    ["right", x - r * 0.6 - w, y + r * 0.5],
    ["left", x + r * 0.6, y - r * 0.5 - h],
    ["right", x - r * 0.6 - w, y - r * 0.5 - h],
    ["center", x - w * 0.25, y + r],
    ["center", x - w * 0.75, y + r],
    ["center", x - w * 0.25, y - r - h],
    ["center", x - w * 0.75, y - r - h],
    ["left", x + r, y - h * 0.2],
    ["left", x + r, y - h * 0.8],
    ["right", x - r - w, y - h * 0.2],
    ["right", x - r - w, y - h * 0.8],
  ];
  let best = null;
  for (const [order, [align, left, top]] of spots.entries()) {
    // Each place costs more than the one before it: none that is left can be better.
    if (best && order * 0.6 >= best.cost) break;
    const rect = { x: left, y: top, w, h };
    if (taken.count(rect, node)) continue;
    const cost = dots.count(rect, node) * 14 + lines.count(rect, null) * 2 + order * 0.6 + outside(rect, drawing.home.get(node), scale);
    if (!best || cost < best.cost) best = { cost, rect, align };
  }
  const must = node.name === state.node || hovered.node === node.id;
  if (!best && must) best = { rect: { x: x - w / 2, y: y + r, w, h }, align: "center" };
  const dim = drawing.focus && !drawing.focus.nodes.has(node);
  if (!best || (dim && dots.count(best.rect, node))) return null;
  taken.add(best.rect, node);
  return { node, texts, style, size, language: label.language, rect: best.rect, align: best.align, cost: best.cost || 0 };
}

/** The label of a thing in a list beside the one in the middle: one line, as long as the list is wide. */
function labelBeside(context, node, scale, taken) {
  const size = LABEL_SIZE;
  const label = labelOf(node, state.language);
  const style = labelStyle(node, size);
  context.font = style;
  const text = node.symbol && node.symbol !== label.text ? `${node.symbol} ${label.text}` : label.text;
  const [line] = fitted(context, text, (LINE.width - 48) * scale, 1);
  const w = context.measureText(line).width + 4;
  const gap = (radius(node) + 5) * Math.min(scale, 1.2);
  const x = node.beside === "left" ? node.x * scale + gap : node.x * scale - gap - w;
  const rect = { x, y: node.y * scale - size * 0.62, w, h: size * 1.22 };
  taken.add(rect, node);
  return { node, texts: [line], style, size, language: label.language, rect, align: node.beside, cost: 0 };
}

/** How far a label leaves its territory. @param {Rect} rect @param {Object|undefined} home */
function outside(rect, home, scale) {
  if (!home) return 0;
  const over = [
    home.x * scale - rect.x, rect.x + rect.w - (home.x + home.width) * scale,
    home.y * scale - rect.y, rect.y + rect.h - (home.y + home.height) * scale,
  ];
  return over.reduce((sum, part) => sum + Math.max(part, 0), 0) * 0.9;
}

/** @param {Object} node @param {number} size */
function labelStyle(node, size) {
  if (node.kind === "source") return font(size, "italic", theme.serif);
  const strong = node.kind === "actor" || node.name === state.node;
  return font(size, strong ? "600" : "");
}

/** Put the names of relations on the links that are in focus, or on all where there is room. */
function placeWords(context, scale, { taken, dots }) {
  const count = drawing.focus ? drawing.focus.links.size : drawing.links.length;
  if (count > (drawing.focus ? 40 : 250) || middleThing()) return [];
  context.font = font(WORD_SIZE, "italic");
  const found = [];
  for (const link of drawing.links) {
    if (drawing.focus && !isFocused(link)) continue;
    if (link.relation.name === "cg:isReasonFor") continue;
    const width = context.measureText(relationWords(link)).width + 6;
    for (const part of [0.5, 0.38, 0.62]) {
      const point = pointOn(link, part);
      if (!point) break;
      const rect = { x: point.x * scale - width / 2, y: point.y * scale - 7, w: width, h: 14 };
      if (taken.count(rect, link) || dots.count(rect, link)) continue;
      taken.add(rect, link);
      found.push({ link, rect });
      break;
    }
  }
  return found;
}

/** Draw the territories, under everything. @param {CanvasRenderingContext2D} context */
function drawTerritories(context) {
  const scale = drawing.network.getScale();
  for (const territory of drawing.territories) {
    context.beginPath();
    context.roundRect(territory.x, territory.y, territory.width, territory.height, 10);
    context.fillStyle = theme.territory;
    context.fill();
    context.lineWidth = 1 / scale;
    context.strokeStyle = theme.line;
    context.stroke();
  }
}

/** Draw all texts, over everything. @param {CanvasRenderingContext2D} context */
function drawLabels(context) {
  const scale = drawing.network.getScale();
  context.save();
  context.scale(1 / scale, 1 / scale);
  placeLabels(context, scale);
  context.textBaseline = "top";
  for (const title of placed.titles) drawTitle(context, title);
  for (const word of placed.words) drawWord(context, word);
  for (const label of placed.labels) drawLabel(context, label);
  context.restore();
}

function drawTitle(context, { lines, rect, arabic }) {
  context.font = font(TITLE_SIZE, "600");
  context.textAlign = arabic ? "right" : "left";
  context.direction = arabic ? "rtl" : "ltr";
  const x = arabic ? rect.x + rect.w : rect.x;
  lines.forEach((line, index) => haloed(context, line, x, rect.y + index * 15, theme.soft, theme.territory));
}

function drawWord(context, { link, rect }) {
  context.font = font(WORD_SIZE, "italic");
  context.textAlign = "center";
  context.direction = "ltr";
  const colour = isFocused(link) ? colourOf(link.relation) : theme.faint;
  haloed(context, relationWords(link), rect.x + rect.w / 2, rect.y + 1, colour, theme.paper);
}

function drawLabel(context, label) {
  const { node, rect, align } = label;
  context.font = label.style;
  context.textAlign = align;
  context.direction = label.language === "ar" ? "rtl" : "ltr";
  const x = align === "left" ? rect.x + 2 : align === "right" ? rect.x + rect.w - 2 : rect.x + rect.w / 2;
  const dim = drawing.focus && !drawing.focus.nodes.has(node);
  const quiet = drawing.degree.has(node) || node.name === state.node ? theme.ink : theme.soft;
  const colour = dim ? theme.faint : matches(node) ? theme.accent : quiet;
  label.texts.forEach((text, index) => {
    haloed(context, text, x, rect.y + index * label.size * 1.22, colour, theme.halo);
  });
}

/** Write a text with a rim of the ground's colour, so that lines under it do not disturb. */
function haloed(context, text, x, y, colour, rim) {
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = rim;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/**
 * What a label under the pointer names: a thing, or the theme of a title.
 * @param {{x: number, y: number}} point in the picture's own measure
 * @returns {Object|null}
 */
function labelledAt(point) {
  const scale = drawing.network.getScale();
  const at = { x: point.x * scale, y: point.y * scale, w: 0.1, h: 0.1 };
  const label = placed.labels.find((candidate) => overlap(candidate.rect, at));
  if (label) return label.node;
  const title = placed.titles.find((candidate) => overlap(candidate.rect, at));
  return title && title.territory.node >= 0 ? nodes[title.territory.node] : null;
}
