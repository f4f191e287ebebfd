//! The registry beside mines in the window: each kind of entry is entered, put right, and says who
//! changed what; an agency is sanctioned, and its entry and its earlier work say so.

use std::path::Path;

use rules::mine::Mine;
use tests::harness::{Result, Window};
use tests::main_job::{id_in_address, import, newcomers};

use crate::office::{
    count, hand_in, mine_in, open, other_body, pick, power_cut, sheet, stands, submit,
};

const WALK: &str = "entries";
const AGENCY: &str = "云岭矿业评估所（演示）";
const DECISION: &str = "鄂自然资罚〔2026〕17号";
const GROUND: &str = "弄虚作假";

#[tokio::test]
async fn entries_are_entered_put_right_and_keep_their_history() -> Result {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let window = open(WALK, WALK, folder).await?;
    let people = newcomers(&window).await?;
    window.note_surprises().await?;
    let mine = mine_in("1506", "青松岭石灰石矿")?;
    import(&window, &sheet(folder, &[&mine])?).await?;
    holder(&window, &mine).await?;
    department(&window).await?;
    contacts(&window).await?;
    penalty(&window, folder, &mine).await?;
    let agency = agency(&window).await?;
    let complaint = earlier_work(&window, folder, &mine, &agency).await?;
    sanctioned(&window, folder, &agency).await?;

    let window = power_cut(window, WALK, folder, &people[0]).await?;
    kind(&window, "agency").await?;
    window.text_with("entry-row", "列入黑名单").await?;
    window.click("nav-lead").await?;
    window.click("matter-agency").await?;
    window.click("case-card[data-station='sanctioned']").await?;
    window.click("agency-case").await?;
    stands(&window, "received").await?;
    assert!(window.web.current_url().await?.as_str().ends_with(&complaint));
    window.no_surprises().await?;
    window.close().await
}

/// The list of one kind.
async fn kind(window: &Window, kind: &str) -> Result {
    window.click("nav-mines").await?;
    window.click("mine-registry").await?;
    window.click(&format!("entry-kind-{kind}")).await?;
    window.find(&format!("entry-kind-{kind}[aria-checked='true']")).await.map(|_| ())
}

/// A new entry of the kind whose list is shown.
async fn enter(window: &Window, fields: &[(&str, &str)]) -> Result {
    window.click("entry-add").await?;
    for (field, text) in fields {
        window.type_into(&format!("field-{field}"), text).await?;
    }
    Ok(())
}

/// Opens the entry in whose line these words stand, and gives its id.
async fn see(window: &Window, words: &str) -> Result<String> {
    let id = window
        .until(&format!("an entry with {words:?}"), async || {
            for row in window.all("entry-row").await? {
                if row.prop("textContent").await?.unwrap_or_default().contains(words) {
                    return Ok(row.attr("data-id").await?.unwrap_or_default());
                }
            }
            Err("there is none".into())
        })
        .await?;
    window.click(&format!("entry-row[data-id='{id}']")).await?;
    window.find("timeline-entry").await?;
    Ok(id)
}

/// Types over a field, says why, and records; the list is shown again.
async fn put_right(window: &Window, fields: &[(&str, &str)], why: &str) -> Result {
    for (field, text) in fields {
        window.fill(&format!("field-{field}"), text).await?;
    }
    window.find("form-record[disabled]").await?;
    window.type_into("form-reason", why).await?;
    record(window).await
}

async fn record(window: &Window) -> Result {
    window.click("form-record").await?;
    window.find("entry-row").await.map(|_| ())
}

/// What changed in a field, from what to what, stands in the entry's history.
async fn changed(window: &Window, field: &str, from: &str, to: &str) -> Result {
    let line = format!("timeline-entry[data-kind='entry.changed'] [data-field='{field}']");
    window
        .until(&format!("{field} from {from:?} to {to:?}"), async || {
            let told = window.texts(&line).await?;
            let says = |one: &String| one.contains(from) && one.contains(to);
            if told.iter().any(says) { Ok(()) } else { Err(format!("it says {told:?}").into()) }
        })
        .await
}

