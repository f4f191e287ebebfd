use super::*;
use crate::pack::Library;

fn visit(pack: &str) -> Inspection {
    let (_, reference) = Library::shipped().newest(pack).unwrap();
    Inspection { pack: Some(reference.clone()), ..complete() }
}

#[test]
fn sichuan_does_three_tasks_on_one_visit() {
    let mut sichuan = visit("SC-2023");
    let asked = sichuan.combined_with().unwrap();
    assert_eq!((asked.value.len(), asked.clause.as_str()), (2, "SC-2.4b"));
    let line = |inspection: &Inspection| {
        gate(inspection, practice_2020()).into_iter().find(|line| line.code == "combined")
    };
    assert_eq!(line(&sichuan).unwrap().missing, asked.value, "both are still to be done");
    for task in &asked.value {
        let done = decide_combined(&sichuan, task, " 与公示信息一致 ").unwrap();
        assert_eq!(done.found, "与公示信息一致");
        sichuan.combined.insert(done.task, done.found);
    }
    assert!(line(&sichuan).unwrap().ok());
    let other = decide_combined(&sichuan, "消防检查", "合格").unwrap_err();
    assert_eq!(other.code(), "combined-not-asked");
    let closed = Inspection { finalised: true, ..sichuan };
    let late = decide_combined(&closed, &asked.value[0], "又查").unwrap_err();
    assert_eq!(late.code(), "inspection-finalised");

    let gansu = visit("GS");
    assert!(line(&gansu).is_none() && gansu.combined_with().is_none());
    let borrowed = decide_combined(&gansu, &asked.value[0], "一致").unwrap_err();
    assert_eq!(borrowed.code(), "combined-not-asked");
}
