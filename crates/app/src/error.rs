//! One error for all doors: a code for programs, a sentence for people, and what it is about.

use std::collections::BTreeMap;

use crate::api::Problem;
use crate::machine::region_name;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct AppError {
    code: &'static str,
    message: String,
    args: BTreeMap<String, String>,
}

pub type Result<T> = std::result::Result<T, AppError>;

impl AppError {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), args: BTreeMap::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    pub fn code(&self) -> &'static str {
        self.code
    }

    pub fn not_signed_in() -> Self {
        Self::new("not-signed-in", "nobody is signed in. Everything is safe; sign in first")
    }

    pub fn not_an_officer() -> Self {
        let message = "only an officer may do this. Nothing was changed; ask an officer of this \
                       machine to sign in";
        Self::new("not-an-officer", message)
    }

    /// The work stopped in the middle: a defect. What was confirmed before is on the disk.
    pub fn interrupted() -> Self {
        let message = "the program failed inside. Everything that was confirmed is safe; repeat \
                       the last step, and report this if it happens again";
        Self::new("interrupted", message)
    }

    pub fn not_found(kind: &str, id: &str) -> Self {
        Self::new("not-found", format!("{kind} {id} is not known here")).with("id", id)
    }

    pub fn bad_input(what: impl std::fmt::Display) -> Self {
        Self::new("bad-input", format!("the request can't be read: {what}. Nothing was changed"))
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        Self { code: error.code.to_owned(), message: error.message, args: error.args }
    }
}

/// Errors of the rooms below keep their code and sentence.
macro_rules! from {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for AppError {
            fn from(error: $error) -> Self {
                Self::new(error.code(), error.to_string())
            }
        })+
    };
}

from!(
    store::StoreError,
    keys::KeysError,
    sign::SignError,
    geo::GeoError,
    geopackage::GeoPackageError,
    evidence::PhotoProblem,
    documents::DocumentError,
    rules::checklist::MarkError,
    rules::mine::import::SheetError,
    rules::calendar::CalendarError,
    rules::checklist::import::ImportError,
    rules::quota::CapRefusal,
    rules::person::Refusal,
    sync::SyncError,
);

impl From<tables::TableError> for AppError {
    fn from(error: tables::TableError) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            tables::TableError::TooLarge { gib } => shown.with("gib", gib),
            tables::TableError::TooWide { most, .. } => shown.with("most", most),
            _ => shown,
        }
    }
}

impl From<rules::inspection::InspectionRefusal> for AppError {
    fn from(error: rules::inspection::InspectionRefusal) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            rules::inspection::InspectionRefusal::NotTheLeader { item, leader } => {
                shown.with("item", item).with("leader", leader)
            }
            rules::inspection::InspectionRefusal::WithoutCard { name } => shown.with("name", name),
            rules::inspection::InspectionRefusal::NotCombined { task } => shown.with("task", task),
            rules::inspection::InspectionRefusal::NotAskedFor { draw } => shown.with("draw", draw),
            rules::inspection::InspectionRefusal::TeamStaysAway { title, person } => {
                shown.with("title", title).with("person", person)
            }
            _ => shown,
        }
    }
}

impl From<rules::quota::StatedRefusal> for AppError {
    fn from(error: rules::quota::StatedRefusal) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            rules::quota::StatedRefusal::NoRegion(region) => shown.with("region", region),
            rules::quota::StatedRefusal::ByDocument { clause } => shown.with("clause", clause),
            _ => shown,
        }
    }
}

impl From<rules::pack::SwitchRefusal> for AppError {
    fn from(error: rules::pack::SwitchRefusal) -> Self {
        use rules::pack::SwitchRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NoRegion(id)
            | Refusal::NoPack(id)
            | Refusal::NoDraft(id)
            | Refusal::Elsewhere(id)
            | Refusal::AlreadyOn(id)
            | Refusal::NotOn(id) => shown.with("id", id),
            Refusal::NoReason => shown,
        }
    }
}

impl From<rules::calendar::CountingRefusal> for AppError {
    fn from(error: rules::calendar::CountingRefusal) -> Self {
        use rules::calendar::CountingRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NotAhead { from, today } => shown.with("from", from).with("today", today),
            Refusal::AlreadySo(from) => shown.with("from", from),
            Refusal::Above(region) => shown.with("region", region_name(&region)),
            Refusal::NoReason => shown,
        }
    }
}

impl From<rules::pack::UseRefusal> for AppError {
    fn from(error: rules::pack::UseRefusal) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            rules::pack::UseRefusal::InUse { id, version } => {
                shown.with("id", id).with("version", version)
            }
            _ => shown,
        }
    }
}

impl From<rules::report::ReportRefusal> for AppError {
    fn from(error: rules::report::ReportRefusal) -> Self {
        use rules::report::ReportRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::Unknown { pack, report } => shown.with("pack", pack).with("report", report),
            Refusal::NotOfRegion { clause, region } => {
                shown.with("clause", clause).with("region", region_name(&region))
            }
            Refusal::NoPeriod(day) | Refusal::NotBegun(day) => shown.with("day", day),
            Refusal::HandedIn => shown,
        }
    }
}

impl From<rules::quota::YearRefusal> for AppError {
    fn from(error: rules::quota::YearRefusal) -> Self {
        use rules::quota::YearRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::County(code) => shown.with("county", region_name(&code)),
            Refusal::EmptyQuarter { county, quarter } => {
                shown.with("county", region_name(&county)).with("quarter", quarter)
            }
            Refusal::Above { county, quarter, n } => {
                let shown = shown.with("county", region_name(&county));
                shown.with("quarter", quarter).with("n", n)
            }
            Refusal::Short { region, lacks } => {
                shown.with("region", region_name(&region)).with("lacks", lacks)
            }
        }
    }
}

impl From<rules::drawing::DrawRefusal> for AppError {
    fn from(error: rules::drawing::DrawRefusal) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            rules::drawing::DrawRefusal::EntriesDiffer(digit) => shown.with("digit", digit),
            rules::drawing::DrawRefusal::WitnessUnknown(found) => shown.with("found", found),
            rules::drawing::DrawRefusal::NoSuchHolder(holder) => shown.with("holder", holder),
            rules::drawing::DrawRefusal::VisitNotDone(mine)
            | rules::drawing::DrawRefusal::AlreadyPublished(mine) => shown.with("mine", mine),
            _ => shown,
        }
    }
}

/// With the exact place and what was found there, by the names that the error itself has.
impl From<draw::DrawError> for AppError {
    fn from(error: draw::DrawError) -> Self {
        let details = serde_json::to_value(&error).unwrap_or_default();
        let fields = details.as_object().into_iter().flatten().filter(|(name, _)| *name != "code");
        fields.fold(Self::new(error.code(), error.to_string()), |shown, (name, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            shown.with(name, text)
        })
    }
}

impl From<rules::drawing::PlanRefusal> for AppError {
    fn from(error: rules::drawing::PlanRefusal) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        error.args().into_iter().fold(shown, |shown, (name, value)| shown.with(name, value))
    }
}

impl From<canon::CanonError> for AppError {
    fn from(error: canon::CanonError) -> Self {
        store::StoreError::from(error).into()
    }
}

impl From<std::io::Error> for AppError {
    fn from(error: std::io::Error) -> Self {
        store::StoreError::from(error).into()
    }
}
