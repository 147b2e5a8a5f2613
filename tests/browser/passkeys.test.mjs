// Passkeys in a real browser with an authenticator that the browser makes up (WebAuthn domain of the DevTools protocol): adding one, signing
// in with it without name and password, removing it; and what the page says without scripts.
//
// Usage: node passkeys.test.mjs ADDRESS      ADDRESS has the host localhost, to which passkeys can be bound; PASSWORD as for people.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { base, inspect, inspected, launch, look, password, plain, signIn, strict, watch } from "./browser.mjs";

/** Gives a page an authenticator that verifies its user, or fails to. */
async function authenticator(page, { isUserVerified = true, isOffered = false } = {}) {
  // What the browser offers, the made-up authenticator takes at once; where a test presses the button nothing is offered.
  if (!isOffered) {
    await page.addInitScript(() => { PublicKeyCredential.isConditionalMediationAvailable = async () => false; });
  }
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  return { devtools, authenticatorId };
}

const add = async (page, label) => {
  await page.locator("#passkey-label").fill(label);
  await page.locator("#passkey-password").fill(password);
  await page.getByRole("button", { name: "Add a passkey" }).click();
};
const signOut = (page) => page.getByRole("button", { name: "Sign out" }).click();
const usePasskey = async (page) => {
  await page.goto(`${base}/en/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
};

test("a passkey is added, signs in in place of name, password and code, and is removed", async () => {
  const page = await strict.newPage();
  const faults = watch(page);
  const { devtools, authenticatorId } = await authenticator(page);
  await signIn(page, "secretariat");
  await page.waitForURL(`${base}/en/account`);
  await add(page, "Telefon");
  await page.getByText("The passkey is added.").waitFor();
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(credentials.length, 1);
  assert.ok(credentials[0].isResidentCredential, "it can be used without a name");
  assert.equal(credentials[0].rpId, "localhost");

  await signOut(page);
  await usePasskey(page);
  await page.waitForURL(`${base}/en/account`);
  await page.locator(".row", { hasText: "Telefon" }).getByText("last used").waitFor();

  await page.locator("#passkey-remove-password").fill(password);
  await page.getByRole("button", { name: /^Remove.*Telefon/ }).click();
  await page.getByText("The passkey is removed.").waitFor();
  await signOut(page);
  assert.deepEqual(faults, []);
  await usePasskey(page);
  await page.getByText("This passkey opens no account here").waitFor();
  await page.close();
});

test("the browser offers a passkey beside the field for the name", async () => {
  const page = await (await launch({})).newPage();
  await authenticator(page, { isOffered: true });
  // Not the editor, whom another test asks for a code from then on.
  await signIn(page, "fact-checker");
  await add(page, "Offered");
  await page.getByText("The passkey is added.").waitFor();
  await signOut(page);
  // The made-up authenticator answers at once what a person would choose from the list.
  await page.goto(`${base}/en/sign-in`);
  await page.waitForURL(`${base}/en/account`);
  await page.close();
});

test("a wrong password, and an authenticator that does not verify its user, add no passkey", async () => {
  const page = await (await launch({})).newPage();
  await authenticator(page, { isUserVerified: false });
  await signIn(page, "contributor");
  await page.locator("#passkey-label").fill("x");
  await page.locator("#passkey-password").fill("wrong");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("The password is wrong.").waitFor();
  await add(page, "x");
  await page.getByText("The browser gave no passkey").waitFor();
  await page.reload();
  assert.equal(await page.locator("#passkey-remove-password").count(), 0);
  await page.close();
});

test("the pages with passkeys are accessible and fit", async () => {
  const page = await inspected.newPage();
  await authenticator(page);
  await look(page, "/en/sign-in", "passkey-sign-in");
  await signIn(page, "operator");
  await add(page, "Noutbuk – Windows Hello");
  await page.getByText("The passkey is added.").waitFor();
  await inspect(page, "passkey-account");
  await look(page, "/en/audit", "passkey-audit");
  await page.close();
});

test("without scripts nothing is offered that does not work", async () => {
  const page = await plain.newPage();
  const faults = watch(page);
  await page.goto(`${base}/en/sign-in`);
  assert.equal(await page.getByRole("button").count(), 1);
  await signIn(page, "reader");
  await page.waitForURL(`${base}/en/account`);
  assert.ok(await page.getByText("open this page with JavaScript").isVisible());
  assert.equal(await page.locator("#passkey-label").isVisible(), false);
  assert.deepEqual(faults, []);
  await page.close();
});
