//! The step from a rank to its reasons.

use super::{Facts, Lead, Told};
use crate::domain::{Area, Measure};
use crate::presentation::{number, words};
use crate::scoring::{AreaScore, Element, Part};

impl Facts<'_> {
    pub(super) fn reasons(&self, area: &Area, score: &AreaScore) -> Told {
        let mut told = Told::default();
        if let Some((measure, element)) = self.largest(score) {
            told.lines.push(format!(
                "Why {} stands there: the largest part of its score is {}, {} counted, {} points.",
                area.name,
                words::mid_sentence(&measure.label),
                number::whole(element.count),
                number::points(element.points)
            ));
            told.leads
                .push((format!("{}: when, where and of what kind", measure.label), Lead::Measure(measure.id.clone())));
        }
        if let Some((offence, part)) = self.breakdown.and_then(|breakdown| breakdown.heaviest_offence(self.catalogue)) {
            told.lines.push(format!(
                "By offence, {} gives it most: {}, {} points.",
                words::mid_sentence(&offence.name),
                number::counted(part.now.count, "record", "records"),
                number::points(part.now.points)
            ));
        }
        self.who(&mut told);
        told.leads.push((format!("The whole page of {}", area.name), Lead::Area));
        told.leads.push(("The records behind the score, row by row".to_owned(), Lead::Records));
        told
    }

    /// Which group is linked to most of the area's harm.
    fn who(&self, told: &mut Told) {
        if self.catalogue.groups.is_empty() {
            told.lacking.push("This snapshot lists no groups, so it cannot say who is behind it.".to_owned());
            return;
        }
        let Some(breakdown) = self.breakdown else { return };
        let linked: Vec<&Part> = breakdown.by_group.iter().filter(|part| part.now.count > 0).collect();
        let first = linked.iter().max_by(|a, b| a.now.points.total_cmp(&b.now.points).then(b.at.cmp(&a.at)));
        let group = first.and_then(|part| self.catalogue.groups.get(usize::try_from(part.at).ok()?));
        let Some((part, group)) = first.zip(group) else {
            told.lines.push("No record there is linked to a group.".to_owned());
            return;
        };
        told.lines.push(format!(
            "Members of {} are linked to records there. First is {} ({}): {}, {} points.",
            number::counted(linked.len() as u64, "group", "groups"),
            group.code_name,
            group.code,
            number::counted(part.now.count, "record", "records"),
            number::points(part.now.points)
        ));
        told.leads.push((format!("The group {} ({})", group.code_name, group.code), Lead::Group(group.code.clone())));
    }

    /// The measure that gives the area most.
    fn largest<'b>(&'b self, score: &'b AreaScore) -> Option<(&'b Measure, Element)> {
        let elements = self.catalogue.measures.iter().zip(score.elements.iter().copied());
        elements.max_by(|a, b| a.1.points.total_cmp(&b.1.points)).filter(|(_, element)| element.points > 0.0)
    }
}
