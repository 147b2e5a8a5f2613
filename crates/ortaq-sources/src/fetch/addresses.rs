//! Which addresses a server-side fetch may reach: public ones, and what the operator lists.
//!
//! The IANA special-purpose registries (RFC 6890 and its updates) say which networks are not the public internet.
//! IPv6 forms that carry an IPv4 address are judged by that address.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::LazyLock;

use ipnet::IpNet;

/// A network or host exempt from the refusal of private addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allowed {
    /// All addresses of a network.
    Net(IpNet),
    /// A host name, compared without case, whatever it resolves to.
    Host(String),
}

const SPECIAL: &[&str] = &[
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
];

static SPECIAL_NETS: LazyLock<Vec<IpNet>> = LazyLock::new(|| {
    SPECIAL
        .iter()
        .map(|net| {
            net.parse()
                .expect("the networks are written out above and tested")
        })
        .collect()
});

/// Whether `address`, to which `host` resolved, may be reached.
pub(super) fn may_reach(address: IpAddr, host: &str, allowed: &[Allowed]) -> bool {
    let address = embedded(address);
    is_public(address)
        || allowed.iter().any(|allowed| match allowed {
            Allowed::Net(net) => net.contains(&address),
            Allowed::Host(name) => name.eq_ignore_ascii_case(host),
        })
}

fn is_public(address: IpAddr) -> bool {
    !SPECIAL_NETS.iter().any(|net| net.contains(&address))
}

/// The IPv4 address inside an IPv6 one (mapped, NAT64, 6to4), else the address itself.
fn embedded(address: IpAddr) -> IpAddr {
    let IpAddr::V6(v6) = address else { return address };
    let [a, b, c, d, e, f, g, h] = v6.segments();
    let v4 = |high: u16, low: u16| IpAddr::V4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
    match (a, b) {
        (0, 0) if [c, d, e, f] == [0, 0, 0, 0xffff] => v4(g, h),
        (0x64, 0xff9b) if [c, d, e, f] == [0; 4] => v4(g, h),
        (0x2002, _) => v4(b, c),
        _ => IpAddr::V6(v6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(address: &str, allowed: &[Allowed]) -> bool {
        may_reach(address.parse().unwrap(), "node.example", allowed)
    }

    #[test]
    fn private_addresses_are_refused_in_every_spelling() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "2002:7f00:1::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001:db8::1",
        ] {
            assert!(!reach(address, &[]), "{address}");
        }
    }

    #[test]
    fn public_addresses_are_reached() {
        for address in [
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "2a00:1450::1",
            "64:ff9b::8.8.8.8",
            "::ffff:8.8.8.8",
        ] {
            assert!(reach(address, &[]), "{address}");
        }
    }

    #[test]
    fn the_operator_can_allow_a_network_or_a_host() {
        let net = [Allowed::Net("10.1.0.0/16".parse().unwrap())];
        assert!(reach("10.1.2.3", &net) && reach("::ffff:10.1.2.3", &net) && !reach("10.2.0.1", &net));
        assert!(reach("10.2.0.1", &[Allowed::Host("NODE.example".to_owned())]));
    }
}
