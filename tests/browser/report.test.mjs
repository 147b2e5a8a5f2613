// The report page in a real browser: accessible (axe), no sideways scrolling, no request, at two widths, light and dark.
//
// Usage: node report.test.mjs PAGE.html…        CHROMIUM names the browser [default: chromium]
//        SCREENSHOTS=DIR keeps a picture of each page.
import { mkdtempSync, readFileSync } from "node:fs";
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

const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "ortaq-browser-")), {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  bypassCSP: true, // axe is a script, and the page allows none
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
let faults = 0;
const fault = (where, what) => { faults += 1; console.error(`${where}: ${what}`); };

for (const path of pages) {
  for (const width of [320, 390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const where = `${basename(path)} ${width} ${colorScheme}`;
      const page = await context.newPage();
      page.on("request", (request) => {
        if (!request.url().startsWith("file:")) fault(where, `asks for ${request.url()}`);
      });
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`file://${resolve(path)}`);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sideways > 0) fault(where, `is ${sideways} px wider than the window`);
      if (process.env.SCREENSHOTS) {
        const file = join(process.env.SCREENSHOTS, `${basename(path, ".html")}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
      }
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      for (const { id, help, nodes } of violations) fault(where, `${id}: ${help} (${nodes[0].target})`);
      await page.close();
    }
  }
}
await context.close();
console.log(faults === 0 ? `${pages.length} page(s): no faults` : `${faults} fault(s)`);
process.exit(faults === 0 ? 0 : 1);