/// A wrong credit code is kept with a warning, and put right later.
async fn holder(window: &Window, mine: &Mine) -> Result {
    let code = mine.credit_code.as_str();
    let last = if code.ends_with('1') { '2' } else { '1' };
    let wrong = format!("{}{last}", &code[..code.len() - 1]);
    kind(window, "holder").await?;
    window.both("01-none").await?;
    enter(
        window,
        &[("name", mine.holder.as_str()), ("credit_code", wrong.as_str()), ("address", "棋盘井镇")],
    )
    .await?;
    window.find("field-credit_code-warned").await?;
    window.both("02-holder-new").await?;
    record(window).await?;
    see(window, &mine.holder).await?;
    put_right(window, &[("credit_code", code)], "与营业执照核对").await?;
    see(window, &mine.holder).await?;
    changed(window, "credit_code", &wrong, code).await?;
    window.both("03-holder").await?;
    window.text_sizes("03-holder").await
}

/// Taken over from the rules of Ordos; one has a name that it had before, and goes out of use.
async fn department(window: &Window) -> Result {
    kind(window, "department").await?;
    window.find("entry-offer[data-pack='OR']").await?;
    window.both("04-departments-offered").await?;
    window.click("take-over-OR").await?;
    window.gone("entry-offer[data-pack='OR']").await?;
    see(window, "乡村振兴部门").await?;
    put_right(window, &[("aliases", "乡村振兴局，扶贫办")], "机构改革前叫扶贫办").await?;
    see(window, "扶贫办").await?;
    changed(window, "aliases", "乡村振兴局", "乡村振兴局、扶贫办").await?;
    window.type_into("retire-reason", "职能并入农牧部门").await?;
    window.click("retire").await?;
    window.find("timeline-entry[data-kind='entry.retired']").await?;
    window.both("05-department-retired").await
}

/// Gansu's eighteen, without anybody's name; the officer fills one in, and corrects it.
async fn contacts(window: &Window) -> Result {
    kind(window, "contact").await?;
    window.click("take-over-GS").await?;
    count(window, "entry-row", 18).await?;
    see(window, "省生态环境厅").await?;
    let fields = [("leader", "杨副厅长"), ("person", "柴某"), ("reach", "0931-0000000")];
    put_right(window, &fields, "厅里来函").await?;
    see(window, "柴某").await?;
    put_right(window, &[("person", "滕某")], "接任，名单更新").await?;
    window.both("06-contacts").await?;
    see(window, "滕某").await?;
    changed(window, "person", "柴某", "滕某").await
}

/// Overdue until it is carried out, late then; the mine's page and the credit system's file have it.
async fn penalty(window: &Window, folder: &Path, mine: &Mine) -> Result {
    kind(window, "penalty").await?;
    enter(window, &[("decision", DECISION), ("by", "鄂托克旗自然资源局")]).await?;
    window.type_into("field-mine", &mine.name).await?;
    window.click(&format!("mine-option[data-id='{}']", mine.id)).await?;
    let fields = [("decided_on", "2026年3月5日"), ("due", "2026-05-04"), ("amount", "20000")];
    for (field, text) in fields {
        window.type_into(&format!("field-{field}"), text).await?;
    }
    window.choose("field-major", "no").await?;
    hand_in(window, "entry-scan", folder, "处罚决定书.pdf").await?;
    window.both("07-penalty-new").await?;
    record(window).await?;
    window.text_with("entry-row", "逾期未执行").await?;
    see(window, DECISION).await?;
    window.find("entry-paper").await?;
    put_right(window, &[("carried_out_on", "2026-06-01")], "收到缴款凭证").await?;
    window.text_with("entry-row", "逾期后才执行").await?;
    window.both("08-penalties").await?;
    window.text_sizes("08-penalties").await?;

    window.click("credit-csv").await?;
    let exports = folder.join("desk/exports");
    let text = window
        .until("the list for the credit system", async || {
            let file = std::fs::read_dir(&exports)?.next().ok_or("nothing is exported yet")??;
            // Under its last name it is whole.
            Ok(std::fs::read_to_string(file.path().with_extension("csv"))?)
        })
        .await?;
    assert!(text.contains(DECISION) && text.contains(&mine.credit_code), "{text}");
    window.click("nav-mines").await?;
    window.type_into("mine-search", &mine.name).await?;
    window.find(&format!("mine-preview[data-id='{}']", mine.id)).await?;
    window.click("mine-open").await?;
    window.text_with("mine-penalties", DECISION).await.map(|_| ())
}

