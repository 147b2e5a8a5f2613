//! From where an act comes, as far as it is kept: the network rather than the address, the browser in two words.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// From where an act comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    address: Option<IpAddr>,
    browser: String,
}

impl Origin {
    /// A browser at an address, which names itself in the header `User-Agent`.
    #[must_use]
    pub fn browser(address: IpAddr, user_agent: &str) -> Self {
        Self {
            address: Some(address.to_canonical()),
            browser: browser(user_agent),
        }
    }

    /// The command line of this machine.
    #[must_use]
    pub fn command_line() -> Self {
        Self {
            address: None,
            browser: String::new(),
        }
    }

    /// The browser and its system, in a few words; empty where it is none that is known.
    pub(super) fn browser_name(&self) -> String {
        self.browser.clone()
    }

    /// The network that the address belongs to: 24 bits of IPv4, 48 of IPv6. Enough to tell home from abroad. Empty for the command line.
    pub(super) fn network(&self) -> String {
        match self.address {
            None => String::new(),
            Some(IpAddr::V4(address)) => {
                let [a, b, c, _] = address.octets();
                format!("{}/24", Ipv4Addr::new(a, b, c, 0))
            }
            Some(IpAddr::V6(address)) => {
                let [a, b, c, ..] = address.segments();
                format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
            }
        }
    }

    /// What attempts are counted by: an IPv4 address, or a household's 64 bits of IPv6.
    pub(super) fn counted_as(&self) -> Vec<u8> {
        match self.address {
            None => Vec::new(),
            Some(IpAddr::V4(address)) => address.octets().to_vec(),
            Some(IpAddr::V6(address)) => address.octets()[..8].to_vec(),
        }
    }
}

/// Words that browsers put into `User-Agent`, the more telling first, and what people call them.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser", "Yandex"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

fn browser(user_agent: &str) -> String {
    let named = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(word, _)| user_agent.contains(word));
        found.map(|(_, name)| *name)
    };
    let words: Vec<_> = [named(&BROWSERS), named(&SYSTEMS)]
        .into_iter()
        .flatten()
        .collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_its_network() {
        let network = |address: &str| Origin::browser(address.parse().unwrap(), "").network();
        assert_eq!(network("203.0.113.77"), "203.0.113.0/24");
        assert_eq!(network("::ffff:203.0.113.77"), "203.0.113.0/24");
        assert_eq!(network("2001:db8:7:9::1"), "2001:db8:7::/48");
        assert_eq!(Origin::command_line().network(), "");
    }

    #[test]
    fn a_browser_is_called_what_people_call_it() {
        let linux = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0";
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(browser(linux), "Firefox, Linux");
        assert_eq!(browser(edge), "Edge, Windows");
        assert_eq!(browser(phone), "Safari, iPhone");
        assert_eq!(browser("<script>"), "");
    }
}
