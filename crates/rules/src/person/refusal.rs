#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("an enforcement card needs its number and who issued it. Nothing was recorded")]
    CardIncomplete,
    #[error("the last day is before the first. Nothing was recorded; read both days again")]
    EndsBeforeItBegins,
    #[error("no card {number} of this person stands here. Nothing was recorded; look again")]
    CardUnknown { number: String },
    #[error("an interest is in a mine, a holder or an agency. Nothing was recorded; choose which")]
    InterestInNothing,
    #[error("this interest does not stand here any more. Nothing was recorded; look again")]
    InterestUnknown,
    #[error("this needs its reason; nothing was recorded; say why, then record it again")]
    NoReason,
    #[error("nothing would change; nothing was recorded")]
    Nothing,
}

impl Refusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::CardIncomplete => "card-incomplete",
            Self::EndsBeforeItBegins => "person-days",
            Self::CardUnknown { .. } => "card-unknown",
            Self::InterestInNothing => "interest-in-nothing",
            Self::InterestUnknown => "interest-unknown",
            Self::NoReason => "reason-missing",
            Self::Nothing => "nothing-changes",
        }
    }
}
