// The site in a real browser: every page at two widths, light and dark, accessible (axe), nothing wider than the window, no
// request to anybody else, nothing that the page's policy refuses, under 100 KB; a check walked from the form to the
// report, with and without scripts; the keyboard alone.
//
// Usage: node site.test.mjs ADDRESS        CHROMIUM names the browser [default: /usr/bin/chromium]
//        SCREENSHOTS=DIR keeps a picture of each page.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const base = process.argv[2]?.replace(/\/$/, "");
if (!base) {
  console.error("usage: node site.test.mjs ADDRESS");
  process.exit(2);
}
const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];
const PAGE_BYTES = 100_000;
const TEXT = `Ayseli gölünün suyu yaxınlıqdakı kimya zavodunun tullantılarına görə çəhrayı rəng alıb.

Lalay körpüsü martın 1-dən yük maşınları üçün bağlanır, deyə “Yol xəbərləri” kanalı yazır.

Hava proqnozuna görə həftəsonu yağıntı gözlənilmir. Şəhərdə yeni kitabxana 12 min kitabla qapılarını açdı.`;

const profiles = [];
const launch = async (options) => {
  const profile = mkdtempSync(join(tmpdir(), "ortaq-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
      // The site under test is on this machine, which a page from elsewhere may not ask without this.
      "--disable-features=LocalNetworkAccessChecks"],
    locale: "en-GB",
    ...options,
  });
  context.setDefaultTimeout(120_000); // a busy machine is no fault of the page
  profiles.push({ profile, context });
  return context;
};

let inspected; // axe is a script that the site's policy forbids: this browser does not mind the policy
let strict; // this one keeps to it, and tells what it refused
let plain; // this one runs no scripts
before(async () => {
  inspected = await launch({ bypassCSP: true });
  strict = await launch({});
  plain = await launch({ javaScriptEnabled: false });
});
after(async () => {
  for (const { profile, context } of profiles) {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

/** What a page asks for and says that it should not. */
function watch(page) {
  const faults = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) faults.push(`asks for ${request.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  return faults;
}

/** Looks at the page as it is, at every width, light and dark. */
async function inspect(page, name) {
  await page.evaluate(axe);
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const where = `${name}-${width}-${colorScheme}`;
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(sideways <= 0, `${where} is ${sideways} px wider than the window`);
      if (process.env.SCREENSHOTS) {
        await page.screenshot({ path: join(process.env.SCREENSHOTS, `${where}.png`), fullPage: true });
      }
      const { violations } = await page.evaluate(() => window.axe.run());
      const words = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0].target})`);
      assert.deepEqual(words, [], where);
    }
  }
}

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
