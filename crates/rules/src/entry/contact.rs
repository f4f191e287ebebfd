//! What a body that builds green mines too makes known of whom to reach.

use super::{Entry, Kind};
use crate::pack::Pack;

/// GS-2.3: what the document asks of each and this one has not named.
pub fn lacks<'p>(pack: &'p Pack, contact: &Entry) -> Vec<&'p str> {
    let asked = pack.supervision.contact_fields.iter().flat_map(|stated| &stated.value);
    let asked = asked.map(String::as_str).filter(|_| contact.kind == Kind::Contact);
    asked.filter(|field| contact.value(field).is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Library;

    #[test]
    fn gansu_asks_each_body_for_four_things() {
        let lacking = |id: &str, named: &[&str]| {
            let fields = named.iter().map(|field| ((*field).to_owned(), "某".to_owned()));
            let (fields, retired) = (fields.collect(), false);
            let contact = Entry { id: "e-1".into(), kind: Kind::Contact, fields, retired };
            lacks(Library::shipped().newest(id).unwrap().0, &contact)
        };
        assert_eq!(lacking("GS", &["organisation"]), ["leader", "office", "person", "reach"]);
        assert_eq!(lacking("GS", &["leader", "reach"]), ["office", "person"]);
        assert!(lacking("GS", &["leader", "office", "person", "reach"]).is_empty());
        assert!(lacking("OR", &[]).is_empty(), "its document asks for none");
    }
}
