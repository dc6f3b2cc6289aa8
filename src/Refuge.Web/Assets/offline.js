// Forms of sites are kept on the device before they are sent, and sent when there is a network: once, by whoever filled
// them. What somebody else filled otherwise meanwhile is shown, and a person chooses.
"use strict";
(() => {
  const account = document.body.dataset.account;
  const list = document.getElementById("waiting"), form = document.querySelector("form.daily");
  if ("serviceWorker" in navigator && account) navigator.serviceWorker.register("/worker.js").catch(() => {});
  if (!list || !account || !("indexedDB" in window)) return;

  const store = new Promise((found, failed) => {
    const asked = indexedDB.open("refuge", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("queue", {keyPath: "id"});
    asked.onsuccess = () => found(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  // Written through to the disk: a device may lose its power.
  const within = async (mode, work) => {
    const transaction = (await store).transaction("queue", mode, {durability: "strict"});
    const answer = work(transaction.objectStore("queue"));
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done(answer.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  };
  const own = async () => (await within("readonly", queue => queue.getAll())).filter(entry => entry.account === account);
  const keep = entry => within("readwrite", queue => queue.put(entry));
  const drop = entry => within("readwrite", queue => queue.delete(entry.id));
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
      site: document.querySelector("h1").innerText, answers: {...waiting?.answers, ...answers}, at: Date.now(),
    });
    localStorage.removeItem(`draft:${account}:${form.dataset.draft}`);
    form.reset();
    await send();
  }, {capture: true});

  let sending = null, again = 0, wait = 1;
  const send = () => sending ??= sendAll().finally(() => { sending = null; });

  async function sendAll() {
    let kept = 0, last = null;
    for (const entry of (await own()).filter(entry => !entry.conflicts)) {
      try {
        // Whoever is sent to log in stays here: a login page that nobody sees would take the place of one that is open.
        const page = await fetch(entry.action, {cache: "no-store", redirect: "manual"});
        if (!page.ok) { list.dataset.state = page.type === "opaqueredirect" ? "login" : ""; break; }
        const token = new DOMParser().parseFromString(await page.text(), "text/html")
          .querySelector("form.daily [name=__RequestVerificationToken]")?.value;
        if (!token) break;
        const body = new URLSearchParams({...entry.answers, seen: entry.seen, day: entry.day, __RequestVerificationToken: token});
        const answer = await fetch(entry.action, {method: "POST", body, headers: {Accept: "application/json"}});
        if (![200, 409, 422].includes(answer.status)) break;
        const told = await answer.json();
        kept += told.kept;
        if (answer.status === 200) { await drop(entry); last = entry; }
        else await keep({...entry, seen: told.seen, conflicts: told.conflicts, faults: [...told.faults, ...told.told]});
      } catch {
        break;
      }
    }
    await show();
    clearTimeout(again);
    wait = Math.min(60, wait * 2);
    if (list.dataset.state !== "login" && (await own()).some(entry => !entry.conflicts)) again = setTimeout(send, wait * 1000);
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
      head.textContent = say(isConflict ? list.dataset.conflict : isFault ? list.dataset.fault : list.dataset.waiting,
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
  show().then(send).then(fetchForms).catch(() => {});
})();
