//! What a pack says, section by section. Lists keep the order of the file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Actor, Level, Minerals, Stated};
use crate::calendar::Period;
use crate::checklist::Words;
use crate::mine::{Category, ListLevel, Method, Scale};
use crate::quota::Share;

macro_rules! section {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ })+) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)+ })+
    };
}

macro_rules! entry {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ })+) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)+ })+
    };
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident,)+ })+) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$value_doc])* $value,)+ })+
    };
}

section! {
    Validity {
        #[schemars(with = "Option<Day>")]
        effective_from: Option<NaiveDate>,
        #[schemars(with = "Option<Day>")]
        effective_to: Option<NaiveDate>,
        /// Years from issue, where the document itself ends its validity.
        years: Option<Stated<u32>>,
        supersedes: Vec<String>,
    }
    Supervision {
        bodies: Option<Stated<Vec<Actor>>>,
        /// What the document calls the enterprise: 实施主体 or 责任主体.
        enterprise_is: Option<Stated<String>>,
        /// Does each mine have a leader who answers for it (处级包联)?
        leader_per_mine: Option<Stated<bool>>,
        /// Members of the joint conference, the convener first.
        joint_conference: Option<Stated<Vec<String>>>,
        conference_agenda: Option<Stated<Vec<String>>>,
        /// What each department names, as the fields of contacts are called.
        contact_fields: Option<Stated<Vec<String>>>,
        /// Who says which county reviews a mine that lies in several.
        cross_boundary: Option<Stated<Actor>>,
    }
    /// What follows from a mining right's transfer contract; what it must say stands in `deeds`.
    Contract {
        breach_liability: Option<Stated<bool>>,
        /// Rights granted since this day sign a supplementary contract.
        #[schemars(with = "Option<Stated<Day>>")]
        supplementary_since: Option<Stated<NaiveDate>>,
    }
    PassRules {
        /// Ids of checklists that may be used; the officer chooses by mineral and date.
        /// Prerequisites and the least of each group are the checklist's own.
        checklists: Vec<String>,
        /// What the document calls the standard that is scored by.
        standard: Option<Stated<String>>,
        #[schemars(with = "Option<Stated<String>>")]
        total: Option<Stated<Decimal>>,
        /// 一律不得通过: no discretion for what falls short.
        no_exception: Option<Stated<bool>>,
    }
    SpotCheck {
        by: Option<Stated<Vec<Actor>>>,
        frequency: Option<Stated<Frequency>>,
        ratio: Option<Stated<Share>>,
        /// The level whose mines the ratio is reckoned on.
        level: Option<Stated<Level>>,
        /// The lists whose mines are the denominator.
        denominator: Option<Stated<Vec<ListLevel>>>,
        /// May one mine be drawn again within a year, once the ratio is reached?
        repeats_within_year: Option<Stated<bool>>,
        /// What a draw may be narrowed by; `None`: no source says, the officer names the document.
        filters: Option<Stated<Vec<FilterBy>>>,
        /// Must a second person approve a draw's plan before it is committed to?
        approval: Option<Stated<bool>>,
        joint: Option<Stated<Vec<Actor>>>,
        combined_with: Option<Stated<Vec<String>>>,
    }
    /// 回头看: the list's mines are looked at again.
    LookBack {
        by: Option<Stated<Vec<Actor>>>,
        frequency: Option<Stated<Frequency>>,
        /// Problems go out as a list.
        problem_list: Option<Stated<bool>>,
        /// 定期通报, at no stated interval.
        circular: Option<Stated<bool>>,
    }
    Rectification {
        /// Most time; `None`: the officer sets it.
        limit: Option<Stated<Period>>,
        issued_by: Option<Stated<Vec<Actor>>>,
        /// Is one ordered, where the document does not say by whom?
        ordered: Option<Stated<bool>>,
        measures_required: Option<Stated<bool>>,
        /// Is a longer limit allowed, with a reason?
        extension: Option<Stated<bool>>,
        recheck_by: Option<Stated<Vec<Actor>>>,
        on_fail: Option<Stated<Vec<Consequence>>>,
    }
    Removal {
        reported_by: Option<Stated<Vec<Actor>>>,
        deciders: Vec<Decider>,
        /// Must the joint conference be heard first?
        joint_conference: Option<Stated<bool>>,
        /// A review this long overdue is a ground; when it is due, the registry says of each mine.
        review_overdue: Option<Stated<Period>>,
        grounds: Vec<Ground>,
        /// Removal after a rectification that failed, where that is none of the grounds. Inherited
        /// only by a pack that states no ground.
        after_rectification: Option<SecondRoute>,
    }
    Agencies {
        commissioned_by: Option<Stated<Vec<Actor>>>,
        method: Option<Stated<Procurement>>,
        /// From the self-report to the evaluation on site.
        evaluation_within: Option<Stated<Period>>,
        /// Must the agency be on the province's list?
        listed_only: Option<Stated<bool>>,
        /// The years for which the province's list stands.
        list_years: Option<Stated<Vec<u16>>>,
        answers_for_result: Option<Stated<bool>>,
        team_least: Option<Stated<u32>>,
        sanction: Option<AgencySanction>,
    }
    Leads {
        way: Option<Stated<Way>>,
        /// Penalties are exported to the public credit system.
        credit_export: Option<Stated<bool>>,
        /// Who is told by other departments what they found, with their opinion how to handle it.
        feedback_to: Option<Stated<Actor>>,
        /// Classes of minerals that the routing tells apart.
        classes: Vec<MineralClass>,
        routing: Vec<Route>,
    }
    Complaints {
        accepted_by: Option<Stated<Vec<Actor>>>,
        /// Are third parties' evaluations open to complaints too?
        about_agencies: Option<Stated<bool>>,
        /// Has the enterprise a mechanism to answer appeals (申诉-回应机制)?
        enterprise_answers: Option<Stated<bool>>,
    }
    ChangeFiling {
        file_with: Option<Stated<Actor>>,
        /// `None`: 及时 or no time at all; days are counted and no limit invented.
        within: Option<Stated<Period>>,
        reapply_if_material: Option<Stated<bool>>,
    }
    Targets {
        shares: Vec<ShareTarget>,
        cities: Vec<CityTarget>,
        model_mines_least: Option<Stated<u32>>,
        fund_accrual: Option<Stated<Share>>,
        plan_coverage: Option<Stated<Share>>,
    }
}

