//! GS-4.4: administrative penalties for the national system of enterprises' credit, each under the
//! enterprise's name. The clause names no columns and no source that could be read has the form of
//! the receiving side, so what goes out is what the registry holds of a penalty and of its
//! enterprise, and nothing else is made up.

use rules::entry::{Entry, Kind};
use rules::mine::{Detail, Mine};
use tables::{Heading, Kind as Cells, Line};

use crate::api::{CreditExport, CreditInput};
use crate::{App, AppError, Result, Session, clock};

const NAME: &str = "行政处罚信息";

type OfMine = fn(&Mine) -> &String;

/// The enterprise and its mine, from the mine that the penalty names.
const OF_MINE: [(&str, OfMine); 5] = [
    ("企业名称", |mine| &mine.holder),
    ("统一社会信用代码", |mine| &mine.credit_code),
    ("矿山名称", |mine| &mine.name),
    ("采矿许可证号", |mine| &mine.licence),
    ("行政区划代码", |mine| &mine.region),
];

/// What the entry of a penalty holds, by its field.
const OF_PENALTY: [(&str, &str, Cells); 10] = [
    ("决定书文号", "decision", Cells::Text),
    ("处罚机关", "by", Cells::Text),
    ("决定日期", "decided_on", Cells::Day),
    ("违法事实", "grounds", Cells::Text),
    ("处罚内容", "measures", Cells::Text),
    ("罚款（元）", "amount", Cells::Number),
    ("重大行政处罚", "major", Cells::Text),
    ("履行期限", "due", Cells::Day),
    ("执行到位日期", "carried_out_on", Cells::Day),
    ("公示日期", "published_on", Cells::Day),
];

impl App {
    /// All penalties that count, as a file of that format, and how many of them have no credit code.
    pub fn credit_list(&self, format: &str) -> Result<(Vec<u8>, CreditExport)> {
        let session = self.session()?;
        let mut told = CreditExport {
            penalties: 0,
            without_code: 0,
            clause: asked(&session)?,
            path: String::new(),
        };
        let mut lines = Vec::new();
        let penalties = session.store.entries(Kind::Penalty)?;
        for penalty in penalties.iter().filter(|penalty| !penalty.retired) {
            let mine = session.store.mine(penalty.value("mine"))?;
            told.penalties += 1;
            let named = mine.as_ref().is_some_and(|mine| !mine.credit_code.is_empty());
            told.without_code += u32::from(!named);
            lines.push(line(mine.as_ref(), penalty));
        }
        let bytes = match format {
            "csv" => tables::csv(&headings(), lines),
            "xlsx" => tables::xlsx(NAME, &headings(), lines, clock::date(self.now_ms()))?,
            other => {
                let message = format!("a list for the credit system is xlsx or csv, not {other:?}");
                return Err(AppError::bad_input(message));
            }
        };
        Ok((bytes, told))
    }
}

/// The clause of the rules here that want penalties made known there.
fn asked(session: &Session) -> Result<Option<String>> {
    let book = session.rulebook()?;
    let held = book.of_region(&session.person.region).map(|(pack, _)| pack);
    let stated = held.and_then(|pack| pack.leads.credit_export.as_ref());
    Ok(stated.filter(|stated| stated.value).map(|stated| stated.clause.clone()))
}

pub fn export_credit(app: &App, input: CreditInput) -> Result<CreditExport> {
    let (bytes, told) = app.credit_list(&input.format)?;
    let made = clock::date(app.now_ms());
    let file = app.save_file(&format!("{NAME}-{made}.{}", input.format), &bytes)?;
    Ok(CreditExport { path: file.path, ..told })
}

fn headings() -> Vec<Heading> {
    let of_mine = OF_MINE.iter().map(|(name, _)| (*name, Cells::Text));
    let of_penalty = OF_PENALTY.iter().map(|(name, _, kind)| (*name, *kind));
    let heading = |(name, kind): (&str, Cells)| Heading { name: name.to_owned(), kind };
    of_mine.chain(of_penalty).map(heading).collect()
}

fn line(mine: Option<&Mine>, penalty: &Entry) -> Line {
    let of_mine =
        OF_MINE.iter().map(|(_, of)| mine.map_or_else(String::new, |mine| of(mine).clone()));
    let of_penalty = OF_PENALTY.iter().map(|(_, field, _)| match *field {
        "major" => Detail::YesNo.cell(penalty.value("major")),
        field => penalty.value(field).to_owned(),
    });
    Line { cells: of_mine.chain(of_penalty).collect(), place: None }
}

#[cfg(test)]
mod tests {
    use crate::api::EntryAdd;
    use crate::entry::{add, list, retire};
    use crate::testing::{Desk, first_visit, new_machine};

    fn penalty(desk: &Desk, mine: &str, decision: &str) {
        let values = [
            ("decision", decision),
            ("mine", mine),
            ("by", "准格尔旗自然资源局（演示）"),
            ("decided_on", "2026-03-05"),
            ("amount", "50000"),
            ("major", "是"),
        ];
        let values = values.map(|(field, text)| (field.to_owned(), text.to_owned())).into();
        let input = EntryAdd {
            kind: "penalty".into(),
            values,
            reason: "收到决定书".into(),
            papers: Vec::new(),
            dry_run: false,
        };
        add(&desk.app, input).unwrap();
    }

    #[test]
    fn gansu_wants_penalties_made_known() {
        let mut machine = new_machine();
        machine.person.region = "620100".into();
        let desk = Desk::with(std::sync::Arc::new(crate::Machine::new()), machine);
        let (_, told) = desk.app.credit_list("csv").unwrap();
        assert_eq!(told.clause.as_deref(), Some("GS-4.4"));
    }

    /// Under the enterprise's name, with what is known; what is retired stays here.
    #[test]
    fn penalties_go_out_under_the_enterprise() {
        let desk = Desk::new();
        let mine = first_visit(&desk.app).mine;
        penalty(&desk, &mine, "准自然资罚〔2026〕1号");
        penalty(&desk, &mine, "准自然资罚〔2026〕2号");
        let rows = list(&desk.app, crate::api::ByKind { kind: "penalty".into() }).unwrap();
        let id = rows[1].id.clone();
        let gone = crate::api::EntryRetire { id, retired: true, reason: "决定被撤销".into() };
        retire(&desk.app, gone).unwrap();
        let (bytes, told) = desk.app.credit_list("csv").unwrap();
        let known = desk.session().mine(&mine).unwrap();
        assert_eq!((told.penalties, told.clause), (1, None), "the rules here say nothing of it");
        assert_eq!(told.without_code, u32::from(known.credit_code.is_empty()));
        let text = String::from_utf8(bytes).unwrap();
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let headings: Vec<&str> = lines.next().unwrap().split(',').collect();
        assert_eq!(headings.len(), 15);
        let row = lines.next().unwrap();
        for said in [&known.holder, &known.credit_code, &known.licence] {
            assert!(row.contains(said.as_str()), "{row}");
        }
        assert!(row.ends_with(
            "准自然资罚〔2026〕1号,准格尔旗自然资源局（演示）,2026-03-05,,,50000,是,,,"
        ));
        assert_eq!(lines.next(), None);
        let refused = desk.app.credit_list("pdf").unwrap_err();
        assert_eq!(refused.code(), "bad-input");
    }
}
