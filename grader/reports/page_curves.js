"use strict";
// Curves over the layers of a network; `draw` needs the elements of page.js.
const CONTEXT = 30, HEIGHT = 300, LEFT = 52, BOTTOM = 24;
const known = (values) => values.filter((value) => value !== null);
const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
const power = (at) => at === 0 ? "1" : `10${String(at).replace(/./g, (c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)])}`;

const redraws = []; // a picture is as wide as its place, so that its words keep their size

function roundStep(step, smallest) {
  const ten = 10 ** Math.floor(Math.log10(step));
  return Math.max(smallest, [1, 2, 5, 10].map((factor) => factor * ten).find((each) => each >= step * 0.999));
}

function steps(low, high, step) {
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, n) => (first + n) * step);
}

// What is right is within the axis, and all but a twentieth: an absurd curve must not flatten the others.
function limits(curves, reference) {
  const right = known(curves.filter((curve) => curve.verdict === "accepted").map((curve) => curve.values).concat([reference ?? []]).flat());
  const ends = (of) => curves.flatMap(({ values, rows: drawn }) => Array(drawn.length).fill(of(known(values)))).sort((a, b) => a - b);
  const [lows, highs] = [ends(least), ends(most)];
  const trim = Math.floor(lows.length / 20);
  const low = Math.min(lows[trim], least(right)), high = Math.max(highs[highs.length - 1 - trim], most(right));
  const above = curves.flatMap((curve) => curve.values).concat(right).filter((value) => value > 0 && value >= low);
  return [low, high, Math.min(least(above), high)];
}

function scaleOf({ curves, reference }) {
  let [low, high, positive] = limits(curves, reference);
  const logarithmic = low >= 0 && high > 100 * positive;
  if (logarithmic) [low, high] = [Math.floor(Math.log10(positive)), Math.ceil(Math.log10(high))];
  else [low, high] = [Math.min(low, 0), high > 0 ? high * 1.05 : low < 0 ? 0 : 1];
  const place = (at) => Math.max(-HEIGHT, Math.min(2 * HEIGHT, 8 + (1 - (at - low) / (high - low)) * (HEIGHT - BOTTOM - 16)));
  const marks = steps(low, high, roundStep((high - low) / 5, logarithmic ? 1 : 0));
  return { marks: marks.map((at) => [place(at), logarithmic ? power(at) : String(Number(at.toPrecision(3)))]),
    y: (value) => value === null || (logarithmic && value <= 0) ? null : place(logarithmic ? Math.log10(value) : value) };
}

function pathOf(values, x, y) {
  let path = "", before = null;
  values.map(y).forEach((at, layer) => {
    if (at !== null) path += `${before === null ? "M" : "L"}${x(layer).toFixed(1)} ${at.toFixed(1)}`;
    before = at;
  });
  return path && `${path}h.1`; // a point alone is seen too
}

// With a `row` its curves are in front of a few others.
function draw(plot, width, row = null) {
  const { marks, y } = scaleOf(plot);
  const last = Math.max(1, most(plot.curves.map((curve) => curve.values.length - 1)), (plot.reference ?? []).length - 1);
  const x = (layer) => LEFT + layer / last * (width - LEFT - 12);
  const own = (curve) => curve.rows.includes(row);
  const curves = [...plot.curves].sort((a, b) => own(a) - own(b) || a.rows.length - b.rows.length).slice(row === null ? 0 : -CONTEXT);
  const up = marks.flatMap(([at, text]) => [make("line", { x1: LEFT, x2: width, y1: at, y2: at }), make("text", { class: "up", x: LEFT - 8, y: at + 4 }, text)]);
  const across = steps(0, last, roundStep(last / (width / 110), 1)).map((layer) => make("text", { x: x(layer), y: HEIGHT - 4 }, String(layer)));
  const drawn = curves.map((curve) => {
    const kind = row === null ? "" : own(curve) ? "own" : "other";
    const path = make("path", { class: `curve ${curve.verdict} ${kind}`, d: pathOf(curve.values, x, y) }, make("title", {}, who(curve.rows)));
    path.addEventListener("click", () => choose(curve.rows));
    return path;
  });
  if (plot.reference) drawn.push(make("path", { class: "reference", d: pathOf(plot.reference, x, y) }));
  return make("svg", { class: "plot", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": plot.title }, make("g", "axes", ...up, ...across), ...drawn);
}

function plotCard(plot, n) {
  const place = make("div", {});
  redraws.push(() => place.replaceChildren(draw(plot, Math.max(place.clientWidth, 280))));
  const kinds = [...new Set(plot.curves.map((curve) => curve.verdict))].map((verdict) => [verdict, verdicts[verdict][1]]);
  if (plot.reference) kinds.push(["reference", words.reference]);
  return card(`plot${n}`, plot.title, place, make("p", "quiet legend", ...kinds.map(([kind, text]) => make("span", {}, make("span", `key ${kind}`), ` ${text}`))));
}
