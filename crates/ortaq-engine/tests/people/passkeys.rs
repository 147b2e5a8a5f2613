//! Passkeys, with an authenticator made up here: what signs in, and what does not although a key signed it.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{Signer, SigningKey};
use ortaq_core::records::people::Role;
use ortaq_engine::limits;
use ortaq_engine::people::{PeopleError, Person, RelyingParty, Secret};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{Node, PASSWORD, from, on_both};

on_both!(
    a_passkey_is_added_and_signs_in,
    an_answer_counts_once_and_in_time,
    an_answer_of_another_site_or_for_another_question_is_refused,
    a_copied_authenticator_is_noticed_by_its_counter,
    who_did_not_show_who_they_are_to_the_authenticator_is_refused,
);

const ORIGIN: &str = "https://ortaq.example";
/// Present, and verified; with these in an answer, and a credential in one that adds it.
const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
const HOLDS_CREDENTIAL: u8 = 64;

fn party() -> RelyingParty {
    RelyingParty::of(&ORIGIN.parse().unwrap()).unwrap()
}

/// An authenticator with one credential (Ed25519, no attestation).
struct Authenticator {
    key: SigningKey,
    credential: Vec<u8>,
    user: String,
    counter: u32,
    flags: u8,
    origin: &'static str,
}

