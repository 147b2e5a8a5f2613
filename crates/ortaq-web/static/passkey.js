// Passkeys: adding one, signing in with one. Pages work without this file; what needs it is hidden until it has run.
"use strict";

const form = document.querySelector("form[data-passkey]");
const trouble = form.querySelector("[role=alert]");
const knows = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential.prototype.toJSON;
let asking; // the one question that the browser is asked at a time

async function options() {
  const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const said = await answer.json();
  if (said.problem) throw new Error(said.problem, { cause: "said" });
  return said.options;
}

async function answer(mediation) {
  asking?.abort();
  const { signal } = (asking = new AbortController());
  const given = await options();
  if (signal.aborted) return;
  const credential = form.dataset.passkey === "add"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(given), signal })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(given), mediation, signal });
  form.elements.answer.value = JSON.stringify(credential.toJSON());
  form.submit();
}

function say(words) {
  trouble.textContent = words;
  trouble.hidden = !words;
}

// The browser offers passkeys beside the names that it knows, until the challenge is about to expire and is asked for anew.
async function offer() {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  const again = setTimeout(offer, 240_000);
  form.addEventListener("submit", () => clearTimeout(again));
  try {
    await answer("conditional");
  } catch {
    // Nobody asked for it: what failed is tried again by the button.
  }
}

if (knows && location.hostname === form.dataset.domain) {
  form.hidden = false;
  const unable = document.getElementById("passkey-unable");
  if (unable) unable.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("");
    try {
      await answer("optional");
    } catch (error) {
      say(error.cause === "said" ? error.message : form.dataset.failed);
    }
  });
  if (form.dataset.passkey === "use") offer();
}
