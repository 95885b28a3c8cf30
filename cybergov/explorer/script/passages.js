// The places of the texts and the passages that stand there, in the order of the text (see texts.py).

/**
 * @typedef {Object} Place a paragraph, article or heading: `source`, `locator`, `part` of the text
 * @typedef {Object} Passage a piece of a place that something rests on; of a followed paragraph
 *   `first` and `earlier` are passages too
 */

/** The name of a thing that is written as the number of a node. @param {number|string} value */
function nameAt(value) {
  return typeof value === "number" ? nodes[value].name : value;
}

/** @returns {{places: Place[], passages: Passage[]}} */
function readPassages() {
  const read = { places: unpacked(readJson("places")), passages: unpacked(readJson("passages")) };
  let [source, part] = ["", ""];
  for (const place of read.places) {
    if (place.source !== undefined) [source, part] = [nameAt(place.source), ""];
    part = place.part ?? part;
    Object.assign(place, { source, part, passages: [] });
  }
  let at = 0;
  for (const passage of read.passages) {
    at += passage.step;
    passage.place = read.places[at];
    passage.source = passage.place.source;
    passage.locator ??= passage.place.locator + (passage.rest || "");
    passage.claims = [];
    passage.place.passages.push(passage);
  }
  for (const passage of read.passages) {
    if (passage.first === undefined) continue;
    passage.first = read.passages[passage.first];
    passage.earlier = read.passages[passage.earlier];
    passage.left = [passage.left ?? []].flat().map(nameAt);
  }
  return read;
}
