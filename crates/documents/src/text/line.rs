//! Paragraphs set into lines of placed runs.

use std::collections::BTreeSet;

use crate::fonts::Fonts;
use crate::text::breaking::lines;
use crate::text::cluster::{Cluster, Kind, clusters};
use crate::units::Um;
use crate::{Colour, Face};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub face: Face,
    pub size: Um,
    pub colour: Colour,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Align {
    #[default]
    Left,
    Centre,
    Right,
    /// Filled to both edges, but for the last line.
    Justify,
}

pub(crate) struct Paragraph {
    pub style: Style,
    pub align: Align,
    /// The first line begins this far in.
    pub indent: Um,
}

/// Characters of one face side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub x: Um,
    pub face: Face,
    pub text: String,
    pub width: Um,
    pub spread: Um,
}

/// A line, its runs counted from the column's left edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub style: Style,
    pub runs: Vec<Run>,
}

/// Sets `text` into a column; a line feed begins a new paragraph.
pub(crate) fn set(
    fonts: &Fonts<'_>,
    paragraph: &Paragraph,
    text: &str,
    width: Um,
    missing: &mut BTreeSet<char>,
) -> Vec<Line> {
    let mut set = Vec::new();
    for part in text.lines() {
        let all = clusters(fonts, paragraph.style, part, missing);
        let ranges = lines(&all, width - paragraph.indent, width);
        let last = ranges.len().saturating_sub(1);
        for (index, range) in ranges.into_iter().enumerate() {
            let indent = if index == 0 { paragraph.indent } else { 0 };
            let align = match paragraph.align {
                Align::Justify if index == last => Align::Left,
                align => align,
            };
            let line = trimmed(&all[range]);
            set.push(place(paragraph.style, line, indent, width, align));
        }
    }
    set
}

fn trimmed(mut line: &[Cluster]) -> &[Cluster] {
    while let [rest @ .., last] = line
        && last.kind == Kind::Space
    {
        line = rest;
    }
    line
}

fn place(style: Style, line: &[Cluster], indent: Um, width: Um, align: Align) -> Line {
    // What the last mark shares its white with stands on another line.
    let at_end = line.last().map_or(0, |c| c.squeeze - c.overhang);
    let filled = line.iter().map(|c| c.advance - c.squeeze).sum::<Um>() + at_end;
    let room = width - indent - filled;
    let (x, spread) = match align {
        Align::Left => (indent, 0),
        Align::Centre => (indent + room / 2, 0),
        Align::Right => (indent + room, 0),
        Align::Justify => (indent, spread(line.len(), room, style.size)),
    };
    Line { style, runs: runs(line, x, spread) }
}

/// A line with much white at its end is one with a long word after it: better left as it is.
fn spread(characters: usize, room: Um, size: Um) -> Um {
    let gaps = Um::try_from(characters).unwrap_or(Um::MAX) - 1;
    if gaps < 1 || room <= 0 || room > 3 * size { 0 } else { room / gaps }
}

