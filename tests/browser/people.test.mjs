// The pages of people who work on a node, in a real browser: signing in with a second step, every page at two widths, light and dark,
// accessible (axe), nothing that the page's policy refuses; without scripts as with them.
//
// Usage: node people.test.mjs ADDRESS        PASSWORD is that of the demonstration's people
//        CHROMIUM and SCREENSHOTS as for site.test.mjs.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { base, inspect, inspected, launch, look, password, plain, signIn, strict, watch } from "./browser.mjs";

/** The code that an authenticator app shows (RFC 6238) a number of steps from now. */
function code(secret, steps = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(" ", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const sum = createHmac("sha1", key).update(counter).digest();
  const number = sum.readUInt32BE(sum.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

test("every page of people is accessible and fits", async () => {
  const page = await inspected.newPage();
  await look(page, "/en/sign-in", "sign-in");
  await page.locator("#name").fill("operator");
  await page.locator("#password").fill("wrong");
  await page.locator("main form.panel button").click();
  await page.getByRole("alert").waitFor();
  await inspect(page, "sign-in-wrong");
  await signIn(page, "operator");
  await page.waitForURL(`${base}/en/account`);
  await look(page, "/en/account", "account");
  await look(page, "/en/account/authenticator", "authenticator");
  await look(page, "/en/people", "people");
  await page.getByLabel("Fact-checker").check();
  await page.getByLabel("For whom").fill("Leyla");
  await page.getByRole("button", { name: "Make an invitation" }).click();
  const link = await page.locator(".once code").textContent();
  await inspect(page, "people-invited");
  await page.locator(".rows a").first().click();
  await inspect(page, "person");
  await look(page, "/en/audit", "audit");
  await look(page, "/en/network", "network");
  await look(page, "/en/", "home-signed-in");
  await page.getByRole("button", { name: "Sign out" }).click();
  await look(page, new URL(link).pathname.replace(/^/, "/en"), "invitation");
  await look(page, `/en/invitation/${"0".repeat(64)}`, "invitation-gone");
  await signIn(page, "reader");
  await look(page, "/en/audit", "forbidden");
  await page.getByRole("button", { name: "Sign out" }).click();
  for (const language of ["az", "tr", "kk", "ky", "uz", "tk", "ru"]) {
    await signIn(page, "operator", language);
    for (const part of ["account", "people", "audit"]) await look(page, `/${language}/${part}`, `${part}-${language}`);
    await page.locator(".staff button").click();
  }
  await page.close();
});

test("an authenticator app is set up and asked for, without scripts and with nothing refused by the page's policy", async () => {
  const page = await plain.newPage();
  const faults = watch(page);
  await signIn(page, "editor");
  await page.goto(`${base}/en/account/authenticator`);
  const secret = await page.locator("main code").textContent();
  await page.locator("#code").fill(code(secret, -1));
  await page.locator("main #password").fill(password);
  await page.getByRole("button", { name: "Set up" }).click();
  const recovery = await page.locator(".codes code").first().textContent();
  assert.match(recovery, /^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signIn(page, "editor");
  await page.locator("#code").fill(code(secret));
  await page.locator("main form.panel button").click();
  await page.waitForURL(`${base}/en/account`);
  assert.deepEqual(faults, []);
  await page.close();

  const elsewhere = await inspected.newPage();
  await signIn(elsewhere, "editor");
  await inspect(elsewhere, "code");
  await elsewhere.locator("#code").fill(recovery);
  await elsewhere.locator("main form.panel button").click();
  await elsewhere.waitForURL(`${base}/en/account`);
  await elsewhere.locator("#factor-password").fill(password);
  await elsewhere.getByRole("button", { name: "New recovery codes" }).click();
  await elsewhere.locator(".codes").waitFor();
  await inspect(elsewhere, "account-codes");
  await elsewhere.close();
});

test("a session that was ended in one browser has ended in the other", async () => {
  const first = await strict.newPage();
  const faults = watch(first);
  await signIn(first, "secretariat");
  const other = await (await launch({})).newPage();
  await signIn(other, "secretariat");
  await other.getByRole("button", { name: /^End/ }).first().click();
  await other.getByText("The session has ended.").waitFor();
  await first.reload();
  await first.waitForURL(/\/en\/sign-in\?to=/);
  assert.deepEqual(faults, []);
  await first.close();
  await other.close();
});
