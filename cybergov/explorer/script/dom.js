// Elements, made with text only: no text of the data is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element.
 * @param {string} tag its name, with classes after dots: "p.note"
 * @param {Object<string, *>} [attributes] `on` holds listeners; null and false leave one out
 * @param {...(Node|string|null)} children texts become text nodes
 * @returns {HTMLElement}
 */
function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) setAttribute(element, key, value);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** @param {Element} element @param {string} key @param {*} value */
function setAttribute(element, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === "on") {
    for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
  } else {
    element.setAttribute(key, value === true ? "" : String(value));
  }
}

/**
 * Make an SVG element.
 * @param {string} name @param {Object<string, *>} attributes @param {...Node} children
 * @returns {SVGElement}
 */
function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) setAttribute(element, key, value);
  element.append(...children);
  return element;
}

/**
 * Make a text in its own language and direction.
 * @param {string} tag @param {string} text @param {string} language
 * @returns {HTMLElement}
 */
function inLanguage(tag, text, language) {
  return el(tag, { lang: language || null, dir: "auto" }, text);
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Put children between each other with a separator text. @param {Node[]} nodes @param {string} text */
function joined(nodes, text) {
  return nodes.flatMap((node, index) => (index ? [text, node] : [node]));
}
