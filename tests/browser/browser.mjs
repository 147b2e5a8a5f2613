// What the tests in a browser share: browsers of three kinds, what is wrong with a page, looking at it at every width.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const base = process.argv[2]?.replace(/\/$/, "");
if (!base) {
  console.error("usage: node TEST ADDRESS");
  process.exit(2);
}
const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];
/** The password of the demonstration's people, for tests that sign in. */
export const password = process.env.PASSWORD;
export const PAGE_BYTES = 100_000;

const profiles = [];
export const launch = async (options) => {
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

export let inspected; // axe is a script that the site's policy forbids: this browser does not mind the policy
export let strict; // this one keeps to it, and tells what it refused
export let plain; // this one runs no scripts
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
export function watch(page) {
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
export async function inspect(page, name) {
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

/** Signs one of the demonstration's people in. */
export async function signIn(page, name, language = "en") {
  await page.goto(`${base}/${language}/sign-in`);
  await page.locator("#name").fill(name);
  await page.locator("#password").fill(password);
  // The cookie comes with the answer; going on before would leave it behind.
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest() && response.request().method() === "POST");
  await page.locator("main form.panel button").click();
  await answered;
}

/** Opens a page, and looks at it. */
export async function look(page, path, name) {
  const response = await page.goto(base + path);
  const body = await response.body();
  assert.ok(body.length < PAGE_BYTES, `${path} has ${body.length} bytes`);
  await inspect(page, name);
}
