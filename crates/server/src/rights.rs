//! Who may read what. Pure, and asked anew for every request: nothing frozen in a header counts.

use std::collections::BTreeMap;

use record::Class;
use sync::wire::Role;

use crate::database::{Access, Device, Owner, Standing};

/// Whether `reader` may follow the log of `owner`: the same person's, or that of somebody whose
/// region lies within the reader's.
pub fn may_follow(reader: &Device, owner: &Device) -> bool {
    reader.person == owner.person || covers(&reader.region, &owner.region)
}

/// Whether `reader` may read a payload in the log of `owner`. Its header flows to everybody who may
/// follow the log.
pub fn may_read(reader: &Device, owner: &Device, access: Access) -> bool {
    match access.class {
        Class::Normal => may_follow(reader, owner),
        Class::Embargoed if access.open => may_follow(reader, owner),
        Class::Restricted | Class::Embargoed => reader.person == owner.person,
    }
}

/// Those whose logs `reader` may follow, by id, its own among them.
pub fn followed(reader: &Device, devices: Vec<Device>) -> BTreeMap<String, Device> {
    let followed = devices.into_iter().filter(|owner| may_follow(reader, owner));
    followed.map(|owner| (owner.id(), owner)).collect()
}

/// Whether `reader` may read a blob, and so may know that it is here. Naming its hash is no
/// claim: somebody has sent the bytes, and either that is the reader's own person, or it stands in
/// a record of theirs that the reader may read.
pub fn may_read_blob(reader: &Device, standing: &Standing) -> bool {
    standing.owners.iter().any(|Owner { device, named }| {
        device.person == reader.person
            || named.is_some_and(|access| may_read(reader, device, access))
    })
}

pub fn may_invite(device: &Device) -> bool {
    device.role == Role::Administrator
}

/// `620000` covers `620102`; `000000` is the whole country.
pub fn covers(outer: &str, inner: &str) -> bool {
    let mut significant = outer;
    while let Some(shorter) = significant.strip_suffix("00") {
        significant = shorter;
    }
    inner.starts_with(significant)
}

/// Whether this is written like a code of an administrative division.
pub fn is_region(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use keys::DeviceKey;

    use super::*;

    fn device(person: &str, region: &str) -> Device {
        Device {
            key: DeviceKey::from_entropy(&[1; 32]).public(),
            person: person.into(),
            role: Role::Inspector,
            region: region.into(),
            enrolled_ms: 0,
        }
    }

    #[test]
    fn regions() {
        for (outer, inner, expected) in [
            ("000000", "620102", true),
            ("620000", "620102", true),
            ("620100", "620102", true),
            ("620102", "620102", true),
            ("620102", "620100", false),
            ("620100", "620200", false),
            ("620000", "650000", false),
            ("150600", "150000", false),
        ] {
            assert_eq!(covers(outer, inner), expected, "{outer} covers {inner}");
        }
    }

    #[test]
    fn who_reads_what() {
        let county = device("p-1", "620102");
        let same_person = device("p-1", "650000");
        let colleague = device("p-2", "620102");
        let province = device("p-3", "620000");
        assert!(may_follow(&county, &same_person));
        assert!(may_follow(&county, &colleague));
        assert!(may_follow(&province, &county));
        assert!(!may_follow(&county, &province));
        for (class, open, by_others) in [
            (Class::Normal, false, true),
            (Class::Restricted, false, false),
            (Class::Restricted, true, false),
            (Class::Embargoed, false, false),
            (Class::Embargoed, true, true),
        ] {
            let access = Access { class, open };
            assert!(may_read(&county, &same_person, access));
            assert_eq!(may_read(&province, &county, access), by_others, "{access:?}");
            assert!(!may_read(&county, &province, access), "of a log that it can't follow");
        }
    }
}
