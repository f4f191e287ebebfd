//! Where the window may go: from page to page of its own, and nowhere else.

use tauri::Url;

/// The product's pages, as each system's web view calls them.
const OWN: [&str; 3] = ["tauri://localhost", "http://tauri.localhost", "https://tauri.localhost"];

/// `dev` is the server of `cargo xtask dev`, for a window that was built to ask it.
pub fn is_own(url: &Url, dev: Option<&Url>) -> bool {
    OWN.iter().filter_map(|own| own.parse::<Url>().ok()).any(|own| same_origin(url, &own))
        || dev.is_some_and(|dev| same_origin(url, dev))
}

/// Not `Url::origin`, to which each address of a scheme that it doesn't know is one of its own.
fn same_origin(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

#[cfg(test)]
mod tests {
    use super::{Url, is_own};

    fn may(url: &str, dev: Option<&str>) -> bool {
        let dev: Option<Url> = dev.map(|dev| dev.parse().unwrap());
        is_own(&url.parse().unwrap(), dev.as_ref())
    }

    #[test]
    fn only_own_pages_may_be_shown() {
        for own in ["tauri://localhost", "tauri://localhost/#/mines", "http://tauri.localhost/a"] {
            assert!(may(own, None), "{own}");
        }
        for other in [
            "https://example.org/",
            "http://127.0.0.1:5173/",
            "http://localhost/",
            "http://tauri.localhost:81/",
            "http://tauri.localhost.example.org/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!may(other, None), "{other}");
        }
    }

    #[test]
    fn the_live_reloading_server_is_own_where_it_is_asked() {
        let dev = Some("http://127.0.0.1:5173");
        assert!(may("http://127.0.0.1:5173/#/mines", dev));
        assert!(!may("http://127.0.0.1:5174/", dev));
    }
}
