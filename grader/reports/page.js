// Everything that comes from students goes into text nodes: it is shown and never interpreted.
const parse = (id) => JSON.parse(document.getElementById(id).textContent);
const { title, facts, words, verdicts, checks, rows, findings, plots, similar } = parse("data");
const [STUDENT, FILE, VERDICT, SCORE, SHARES, REASON] = Array(6).keys();
const MARKS = { 1: "✓", 0: "✗", unknown: "–" };
const NAMES = 6, SHOWN = 8, BINS = 10;
const lang = document.documentElement.lang;
const order = new Intl.Collator(lang, { numeric: true });
const rounded = (value) => Number(value.toFixed(1)).toLocaleString(lang);
const percent = (value) => value === null ? MARKS.unknown : `${rounded(value)} %`;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const count = (values) => values.reduce((all, each) => all.set(each, (all.get(each) ?? 0) + 1), new Map());

function make(tag, attributes, ...content) {
  const space = ["svg", "g", "path", "line", "text", "title"].includes(tag) ? "2000/svg" : "1999/xhtml";
  const element = document.createElementNS(`http://www.w3.org/${space}`, tag);
  const all = typeof attributes === "string" ? { class: attributes } : attributes;
  for (const [name, value] of Object.entries(all)) if (value !== false && value !== "") element.setAttribute(name, value);
  element.append(...content); // strings become text nodes
  return element;
}

function sized(element, property, value) {
  element.style.setProperty(property, value);
  return element;
}

function pressed(text, attributes, action) {
  const button = make("button", { type: "button", ...attributes }, ...text);
  button.addEventListener("click", () => action(button));
  return button;
}

const card = (id, heading, ...content) => make("section", { class: "card", id, "aria-label": heading }, make("h2", {}, heading), ...content);
const code = (verdict) => make("span", `code ${verdict}`, verdicts[verdict][0]);
const isRight = (share) => share === 1;
const mark = (share) => make("td", `mark ${share === "unknown" ? share : isRight(share)}`, MARKS[share] ?? percent(100 * share));
const quiet = (...content) => make("div", "quiet", ...content);

function who(numbers) {
  const names = numbers.slice(0, NAMES).map((number) => rows[number][STUDENT]);
  if (numbers.length > NAMES) names.push(fill(words.more, { count: numbers.length - NAMES }));
  return names.join(", ");
}

// A line about some submissions, with a button that shows them in the table.
const about = (first, content, numbers) => make("tr", {}, make("td", "number", make("b", {}, first)), make("td", {}, ...content),
  make("td", "number", pressed([words.show], { class: "show" }, () => choose(numbers))));

const counted = count(rows.map((row) => row[VERDICT]));
const earned = Object.keys(verdicts).filter((verdict) => counted.has(verdict));

function verdictsCard() {
  const bar = earned.map((verdict) => sized(make("span", verdict), "flex-grow", counted.get(verdict)));
  const legend = earned.map((verdict) => make("li", {}, code(verdict), ` ${verdicts[verdict][1]} `, make("b", {}, String(counted.get(verdict))),
    make("span", "quiet", ` ${percent(100 * counted.get(verdict) / rows.length)}`)));
  return card("verdicts", words.verdicts, make("div", { class: "bar", "aria-hidden": true }, ...bar), make("ul", "legend", ...legend));
}

// How many have each score: each as it is if they are few, else in tenths.
function scoreBins() {
  const scores = rows.map((row) => row[SCORE]).filter((score) => score !== null);
  const exact = count(scores.map(rounded));
  const few = [...new Set([0, 100, ...scores])].sort((a, b) => a - b).map(rounded);
  if (new Set(few).size <= BINS) return [...new Set(few)].map((label) => [label, exact.get(label) ?? 0]);
  const bins = count(scores.map((score) => Math.min(Math.floor(score / 100 * BINS), BINS - 1)));
  return Array.from({ length: BINS }, (_, n) => [`${n * BINS}–${(n + 1) * BINS}`, bins.get(n) ?? 0]);
}

function scoresCard() {
  const bins = scoreBins();
  const most = Math.max(...bins.map(([, n]) => n), 1);
  return card("scores", words.scores, make("ol", "columns", ...bins.map(([label, n]) => make("li", {}, make("b", {}, String(n)),
    sized(make("span", "column"), "height", `${90 * n / most}px`), make("span", "quiet", label)))));
}

function checksCard() {
  const judged = rows.filter((row) => row[SCORE] !== null);
  return card("checks", words.checks, make("table", "plain", ...checks.map((name, n) => {
    const passed = judged.filter((row) => isRight(row[SHARES][n])).length;
    const share = 100 * passed / Math.max(judged.length, 1);
    return make("tr", {}, make("th", { scope: "row" }, name),
      make("td", "wide", make("div", "rate", sized(make("span", ""), "width", `${share}%`))), make("td", "number", percent(share)),
      make("td", "number quiet", fill(words.of, { count: passed, all: judged.length })));
  })));
}

