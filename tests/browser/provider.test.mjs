// Signing in through an OpenID provider that runs on this machine (oidc-provider-mock): connecting an account, signing in with it, a stranger,
// somebody who is refused, an answer that nobody asked for.
//
// Usage: node provider.test.mjs ADDRESS      the node's provider is that of `run`; PASSWORD as for people.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { base, inspect, inspected, launch, password, plain, signIn } from "./browser.mjs";

/** On the provider's page: who one is there. */
const authorise = async (page, subject) => {
  await page.locator("input[name=sub][type=text]").fill(subject);
  await page.getByRole("button", { name: /authorize/i }).click();
};
const leave = async (page) => {
  await page.goto(`${base}/en/sign-in`);
  await page.getByRole("link", { name: "Sign in with Example ID" }).click();
};

test("an account of the provider is connected, signs in, and is taken away, without scripts", async () => {
  const page = await plain.newPage();
  await signIn(page, "fact-checker");
  await page.locator("#provider-password").fill(password);
  await page.getByRole("button", { name: "Connect" }).click();
  await page.getByRole("link", { name: "Continue to Example ID" }).click();
  await authorise(page, "leyla-1");
  await page.getByText("Your account is connected.").waitFor();
  await page.getByText("leyla").first().waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await leave(page);
  await authorise(page, "leyla-1");
  await page.waitForURL(`${base}/en/account`);
  await page.locator("#provider-password").fill(password);
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByText("The connection is ended.").waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await leave(page);
  await authorise(page, "leyla-1");
  await page.getByText("Nobody here is connected with this account.").waitFor();
  await page.close();
});

test("what did not come as it left is not taken, and says so on an accessible page", async () => {
  const page = await inspected.newPage();
  await page.goto(`${base}/sign-in/provider/answer?state=x&code=y`);
  await page.getByText("The answer of the sign-in service is not valid").waitFor();
  await inspect(page, "provider-invalid");
  await leave(page);
  const { searchParams } = new URL(page.url());
  assert.equal(searchParams.get("code_challenge_method"), "S256");
  assert.ok(searchParams.get("nonce"));
  await page.goto(`${base}/sign-in/provider/answer?error=access_denied&state=${searchParams.get("state")}`);
  await page.getByText("The sign-in service did not let you in.").waitFor();
  // The state of one browser is worth nothing in another.
  const other = await (await launch({})).newPage();
  await other.goto(`${base}/sign-in/provider/answer?state=${searchParams.get("state")}&code=y`);
  await other.getByText("The answer of the sign-in service is not valid").waitFor();
  await page.close();
  await other.close();
});
