//! Which lines of a long text hold all words: one pass forwards, however many there are.

use std::cmp::Reverse;

use memchr::memmem::Finder;

/// The numbers of the lines that hold every word, in order. Line `n` of `text` ends before
/// `ends[n]`, and no word goes from one line into the next.
pub fn holding<'a>(
    text: &'a str,
    ends: &'a [u32],
    mut words: Vec<String>,
) -> Box<dyn Iterator<Item = usize> + 'a> {
    // The longest word first: it is the rarest, and the others are looked for only in its lines.
    words.sort_by_key(|word| Reverse(word.len()));
    let mut finders = words.iter().map(|word| Finder::new(word.as_bytes()).into_owned());
    let Some(rarest) = finders.next() else {
        return Box::new(0..ends.len());
    };
    let others: Vec<Finder<'static>> = finders.collect();
    let text = text.as_bytes();
    let (mut line, mut begin) = (0, 0);
    Box::new(std::iter::from_fn(move || {
        loop {
            let found = begin + rarest.find(text.get(begin..)?)?;
            // Hits come in order: the lines are walked along, which is quicker than searching
            // among them when half of all lines fit.
            while *ends.get(line)? as usize <= found {
                begin = ends[line] as usize;
                line += 1;
            }
            let own = &text[begin..ends[line] as usize];
            begin = ends[line] as usize;
            line += 1;
            if others.iter().all(|word| word.find(own).is_some()) {
                return Some(line - 1);
            }
        }
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(lines: &[String], words: &[String]) -> Vec<usize> {
        let text: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        let ends = lines.iter().scan(0, |end, line| {
            *end += line.len() + 1;
            u32::try_from(*end).ok()
        });
        holding(&text, &ends.collect::<Vec<_>>(), words.to_vec()).collect()
    }

    proptest! {
        #[test]
        fn exactly_the_lines_with_all_words_are_found(
            lines in prop::collection::vec("[煤矿a]{0,6}", 0..20),
            words in prop::collection::vec("[煤矿a]{1,3}", 0..3),
        ) {
            let holds = |line: &String| words.iter().all(|word| line.contains(word.as_str()));
            let expected: Vec<usize> = (0..lines.len()).filter(|n| holds(&lines[*n])).collect();
            prop_assert_eq!(told(&lines, &words), expected);
        }
    }
}
