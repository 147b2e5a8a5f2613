// The way of a claim in a real browser: a reader's tip, a case with evidence, a draft, another person's review, publication, comment,
// appeal, correction. Every page on the way is looked at (axe, two widths, light and dark). Readers' forms are used without scripts.
//
// Usage: node desk.test.mjs ADDRESS        PASSWORD is that of the demonstration's people
//        CHROMIUM and SCREENSHOTS as for site.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { base, inspect, inspected, launch, look, plain, signIn, strict, watch } from "./browser.mjs";

const claim = "Qaradağ gölü tamamilə qurudu.";
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("from a tip to a correction", async () => {
  const reader = await plain.newPage();
  const faults = watch(reader);
  await reader.goto(`${base}/en/tip`);
  await reader.locator("#text").fill(`Nazir dedi ki, su qalmayıb. ${claim}`);
  await reader.locator("#url").fill("https://news.example/gol");
  const letter = { name: "məktub.txt", mimeType: "text/plain", buffer: Buffer.from("Gölün suyu ölçülüb.") };
  await reader.locator("#files").setInputFiles(letter);
  await button(reader, "Send").click();
  const receipt = await reader.locator(".once code").textContent();
  assert.match(receipt, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);

  const writer = await inspected.newPage();
  await look(writer, "/en/tip", "tip");
  await signIn(writer, "fact-checker");
  await look(writer, "/en/inbox", "inbox");
  await writer.keyboard.press("j");
  await writer.keyboard.press("x");
  assert.ok(await writer.locator(".inbox-item input").first().isChecked(), "j goes to the first, x chooses it");
  await writer.keyboard.press("o");
  await writer.waitForURL(/\/inbox\/tip\//);
  await inspect(writer, "inbox-item");
  const saving = writer.waitForEvent("download");
  await writer.getByRole("link", { name: "məktub.txt" }).click();
  assert.match((await saving).suggestedFilename(), /^[0-9a-f]{16}\.txt$/);
  await writer.locator("#case-title").fill("Qaradağ gölü");
  await button(writer, "Open a case").click();
  await writer.waitForURL(/\/cases\//);
  await writer.getByText("Add a claim", { exact: true }).click();
  await writer.locator("form[action$='/claim'] textarea[name=claim]").fill(claim);
  await writer.locator("form[action$='/claim'] button").click();
  for (const [title, url] of [["Peyk şəkli", "https://a.example/1"], ["Ölçmə", "https://b.example/2"]]) {
    await writer.getByText("Add evidence", { exact: true }).click();
    await writer.locator("form[action$='/evidence'] input[name=title]").fill(title);
    await writer.locator("form[action$='/evidence'] input[name=url]").fill(url);
    await writer.locator("form[action$='/evidence'] button").click();
    await writer.getByText("Added.", { exact: true }).waitFor();
  }
  await inspect(writer, "case");
  await button(writer, "Begin the draft").click();
  await writer.waitForURL(/\/drafts\//);
  await writer.locator("#title").fill("Göl qurumayıb");
  await writer.locator("#claim").fill(claim);
  await writer.locator("#verdict").selectOption("false");
  await writer.locator("#label").fill("Yanlış");
  await writer.locator("#language").fill("az");
  await writer.locator("#summary").fill("Peyk şəkillərində su görünür.");
  await writer.locator("#text").fill("Peyk şəkillərində **su** görünür.\n\n- birinci ölçmə\n- ikinci ölçmə");
  await writer.locator(".preview strong").getByText("su").waitFor(); // while it is written
  await writer.locator("#evidence").fill("Peyk şəkli | https://a.example/1 | su var\nÖlçmə | https://b.example/2");
  await writer.locator("#claimant-reply").fill("Cavab vermədi.");
  await writer.locator("#interests").fill("Yoxdur.");
  await writer.locator("#saved").getByText("Saved.").waitFor(); // by itself
  await button(writer, "Save").click();
  await writer.locator(".done").waitFor();
  await inspect(writer, "draft");
  await button(writer, "Ask for a review").click();
  await writer.locator(".done").waitFor();
  const draft = new URL(writer.url()).pathname;

  const editor = await (await launch({ bypassCSP: true })).newPage();
  await signIn(editor, "editor");
  await look(editor, "/en/cases", "cases");
  await look(editor, draft, "review");
  await look(editor, `${draft}/versions`, "versions");
  await editor.goto(base + draft);
  await button(editor, "Approve").click();
  await editor.locator(".done").waitFor();
  await button(editor, "Publish").click();
  await editor.locator(".done").waitFor();
  await inspect(editor, "draft-published");
  const address = await editor.getByRole("link", { name: "The public page" }).getAttribute("href");

  await look(editor, `${address}/listen`, "listen");
  const listener = await strict.newPage();
  const complaints = watch(listener);
  await listener.goto(base + address);
  await listener.getByRole("link", { name: "Listen", exact: true }).click();
  if (await listener.locator(".player").count()) {
    const read = listener.locator(".sentence[aria-current]");
    await button(listener, "Next sentence").click();
    await button(listener, "Next sentence").click();
    await read.filter({ hasText: claim }).waitFor();
    await listener.locator(".sentence").first().click();
    await read.filter({ hasText: "Göl qurumayıb." }).waitFor();
    await listener.locator("audio").evaluate((sound) => { sound.muted = true; return sound.play(); });
    await read.filter({ hasText: claim }).waitFor(); // the mark goes on with the sound
  }
  assert.deepEqual(complaints, []);

  // A translation, written by one and published by another, and what the organisation thinks of it.
  await writer.goto(base + draft);
  await writer.locator("#into").fill("tr");
  await button(writer, "Begin a translation").click();
  await writer.waitForURL(/\/translations\//);
  const translation = new URL(writer.url()).pathname;
  await writer.locator("#title").fill("Göl kurumadı");
  await writer.locator("#claim").fill("Karadağ gölü tamamen kurudu.");
  await writer.locator("#label").fill("Yanlış");
  await writer.locator("#text").fill("Uydu görüntülerinde **su** görünüyor.");
  await writer.locator("#saved").getByText("Saved.").waitFor(); // by itself
  await button(writer, "Save").click();
  await writer.locator(".done").waitFor();
  await inspect(writer, "translation-draft");
  await editor.goto(base + translation);
  await button(editor, "Publish").click();
  await editor.locator(".done").waitFor();
  await look(editor, `${address}/in/tr`, "translation");
  await editor.goto(base + address);
  await editor.getByText("Say what your organisation thinks of it", { exact: true }).first().click();
  await editor.locator("#view").selectOption("needs-more");
  await editor.locator("#opinion").fill("İkinci mənbə birincini təkrarlayır.");
  await button(editor, "Say what your organisation thinks of it").click();
  await editor.locator(".done").waitFor();
  await inspect(editor, "opinion");

  await reader.goto(base + address);
  await reader.getByText("İkinci mənbə birincini təkrarlayır.").waitFor();
  await reader.getByRole("link", { name: "Turkish" }).click();
  await reader.getByRole("heading", { name: "Göl kurumadı" }).waitFor();
  await reader.goto(base + address);
  await reader.locator("#comment").fill("Mən orada idim, su var.");
  await button(reader, "Send").click();
  await reader.getByText("Your comment is shown after somebody has looked at it.").waitFor();
  await reader.getByRole("link", { name: "Contest this fact-check" }).click();
  await reader.locator("#text").fill("Ölçmənin tarixi səhvdir.");
  await button(reader, "Send").click();
  const appeal = await reader.locator(".once code").textContent();

  // What is typed is found as it is typed, in another alphabet and with a word that is not finished.
  await editor.goto(`${base}/en/find`);
  await editor.locator("#q").pressSequentially("гөлү гуруд");
  await editor.locator("#at-desk").waitFor();
  assert.ok(await editor.locator(`#found a[href="${draft}"]`).count(), "the draft is found");
  assert.match(editor.url(), /q=/, "what was typed can be kept as a bookmark");
  await inspect(editor, "find");

  await editor.goto(base + draft);
  await editor.locator(".crumb a").first().click();
  await editor.getByText("Topics", { exact: true }).click();
  await editor.locator("form[action$='/topics'] textarea").fill("Su\nİqlim");
  await editor.locator("form[action$='/topics'] button").click();
  await editor.locator(".tag", { hasText: "İqlim" }).waitFor();
  await look(editor, "/en/charts", "charts");
  await editor.locator("section:has(#topics)").getByText("Su 1").waitFor();

  await look(editor, "/en/readers", "readers");
  await button(editor, "Show").click();
  await editor.goto(base + draft);
  await editor.locator("#correction").fill("Ölçmənin tarixi düzəldildi.");
  await button(editor, "Publish the correction").click();
  await editor.locator(".done").waitFor();
  await editor.goto(`${base}/en/readers`);
  const form = editor.locator("form:has(textarea[name=answer])").first();
  await form.locator("select[name=follows]").selectOption({ index: 1 });
  await form.locator("textarea[name=answer]").fill("Haqlısınız, düzəltdik.");
  await form.getByRole("button").click();
  await editor.locator(".done").waitFor();
  await look(editor, address, "published");

  await reader.goto(`${base}/en/receipt`);
  await reader.locator("#code-typed").fill(appeal);
  await button(reader, "Show").click();
  await reader.getByText("Haqlısınız, düzəltdik.").waitFor();
  await reader.goto(base + address);
  for (const shown of ["Mən orada idim, su var.", "Ölçmənin tarixi düzəldildi.", "The appeal was right", "Aysel (demo)", "Aybek (demo)"]) {
    assert.ok(await reader.getByText(shown).count(), shown);
  }
  assert.deepEqual(faults, []);

  const secretary = await strict.newPage();
  const refused = watch(secretary);
  await signIn(secretary, "secretariat");
  await secretary.goto(`${base}/en/organisation`);
  await secretary.locator("#funding").fill("Oxucular.");
  await button(secretary, "Save").click();
  await secretary.locator(".done").waitFor();
  assert.deepEqual(refused, []);
  for (const language of ["az", "tr", "kk", "ky", "uz", "tk", "ru"]) {
    for (const path of ["/inbox", "/cases", "/readers", "/find?q=su", "/charts", draft.slice(3), translation.slice(3), address.slice(3), "/tip"]) {
      await look(editor, `/${language}${path}`, `desk-${path.split("/")[1]}-${language}`);
    }
  }
});