entry! {
    Source {
        title: String,
        #[serde(default)]
        number: Option<String>,
        #[serde(default)]
        #[schemars(with = "Option<Day>")]
        date: Option<NaiveDate>,
        issuers: Vec<String>,
    }
    Base {
        id: String,
        version: u32,
    }
    Department {
        name: String,
        #[serde(default)]
        aliases: Vec<String>,
    }
    Station {
        id: String,
        kind: StationKind,
        title: Words,
        by: Vec<Actor>,
        /// Who receives it.
        #[serde(default)]
        to: Vec<Actor>,
        /// Who takes part or must agree.
        #[serde(default)]
        with: Vec<Actor>,
        #[serde(default)]
        documents: Vec<String>,
        /// Those of them that another clause asks for than the station's own.
        #[serde(default)]
        papers_by: Vec<PapersBy>,
        /// Of a publicity; `None`: no source says, the officer enters it.
        #[serde(default)]
        publicity: Option<Stated<Period>>,
        /// The list that the mine then is on.
        #[serde(default)]
        list: Option<ListLevel>,
        /// Signature endorsement 签字背书 by everybody who took part.
        #[serde(default)]
        endorsement: Option<Stated<bool>>,
        /// 抽查: only some of those who wait here are looked at.
        #[serde(default)]
        sample: Option<Sample>,
        clause: String,
    }
    Sample {
        /// What becomes of those who were not drawn; none: no source says, the officer does, with an
        /// approver.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        undrawn: Option<Undrawn>,
        clause: String,
    }
    PapersBy {
        papers: Vec<String>,
        clause: String,
    }
    Decider {
        list: ListLevel,
        by: Actor,
        clause: String,
    }
    Ground {
        /// The clause of the ground, such as `XJ-R6a`.
        id: String,
        number: String,
        /// In the words of the source.
        text: String,
        gloss: String,
        evidence: Vec<String>,
        detect: Detect,
        route: RemovalRoute,
    }
    SecondRoute {
        clause: String,
        evidence: Vec<String>,
    }
    AgencySanction {
        grounds: Vec<String>,
        /// Must all grounds hold together?
        all_grounds: bool,
        outcome: AgencyOutcome,
        consequences: Vec<Consequence>,
        /// Who verifies and concludes; none: no source says, the officer names the body.
        #[serde(default)]
        by: Vec<Actor>,
        clause: String,
    }
    /// Known by parts of the mineral's name, as licences write it.
    MineralClass {
        id: String,
        title: Words,
        names: Vec<String>,
        /// Other minerals whose names say the same.
        #[serde(default)]
        except: Vec<String>,
    }
    Route {
        topic: String,
        minerals: Minerals,
        to: Vec<String>,
        text: String,
        clause: String,
    }
    ShareTarget {
        #[schemars(with = "Day")]
        by: NaiveDate,
        #[serde(default)]
        scale: Option<Scale>,
        #[serde(default)]
        share: Option<Share>,
        #[serde(default)]
        count: Option<u32>,
        clause: String,
    }
    CityTarget {
        region: String,
        name: String,
        producing_2017: u32,
        preparing_2017: u32,
        listed_2018: u32,
        share_2019: Share,
        share_2020: Share,
    }
    /// Something to be done after a day in a mine's life.
    Duty {
        id: String,
        title: Words,
        after: DutyStart,
        #[serde(default)]
        within: Option<Period>,
        #[serde(default)]
        overdue: Option<Consequence>,
        /// Who acts when it is overdue; none: no source says, the officer names the body.
        #[serde(default)]
        by: Vec<Actor>,
        clause: String,
    }
    /// What is asked of a class of mines at all times, with no day in it.
    Obligation {
        id: String,
        title: Words,
        category: Category,
        clause: String,
    }
    /// A paper of the authorities about a mine, in which the document wants certain things said.
    Deed {
        id: String,
        title: Words,
        of: DeedOf,
        points: Vec<DeedPoint>,
    }
    DeedPoint {
        id: String,
        title: Words,
        clause: String,
    }
    Report {
        id: String,
        title: Words,
        by: Actor,
        to: Vec<Actor>,
        /// Days of the year, `MM-DD`, on which its periods end; none: yearly, without a day.
        #[serde(default)]
        due: Vec<String>,
        clause: String,
    }
    /// Something planned or surveyed.
    PlanRule {
        id: String,
        title: Words,
        by: Vec<Actor>,
        /// What it must say.
        #[serde(default)]
        fields: Vec<String>,
        #[serde(default)]
        frequency: Option<Frequency>,
        #[serde(default)]
        method: Option<Method>,
        /// Areas that the document names.
        #[serde(default)]
        areas: Vec<Area>,
        /// A survey of each mine, whose day the registry keeps.
        #[serde(default)]
        survey: bool,
        /// `false`: encouraged only.
        required: bool,
        clause: String,
    }
    Area {
        /// GB/T 2260.
        region: String,
        name: String,
        places: Vec<String>,
    }
    Exemption {
        id: String,
        title: Words,
        /// `false`: a class of its own, not exempt.
        exempt: bool,
        #[serde(default)]
        method: Option<Method>,
        #[serde(default)]
        remaining_at_most: Option<Period>,
        #[serde(default)]
        without_sand_plant: bool,
        clause: String,
    }
    Sanction {
        id: String,
        text: String,
        trigger: Words,
        consequence: Consequence,
        /// Whose station answers for it when the third party finds the mine not met.
        #[serde(default)]
        answers: Option<StationKind>,
        /// Only of a mine that was removed from its list.
        #[serde(default)]
        after_removal: bool,
        clause: String,
    }
}

