//! Where lines end (中文排版的避头尾).

use std::ops::Range;

use crate::text::cluster::{Cluster, Kind};
use crate::units::Um;

/// Cuts a paragraph into lines: as much as fits, ended where a line may end. A word or number
/// that is wider than a whole line is cut, as nothing else helps.
pub(crate) fn lines(clusters: &[Cluster], first: Um, rest: Um) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < clusters.len() {
        let width = if lines.is_empty() { first } else { rest };
        let end = line_end(clusters, start, width);
        lines.push(start..end);
        start = end + spaces(&clusters[end..]);
    }
    lines
}

fn line_end(clusters: &[Cluster], start: usize, width: Um) -> usize {
    let mut filled = 0;
    let mut possible = None;
    for (index, cluster) in clusters.iter().enumerate().skip(start) {
        if index > start && may_part(&clusters[index - 1], cluster) {
            possible = Some(index);
        }
        let fits =
            cluster.kind == Kind::Space || filled + cluster.advance - cluster.overhang <= width;
        if !fits && index > start {
            return possible.unwrap_or(index);
        }
        filled += cluster.advance - cluster.squeeze;
    }
    clusters.len()
}

fn may_part(left: &Cluster, right: &Cluster) -> bool {
    match (left.kind, right.kind) {
        _ if right.glued => false,
        (_, Kind::Closing | Kind::Space) | (Kind::Opening, _) | (Kind::Word, Kind::Word) => false,
        (Kind::Pair, Kind::Pair) => left.character != right.character,
        _ => true,
    }
}

/// Spaces at which a line was ended vanish.
fn spaces(clusters: &[Cluster]) -> usize {
    clusters.iter().take_while(|c| c.kind == Kind::Space).count()
}
