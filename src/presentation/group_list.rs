//! How groups are listed: their order, and the text they are searched for.

use super::query;
use super::selection_text::Pairs;
use crate::domain::Group;
use crate::scoring::GroupHarm;

/// What groups are listed by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupSort {
    /// Linked harm: their own order.
    #[default]
    Harm,
    /// Code name, or code where there is none.
    Name,
    /// Kind.
    Kind,
    /// Threat band, as supplied.
    Band,
    /// Members.
    Members,
    /// Linked records.
    Records,
    /// Change, in standard errors.
    Change,
    /// Areas touched.
    Areas,
}

impl GroupSort {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Harm, "harm"),
        (Self::Name, "name"),
        (Self::Kind, "kind"),
        (Self::Band, "band"),
        (Self::Members, "members"),
        (Self::Records, "records"),
        (Self::Change, "change"),
        (Self::Areas, "areas"),
    ];

    fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(sort, _)| *sort == self).map_or("", |(_, text)| text)
    }

    /// Whether its own way is from A to Z.
    fn ascends(self) -> bool {
        matches!(self, Self::Name | Self::Kind | Self::Band)
    }
}

/// How groups are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupList {
    /// The order.
    pub sort: GroupSort,
    /// Whether it is reversed.
    pub reversed: bool,
    /// The text that codes, names and bands are searched for.
    pub search: String,
}

impl GroupList {
    pub(super) fn read(pairs: &mut Pairs) -> Self {
        let mut list = Self::default();
        if let Some(text) = pairs.take("gsort") {
            let (reversed, key) = text.strip_prefix('-').map_or((false, text.as_str()), |key| (true, key));
            match GroupSort::ALL.iter().find(|(_, name)| *name == key) {
                Some(&(sort, _)) => (list.sort, list.reversed) = (sort, reversed),
                None => pairs.ignore("gsort", &text, "the list of groups has no such order"),
            }
        }
        if let Some(text) = pairs.take("gq") {
            list.search = query::decode(&text);
        }
        list
    }

    pub(super) fn write(&self, pairs: &mut Vec<String>) {
        if self.sort != GroupSort::default() || self.reversed {
            pairs.push(format!("gsort={}{}", if self.reversed { "-" } else { "" }, self.sort.as_str()));
        }
        if !self.search.is_empty() {
            pairs.push(format!("gq={}", query::encode(&self.search)));
        }
    }

    /// The list after a click on a column's head: its own way, then reversed.
    pub fn click(&mut self, sort: GroupSort) {
        self.reversed = self.sort == sort && !self.reversed;
        self.sort = sort;
    }

    /// For `aria-sort` of a column.
    #[must_use]
    pub fn aria(&self, sort: GroupSort) -> &'static str {
        match (self.sort == sort, sort.ascends() != self.reversed) {
            (false, _) => "none",
            (true, true) => "ascending",
            (true, false) => "descending",
        }
    }

    /// The groups whose code, name or band holds the text, in order. What has no value comes last.
    #[must_use]
    pub fn listed<'a>(&self, harms: &'a [GroupHarm], groups: &[Group]) -> Vec<&'a GroupHarm> {
        let wanted = self.search.trim().to_lowercase();
        let about = |harm: &GroupHarm| groups.get(harm.group as usize);
        let holds = |text: &str| text.to_lowercase().contains(&wanted);
        let is_found = |harm: &&GroupHarm| {
            about(harm).is_some_and(|group| {
                holds(group.code.as_str()) || holds(&group.code_name) || group.threat_band.as_deref().is_some_and(holds)
            })
        };
        let mut listed: Vec<&GroupHarm> = harms.iter().filter(is_found).collect();
        let number = |harm: &GroupHarm| match self.sort {
            GroupSort::Members => Some(f64::from(harm.members.iter().sum::<u32>())),
            #[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
            GroupSort::Records => Some(harm.linked.now.count as f64),
            GroupSort::Change => harm.linked.change.map(|change| change.z),
            GroupSort::Areas => Some(f64::from(harm.areas)),
            _ => Some(harm.linked.now.points),
        };
        let text = |harm: &GroupHarm| {
            about(harm).and_then(|group| match self.sort {
                GroupSort::Kind => Some(group.kind.as_str().to_owned()),
                GroupSort::Band => group.threat_band.as_ref().map(|band| band.to_lowercase()),
                _ if group.code_name.is_empty() => Some(group.code.as_str().to_lowercase()),
                _ => Some(group.code_name.to_lowercase()),
            })
        };
        let sign = |order: std::cmp::Ordering| if self.reversed { order.reverse() } else { order };
        if self.sort.ascends() {
            listed.sort_by(|a, b| {
                let (a, b) = (text(a), text(b));
                a.is_none().cmp(&b.is_none()).then_with(|| sign(a.cmp(&b)))
            });
        } else if self.sort != GroupSort::Harm || self.reversed {
            listed.sort_by(|a, b| {
                let (a, b) = (number(a), number(b));
                a.is_none().cmp(&b.is_none()).then_with(|| sign(b.unwrap_or(0.0).total_cmp(&a.unwrap_or(0.0))))
            });
        }
        listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupCode, GroupKind};
    use crate::scoring::{Counted, Part};

    fn group(code: &str, name: &str, band: Option<&str>) -> Group {
        let band = band.map(str::to_owned);
        Group { code: GroupCode::new(code), kind: GroupKind::Ocg, code_name: name.to_owned(), threat_band: band }
    }

    fn harm(group: u32, count: u64, points: f64) -> GroupHarm {
        let now = Counted { count, points };
        GroupHarm { group, linked: Part { at: group, now, ..Part::default() }, ..GroupHarm::default() }
    }

    fn listed(list: &GroupList) -> Vec<u32> {
        let groups = [group("A", "Oak", Some("High")), group("B", "Ash", None), group("C", "Elm", Some("Low"))];
        let harms = [harm(2, 1, 30.0), harm(0, 3, 20.0), harm(1, 2, 10.0)];
        list.listed(&harms, &groups).into_iter().map(|harm| harm.group).collect()
    }

    #[test]
    fn groups_are_listed_by_harm_unless_another_order_is_asked_for() {
        let by = |sort, reversed| listed(&GroupList { sort, reversed, search: String::new() });
        assert_eq!(by(GroupSort::Harm, false), [2, 0, 1]);
        assert_eq!(by(GroupSort::Harm, true), [1, 0, 2]);
        assert_eq!(by(GroupSort::Name, false), [1, 2, 0]);
        assert_eq!(by(GroupSort::Records, false), [0, 1, 2]);
        // One without a band comes last either way.
        assert_eq!(by(GroupSort::Band, false), [0, 2, 1]);
        assert_eq!(by(GroupSort::Band, true), [2, 0, 1]);
    }

    #[test]
    fn codes_names_and_bands_are_searched() {
        let search = |text: &str| listed(&GroupList { search: text.to_owned(), ..GroupList::default() });
        assert_eq!([search("oak"), search(" LOW "), search("b"), search("zz")], [vec![0], vec![2], vec![1], vec![]]);
    }

    #[test]
    fn a_second_click_reverses() {
        let mut list = GroupList::default();
        list.click(GroupSort::Name);
        assert_eq!((list.aria(GroupSort::Name), list.aria(GroupSort::Harm)), ("ascending", "none"));
        list.click(GroupSort::Name);
        assert_eq!(list.aria(GroupSort::Name), "descending");
    }
}
