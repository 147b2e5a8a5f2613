// Marks the sentence that is being read, and goes to sentences. The player works without this file.
"use strict";

const player = document.querySelector(".player");
if (player) {
  const sound = player.querySelector("audio");
  const sentences = [...document.querySelectorAll(".sentence")];
  let starts = [];
  let current = -1;

  const at = (time) => {
    let place = -1;
    while (place + 1 < starts.length && starts[place + 1] <= time + 0.01) place += 1;
    return place;
  };
  const show = () => {
    const place = starts.length ? at(sound.currentTime) : -1;
    if (place === current) return;
    sentences[current]?.removeAttribute("aria-current");
    current = place;
    sentences[current]?.setAttribute("aria-current", "true");
    sentences[current]?.scrollIntoView({ block: "nearest" });
  };
  const load = async () => {
    if (starts.length) return;
    const answer = await fetch(player.dataset.marks);
    if (answer.ok) starts = (await answer.json()).starts;
  };
  const go = async (place) => {
    await load();
    if (!starts.length) return;
    sound.currentTime = starts[Math.min(Math.max(place, 0), starts.length - 1)];
    show();
  };
  sound.addEventListener("play", async () => { await load(); show(); });
  sound.addEventListener("timeupdate", show);
  sound.addEventListener("seeked", show);
  sentences.forEach((sentence, place) => sentence.addEventListener("click", () => go(place)));
  for (const button of player.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => go(current + Number(button.dataset.step)));
  }
  player.querySelector("select").addEventListener("change", (event) => { sound.playbackRate = Number(event.target.value); });
  player.querySelector(".actions").hidden = false;
}
