// The forms that wait on a device, and how they are sent: by a page that is open, or by the worker once there is a
// network again and no page is open.
"use strict";
(scope => {
  const SENT_BY = "refuge-forms";
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
  const all = () => within("readonly", queue => queue.getAll());
  const keep = entry => within("readwrite", queue => queue.put(entry));
  const drop = entry => within("readwrite", queue => queue.delete(entry.id));
  // Of the page and the worker, and of two pages, one sends at a time.
  const alone = work => navigator.locks ? navigator.locks.request(SENT_BY, work) : work();
  const attribute = (page, name) => page.match(new RegExp(`${name}="([^"]*)"`))?.[1].replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  const token = page => page.match(/name="__RequestVerificationToken" value="([^"]*)"/)?.[1];

  // Sends what waits of an account; of whoever is logged in where none is named. Says how many figures were kept, which
  // form went last, and whether something still waits for the network or for a log-in.
  const send = account => alone(async () => {
    const outcome = {kept: 0, last: null, waits: false, needsLogIn: false};
    for (const entry of (await all()).filter(entry => !entry.conflicts && (!account || entry.account === account))) {
      // Whoever has just sent it may still take it back.
      if (entry.until > Date.now()) { outcome.waits = true; continue; }
      try {
        // Whoever is sent to log in stays here: a login page that nobody sees would take the place of one that is open.
        const answered = await fetch(entry.action, {cache: "no-store", redirect: "manual"});
        if (!answered.ok) { outcome.needsLogIn = answered.type === "opaqueredirect"; outcome.waits = true; break; }
        const page = await answered.text();
        // A form is sent by whoever filled it, and by nobody who has logged in after them.
        if (attribute(page, "data-account") !== entry.account) continue;
        const word = token(page);
        if (!word) { outcome.waits = true; break; }
        const body = new URLSearchParams({...entry.answers, seen: entry.seen, day: entry.day, __RequestVerificationToken: word});
        const answer = await fetch(entry.action, {method: "POST", body, headers: {Accept: "application/json"}});
        if (![200, 409, 422].includes(answer.status)) { outcome.waits = true; break; }
        const told = await answer.json();
        outcome.kept += told.kept;
        if (answer.status === 200) { await drop(entry); outcome.last = entry; }
        else await keep({...entry, seen: told.seen, conflicts: told.conflicts, faults: [...told.faults, ...told.told]});
      } catch {
        outcome.waits = true;
        break;
      }
    }
    return outcome;
  });

  scope.waitingForms = {all, keep, drop, send};
})(self);
