//! A partner who hands on others' logs and alters them on the way.

use ortaq_exchange::Message;
use serde_json::{Value, json};

/// Alters a message with leaves of another's log in one of the ways in which one can.
pub fn altered(line: &[u8], own: &str, old: &[Vec<u8>], random: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let mut message: Value = serde_json::from_slice(line).ok()?;
    if message["message"] != "leaves" || message["log"] == own {
        return None;
    }
    let count = message["leaves"].as_array()?.len();
    let place = random.usize(..count.max(1));
    let leaves = message["leaves"].as_array_mut()?;
    let hash = "ab".repeat(32);
    match random.u8(..11) {
        0 => leaves[place] = json!({ "hash": hash }),
        1 => {
            leaves.remove(place);
        }
        2 => leaves.swap(place, count - 1 - place),
        3 => {
            let twice = leaves[place].clone();
            leaves.insert(place, twice);
        }
        4 => {
            let body = leaves[place]["body"].as_str()?.replace("İddia", "Yalan");
            leaves[place]["body"] = body.into();
        }
        5 => {
            leaves[place].as_object_mut()?.remove("body");
        }
        6 => {
            let entry = leaves[place]["entry"].as_str()?.replace("CLEAR", "GREEN");
            leaves[place]["entry"] = entry.into();
        }
        7 => {
            message.as_object_mut()?.remove("anchor");
        }
        8 => message["from"] = (message["from"].as_u64()? + random.u64(1..4)).into(),
        9 => message["anchor"]["consistency"] = json!([hash]),
        _ => return old.get(random.usize(..old.len().max(1))).cloned(),
    }
    let line = serde_json::to_vec(&message).ok()?;
    Message::read(&line).ok().map(|_| line)
}