const findingsCard = () => card("findings", words.findings, make("table", "plain", ...findings.map((finding) =>
  about(String(finding.rows.length), [quiet(finding.where.join(" · ")), finding.words, quiet(who(finding.rows))], finding.rows))));

function similarCard() {
  const lines = similar.map(([groups, shared]) => about(percent(100 * shared), groups.length > 1 ? [groups.map(who).join(" ↔ ")]
    : [`${who(groups[0])} `, make("span", "quiet", `(${words.same})`)], groups.flat()));
  const rest = make("details", {}, make("summary", {}, fill(words.more, { count: lines.length - SHOWN })), make("table", "plain", ...lines.slice(SHOWN)));
  return card("similar", words.similar, quiet(words.similar_note), make("table", "plain", ...lines.slice(0, SHOWN)),
    lines.length > SHOWN ? rest : lines.length ? "" : words.nothing);
}

// `pieces` are [number of the first line, text, cell]; between two that are of no cell something was left out.
function listing(pieces, name, marks = {}) {
  const pre = make("pre", { class: name, tabindex: 0 });
  pieces.forEach(([first, text, cell], n) => {
    const again = n && cell === pieces[n - 1][2];
    if (cell && !again) pre.append(make("span", "gap cell", fill(words.cell, { cell })));
    else if (n) pre.append(make("span", "gap", words.cut));
    if (cell === null) return;
    text.replace(/\n$/, "").split("\n").forEach((line, at) =>
      pre.append(make("span", { class: String(marks[cell ? `${cell}:${first + at}` : first + at] ?? ""), "data-n": first + at }, line || "\u200b")));
  });
  return pre;
}

function checkRow({ check, share, told, expected }) {
  const said = make("td", {}, told, ...(expected === null ? [] : [quiet(fill(words.expected, { value: expected }))]));
  return make("tr", {}, mark(share), make("td", {}, checks[check] ?? check), said);
}

const picture = (data) => data === null ? make("p", "quiet", words.left_out) : make("img", { src: `data:image/png;base64,${data}`, alt: words.pictures });

function caseParts(one) {
  const parts = one.reason ? [make("p", {}, one.reason)] : [];
  if (one.verdict === "judge_error") return [...parts, quiet(words.deduct)];
  if (one.checks.length) parts.push(make("table", "plain boxed", ...one.checks.map(checkRow)));
  const marks = {};
  for (const { line, share } of one.checks) if (line) marks[line] = isRight(share) && marks[line] !== false;
  const printed = (pieces) => pieces.some(([, text]) => text);
  parts.push(make("h3", {}, words.output + (one.cut ? ` (${words.cut})` : "")), printed(one.stdout) ? listing(one.stdout, "count", marks) : quiet(words.nothing));
  if (printed(one.stderr)) parts.push(make("h3", {}, words.errors), listing(one.stderr, ""));
  if (one.figures.length) parts.push(make("h3", {}, words.pictures), make("div", "pictures", ...one.figures.map(picture)));
  return parts;
}

function submission(index, width) {
  const found = parse(`d${index}`);
  if (found === null) return make("p", {}, rows[index][REASON]);
  const worst = Math.max(found.cases.findIndex((one) => one.verdict === rows[index][VERDICT]), 0);
  const cases = found.cases.map((one, n) => make("details", { class: "case", open: n === worst }, make("summary", {}, code(one.verdict), " ",
    one.seed === null ? verdicts[one.verdict][1] : fill(words.seed, { seed: one.seed, verdict: verdicts[one.verdict][1] })), ...caseParts(one)));
  const drawn = plots.filter((plot) => plot.curves.some((curve) => curve.rows.includes(index)));
  return make("div", "two", make("div", {}, make("p", "said", rows[index][REASON]), ...cases), make("div", {},
    make("h3", {}, `${words.source} `, make("span", "quiet", rows[index][FILE])), listing(found.source, "source count", found.marks),
    ...found.commands.flatMap(([what, command]) => [make("h3", {}, what), listing([[1, command]], "")]),
    ...drawn.flatMap((plot) => [make("h3", {}, plot.title), draw(plot, width, index)])));
}

const search = make("input", { id: "search", type: "search", placeholder: `${words.search}  ( / )`, "aria-label": words.search, autocomplete: "off", spellcheck: "false" });
const everyone = pressed([words.all], { id: "everyone" }, () => choose(null));
const shown = make("output", { id: "shown" });
const body = make("tbody", {});
const columns = [["", words.student], ["", words.verdict], ["number", words.score], ...checks.map((name) => ["mark", name]), ["reason", words.reason]];
const heads = columns.map(([name, text], n) =>
  make("th", { scope: "col", class: name, "aria-sort": "none", "data-name": text }, pressed([text], {}, () => sort(n))));