/// A run ends where the face changes, and behind squeezed punctuation.
fn runs(line: &[Cluster], mut x: Um, spread: Um) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut joins = false;
    for cluster in line {
        let advance = cluster.advance + spread;
        match runs.last_mut() {
            Some(run) if joins && run.face == cluster.face => {
                run.text.push(cluster.character);
                run.width += advance;
            }
            _ => runs.push(Run {
                x,
                face: cluster.face,
                text: cluster.character.into(),
                width: advance,
                spread,
            }),
        }
        x += advance - cluster.squeeze;
        joins = cluster.squeeze == 0;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{mm, tenths_of_points};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static FONTS: LazyLock<Fonts<'static>> = LazyLock::new(Fonts::embedded);

    fn style() -> Style {
        Style { face: Face::Song, size: tenths_of_points(120), colour: Colour::BLACK }
    }

    fn column(text: &str, width: Um, align: Align) -> (Vec<Line>, BTreeSet<char>) {
        let mut missing = BTreeSet::new();
        let paragraph = Paragraph { style: style(), align, indent: 0 };
        let lines = set(&FONTS, &paragraph, text, width, &mut missing);
        (lines, missing)
    }

    fn texts(text: &str, ems: i32) -> Vec<String> {
        let (lines, _) = column(text, style().size * ems, Align::Left);
        lines.iter().map(|l| l.runs.iter().map(|r| r.text.as_str()).collect()).collect()
    }

    #[test]
    fn closing_marks_never_begin_a_line_and_hang_over_its_end() {
        assert_eq!(texts("边坡稳定，无危石。", 4), ["边坡稳", "定，无危", "石。"]);
        // The mark's white half hangs over: four and a half squares hold five characters.
        let (lines, _) = column("边坡稳定，无危石。", style().size * 9 / 2, Align::Left);
        let text: String = lines[0].runs.iter().map(|r| r.text.as_str()).collect();
        assert_eq!(text, "边坡稳定，");
    }

    #[test]
    fn opening_marks_never_end_a_line() {
        assert_eq!(texts("依据《矿产资源法》", 3), ["依据", "《矿产", "资源", "法》"]);
    }

    #[test]
    fn words_and_numbers_stay_whole_until_nothing_else_helps() {
        assert_eq!(texts("许可证 C1506222019 有效", 7), ["许可证", "C1506222019", "有效"]);
        assert_eq!(texts("0123456789", 3).concat(), "0123456789");
        assert_eq!(texts("很好——很好", 3), ["很好", "——很", "好"]);
    }

    #[test]
    fn what_is_glued_stays_on_one_line() {
        assert_eq!(texts("□满足　□\u{2060}不\u{2060}满\u{2060}足", 6), ["□满足　", "□不满足"]);
        assert_eq!(texts("□满足　□不满足", 6), ["□满足　□不", "满足"]);
    }

    #[test]
    fn marks_side_by_side_share_their_white() {
        let (lines, _) = column("（甲）（乙）", mm(100), Align::Left);
        let end = |l: &Line| l.runs.last().map(|r| r.x + r.width).unwrap();
        // six squares, less the half between 甲）and（乙
        assert_eq!(end(&lines[0]), 6 * style().size - style().size / 2);
    }

    #[test]
    fn justified_lines_reach_both_edges_but_the_last() {
        let width = style().size * 10 + 900;
        let (lines, _) = column(&"山".repeat(25), width, Align::Justify);
        let end = |l: &Line| l.runs.iter().map(|r| r.x + r.width - r.spread).max().unwrap();
        assert!((width - end(&lines[0])).abs() < 20);
        assert_eq!(lines[2].runs[0].spread, 0);
    }

    #[test]
    fn a_rare_name_comes_from_whichever_face_has_it_and_a_missing_type_is_named() {
        let (lines, missing) = column("𠮷㛃䶮㼆𬭎𫖯𬱖", mm(100), Align::Left);
        assert_eq!(
            lines[0].runs.iter().map(|r| r.text.as_str()).collect::<String>(),
            "𠮷㛃䶮㼆𬭎𫖯𬱖"
        );
        assert!(missing.is_empty());
        let (lines, missing) = column("王\u{311D0}", mm(100), Align::Left);
        assert_eq!(missing.into_iter().collect::<String>(), "\u{311D0}");
        assert_eq!(lines[0].runs[0].text, "王〓");
        assert_eq!(FONTS.missing("王\u{311D0}\u{200B}\u{FE00}好😀"), ['😀', '\u{311D0}']);
    }

    /// Whatever the face, the printers' mark for a missing type can be set.
    #[test]
    fn every_face_has_the_mark_for_a_missing_type() {
        for face in Face::ALL {
            assert!(FONTS.glyph(face, '〓').is_some(), "{face:?}");
        }
    }

    fn may_part(left: char, right: char) -> bool {
        let word = |c: char| c.is_ascii_alphanumeric();
        let closing = "，。、；：）》”·％".contains(right);
        let opening = "（《“".contains(left);
        let word = word(left) && word(right);
        let pair = left == right && "—…".contains(left);
        !(closing || opening || word || pair)
    }

    proptest! {
        /// A line ends wrongly only where no better place was in it.
        #[test]
        fn nothing_is_lost_and_no_line_ends_wrongly(
            text in "[一-龥，。、；：（）《》“”—…·％a-z0-9]{0,120}", ems in 2_i32..20,
        ) {
            let lines = texts(&text, ems);
            prop_assert_eq!(lines.concat(), text);
            for pair in lines.windows(2) {
                let before: Vec<char> = pair[0].chars().collect();
                let ended = (before[before.len() - 1], pair[1].chars().next().unwrap());
                let better = before.windows(2).any(|w| may_part(w[0], w[1]));
                prop_assert!(may_part(ended.0, ended.1) || !better, "{:?}", pair);
            }
        }

        #[test]
        fn lines_stay_within_their_column(
            text in "[一-龥，。、；：（）《》“”—…·％ a-z0-9]{0,120}", ems in 2_i32..20,
        ) {
            let width = style().size * ems;
            for align in [Align::Left, Align::Centre, Align::Right, Align::Justify] {
                for line in column(&text, width, align).0 {
                    let end = line.runs.iter().map(|r| r.x + r.width - r.spread).max();
                    let start = line.runs.iter().map(|r| r.x).min();
                    prop_assert!(end.unwrap_or(0) <= width + style().size / 2 + 1);
                    prop_assert!(start.unwrap_or(0) >= 0);
                }
            }
        }
    }
}
