//! What a refusal tells people beside its sentence, in the pack's own names.

use rules::listing::{ListingRefusal, Rulebook};

use crate::AppError;
use crate::api::Locale;
use crate::casefile::packs;

pub(super) fn shown(book: &Rulebook<'_>, locale: Locale, why: ListingRefusal) -> AppError {
    use ListingRefusal as Refusal;
    let shown = AppError::new(why.code(), why.to_string());
    let title = |id: &str| {
        let station = book.pack.station(id);
        station.map_or_else(|| id.to_owned(), |station| locale.of(&station.title).to_owned())
    };
    let name = |actor| packs::actor(book.pack, actor, locale);
    match why {
        Refusal::NoStations { pack } => shown.with("pack", pack),
        Refusal::OutOfOrder { clause, expected, found } => shown
            .with("clause", clause)
            .with("expected", title(&expected))
            .with("found", title(&found)),
        Refusal::BackInTime { on, last } => shown.with("on", on).with("last", last),
        Refusal::NotActor { clause, station, by } => {
            shown.with("clause", clause).with("station", title(&station)).with("by", name(&by))
        }
        Refusal::NotHeard { clause, by }
        | Refusal::NotAgreed { clause, by }
        | Refusal::NotCommissioner { clause, by } => {
            shown.with("clause", clause).with("by", name(&by))
        }
        Refusal::NoPaper { clause, paper } => shown.with("clause", clause).with("paper", paper),
        Refusal::AgencyBarred { clause, agency } => {
            shown.with("clause", clause).with("agency", agency)
        }
        Refusal::TeamTooSmall { clause, people, least } => {
            shown.with("clause", clause).with("people", people).with("least", least)
        }
        Refusal::BelowPass { clause, score, least } => {
            shown.with("clause", clause).with("score", score).with("least", least)
        }
        Refusal::OtherTotal { score, total } => shown.with("score", score).with("total", total),
        Refusal::TooEarly { clause, earliest } => {
            shown.with("clause", clause).with("earliest", earliest)
        }
        Refusal::OtherPeriod { clause, stated } => {
            shown.with("clause", clause).with("stated", stated)
        }
        Refusal::StillPublic { clause, until } => shown.with("clause", clause).with("until", until),
        Refusal::NotEndorsed { clause }
        | Refusal::NoEngagement { clause }
        | Refusal::NoAgency { clause }
        | Refusal::OtherProcurement { clause }
        | Refusal::NoException { clause }
        | Refusal::NoScore { clause }
        | Refusal::NoEvaluation { clause }
        | Refusal::NoPublicity { clause }
        | Refusal::NotInDays { clause }
        | Refusal::NotPublished { clause }
        | Refusal::AlreadyPublished { clause }
        | Refusal::AwaitsDraw { clause }
        | Refusal::WasDrawn { clause }
        | Refusal::NotDrawn { clause }
        | Refusal::Held { clause }
        | Refusal::AwaitsCorrection { clause } => shown.with("clause", clause),
        Refusal::OtherPack
        | Refusal::Ended
        | Refusal::PracticeTable
        | Refusal::Nobody
        | Refusal::NoReason
        | Refusal::NoSelection
        | Refusal::NoObjection => shown,
    }
}
