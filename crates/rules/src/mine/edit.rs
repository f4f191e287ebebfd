//! What a person types into the form of a mine, read field by field: everything that is wrong is
//! told at once, and nothing is taken over unless all of it is right.

use super::{Field, Mine, Reason};

/// A mine as a person's texts would have it, with what is wrong or doubtful about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub mine: Mine,
    pub refused: Vec<(Field, Reason)>,
    pub warned: Vec<(Field, Reason)>,
}

impl Edited {
    /// Reads `texts` over what is known. A field that isn't among them stays as it is.
    pub fn read(before: &Mine, texts: &[(Field, &str)]) -> Self {
        let mut edited = Self { mine: before.clone(), refused: Vec::new(), warned: Vec::new() };
        for (field, text) in texts {
            match field.set(&mut edited.mine, text) {
                Ok(warning) => edited.warned.extend(warning.map(|warning| (*field, warning))),
                Err(reason) => edited.refused.push((*field, reason)),
            }
        }
        for field in Field::REQUIRED {
            if field.value(&edited.mine).is_empty() && !edited.refuses(field) {
                edited.refused.push((field, Reason::Missing));
            }
        }
        if let Err((field, reason)) = edited.mine.check_whole()
            && !edited.refuses(field)
        {
            edited.refused.push((field, reason));
        }
        if let Err((field, reason)) = edited.convert(texts)
            && !edited.refuses(field)
        {
            edited.refused.push((field, reason));
        }
        edited.mine.forget_given(before);
        edited
    }

    /// What is typed is in the datum that is chosen with it; what stands there is in ours.
    fn convert(&mut self, texts: &[(Field, &str)]) -> Result<(), (Field, Reason)> {
        let datum = self.mine.take_datum();
        let typed =
            |wanted| texts.iter().any(|(field, text)| *field == wanted && !text.trim().is_empty());
        let boundary = typed(Field::Boundary) && !self.refuses(Field::Boundary);
        if datum.is_another() {
            match (typed(Field::Lon), typed(Field::Lat)) {
                (true, true) => self.mine.convert_position(datum)?,
                (true, false) => return Err((Field::Lat, Reason::HalfAPosition)),
                (false, true) => return Err((Field::Lon, Reason::HalfAPosition)),
                (false, false) if typed(Field::Boundary) => {}
                (false, false) => return Err((Field::Datum, Reason::DatumWithoutPlace)),
            }
        }
        if boundary {
            self.mine.convert_boundary(datum)?;
        }
        let told = texts.iter().any(|(field, _)| !field.is_typed());
        if told { self.mine.check_given() } else { Ok(()) }
    }

    fn refuses(&self, field: Field) -> bool {
        self.refused.iter().any(|(refused, _)| *refused == field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_told_at_once() {
        let texts = [
            (Field::Name, "红柳沟煤矿"),
            (Field::Region, "城关区"),
            (Field::Licence, "1500000820123"),
            (Field::Lon, "110.1"),
            (Field::Lat, "一百"),
        ];
        let edited = Edited::read(&Mine::default(), &texts);
        let codes = |list: &[(Field, Reason)]| {
            list.iter().map(|(field, reason)| (*field, reason.code())).collect::<Vec<_>>()
        };
        let refused = [
            (Field::Region, "ambiguous-region"),
            (Field::Lat, "not-degrees"),
            (Field::Holder, "missing"),
            (Field::Mineral, "missing"),
        ];
        assert_eq!(codes(&edited.refused), refused);
        assert_eq!(codes(&edited.warned), [(Field::Licence, "old-licence")]);
        assert_eq!(edited.mine.licence, "1500000820123", "warned and kept");
    }

    #[test]
    fn what_is_not_typed_stays() {
        let known =
            Mine {
                name: "红柳沟煤矿".into(), holder: "红柳沟矿业".into(), ..Mine::default()
            };
        let edited = Edited::read(&known, &[(Field::Holder, " 青山矿业 ")]);
        assert_eq!(
            (edited.mine.name.as_str(), edited.mine.holder.as_str()),
            ("红柳沟煤矿", "青山矿业")
        );
    }
}
