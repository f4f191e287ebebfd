//! Filling values into text.

use serde_json::Value;

use crate::form::Template;

/// The values that a template sees: the innermost entry first, then what it is an entry of.
#[derive(Clone)]
pub(crate) struct Scope<'a> {
    levels: Vec<&'a Value>,
    /// Place of the innermost entry in its list, counted from 1.
    index: usize,
}

/// A filled template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filled {
    pub text: String,
    /// It has places, and all of them came out empty.
    pub blank: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    Words(&'t str),
    Value { path: &'t str, shown: Shown<'t> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown<'t> {
    Plain,
    /// `2026年10月30日`
    Date,
    /// ■ or □
    Tick,
    /// Left white when nothing is known, for a pen, instead of struck out.
    Open,
    /// These words if the value is there and not false.
    Words(&'t str),
}

impl Template {
    pub fn parts(&self) -> Result<Vec<Part<'_>>, String> {
        let mut parts = Vec::new();
        let mut rest = self.0.as_str();
        while let Some((words, behind)) = rest.split_once('{') {
            let (place, after) =
                behind.split_once('}').ok_or_else(|| format!("{:?} has no closing }}", self.0))?;
            parts.push(Part::Words(words));
            parts.push(part(place)?);
            rest = after;
        }
        parts.push(Part::Words(rest));
        Ok(parts)
    }
}

fn part(place: &str) -> Result<Part<'_>, String> {
    let (path, shown) = match (place.split_once('?'), place.split_once('|')) {
        (Some((path, words)), _) => (path, Shown::Words(words)),
        (None, Some((path, "date"))) => (path, Shown::Date),
        (None, Some((path, "tick"))) => (path, Shown::Tick),
        (None, Some((path, "open"))) => (path, Shown::Open),
        (None, Some((_, filter))) => return Err(format!("there is no filter {filter:?}")),
        (None, None) => (place, Shown::Plain),
    };
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.#!".contains(c);
    match path {
        "" => Err("a place has no name".into()),
        path if path.chars().all(fine) => Ok(Part::Value { path, shown }),
        path => Err(format!("{path:?} is no name of a value")),
    }
}

impl<'a> Scope<'a> {
    pub fn new(values: &'a Value) -> Self {
        Self { levels: vec![values], index: 0 }
    }

    /// The entries of a list, each as the innermost level.
    pub fn each(&self, path: &str) -> Vec<Self> {
        let entries = match self.value(path) {
            Some(Value::Array(entries)) => entries.as_slice(),
            _ => &[],
        };
        let inside = |(index, entry)| {
            let mut scope = self.clone();
            scope.levels.push(entry);
            scope.index = index + 1;
            scope
        };
        entries.iter().enumerate().map(inside).collect()
    }

    pub fn value(&self, path: &str) -> Option<&'a Value> {
        let mut steps = path.split('.');
        let first = steps.next()?;
        let start = self.levels.iter().rev().find_map(|level| level.get(first))?;
        steps.try_fold(start, |value, step| value.get(step))
    }

    pub fn is_there(&self, path: &str) -> bool {
        match path.strip_prefix('!') {
            Some(path) => self.value(path) == Some(&Value::Bool(false)),
            None => !plain(self.value(path)).is_empty(),
        }
    }

    pub fn fill(&self, template: &Template) -> Result<Filled, String> {
        let mut text = String::new();
        let (mut places, mut filled) = (0, 0);
        for part in template.parts()? {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Value { path, shown } => {
                    let value = self.show(path, shown);
                    places += 1;
                    filled += usize::from(!value.is_empty() || shown == Shown::Open);
                    text.push_str(&value);
                }
            }
        }
        Ok(Filled { text, blank: places > 0 && filled == 0 })
    }

    fn show(&self, path: &str, shown: Shown<'_>) -> String {
        if path == "#" {
            return self.index.to_string();
        }
        match shown {
            Shown::Plain | Shown::Open => plain(self.value(path)),
            Shown::Date => date(&plain(self.value(path))),
            Shown::Tick if self.is_there(path) => "■".into(),
            Shown::Tick => "□".into(),
            Shown::Words(words) if self.is_there(path) => words.into(),
            Shown::Words(_) => String::new(),
        }
    }
}

/// Lists are joined by the enumeration comma; false and null are nothing.
fn plain(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(true)) => "是".into(),
        Some(Value::Array(entries)) => {
            let texts: Vec<String> = entries.iter().map(|entry| plain(Some(entry))).collect();
            texts.join("、")
        }
        Some(Value::Object(_)) => "…".into(),
        Some(Value::Bool(false) | Value::Null) | None => String::new(),
    }
}

/// `2026-10-30` as it is written on paper; what is no date stays as it is.
fn date(text: &str) -> String {
    match text.parse::<chrono::NaiveDate>() {
        Ok(date) => date.format("%Y年%-m月%-d日").to_string(),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fill(template: &str, values: &Value) -> Filled {
        Scope::new(values).fill(&Template(template.into())).unwrap()
    }

    #[test]
    fn values_dates_ticks_and_words() {
        let values = json!({
            "mine": {"name": " 柳林沟煤矿 "}, "from": "2026-10-03", "chosen": true, "met": false,
            "photos": [1, 2, 11], "note": "", "none": null, "list": [],
        });
        for (template, text, blank) in [
            ("名称：{mine.name}", "名称：柳林沟煤矿", false),
            ("{from|date}", "2026年10月3日", false),
            ("{chosen|tick}{met|tick}", "■□", false),
            ("{chosen?有}{met?无}{!met?不满足}", "有不满足", false),
            ("{photos}", "1、2、11", false),
            ("备注：{note}{none}{list}{unknown}", "备注：", true),
            ("没有值的地方", "没有值的地方", false),
            ("{note|open}", "", false),
            ("{mine.name|open}", "柳林沟煤矿", false),
        ] {
            assert_eq!(fill(template, &values), Filled { text: text.into(), blank }, "{template}");
        }
    }

    #[test]
    fn entries_see_what_they_are_entries_of() {
        let values = json!({"number": "N", "groups": [{"items": [{"no": "a"}, {"no": "b"}]}]});
        let group = &Scope::new(&values).each("groups")[0];
        let texts: Vec<String> = group
            .each("items")
            .iter()
            .map(|item| item.fill(&Template("{#}{no}{number}".into())).unwrap().text)
            .collect();
        assert_eq!(texts, ["1aN", "2bN"]);
    }

    #[test]
    fn a_wrong_template_is_refused() {
        for wrong in ["{mine.name", "{}", "{name|upper}", "{ name }", "{名称}"] {
            assert!(Template(wrong.into()).parts().is_err(), "{wrong}");
        }
    }
}
