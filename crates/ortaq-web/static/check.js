// Follows a check while it runs. Every page works without this file; with it the progress is shown as it happens.
"use strict";

const form = document.querySelector(".check-form");
if (form) {
  // Says that progress can be followed here, so that the answer need not wait for the report.
  const live = document.createElement("input");
  live.type = "hidden";
  live.name = "live";
  live.value = "1";
  form.append(live);
  form.addEventListener("submit", () => { form.querySelector("button").setAttribute("aria-busy", "true"); });
  addEventListener("pageshow", () => { form.querySelector("button").removeAttribute("aria-busy"); });
}

const progress = document.getElementById("progress");
if (progress) {
  const events = new EventSource(progress.dataset.events);
  const open = () => { events.close(); location.replace(progress.dataset.report); };
  events.addEventListener("stage", (event) => { progress.textContent = event.data; });
  events.addEventListener("done", open);
  events.addEventListener("error", () => { if (events.readyState === EventSource.CLOSED) open(); });
}
