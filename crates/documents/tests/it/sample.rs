//! An invented inspection with everything that makes a page difficult.

use std::sync::LazyLock;

use canon::{Hash32, sha256};
use chrono::NaiveDate;
use documents::{
    Answer, Composed, Draft, Fonts, Form, Group, Ink, InkSignature, InspectionRecord, Metadata,
    Mine, Orientation, Person, Photo, Pictures, Prerequisite, RecordItem, Signer, Source,
    VisitResult, compose,
};
use image::{ImageFormat, Rgb, RgbImage};

pub static FONTS: LazyLock<Fonts<'static>> = LazyLock::new(Fonts::embedded);
pub static FORM: LazyLock<Form> = LazyLock::new(Form::inspection_record);

/// Two photos: one lying, one standing.
pub static PHOTOS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| [photo(640, 480), photo(360, 480)]);

fn photo(width: u32, height: u32) -> Vec<u8> {
    let hill = |x: u32| height / 2 + (x * 7919 % 97) / 4 + x * height / (6 * width);
    let picture = RgbImage::from_fn(width, height, |x, y| match y.cmp(&hill(x)) {
        std::cmp::Ordering::Less => Rgb([196, 214, 226]),
        _ => Rgb([90, 126, 84]),
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

pub fn pictures(photos: &[Vec<u8>]) -> Pictures<'_> {
    let source = |jpeg| Source { jpeg, orientation: Orientation::UPRIGHT };
    photos.iter().map(|jpeg| (sha256(jpeg), source(jpeg.as_slice()))).collect()
}

fn person(role: &str, name: &str, organisation: &str, card: &str) -> Person {
    let [role, name, organisation, card] = [role, name, organisation, card].map(String::from);
    Person { role, name, organisation, card }
}

fn signer(field: &str, duty: &str, name: &str, organisation: &str) -> Signer {
    let [field, duty, name, organisation] = [field, duty, name, organisation].map(String::from);
    Signer { field, duty, name, organisation, refusal: None }
}

fn item(no: String, points: u32, at: usize) -> RecordItem {
    let title = [
        "矿区功能分区布局合理，生产、运输、储存等区域有明显的标识牌",
        "排土场、露天采场台阶边坡稳定，坡面角符合设计",
        "粉尘、噪声、废水监测按期进行，台账齐全（近 12 个月）",
        "对“三废”的处置符合环境影响评价文件及其批复的要求——尤其是矿井水",
    ];
    let answers = [
        Answer { score: Some(points.to_string()), not_applicable: false },
        Answer { score: Some("1.5".into()), not_applicable: false },
        Answer { score: None, not_applicable: true },
        Answer::default(),
    ];
    let note = if at % 4 == 1 {
        "北帮 +1,268 平台局部有浮石，已设警戒；见照片。"
    } else {
        ""
    };
    RecordItem {
        no,
        title: title[at % 4].into(),
        possible: points.to_string(),
        answer: answers[at % 4].clone(),
        note: note.into(),
        photos: if at % 4 == 1 { vec![1, 2] } else { vec![] },
    }
}

fn group(number: usize, title: &str) -> Group {
    let items = (0..8).map(|at| item(format!("{number}.{}", at + 1), 2, at)).collect();
    Group { title: title.into(), score: "9.5".into(), possible: "16".into(), items }
}

pub fn record() -> InspectionRecord {
    let titles =
        ["矿区环境", "资源开采", "资源综合利用", "绿色低碳", "生态修复", "科技创新与规范管理"];
    let groups = titles.iter().enumerate().map(|(at, title)| group(at + 1, title)).collect();
    let result = |title: &str, chosen| VisitResult { title: title.into(), chosen };
    let hashes = PHOTOS.iter().map(|photo| sha256(photo));
    let photos = hashes.zip(1..).map(|(sha256, no)| Photo {
        no,
        sha256,
        about: format!("1.{no}　矿区功能分区布局"),
        taken: "2026-10-30 09:12:44".into(),
        position: "北纬 39.6081342°，东经 110.0001389°".into(),
    });
    let bureau = "准格尔旗自然资源局";
    InspectionRecord {
        number: "准绿检〔2026〕031 号".into(),
        practice: true,
        checklist: "练习用评价指标".into(),
        checklist_version: "2020 练习版".into(),
        kind: "随机抽查".into(),
        basis: "2026 年第四季度“双随机、一公开”抽查，抽取编号 r-2026-04".into(),
        mine: Mine {
            name: "柳林沟煤矿".into(),
            holder: "内蒙古柳林沟煤业有限公司".into(),
            licence: "C1506222019051110150934".into(),
            credit_code: "91150622MA0N00000X".into(),
            region: "内蒙古自治区鄂尔多斯市准格尔旗".into(),
            mineral: "煤".into(),
            scale: String::new(),
            list_level: "自治区级".into(),
        },
        from: NaiveDate::from_ymd_opt(2026, 10, 30).unwrap(),
        to: None,
        team: vec![
            person("组长", "娜仁花", bureau, "15062200001"),
            person("组员", "𠮷㛃䶮", bureau, "15062200002"),
            person("专家", "㼆𬭎𫖯𬱖", "某地质环境监测院", ""),
        ],
        present: vec![person("矿长", "阿不都热合曼·艾则孜", "内蒙古柳林沟煤业有限公司", "")],
        prerequisites: vec![
            Prerequisite {
                no: "1".into(),
                title: "采矿许可证、安全生产许可证有效".into(),
                met: Some(true),
                note: String::new(),
            },
            Prerequisite {
                no: "2".into(),
                title: "近三年内未受到自然资源、生态环境等部门较大数额的行政处罚".into(),
                met: Some(false),
                note: "2025 年有一次，已结案".into(),
            },
        ],
        groups,
        score: "57".into(),
        possible: "96".into(),
        policy: "不计入，其余按比例折算".into(),
        results: vec![
            result("未发现问题", false),
            result("发现问题已当场改正", true),
            result("责令限期整改", true),
            result("建议移出", false),
            result("停产或无法联系", false),
            result("不配合检查", false),
            result("线索移送", false),
        ],
        findings: "1. 北帮 +1,268 平台局部有浮石，已当场设警戒并清理。\n2. 矿井水监测台账缺 2026 年 7 月份，限 2026 年 12 月 20 日前补齐（《矿山地质环境保护规定》第十六条）。".into(),
        opinion: String::new(),
        photos: photos.collect(),
        signers: vec![
            signer("inspector-1", "检查人员", "娜仁花", bureau),
            signer("inspector-2", "检查人员", "𠮷㛃䶮", bureau),
            signer("representative-1", "被检查单位", "阿不都热合曼·艾则孜", "内蒙古柳林沟煤业有限公司"),
        ],
    }
}

pub fn ink() -> InkSignature {
    let stroke = |y: u32| (0..40).map(|x| (40 + x * 8, y + (x * x) % 37)).collect();
    let strokes = vec![stroke(30), stroke(70), vec![(380, 100)]];
    InkSignature {
        field: "representative-1".into(),
        ink: Ink { width: 400, height: 130, strokes },
        signed_on: NaiveDate::from_ymd_opt(2026, 10, 30),
    }
}

pub fn head() -> Hash32 {
    sha256(b"head of the log")
}

pub fn metadata() -> Metadata {
    Metadata {
        title: "绿色矿山现场检查记录 准绿检〔2026〕031 号".into(),
        author: "准格尔旗自然资源局".into(),
        producer: "Qingshan 0.1.0".into(),
        created_ms: 1_793_322_764_000,
        offset_minutes: 480,
        id: [0xB7; 16],
    }
}

pub fn composed(record: &InspectionRecord, inks: &[InkSignature]) -> Composed {
    let (values, pictures) = (record.values(), pictures(&*PHOTOS));
    let draft =
        Draft { form: &FORM, values: &values, head: Some(head()), pictures: &pictures, inks };
    compose(&draft, &FONTS).unwrap()
}
