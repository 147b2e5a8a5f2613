// Report pages in a real browser: accessible (axe), no sideways scrolling, no request, at three widths, light and dark;
// printed with everything that the screen folds up.
//
// Usage: node report.test.mjs PAGE.html…        CHROMIUM names the browser [default: /usr/bin/chromium]
//        SCREENSHOTS=DIR keeps a picture of each page.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = process.argv.slice(2);
if (pages.length === 0) {
  console.error("usage: node report.test.mjs PAGE.html…");
  process.exit(2);
}

const profile = mkdtempSync(join(tmpdir(), "ortaq-browser-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  bypassCSP: true, // axe is a script, and the page allows none
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
context.setDefaultTimeout(120_000); // a busy machine is no fault of the page
let faults = 0;
const fault = (where, what) => { faults += 1; console.error(`${where}: ${what}`); };

async function check(page, where, picture) {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (sideways > 0) fault(where, `is ${sideways} px wider than the window`);
  if (picture) await page.screenshot({ path: picture, fullPage: true });
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, help, nodes } of violations) fault(where, `${id}: ${help} (${nodes[0].target})`);
}

for (const path of pages) {
  const name = basename(path, ".html");
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) fault(name, `asks for ${request.url()}`);
  });
  await page.goto(`file://${resolve(path)}`);
  await page.evaluate(axe);
  for (const width of [320, 390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const where = `${name}-${width}-${colorScheme}`;
      await check(page, where, process.env.SCREENSHOTS && join(process.env.SCREENSHOTS, `${where}.png`));
    }
  }
  await page.emulateMedia({ media: "print" });
  // The styles of print are in force some frames later.
  const printed = page.waitForFunction(() =>
    [...document.querySelectorAll("details .match")].every((match) => match.checkVisibility({ contentVisibilityAuto: true })), null, { timeout: 20_000 });
  await printed.catch(() => fault(name, "fact-checks are missing in print"));
  await page.close();
}
await context.close();
rmSync(profile, { recursive: true, force: true });
console.log(faults === 0 ? `${pages.length} page(s): no faults` : `${faults} fault(s)`);
process.exit(faults === 0 ? 0 : 1);
