//! Groups, their territories and their people.

use super::Scale;
use super::calendar::{Calendar, date};
use super::geography::Geography;
use super::names;
use super::random::{Pick, Random};
use crate::domain::{Group, GroupCode, GroupKind, NominalKind};
use crate::snapshot::{Membership, Nominal, Referral};

/// The two diversion schemes: the name, and whether it works.
pub(super) const SCHEMES: [(&str, bool); 2] = [("Turning Tide", true), ("Second Harbour", false)];

/// Groups and nominals.
pub(super) struct People {
    pub(super) groups: Vec<Group>,
    pub(super) nominals: Vec<Nominal>,
    /// Each group's nominals.
    pub(super) members: Vec<Vec<u32>>,
    /// Priority individuals.
    pub(super) individuals: Vec<u32>,
    /// The groups that have a sector in their territory, for each sector.
    pub(super) present: Vec<Vec<u32>>,
}

impl People {
    pub(super) fn new(scale: Scale, ground: &Geography, calendar: &Calendar, random: &mut Random) -> Self {
        let (kinds, nominals, individuals) = scale.people();
        let homes = Pick::new(ground.sectors.iter().map(|sector| sector.heat));
        let mut people = Self {
            groups: Vec::new(),
            nominals: Vec::with_capacity(nominals),
            members: Vec::new(),
            individuals: Vec::new(),
            present: vec![Vec::new(); ground.sectors.len()],
        };
        let mut territories = Vec::new();
        for (kind, count) in GroupKind::ALL.into_iter().zip(kinds) {
            for number in 1..=count {
                let position = people.groups.len();
                people.groups.push(group(kind, number, position, scale, random));
                let home = homes.draw(random);
                // Nobody's second territory is the quiet sector: it stays quiet.
                let near: Vec<usize> =
                    ground.sectors[home].neighbours.iter().copied().filter(|&next| next != ground.quiet()).collect();
                let mut territory = vec![home];
                for _ in 0..random.below(3) {
                    territory.push(*random.one(&near));
                }
                territory.sort_unstable();
                territory.dedup();
                for &sector in &territory {
                    people.present[sector].push(position as u32);
                }
                territories.push(territory);
            }
        }
        people.members = vec![Vec::new(); people.groups.len()];
        for position in 0..nominals {
            let grouped = position + individuals < nominals;
            // Three to each group, the others where chance puts them.
            let own = if position < 3 * people.groups.len() {
                position % people.groups.len()
            } else {
                random.below(people.groups.len())
            };
            let home = if random.chance(0.02) {
                None
            } else if grouped && random.chance(0.7) {
                Some(*random.one(&territories[own]))
            } else {
                Some(homes.draw(random))
            };
            people.add(position, grouped, own, home, ground, calendar, random);
        }
        people.refer(calendar, random);
        people
    }

    #[allow(clippy::too_many_arguments, reason = "one nominal, in one place")]
    fn add(
        &mut self,
        position: usize,
        grouped: bool,
        own: usize,
        home: Option<usize>,
        ground: &Geography,
        calendar: &Calendar,
        random: &mut Random,
    ) {
        let (from, to) = span(calendar, random);
        let group_kind = self.groups[own].kind;
        let kind = match group_kind {
            _ if !grouped => NominalKind::PriorityIndividual,
            GroupKind::Ocg => NominalKind::OcgMember,
            GroupKind::Ucg => NominalKind::UcgMember,
            GroupKind::Pcg => NominalKind::PcgMember,
        };
        let mut memberships = Vec::new();
        if grouped || (group_kind == GroupKind::Ocg && random.chance(0.15)) {
            memberships.push(Membership { group: own as u32, from: date(from), to: to.map(date) });
            self.members[own].push(position as u32);
        }
        if grouped && random.chance(0.06) {
            let other = random.below(self.groups.len());
            if other != own && self.groups[other].kind == group_kind {
                let start = random.day(from, calendar.to).max(from + 1);
                memberships.push(Membership { group: other as u32, from: date(start), to: None });
                self.members[other].push(position as u32);
            }
        }
        if !grouped {
            self.individuals.push(position as u32);
        }
        // A nominal outlives the memberships by some months, if at all.
        let open = memberships.iter().any(|membership| membership.to.is_none());
        let to = to.filter(|_| !open).map(|to| to + 30 + random.below(300) as i32).filter(|&to| to < calendar.to);
        self.nominals.push(Nominal {
            id: format!("N{:05}", position + 1),
            kind,
            status: if to.is_some() { "archived" } else { "active" }.to_owned(),
            home_sector: home.map(|sector| sector as u16),
            home_beat: home.filter(|_| random.chance(0.6)).map(|sector| ground.beat(sector, random) as u16),
            from: date(from),
            to: to.map(date),
            memberships,
            referrals: Vec::new(),
            links: Vec::new(),
        });
    }

    /// Refers members to the two schemes by turns: those whose one membership covers the period, so
    /// that nothing but the scheme tells their time before from their time after.
    fn refer(&mut self, calendar: &Calendar, random: &mut Random) {
        let (first, last) = (date(calendar.from), date(calendar.to));
        let wanted = (self.nominals.len() / 8).min(2_000);
        let mut turn = 0;
        for nominal in &mut self.nominals {
            let covers =
                |membership: &Membership| membership.from <= first && membership.to.is_none_or(|to| last <= to);
            if turn < wanted && matches!(nominal.memberships.as_slice(), [only] if covers(only)) && random.chance(0.7) {
                let day = random.day(calendar.from + 365, calendar.to - 365);
                nominal.referrals.push(Referral { scheme: SCHEMES[turn % 2].0.to_owned(), date: date(day) });
                turn += 1;
            }
        }
    }
}

/// When a membership begins, and when it ends, if it does.
fn span(calendar: &Calendar, random: &mut Random) -> (i32, Option<i32>) {
    let from = if random.chance(0.65) {
        calendar.from - random.below(1_400) as i32
    } else {
        random.day(calendar.from, calendar.to - 120)
    };
    let to = random.chance(0.25).then(|| random.day(from.max(calendar.from) + 90, calendar.to));
    (from, to.filter(|&to| to > from))
}

fn group(kind: GroupKind, number: usize, position: usize, scale: Scale, random: &mut Random) -> Group {
    let prefix = kind.as_str().to_uppercase();
    let code = if scale == Scale::National { format!("{prefix}{number:04}") } else { format!("{prefix}{number:02}") };
    let band = if kind == GroupKind::Ocg || random.chance(0.3) {
        Some(["High", "Medium", "Medium", "Low", "Low"][random.below(5)].to_owned())
    } else {
        None
    };
    Group { code: GroupCode::new(code), kind, code_name: names::group(position), threat_band: band }
}
