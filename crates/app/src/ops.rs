//! The table of everything that people can do: name, input, output, who may, what the screen must
//! ask for again. The doors, the TypeScript types and the list at `GET /app` are made from it.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::api::{self, Refresh};

/// Who may use an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Before anybody has signed in.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
}

/// One operation as the doors list it.
pub struct OpInfo {
    pub name: &'static str,
    pub right: Right,
    pub refresh: &'static [Refresh],
    pub input_schema: fn() -> schemars::Schema,
    pub output_schema: fn() -> schemars::Schema,
    types: fn(&mut Types) -> (String, String),
}

macro_rules! ops {
    ($( $name:literal $right:ident ($input:ident) -> $output:ty, [$($refresh:ident)*] )*) => {
        pub static OPS: &[OpInfo] = &[ $( OpInfo {
            name: $name,
            right: Right::$right,
            refresh: &[$(Refresh::$refresh),*],
            input_schema: || schemars::schema_for!(api::$input),
            output_schema: || schemars::schema_for!($output),
            types: |types| (types.add::<api::$input>(), types.add::<$output>()),
        } ),* ];
    };
}

use api::{
    DeskView, Diagnosis, DocumentRow, DocumentView, DrawDetail, DrawRow, Facets, Hit, ImportResult,
    InspectionRow, InspectionView, MachineState, MineDetail, MinePage, Nothing, PagesView,
    PlanOptions, RegionName, SavedFile, Settings, Status, SyncOutcome, SyncState, Verification,
};

ops! {
    "machine.state"       Anyone   (Nothing)           -> MachineState,       []
    "machine.create"      Anyone   (NewMachine)        -> MachineState,       [Machine]
    "machine.add-person"  SignedIn (NewPerson)         -> MachineState,       [Machine]
    "session.unlock"      Anyone   (Unlock)            -> MachineState,       [Machine]
    "session.lock"        SignedIn (Nothing)           -> MachineState,       [Machine]
    "region.search"       Anyone   (RegionQuery)       -> Vec<RegionName>,    []
    "settings.get"        Anyone   (Nothing)           -> Settings,           []
    "settings.set"        Anyone   (Settings)          -> Settings,           []
    "status"              Anyone   (Nothing)           -> Status,             []
    "search"              SignedIn (SearchQuery)       -> Vec<Hit>,           []
    "doctor"              SignedIn (DoctorInput)       -> Diagnosis,          []
    "desk"                SignedIn (Nothing)           -> DeskView,           []
    "mine.list"           SignedIn (MineQuery)         -> MinePage,           []
    "mine.get"            SignedIn (ById)              -> MineDetail,         []
    "mine.facets"         SignedIn (Nothing)           -> Facets,             []
    "mine.import"         SignedIn (ImportInput)       -> ImportResult,       [Mines]
    "draw.plan"           SignedIn (PlanInput)         -> PlanOptions,        []
    "draw.freeze"         SignedIn (FreezeInput)       -> DrawDetail,         [Draws]
    "draw.commit"         SignedIn (ById)              -> DrawDetail,         [Draws Sync]
    "draw.reveal"         SignedIn (RevealInput)       -> DrawDetail,         [Draws Sync]
    "draw.list"           SignedIn (Nothing)           -> Vec<DrawRow>,       []
    "draw.get"            SignedIn (ById)              -> DrawDetail,         []
    "draw.save"           SignedIn (ById)              -> SavedFile,          []
    "inspection.list"     SignedIn (Nothing)           -> Vec<InspectionRow>, []
    "inspection.start"    SignedIn (StartInspection)   -> InspectionView,     [Inspections Mines Draws Sync]
    "inspection.get"      SignedIn (ById)              -> InspectionView,     []
    "inspection.draft"    SignedIn (DraftInput)        -> Nothing,            []
    "inspection.answer"   SignedIn (AnswerInput)       -> InspectionView,     [Sync]
    "inspection.prerequisite" SignedIn (PrerequisiteInput) -> InspectionView, [Sync]
    "inspection.result"   SignedIn (ResultInput)       -> InspectionView,     [Sync]
    "inspection.ink"      SignedIn (InkInput)          -> InspectionView,     [Sync]
    "inspection.finalise" SignedIn (FinaliseInput)     -> InspectionView,     [Inspections Documents Mines Sync]
    "photo.add"           SignedIn (PhotoInput)        -> InspectionView,     [Sync]
    "photo.assign"        SignedIn (PhotoAssign)       -> InspectionView,     [Sync]
    "document.list"       SignedIn (Nothing)           -> Vec<DocumentRow>,   []
    "document.get"        SignedIn (ById)              -> DocumentView,       []
    "document.pages"      SignedIn (ById)              -> PagesView,          []
    "document.sign"       SignedIn (SignInput)         -> DocumentView,       [Documents Sync]
    "document.verify"     SignedIn (ById)              -> Verification,       []
    "document.save"       SignedIn (ById)              -> SavedFile,          []
    "sync.state"          SignedIn (Nothing)           -> SyncState,          []
    "sync.enrol"          SignedIn (EnrolInput)        -> SyncState,          [Machine Sync]
    "sync.now"            SignedIn (Nothing)           -> SyncOutcome,        [Sync Draws Inspections Mines Documents]
}

/// Collects the declarations of types and of everything that they name.
struct Types {
    config: Config,
    declarations: BTreeMap<String, String>,
}

impl Types {
    fn add<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only our own types have a declaration; String, Vec and the like don't.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.declarations.contains_key(&name) {
                return;
            }
            let declaration = T::decl(&self.config);
            self.declarations.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// `ui/src/api/generated.ts`: every type, and a map from each operation to its input and output.
pub fn bindings() -> String {
    let mut types = Types {
        config: Config::new().with_large_int("number"),
        declarations: BTreeMap::new(),
    };
    let mut map = String::new();
    let mut refresh = String::new();
    types.add::<api::Problem>();
    for op in OPS {
        let (input, output) = (op.types)(&mut types);
        map += &format!("  \"{}\": {{ input: {input}; output: {output} }};\n", op.name);
        if !op.refresh.is_empty() {
            let names = serde_json::to_string(op.refresh).expect("plain names");
            refresh += &format!("  \"{}\": {names},\n", op.name);
        }
    }
    types.add::<Refresh>();
    let declarations: String =
        types.declarations.values().map(|d| format!("export {d}\n\n")).collect();
    format!(
        "// Made from the types of crates/app by `cargo xtask generate`. Not edited by hand.\n\n\
         {declarations}export interface Ops {{\n{map}}}\n\n\
         /** What a screen asks for again after an operation. */\n\
         export const REFRESH: {{ [K in keyof Ops]?: Refresh[] }} = {{\n{refresh}}};\n"
    )
}

#[cfg(test)]
mod tests {
    /// Stale bindings fail; `QINGSHAN_GENERATE=1` writes them anew (`cargo xtask generate`).
    #[test]
    fn bindings_are_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/api/generated.ts");
        let fresh = super::bindings();
        if std::env::var_os("QINGSHAN_GENERATE").is_some() {
            std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
            std::fs::write(path, &fresh).unwrap();
        }
        let stands = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(stands, fresh, "run `cargo xtask generate`");
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = super::OPS.iter().map(|op| op.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), super::OPS.len());
    }
}
