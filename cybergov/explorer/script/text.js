// Texts: folded for the search, broken for the picture, put in words for the panel.

// The picture's labels break after about so many letters (see boxes.py and argument.py).
const LABEL_LINE = 18;
const NAME_LINE = 24;
const CLAIM_LINE = 30;

const PLURALS = { thesis: "theses", process: "processes" };

/** @param {string} kind @param {number} count */
function kindInWords(kind, count) {
  return count === 1 ? kind : PLURALS[kind] || `${kind}s`;
}

/** @param {number} count @param {string} one @param {string} [many] */
function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Fold case, accents, Arabic vowel signs and forms of alef away. @param {string} text */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .toLowerCase();
}

/** The words of a search, folded. @param {string} text @returns {string[]} */
function wordsOf(text) {
  return fold(text).split(/\s+/).filter(Boolean);
}

/** Letters count by their width: Chinese ones twice. @param {string} text */
function widthOf(text) {
  return [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffdc]/.test(letter) ? 2 : 1), 0);
}

/**
 * Break a text into lines of about `line` letters, at spaces, or anywhere in Chinese.
 * @param {string} text @param {number} line @param {number} most lines; the last then ends with "…"
 * @returns {string[]}
 */
function broken(text, line, most) {
  const parts = text.match(/[\u2e80-\uffdc]|[^\s\u2e80-\uffdc]+\s*|\s+/g) || [text];
  const lines = [""];
  for (const part of parts) {
    const last = lines[lines.length - 1];
    if (last && widthOf((last + part).trimEnd()) > line) lines.push(part);
    else lines[lines.length - 1] = last + part;
  }
  const trimmed = lines.map((text_) => text_.trim());
  if (trimmed.length <= most) return trimmed;
  return [...trimmed.slice(0, most - 1), `${trimmed[most - 1]}…`];
}

const PLACES = [
  [/\bpp (\S+)/g, "preambular paragraph $1"],
  [/\bop (\S+)/g, "operative paragraph $1"],
  [/\bart (\S+)/g, "article $1"],
  [/\bp (\S+)/g, "paragraph $1"],
  [/\bs (\S+)/g, "sentence $1"],
];

/**
 * A locator in words: "p 4 s 1" is "paragraph 4, sentence 1".
 * @param {string} locator
 */
function placeInWords(locator) {
  const words = PLACES.reduce((text, [pattern, to]) => text.replace(pattern, to), locator);
  return words.replace(/ (sentence|paragraph|article) (?=\d)/g, (found, word, at) =>
    /\d\S*$/.test(words.slice(0, at)) ? `, ${word} ` : found,
  );
}

/** Whether a text is a day, as in an address. @param {string} text */
function isDay(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** From when until when, as far as it is known. @param {{date?: string, until?: string}} item */
function span({ date, until }) {
  if (date && until) return date === until ? date : `${date} to ${until}`;
  return date || (until ? `until ${until}` : "");
}

/** A text of some letters at most, with its end, which often tells two names apart. @param {string} text @param {number} most */
function shortened(text, most) {
  const letters = [...text];
  if (letters.length <= most) return text;
  const end = Math.min(14, Math.floor(most / 3));
  return `${letters.slice(0, most - end - 1).join("").trimEnd()}…${letters.slice(-end).join("").trimStart()}`;
}