codes! {
    Status { InForce, Draft, Ended, }
    StationKind {
        SelfEvaluation, Application, Review, InitialEvaluation, ReportUp, ThirdPartyEvaluation,
        Tracking, Verification, Selection, Publicity, Listing, Assessment, NationalProposal,
    }
    Undrawn { Wait, Pass, }
    Frequency { Quarterly, Yearly, Irregular, Combined, }
    FilterBy {
        Mineral,
        /// The risk grade that the registry has.
        Risk,
        Scale,
    }
    Consequence {
        Removal, ProposeRemoval, CancelBenefits, PublicExposure, BlacklistEnterprise,
        BlacklistPersons, Circular, Blacklist, Barred, ReportNotAccepted, Disqualified,
        CreditPlatform, StopProduction, CoalTickets, LandRestriction, Shutdown, Accountability,
        JointPunishment,
    }
    Detect {
        /// A person finds it.
        Manual,
        MineStatus, LicenceExpiry, PenaltyOverdue, OutsideBoundary, ChangeNotFiled, ReviewOverdue,
        RectificationFailed, HolderAbnormal, MajorPenalty,
    }
    /// The two routes to removal, never mixed.
    RemovalRoute { Direct, AfterRectification, }
    Procurement { GovernmentPurchase, PublicTender, }
    AgencyOutcome { Disqualified, Blacklisted, }
    Way { Transfer, Letter, }
    DutyStart { FormalProduction, Contract, Listing, LicenceChange, }
    /// Of which mines a deed is asked.
    DeedOf {
        /// Every mine.
        Every,
        /// New ones, also rebuilt and expanded.
        NewMines,
        /// Where a renewal or change of the right signs a contract.
        Renewed,
        /// Those that another county than their own reviews.
        AcrossBoundary,
    }
}

/// How a day is written, for the schema.
#[derive(JsonSchema)]
#[schemars(transparent, extend("format" = "date"))]
pub(crate) struct Day(#[expect(dead_code, reason = "only its schema is used")] String);

pub type Clauses = BTreeMap<String, String>;