const chips = earned.map((verdict) => pressed([code(verdict), ` ${verdicts[verdict][1]}`], { class: "chip", "aria-pressed": "false", "data-verdict": verdict },
  (chip) => { chip.ariaPressed = String(chip.ariaPressed !== "true"); filter(); }));
const all = rows.map(tableRow);
let chosen = null; // the rows of a finding, or null for all

function tableRow([student, file, verdict, score, shares, reason], index) {
  const opener = make("button", { type: "button", "aria-expanded": "false" }, student);
  const line = make("tr", { class: "row", id: `submission-${index}` }, make("td", { class: "name", title: file }, opener),
    make("td", "verdict", code(verdict), make("span", "word", ` ${verdicts[verdict][1]}`)), make("td", "number", percent(score)),
    ...checks.map((_, n) => mark(score === null ? "unknown" : shares[n])), make("td", "reason", reason));
  line.addEventListener("click", () => toggle(all[index]));
  return { line, opener, index, detail: null, text: [student, file, reason].join("\n").toLowerCase(),
    keys: [student, earned.indexOf(verdict), score, ...checks.map((_, n) => score === null ? null : shares[n]), reason] };
}

function filter() {
  const wanted = search.value.trim().toLowerCase();
  const kinds = chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.verdict);
  let fitting = 0;
  for (const each of all) {
    const fits = each.text.includes(wanted) && (!chosen || chosen.has(each.index)) && (!kinds.length || kinds.includes(rows[each.index][VERDICT]));
    each.line.hidden = !fits;
    if (each.detail) each.detail.hidden = !fits;
    fitting += fits;
  }
  everyone.hidden = !chosen;
  shown.textContent = `${words.shown} ${fitting} / ${all.length}`;
}

function choose(numbers) {
  chosen = numbers && new Set(numbers);
  filter();
  if (chosen) table.scrollIntoView();
  (chosen ? everyone : search).focus({ preventScroll: true });
}

function sort(column) {
  const down = heads[column].ariaSort === "ascending";
  heads.forEach((head) => { head.ariaSort = "none"; });
  heads[column].ariaSort = down ? "descending" : "ascending";
  const compare = (a, b) => {
    const [x, y] = [a.keys[column], b.keys[column]];
    if (x === null || y === null) return (x === null) - (y === null); // unknown comes last
    return (typeof x === "string" ? order.compare(x, y) : x - y) * (down ? -1 : 1);
  };
  body.append(...[...all].sort(compare).flatMap((each) => each.detail ? [each.line, each.detail] : [each.line]));
}

function toggle(each, open = each.opener.ariaExpanded !== "true") {
  each.opener.ariaExpanded = String(open);
  each.detail?.remove();
  each.detail = null;
  if (!open) return;
  const width = Math.max(280, Math.min(560, body.clientWidth - 60));
  each.detail = make("tr", "detail", make("td", { colspan: heads.length }, submission(each.index, width)));
  each.line.after(each.detail);
  for (const pre of each.detail.querySelectorAll("pre")) { // each begins near what is marked
    const marked = pre.querySelector(".false") ?? pre.querySelector(".true");
    if (marked) pre.scrollTop = marked.offsetTop - pre.offsetTop - pre.clientHeight / 3;
  }
}

function openLinked() {
  const linked = all[/^#submission-(\d+)$/.exec(location.hash)?.[1]];
  if (!linked) return;
  toggle(linked, true);
  linked.line.scrollIntoView();
}

const several = all.length > 1; // a page of one is about that alone
const table = make("section", { id: "submissions", "aria-label": words.submissions },
  ...(several ? [make("h2", {}, words.submissions), make("div", { class: "tools", role: "search" }, search, make("div", "chips", ...chips), everyone, shown)] : []),
  make("table", { id: "rows" }, make("thead", {}, make("tr", {}, ...heads)), body));
body.append(...all.map((each) => each.line));
const linked = several ? [...(findings.length ? [findingsCard()] : []), ...plots.map(plotCard), ...(similar ? [similarCard()] : []), table] : [];
document.body.append(
  make("header", {}, make("h1", {}, title), make("p", "quiet facts", ...facts.map((fact) => make("span", {}, fact))),
    make("nav", {}, ...linked.map((part) => make("a", { href: `#${part.id}` }, part.ariaLabel)))),
  make("main", {}, ...(several ? [make("div", "cards", verdictsCard(), scoresCard()), checksCard(), ...linked] : [table])));
search.addEventListener("input", filter);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape") { search.value = ""; choose(null); }
});
window.addEventListener("hashchange", openLinked);
window.addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("details.case")) one.open = true; }); // paper opens none
window.addEventListener("resize", () => redraws.forEach((redraw) => redraw()));
redraws.forEach((redraw) => redraw());
filter();
if (!several) all.forEach((each) => toggle(each, true));
openLinked();
// Who shows it in a frame makes that as high as it is.
if (parent !== window) new ResizeObserver(() => parent.postMessage({ height: document.documentElement.offsetHeight }, "*")).observe(document.documentElement);
