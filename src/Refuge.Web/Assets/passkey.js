// A passkey is made, or says who one is: the browser asks the device, and the form takes the answer to the service.
"use strict";

// Passkeys are of an address with a name (Web Authentication Level 3, W3C, 5.1.2): a bare number has none.
const hasPasskeys = self.PublicKeyCredential?.parseCreationOptionsFromJSON && !/^[\d.]+$|:/.test(location.hostname);

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !hasPasskeys;
  const told = document.getElementById(form.dataset.told);
  if (told) told.hidden = Boolean(hasPasskeys);
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const failed = form.querySelector("[data-failed]");
    failed.hidden = true;
    try {
      const answer = await fetch(form.dataset.passkey, {method: "POST", body: new URLSearchParams(new FormData(form))});
      if (answer.ok) {
        const options = await answer.json();
        const made = form.dataset.use === "create"
          ? await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)})
          : await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
        form.elements.credential.value = JSON.stringify(made.toJSON());
      }

      // Where the service gave no options it says why on the page that follows.
      form.submit();
    } catch (refused) {
      delete form.dataset.sent;
      failed.hidden = false;
    }
  });
}
