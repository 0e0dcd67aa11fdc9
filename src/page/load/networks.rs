//! Which addresses lie in a private network: loopback, link-local, and what stands behind a router.
//!
//! A page from the public network must not lead a reader there, neither by redirect nor by link: the
//! program would knock where the page itself cannot. What the user typed may go anywhere.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Last labels of names that are only known inside a private network.
const INNER_LABELS: [&str; 7] = [
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "arpa",
];

/// Whether an address leads from a public page into a private network. A page whose own address is
/// not known counts as public: it was written by strangers as well.
pub fn leads_inside(from: Option<&str>, to: &str) -> bool {
    is_inner_address(to) && !may_reach_inside(from)
}

/// Whether the page with this address lies in a private network itself.
pub(super) fn may_reach_inside(from: Option<&str>) -> bool {
    from.is_some_and(is_inner_address)
}

/// Whether two addresses have the same host.
pub(super) fn same_host(one: &str, other: &str) -> bool {
    match (Url::parse(one), Url::parse(other)) {
        (Ok(one), Ok(other)) => one.host().is_some() && one.host() == other.host(),
        _ => false,
    }
}

fn is_inner_address(address: &str) -> bool {
    Url::parse(address)
        .ok()
        .and_then(|url| url.host().map(|host| is_inner_host(&host)))
        .unwrap_or(false)
}

/// Whether a host names a place in a private network by itself, without asking for its address.
pub(super) fn is_inner_host(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(ip) => is_inner(IpAddr::V4(*ip)),
        Host::Ipv6(ip) => is_inner(IpAddr::V6(*ip)),
        Host::Domain(name) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            match name.rsplit_once('.') {
                Some((_, last)) => INNER_LABELS.contains(&last),
                // A single label is found only with the help of the user's own search domain.
                None => true,
            }
        }
    }
}

/// Whether an IP address is no place of the public network.
pub(super) fn is_inner(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_inner_v4(ip),
        IpAddr::V6(ip) => match embedded(ip) {
            Some(inside) => is_inner_v4(inside),
            None => is_inner_v6(ip),
        },
    }
}

fn is_inner_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        // Shared between a provider and its customers, kept for protocols, and for benchmarks.
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
}

fn is_inner_v6(ip: Ipv6Addr) -> bool {
    let first = ip.segments()[0];
    ip.is_loopback()
        || ip.is_unspecified()
        || ip.is_multicast()
        || first & 0xfe00 == 0xfc00
        || first & 0xffc0 == 0xfe80
        || first & 0xffc0 == 0xfec0
}

/// The IPv4 address that an IPv6 address stands for: mapped, compatible, translated or by 6to4.
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match ip.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => None,
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => Some(v4(high, low)),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(v4(high, low)),
        [0x2002, high, low, ..] => Some(v4(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_places_are_told_however_they_are_written() {
        for inner in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://0x7f000001/",
            "http://2130706433/",
            "http://0/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://[64:ff9b::c0a8:101]/",
            "http://[2002:7f00:1::]/",
            "http://[fe80::1]/",
            "http://[fd00::1]:8080/x",
            "http://169.254.169.254/latest/meta-data",
            "http://192.168.0.1/",
            "http://172.31.255.255/",
            "http://100.64.0.1/",
            "http://localhost:631/",
            "http://LOCALHOST./",
            "http://a.localhost/",
            "http://router/",
            "http://printer.local/",
            "http://１２７.０.０.１/",
        ] {
            assert!(
                leads_inside(Some("https://news.example/"), inner),
                "{inner}"
            );
            assert!(leads_inside(None, inner), "{inner}");
            assert!(!leads_inside(Some("http://10.0.0.7/"), inner), "{inner}");
        }
    }

    #[test]
    fn public_places_stay_open() {
        for outer in [
            "https://news.example/a",
            "http://93.184.216.34/",
            "http://172.32.0.1/",
            "http://[2606:2800:220:1::1]/",
            "http://localhost.example/",
            "mailto:desk@news.example",
            "nonsense",
        ] {
            assert!(!leads_inside(None, outer), "{outer}");
        }
    }
}
