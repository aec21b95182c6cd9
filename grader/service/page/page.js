"use strict";
// The token stands in its field alone: nothing is stored, and it is gone with the page.
const at = (id) => document.getElementById(id);
const words = JSON.parse(at("words").textContent);
const [entry, token, work, exercise, file, beside, text, seeds, button, shown] =
  ["entry", "token", "work", "exercise", "file", "beside", "text", "seeds", "grade", "status"].map(at);
const lang = document.documentElement.lang;
const STATUSES = { 413: words.large, 429: words.busy, 503: words.busy };
const HEIGHT_MAX = 20000;

function say(sentence, failed = false) {
  shown.textContent = sentence;
  shown.className = failed ? "failed" : "";
}

function make(tag, content) {
  const element = document.createElement(tag);
  element.textContent = content; // whatever it is, it is text
  return element;
}

// Gives an answer, or throws what is to be said.
async function ask(path, request = {}) {
  const secret = token.value.trim();
  const headers = { ...request.headers, ...(secret && { Authorization: `Bearer ${secret}` }) };
  const answer = await fetch(path, { ...request, headers, cache: "no-store" }).catch(() => { throw new Error(words.lost); });
  if (answer.ok) return answer;
  if (answer.status === 401) {
    entry.hidden = false;
    token.focus();
    throw new Error(secret ? words.unknown : words.token);
  }
  const said = await answer.json().catch(() => ({}));
  throw new Error(STATUSES[answer.status] ?? said.detail ?? words.lost);
}

async function tried(action) {
  try {
    await action();
  } catch (error) {
    say(error.message, true);
  }
}

async function begin() {
  say("");
  const found = await (await ask(`v1/exercises?lang=${lang}`)).json();
  exercise.replaceChildren(...found.map(({ name, title }) => new Option(title, name)));
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (found.some(({ name }) => name === wanted)) exercise.value = wanted;
  work.hidden = !found.length;
  if (found.length) await choose();
}

async function choose() {
  const name = exercise.value;
  const told = await (await ask(`v1/exercises/${encodeURIComponent(name)}?lang=${lang}`)).json();
  if (name !== exercise.value) return; // another was chosen meanwhile
  at("statement").replaceChildren(...told.statement.split("\n\n").map((part) => make("p", part)));
  at("checks").replaceChildren(...told.checks.map(({ title, points }) => make("li", `${title} (${words.points.replace("{points}", points)})`)));
  at("given").hidden = !told.template;
  at("template").textContent = told.template ?? "";
  offer("take", told.template ?? "", "text/x-python", `${name}.py`);
  history.replaceState(null, "", `#${encodeURIComponent(name)}`);
  for (const other of document.querySelectorAll("nav a")) other.hash = location.hash;
}

// What a link saves; what it saved before is let go.
function offer(id, content, type, name) {
  const link = at(id);
  if (link.href) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
}

async function grade() {
  const chosen = file.files[0] ?? (text.value.trim() ? new File([text.value], "submission.py") : null);
  if (!chosen) {
    file.focus();
    throw new Error(words.nothing);
  }
  const asked = new FormData();
  for (const [field, each] of [["file", chosen], ...[...beside.files].map((one) => ["with", one])]) {
    const content = await each.arrayBuffer().catch(() => { throw new Error(words.changed); });
    asked.append(field, new Blob([content]), each.name);
  }
  asked.append("exercise", exercise.value);
  asked.append("lang", lang);
  for (const seed of seeds.value.split(/[\s,;]+/).filter(Boolean)) asked.append("seed", seed);
  say(words.grading.replace("{name}", () => chosen.name));
  show(await (await ask("v1/judgements", { method: "POST", body: asked, headers: { Accept: "text/html" } })).text());
}

// The frame is of an origin of its own: whatever were in a report, it would not reach the token.
function show(report) {
  const frame = document.createElement("iframe");
  frame.title = words.report;
  frame.setAttribute("sandbox", "allow-scripts");
  frame.srcdoc = report;
  at("frame").replaceChildren(frame);
  offer("save", report, "text/html", `${exercise.value}_report.html`);
  at("shown-report").hidden = false;
  at("report").focus();
  say(words.done);
}

entry.addEventListener("submit", (event) => { event.preventDefault(); tried(async () => { await begin(); exercise.focus(); }); });
work.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true"; // a button that is disabled would lose the focus
  await tried(grade);
  button.ariaDisabled = "false";
});
exercise.addEventListener("change", () => tried(choose));
text.addEventListener("input", () => { file.value = ""; }); // what was given last is graded
window.addEventListener("message", ({ source, data }) => {
  const frame = at("frame").firstElementChild;
  if (frame && source === frame.contentWindow && data.height > 0) frame.style.height = `${Math.min(data.height + 4, HEIGHT_MAX)}px`;
});
document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("over"); });
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  const dropped = [...event.dataTransfer.files];
  const first = dropped.find(({ name }) => /\.(py|ipynb)$/i.test(name)) ?? dropped[0];
  if (!first || work.hidden) return;
  lay(file, [first]);
  lay(beside, dropped.filter((each) => each !== first));
  button.focus();
});

function lay(field, files) {
  const laid = new DataTransfer();
  for (const each of files) laid.items.add(each);
  field.files = laid.files;
}

tried(begin);
