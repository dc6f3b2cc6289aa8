// Forms of sites are kept on the device before they are sent, and sent when there is a network: once, by whoever filled
// them. What somebody else filled otherwise meanwhile is shown, and a person chooses.
"use strict";
(() => {
  const account = document.body.dataset.account;
  const list = document.getElementById("waiting"), form = document.querySelector("form.daily");
  if ("serviceWorker" in navigator && account) navigator.serviceWorker.register("/worker.js").catch(() => {});
  if (!list || !account || !("indexedDB" in window)) return;

  const {keep, drop} = waitingForms;
  // A form that was just sent can be taken back for so long: what a plan was made of stays in the history.
  const HELD_MS = 8000;
  const own = async () => (await waitingForms.all()).filter(entry => entry.account === account);
  const say = (text, ...values) => values.reduce((said, value, index) => said.replace(`{${index}}`, value), text);

  if (form) form.addEventListener("submit", async event => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const fields = Object.fromEntries([...new FormData(form)].filter(([name, value]) => value !== "" && !name.startsWith("__")));
    const {seen, day, ...answers} = fields;
    if (Object.keys(answers).length === 0) return;
    const {pathname, search} = new URL(form.action), action = pathname + search;
    // A second form of one day for one site goes with the first: of each field the last answer counts.
    const waiting = (await own()).find(entry => entry.action === action && entry.day === day && !entry.conflicts);
    await keep({
      id: waiting?.id ?? crypto.randomUUID(), account, action, day, seen: waiting?.seen ?? seen,
      site: document.querySelector("h1").innerText, answers: {...waiting?.answers, ...answers}, at: Date.now(), until: Date.now() + HELD_MS,
    });
    localStorage.removeItem(`draft:${account}:${form.dataset.draft}`);
    form.reset();
    await send();
  }, {capture: true});

  let sending = null, again = 0, wait = 1;
  const send = () => sending ??= sendAll().finally(() => { sending = null; });

  async function sendAll() {
    const {kept, last, waits, needsLogIn} = await waitingForms.send(account);
    list.dataset.state = needsLogIn ? "login" : "";
    // Where the browser can, what still waits is sent once there is a network, though every page be closed by then.
    if (waits && !needsLogIn) (await navigator.serviceWorker?.getRegistration())?.sync?.register("forms").catch(() => {});
    await show();
    clearTimeout(again);
    wait = Math.min(60, wait * 2);
    const left = (await own()).filter(entry => !entry.conflicts);
    const held = left.map(entry => entry.until - Date.now()).filter(time => time > 0);
    if (list.dataset.state !== "login" && left.length > 0) again = setTimeout(send, held.length > 0 ? Math.min(...held) : wait * 1000);
    if (kept > 0 && last && form && form.action.endsWith(last.action)) {
      const here = new URL(location.href);
      here.searchParams.set("sent", kept);
      location.replace(here);
    }
  }

  async function show() {
    const entries = await own();
    list.replaceChildren(...entries.map(entry => {
      const item = document.createElement("div");
      const head = document.createElement("p");
      const isConflict = entry.conflicts?.length > 0, isFault = entry.faults?.length > 0;
      const isHeld = !isConflict && !isFault && entry.until > Date.now();
      head.textContent = say(isConflict ? list.dataset.conflict : isFault ? list.dataset.fault : isHeld ? list.dataset.held : list.dataset.waiting,
        entry.site, entry.day, Object.keys(entry.answers).length);
      item.className = isConflict || isFault ? "told fault" : "told";
      item.append(head);
      for (const each of entry.conflicts ?? []) {
        const line = document.createElement("p");
        line.textContent = `${each.label}: ${say(list.dataset.both, each.theirs, each.own)}`;
        item.append(line);
      }
      for (const each of entry.faults ?? []) {
        const line = document.createElement("p");
        line.textContent = each;
        item.append(line);
      }
      if (isHeld) {
        const buttons = document.createElement("p");
        buttons.className = "buttons";
        buttons.append(button(list.dataset.undo, async () => {
          await drop(entry);
          if (form && form.action.endsWith(entry.action)) refill(entry.answers);
          await show();
        }, "second"));
        item.append(buttons);
      }
      if (isConflict || isFault) {
        const buttons = document.createElement("p");
        buttons.className = "buttons";
        if (isConflict) buttons.append(button(list.dataset.mine, async () => {
          const own = new Set(entry.conflicts.map(each => each.field));
          const answers = Object.fromEntries(Object.entries(entry.answers).filter(([name]) => own.has(name)));
          await keep({...entry, answers, conflicts: undefined, faults: undefined});
          await send();
        }));
        buttons.append(button(isConflict ? list.dataset.theirs : list.dataset.drop, async () => {
          await drop(entry);
          await show();
        }, "second"));
        item.append(buttons);
      }
      return item;
    }));
    list.hidden = entries.length === 0;
  }

  // What was taken back stands in the form again.
  function refill(answers) {
    for (const field of form.elements) {
      if (!(field.name in answers)) continue;
      if (field.type === "radio") field.checked = field.value === answers[field.name];
      else field.value = answers[field.name];
    }
    form.dispatchEvent(new Event("input", {bubbles: true}));
  }

  function button(text, act, style = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = style;
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  // What is at hand when the network goes: this page, and the forms that it links to.
  async function fetchForms() {
    if (!("caches" in window) || !navigator.serviceWorker) return;
    await navigator.serviceWorker.ready;
    const pages = await caches.open("pages");
    const wanted = [location.href, ...[...document.querySelectorAll("li.entry a[href*='/sites/']")].slice(0, 12).map(link => link.href)];
    for (const address of wanted) {
      const key = new URL(address);
      key.searchParams.delete("sent");
      if (await pages.match(key.href) && address !== location.href) continue;
      const answer = await fetch(key.href, {redirect: "manual"}).catch(() => null);
      if (answer?.ok && answer.headers.has("X-Form")) await pages.put(key.href, answer);
    }
    list.dataset.ready = "yes";
  }

  addEventListener("online", send);
  navigator.serviceWorker?.addEventListener("message", event => { if (event.data === "sent") show(); });
  show().then(send).then(fetchForms).catch(() => {});
})();
