//! Of which minerals a route is. Which names are of a class, the pack itself says.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Leads, MineralClass};

/// `all`, a class of the pack such as `coal`, or all others: `non-coal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "String", into = "String")]
pub enum Minerals {
    All,
    Of(String),
    OtherThan(String),
}

const OTHER_THAN: &str = "non-";

impl Minerals {
    /// The class that it speaks of.
    pub fn class(&self) -> Option<&str> {
        match self {
            Self::All => None,
            Self::Of(class) | Self::OtherThan(class) => Some(class),
        }
    }
}

impl fmt::Display for Minerals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Of(class) => f.write_str(class),
            Self::OtherThan(class) => write!(f, "{OTHER_THAN}{class}"),
        }
    }
}

impl From<Minerals> for String {
    fn from(minerals: Minerals) -> Self {
        minerals.to_string()
    }
}

impl From<String> for Minerals {
    fn from(text: String) -> Self {
        match text.strip_prefix(OTHER_THAN) {
            Some(class) => Self::OtherThan(class.to_owned()),
            None if text == "all" => Self::All,
            None => Self::Of(text),
        }
    }
}

impl MineralClass {
    /// By the mineral's name as licences write it.
    fn holds(&self, mineral: &str) -> bool {
        let says = |part: &String| mineral.contains(part.as_str());
        self.names.iter().any(says) && !self.except.iter().any(says)
    }
}

impl Leads {
    /// Whether a route of these minerals is for a mine of that one.
    pub(super) fn reaches(&self, minerals: &Minerals, mineral: &str) -> bool {
        let of = |class: &str| {
            let known = self.classes.iter().find(|known| known.id == class);
            known.is_some_and(|known| known.holds(mineral))
        };
        match minerals {
            Minerals::All => true,
            Minerals::Of(class) => of(class),
            Minerals::OtherThan(class) => !of(class),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Library;

    fn of(pack: &str, class: &str, mineral: &str) -> bool {
        let leads = &Library::shipped().newest(pack).unwrap().0.leads;
        leads.reaches(&Minerals::Of(class.to_owned()), mineral)
    }

    /// Names of 《矿产资源分类细目》 and as licences write them.
    #[test]
    fn a_class_knows_its_minerals_by_name() {
        for (coal, is) in
            [("煤", true), ("煤矿", true), ("煤层气", false), ("煤系高岭岩", false), ("铁", false)]
        {
            assert_eq!(of("OR", "coal", coal), is, "{coal}");
        }
        let gold = ["金", "金矿", "岩金", "砂金", "铜、金"];
        let other = ["金刚石", "金红石", "金云母", "冶金用石英岩", "冶金用白云岩", "煤", "银"];
        assert!(gold.iter().all(|name| of("GS", "gold", name)));
        assert!(!other.iter().any(|name| of("GS", "gold", name)));
        assert!(!of("GS", "coal", "煤"), "Gansu's routes name no such class");
    }

    #[test]
    fn each_spelling_comes_back() {
        for text in ["all", "coal", "non-coal"] {
            assert_eq!(Minerals::from(text.to_owned()).to_string(), text);
        }
        assert_eq!(Minerals::from("non-coal".to_owned()).class(), Some("coal"));
        assert_eq!(Minerals::All.class(), None);
    }
}
