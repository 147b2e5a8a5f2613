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
  const mark = (place) => {
    if (place === current) return;
    sentences[current]?.removeAttribute("aria-current");
    current = place;
    sentences[current]?.setAttribute("aria-current", "true");
    sentences[current]?.scrollIntoView({ block: "nearest" });
  };
  const show = () => { if (starts.length) mark(at(sound.currentTime)); };
  let loading;
  const load = () => {
    loading ??= fetch(player.dataset.marks).then(async (answer) => {
      if (answer.ok) starts = (await answer.json()).starts;
    }).finally(() => { loading = starts.length ? loading : undefined; });
    return loading;
  };
  // The place is asked for when the beginnings are known, so that quick steps add up.
  const go = async (wanted) => {
    await load();
    if (!starts.length) return;
    const place = Math.min(Math.max(wanted(), 0), starts.length - 1);
    sound.currentTime = starts[place];
    mark(place);
  };
  sound.addEventListener("play", async () => { await load(); show(); });
  sound.addEventListener("timeupdate", show);
  sound.addEventListener("seeked", show);
  sentences.forEach((sentence, place) => sentence.addEventListener("click", () => go(() => place)));
  for (const button of player.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => go(() => current + Number(button.dataset.step)));
  }
  player.querySelector("select").addEventListener("change", (event) => { sound.playbackRate = Number(event.target.value); });
  player.querySelector(".actions").hidden = false;
}
