// The site in a real browser: every page at two widths, light and dark, accessible (axe), nothing wider than the window, no
// request to anybody else, nothing that the page's policy refuses, under 100 KB; a check walked from the form to the
// report, with and without scripts; the keyboard alone.
//
// Usage: node site.test.mjs ADDRESS        CHROMIUM names the browser [default: /usr/bin/chromium]
//        SCREENSHOTS=DIR keeps a picture of each page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGE_BYTES, base, inspect, inspected, plain, strict, watch } from "./browser.mjs";

const TEXT = `Ayseli gölünün suyu yaxınlıqdakı kimya zavodunun tullantılarına görə çəhrayı rəng alıb.

Lalay körpüsü martın 1-dən yük maşınları üçün bağlanır, deyə “Yol xəbərləri” kanalı yazır.

Hava proqnozuna görə həftəsonu yağıntı gözlənilmir. Şəhərdə yeni kitabxana 12 min kitabla qapılarını açdı.`;

async function open(path, name, status = 200) {
  const page = await inspected.newPage();
  const faults = watch(page);
  const response = await page.goto(base + path);
  assert.equal(response.status(), status, path);
  const body = await response.body();
  assert.ok(body.length < PAGE_BYTES, `${path} has ${body.length} bytes`);
  await inspect(page, name);
  await page.close();
  const expected = status === 200 ? [] : faults.filter((fault) => fault.includes("status of"));
  assert.deepEqual(faults, expected, path);
}

async function firstFactCheck(language) {
  const page = await plain.newPage();
  await page.goto(`${base}/${language}/fact-checks`);
  const path = await page.locator(".item h3 a").first().getAttribute("href");
  await page.close();
  return path;
}

test("every page is accessible and fits, in English", async () => {
  const factCheck = await firstFactCheck("en");
  await open("/en/", "home");
  await open("/en/check", "check");
  await open("/en/fact-checks", "list");
  await open("/en/fact-checks?q=g%C3%B6l", "search");
  await open("/en/fact-checks?q=g%C3%B6l&language=tr&rating=false", "filtered");
  await open("/en/fact-checks?language=xx", "nothing-found");
  await open(factCheck, "fact-check");
  await open(factCheck.replace("fact-checks", "card"), "card");
  await open("/en/methodology", "methodology");
  await open("/en/transparency", "transparency");
  await open("/en/api", "api");
  await open("/en/nothing-here", "not-found", 404);
});

test("the first page and a fact-check are accessible and fit, in the other languages", async () => {
  for (const language of ["az", "tr", "kk", "ky", "uz", "tk", "ru"]) {
    await open(`/${language}/`, `home-${language}`);
    await open(await firstFactCheck(language), `fact-check-${language}`);
    await open(`/${language}/api`, `api-${language}`);
  }
});

test("nothing on a page is refused by its own policy", async () => {
  const factCheck = await firstFactCheck("en");
  for (const path of ["/en/", "/en/fact-checks", factCheck, factCheck.replace("fact-checks", "card"), "/en/transparency"]) {
    const page = await strict.newPage();
    const faults = watch(page);
    await page.goto(base + path);
    assert.equal(await page.evaluate(() => document.styleSheets.length), 1, path);
    await page.close();
    assert.deepEqual(faults, [], path);
  }
});

test("a check with scripts shows its progress and ends at the report", async () => {
  const page = await strict.newPage();
  const faults = watch(page);
  await page.goto(`${base}/en/`);
  await page.getByLabel("Text or link").fill(TEXT);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.waitForURL(/\/en\/check\/[0-9a-f]{32}$/);
  await page.getByRole("heading", { name: "Claims already checked" }).waitFor();
  await page.getByText("Faktın Özü (demo)").first().waitFor();
  const address = page.url();
  assert.deepEqual(faults, []);
  await page.close();
  await open(address.slice(base.length), "report");
  const printed = await inspected.newPage();
  await printed.goto(address);
  await printed.emulateMedia({ media: "print" });
  const hidden = await printed.locator("details .match").evaluateAll((matches) =>
    matches.filter((match) => !match.checkVisibility({ contentVisibilityAuto: true })).length);
  assert.equal(hidden, 0, "fact-checks are missing in print");
  assert.equal(await printed.locator(".masthead").isVisible(), false);
  await printed.close();
});

test("a check without scripts ends at the same report", async () => {
  const page = await plain.newPage();
  await page.goto(`${base}/az/`);
  await page.locator("#text").fill(TEXT);
  await page.locator(".check-form button").click();
  // A busy machine may need a second look: the page offers it.
  for (let look = 0; look < 10 && await page.locator("#progress").count() > 0; look += 1) {
    await page.locator("main .button").click();
  }
  assert.match(page.url(), /\/az\/check\/[0-9a-f]{32}$/);
  assert.ok(await page.getByRole("heading", { name: "Artıq yoxlanılmış iddialar" }).isVisible());
  await page.close();
});

test("the progress of a check is accessible and fits", async () => {
  const page = await inspected.newPage();
  // Nobody tells the page that the check is over, so that it can be looked at.
  await page.route("**/events", (route) => route.abort());
  await page.goto(`${base}/en/check`);
  await page.getByLabel("Text or link").fill(TEXT.repeat(100));
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.waitForURL(/live=1$/);
  assert.equal(await page.locator("#progress").count(), 1);
  await inspect(page, "progress");
  await page.close();
});

test("what cannot be checked is said beside the form, which keeps its accessible name", async () => {
  const page = await inspected.newPage();
  await page.goto(`${base}/en/check`);
  await page.locator("#text").fill("http://127.0.0.1/");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").textContent(), /not on the public network/);
  await inspect(page, "refused");
  await page.close();
});

test("the keyboard reaches the content first, then everything else, and shows where it is", async () => {
  const page = await strict.newPage();
  await page.goto(`${base}/en/`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, "solid");
  await page.close();
});

test("the language is chosen by hand and remembered", async () => {
  const page = await strict.newPage();
  await page.goto(`${base}/en/methodology`);
  await page.locator(".languages summary").click();
  await page.getByRole("link", { name: "Qazaqsha" }).or(page.getByRole("link", { name: "Қазақша" })).click();
  await page.waitForURL(`${base}/kk/methodology`);
  await page.goto(`${base}/`);
  assert.equal(page.url(), `${base}/kk/`);
  await page.close();
});

test("a card shows itself in the page of somebody else", async () => {
  const card = (await firstFactCheck("en")).replace("fact-checks", "card");
  const page = await strict.newPage();
  await page.route("http://elsewhere.invalid/", (route) => route.fulfill({
    contentType: "text/html",
    body: `<iframe title="card" width="600" height="300" src="${base}${card}" sandbox="allow-popups"></iframe>`,
  }));
  await page.goto("http://elsewhere.invalid/");
  const heading = page.frameLocator("iframe").locator("h1");
  await heading.waitFor();
  assert.ok((await heading.textContent()).length > 10);
  await page.close();
});