impl Authenticator {
    fn new() -> Self {
        Self {
            key: SigningKey::from_bytes(&[7; 32]),
            credential: vec![9; 32],
            user: String::new(),
            counter: 0,
            flags: PRESENT | VERIFIED,
            origin: ORIGIN,
        }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let data = json!({"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false});
        data.to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest("ortaq.example").to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn answer(&self, response: &Value) -> String {
        let id = BASE64.encode(&self.credential);
        let kind = "public-key";
        json!({"id": id, "rawId": id, "type": kind, "response": response, "clientExtensionResults": {}})
            .to_string()
    }

    /// The answer to the question for a new credential (WebAuthn Level 3, 6.5.4).
    fn create(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        options["user"]["id"].as_str().unwrap().clone_into(&mut self.user);
        let mut data = self.data(self.flags | HOLDS_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        // {1: OKP, 3: EdDSA, -1: Ed25519, -2: the key}
        data.extend([0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20]);
        data.extend(self.key.verifying_key().as_bytes());
        // {"fmt": "none", "attStmt": {}, "authData": data}
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        self.answer(&json!({
            "clientDataJSON": BASE64.encode(self.client_data("webauthn.create", &options)),
            "attestationObject": BASE64.encode(attestation),
            "transports": ["internal"],
        }))
    }

    /// The answer to the question who is there; every one counts on.
    fn get(&mut self, options: &str) -> String {
        self.counter += 1;
        let options: Value = serde_json::from_str(options).unwrap();
        let (client, data) = (self.client_data("webauthn.get", &options), self.data(self.flags));
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        self.answer(&json!({
            "clientDataJSON": BASE64.encode(client),
            "authenticatorData": BASE64.encode(data),
            "signature": BASE64.encode(self.key.sign(&signed).to_bytes()),
            "userHandle": self.user,
        }))
    }
}

/// A person who has added a passkey.
async fn with_passkey(node: &Node) -> (Person, Authenticator) {
    node.account("leyla", &[Role::Editor]).await;
    let person = node.sign_in("leyla").await;
    let mut authenticator = Authenticator::new();
    let asked = node
        .people
        .begin_passkey(&person, PASSWORD, &party(), &from(1))
        .await
        .unwrap();
    let answer = authenticator.create(&asked.options);
    node.people
        .finish_passkey(&person, &party(), &asked.sealed, &answer, "açar", &from(1))
        .await
        .unwrap();
    (person, authenticator)
}

async fn sign_in(node: &Node, sealed: &str, answer: &str) -> Result<Secret, PeopleError> {
    node.people
        .sign_in_with_passkey(&party(), sealed, answer, &from(1))
        .await
}

fn is_refused(result: &Result<Secret, PeopleError>) -> bool {
    matches!(result, Err(PeopleError::WrongPasskey))
}

async fn a_passkey_is_added_and_signs_in(node: Node) {
    let (person, mut authenticator) = with_passkey(&node).await;
    assert_eq!(node.people.passkeys(&person).await.unwrap()[0].label, "açar");
    for _ in 0..2 {
        let asked = node.people.begin_passkey_sign_in(&party()).unwrap();
        let answer = authenticator.get(&asked.options);
        let token = sign_in(&node, &asked.sealed, &answer).await.unwrap();
        assert_eq!(node.person(&token).await.unwrap().account.name, "leyla");
    }
}

async fn an_answer_counts_once_and_in_time(node: Node) {
    let (_, mut authenticator) = with_passkey(&node).await;
    let asked = node.people.begin_passkey_sign_in(&party()).unwrap();
    let answer = authenticator.get(&asked.options);
    sign_in(&node, &asked.sealed, &answer).await.unwrap();
    assert!(
        is_refused(&sign_in(&node, &asked.sealed, &answer).await),
        "played again"
    );

    let ceremony = limits::CEREMONY.as_secs();
    for (waited, in_time) in [(ceremony - 1, true), (ceremony, false)] {
        let asked = node.people.begin_passkey_sign_in(&party()).unwrap();
        let answer = authenticator.get(&asked.options);
        node.wait(waited);
        assert_eq!(
            sign_in(&node, &asked.sealed, &answer).await.is_ok(),
            in_time,
            "{waited}"
        );
    }
}

async fn an_answer_of_another_site_or_for_another_question_is_refused(node: Node) {
    let (_, mut authenticator) = with_passkey(&node).await;
    let (asked, other) = (
        node.people.begin_passkey_sign_in(&party()).unwrap(),
        node.people.begin_passkey_sign_in(&party()).unwrap(),
    );
    let answer = authenticator.get(&other.options);
    assert!(
        is_refused(&sign_in(&node, &asked.sealed, &answer).await),
        "another question"
    );
    authenticator.origin = "https://ortaq.example.net";
    let answer = authenticator.get(&asked.options);
    assert!(
        is_refused(&sign_in(&node, &asked.sealed, &answer).await),
        "another site"
    );
    authenticator.origin = ORIGIN;
    let answer = authenticator.get(&asked.options);
    let torn = &answer[..answer.len() - 2];
    assert!(is_refused(&sign_in(&node, &asked.sealed, torn).await), "torn");
    assert!(is_refused(&sign_in(&node, "00", &answer).await), "never asked");
    // None of it has used up the question.
    sign_in(&node, &asked.sealed, &answer).await.unwrap();
}

async fn a_copied_authenticator_is_noticed_by_its_counter(node: Node) {
    let (_, mut authenticator) = with_passkey(&node).await;
    authenticator.counter = 10;
    let asked = node.people.begin_passkey_sign_in(&party()).unwrap();
    let answer = authenticator.get(&asked.options);
    sign_in(&node, &asked.sealed, &answer).await.unwrap();
    // The copy counts on from where it was made.
    authenticator.counter = 5;
    let asked = node.people.begin_passkey_sign_in(&party()).unwrap();
    let answer = authenticator.get(&asked.options);
    assert!(is_refused(&sign_in(&node, &asked.sealed, &answer).await));
}

async fn who_did_not_show_who_they_are_to_the_authenticator_is_refused(node: Node) {
    let (_, mut authenticator) = with_passkey(&node).await;
    authenticator.flags = PRESENT;
    let asked = node.people.begin_passkey_sign_in(&party()).unwrap();
    let answer = authenticator.get(&asked.options);
    assert!(is_refused(&sign_in(&node, &asked.sealed, &answer).await));
}