async fn agency(window: &Window) -> Result<String> {
    kind(window, "agency").await?;
    enter(window, &[("name", AGENCY), ("listed_from", "2025-01-01"), ("listed_to", "2098-12-31")])
        .await?;
    window.choose("field-state", "active").await?;
    record(window).await?;
    let agency = see(window, AGENCY).await?;
    put_right(window, &[("listed_to", "2099-12-31")], "名单续期").await?;
    see(window, AGENCY).await?;
    changed(window, "listed_to", "2098-12-31", "2099-12-31").await?;
    Ok(agency)
}

/// A complaint about how it evaluated a mine; the id of its case.
async fn earlier_work(window: &Window, folder: &Path, mine: &Mine, agency: &str) -> Result<String> {
    window.click("nav-lead").await?;
    window.click("matter-complaint").await?;
    window.click("matter-new").await?;
    pick(window, mine).await?;
    window.choose("agency", agency).await?;
    window.type_into("channel", "来信").await?;
    window.type_into("text", "评估人员没有到现场，评分表却齐全。").await?;
    hand_in(window, "evidence", folder, "来信摘要.pdf").await?;
    window.click("complaint-receive").await?;
    stands(window, "received").await?;
    id_in_address(window).await
}

/// OR-3.10: what follows is carried out one by one, by whom the officer says, each with its paper.
async fn circulated(window: &Window, folder: &Path) -> Result {
    window.find("consequence-circular[data-done='false']").await?;
    window.choose("said-consequence", "circular").await?;
    other_body(window, "said-body", "city").await?;
    window.type_into("said-person", "李建国").await?;
    hand_in(window, "said-proof", folder, "通报.pdf").await?;
    window.click("step-submit").await?;
    window.find("consequence-circular[data-done='true']").await?;
    window.find("consequence-blacklist[data-done='false']").await.map(|_| ())
}

/// OR-3.10: any one ground is enough; which follows is the document's own. Its earlier work is
/// flagged, and its entry says since when.
async fn sanctioned(window: &Window, folder: &Path, agency: &str) -> Result {
    window.click("nav-lead").await?;
    window.click("matter-agency").await?;
    window.both("09-no-agency-cases").await?;
    window.click("matter-new").await?;
    window.choose("new-agency", agency).await?;
    window.click(&format!("new-grounds-{GROUND}")).await?;
    window.click("new-grounds-敷衍了事").await?;
    window.type_into("new-text", "核查发现评分表与现场不符，人员未到场。").await?;
    hand_in(window, "new-evidence", folder, "核查记录.pdf").await?;
    window.both("10-agency-new").await?;
    window.click("matter-begin").await?;
    stands(window, "reported").await?;
    window.find("agency-work").await?;
    assert!(window.all("agency-barred").await?.is_empty());

    window.type_into("said-by", "白云飞").await?;
    other_body(window, "said-body", "city").await?;
    window.click(&format!("said-holds-{GROUND}")).await?;
    submit(window, "verified").await?;
    window.type_into("said-person", "李建国").await?;
    other_body(window, "said-body", "city").await?;
    window.choose("said-sanction", "yes").await?;
    window.both("11-conclude").await?;
    submit(window, "sanctioned").await?;
    circulated(window, folder).await?;
    window.find("agency-barred").await?;
    window.text_with("agency-body", "要重新看").await?;
    window.both("12-sanctioned").await?;
    window.text_sizes("12-sanctioned").await?;
    window.click("agency-entry").await?;
    changed(window, "state", "正常", "列入黑名单").await?;
    window.find("timeline-entry [data-field='sanctioned_on']").await?;
    window.both("13-agency-barred").await
}
