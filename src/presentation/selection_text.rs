//! A selection as the pairs of an address's query, and in words.

use std::collections::BTreeSet;

use super::{Ignored, period_text, query, valuation_text};
use crate::domain::{AreaId, GroupCode, Level, MeasureId, Month, NominalKind, OffenceCode, SourceId, Via, ViaSet};
use crate::scoring::{Catalogue, ComparisonChoice, Generated, GroupsOut, NO_OFFENCE_CODE, Overlap, Selection};

/// The version of what addresses say; one that names none is of this.
const VERSION: &str = "1";

/// The pairs of a query that are not read yet, and what was left out of those that are.
pub(super) struct Pairs {
    left: Vec<(String, String)>,
    ignored: Vec<Ignored>,
}

impl Pairs {
    /// The pairs of that text, values still escaped. A version that is not this one is said to be.
    pub(super) fn read(text: &str) -> Self {
        let left = text
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(key, value)| (query::decode(key), value.to_owned()))
            .collect();
        let mut pairs = Self { left, ignored: Vec::new() };
        if let Some(version) = pairs.take("v").filter(|version| version != VERSION) {
            pairs.ignore("v", &version, "made by another version of this page, whose words may mean something else");
        }
        pairs
    }

    /// The first value of a key, once.
    pub(super) fn take(&mut self, key: &str) -> Option<String> {
        let at = self.left.iter().position(|(left, _)| left == key)?;
        Some(self.left.remove(at).1)
    }

    /// Lists a value as left out.
    pub(super) fn ignore(&mut self, key: &str, value: &str, why: &'static str) {
        self.ignored.push(Ignored { key: key.to_owned(), value: query::decode(value), why });
    }

    /// Lists as left out what another query, which stands under a key, left out.
    pub(super) fn ignore_all(&mut self, under: &str, ignored: Vec<Ignored>) {
        let under = |ignored: Ignored| Ignored { key: format!("{under}: {}", ignored.key), ..ignored };
        self.ignored.extend(ignored.into_iter().map(under));
    }

    /// All that was left out, with the pairs that nothing asked for.
    pub(super) fn rest(mut self) -> Vec<Ignored> {
        for (key, value) in std::mem::take(&mut self.left) {
            self.ignore(&key, &value, "nothing goes by that name, or it stands twice");
        }
        self.ignored
    }
}

/// Takes a selection's pairs out of a query.
pub(super) fn read(pairs: &mut Pairs, catalogue: &Catalogue) -> Selection {
    let mut selection = Selection::default();
    if let Some(text) = pairs.take("level") {
        let level = text.parse::<Level>().ok().filter(|&level| !catalogue.areas.of(level).is_empty());
        match level {
            Some(level) => selection.level = level,
            None => pairs.ignore("level", &text, "the snapshot has no such areas"),
        }
    }
    if let Some((period, days)) = period_text::read(pairs, catalogue) {
        (selection.period, selection.days) = (Some(period), days);
    }
    selection.comparison = comparison(pairs);
    selection.overlap = one_of(pairs, "overlap", Overlap::CountOnce, "once");
    selection.offences_out = offences_out(pairs, catalogue);
    selection.groups_out = groups_out(pairs, catalogue);
    selection.sources_out = sources_out(pairs, catalogue);
    if let Some(text) = pairs.take("generated") {
        match text.as_str() {
            "out" => selection.generated = Generated::LeftOut,
            "only" => selection.generated = Generated::Alone,
            _ => pairs.ignore("generated", &text, "there is no such choice"),
        }
    }
    if let Some(text) = pairs.take("off") {
        for item in query::items(&text) {
            match query::measure(item, catalogue) {
                Some(id) => _ = selection.measures_off.insert(id),
                None => pairs.ignore("off", item, "the snapshot has no such measure"),
            }
        }
    }
    selection.valuation = valuation_text::read(pairs, catalogue);
    if let Some(text) = pairs.take("vias") {
        selection.vias = ViaSet::NONE;
        for item in query::items(&text) {
            match Via::ALL.into_iter().find(|via| via.as_str() == item) {
                Some(via) => selection.vias = selection.vias.with(via),
                None => pairs.ignore("vias", item, "no groups are of that kind"),
            }
        }
    }
    if let Some(text) = pairs.take("nominals") {
        selection.nominals_out = nominals_out(pairs, &text);
    }
    selection
}

/// The kinds of nominal that a list does not name. Of a list of which nothing is known nothing can be meant.
fn nominals_out(pairs: &mut Pairs, text: &str) -> BTreeSet<NominalKind> {
    let mut out = BTreeSet::from(NominalKind::ALL);
    for item in query::items(text) {
        match item.parse::<NominalKind>() {
            Ok(kind) => _ = out.remove(&kind),
            Err(_) => pairs.ignore("nominals", item, "no nominals are of that kind"),
        }
    }
    if out.len() == NominalKind::ALL.len() && !text.is_empty() { BTreeSet::new() } else { out }
}

/// The pairs of a selection; what stands at its default is not among them.
pub(super) fn write(selection: &Selection, catalogue: &Catalogue) -> Vec<String> {
    let mut pairs = Vec::new();
    if selection.level != Level::default() {
        pairs.push(format!("level={}", selection.level.as_str()));
    }
    if let Some(period) = selection.period {
        pairs.extend(period_text::write(period, selection.days));
    }
    match selection.comparison {
        ComparisonChoice::YearEarlier => {}
        ComparisonChoice::PeriodBefore => pairs.push("compare=before".to_owned()),
        ComparisonChoice::From(month) => pairs.push(format!("compare={month}")),
    }
    pairs.extend(out_or_only(OFFENCE_KEYS, &offence_codes(catalogue), &selection.offences_out, OffenceCode::as_str));
    if !selection.measures_off.is_empty() {
        pairs.push(format!("off={}", query::list(selection.measures_off.iter().map(MeasureId::as_str))));
    }
    if selection.vias != ViaSet::ALL {
        let vias = Via::ALL.into_iter().filter(|&via| selection.vias.contains(via));
        pairs.push(format!("vias={}", query::list(vias.map(Via::as_str))));
    }
    if !selection.nominals_out.is_empty() {
        let kinds = NominalKind::ALL.into_iter().filter(|kind| !selection.nominals_out.contains(kind));
        pairs.push(format!("nominals={}", query::list(kinds.map(NominalKind::as_str))));
    }
    if !selection.groups_out.is_empty() {
        let out = selection.groups_out.of(&catalogue.groups);
        pairs.extend(out_or_only(GROUP_KEYS, &group_codes(catalogue), &out, GroupCode::as_str));
    }
    pairs.extend(out_or_only(SOURCE_KEYS, &source_ids(catalogue), &selection.sources_out, SourceId::as_str));
    match selection.generated {
        Generated::Included => {}
        Generated::LeftOut => pairs.push("generated=out".to_owned()),
        Generated::Alone => pairs.push("generated=only".to_owned()),
    }
    if selection.overlap == Overlap::CountOnce {
        pairs.push("overlap=once".to_owned());
    }
    valuation_text::write(&selection.valuation, &mut pairs);
    pairs
}

/// The keys of offences left out, and of those that alone are not.
const OFFENCE_KEYS: [&str; 2] = ["without", "only"];
/// The same of groups.
const GROUP_KEYS: [&str; 2] = ["nogroup", "onlygroup"];
/// The same of sources.
const SOURCE_KEYS: [&str; 2] = ["nosource", "onlysource"];

/// The same of area commands.
const COMMAND_KEYS: [&str; 2] = ["nocommand", "onlycommand"];

/// Takes the area commands that are not listed out of a query.
pub(super) fn read_commands_out(pairs: &mut Pairs, catalogue: &Catalogue) -> BTreeSet<AreaId> {
    out(pairs, COMMAND_KEYS, &command_ids(catalogue), AreaId::new, "the snapshot has no such area command")
}

/// The pair of the area commands that are not listed.
pub(super) fn write_commands_out(commands_out: &BTreeSet<AreaId>, catalogue: &Catalogue) -> Option<String> {
    out_or_only(COMMAND_KEYS, &command_ids(catalogue), commands_out, AreaId::as_str)
}

/// Every code that can be left out, that of records without one included.
fn offence_codes(catalogue: &Catalogue) -> BTreeSet<OffenceCode> {
    let none = OffenceCode::new(NO_OFFENCE_CODE);
    catalogue.offences.iter().map(|offence| offence.code.clone()).chain([none]).collect()
}

fn group_codes(catalogue: &Catalogue) -> BTreeSet<GroupCode> {
    catalogue.groups.iter().map(|group| group.code.clone()).collect()
}

fn source_ids(catalogue: &Catalogue) -> BTreeSet<SourceId> {
    catalogue.sources.iter().map(|source| source.id.clone()).collect()
}

fn command_ids(catalogue: &Catalogue) -> BTreeSet<AreaId> {
    catalogue.areas.area_commands.iter().map(|command| command.id.clone()).collect()
}

fn one_of<T: Default>(pairs: &mut Pairs, key: &str, value: T, text: &str) -> T {
    match pairs.take(key) {
        Some(found) if found == text => value,
        Some(found) => {
            pairs.ignore(key, &found, "there is no such choice");
            T::default()
        }
        None => T::default(),
    }
}

/// What is compared with: the months before, or as many from a month on.
fn comparison(pairs: &mut Pairs) -> ComparisonChoice {
    match pairs.take("compare") {
        None => ComparisonChoice::default(),
        Some(text) if text == "before" => ComparisonChoice::PeriodBefore,
        Some(text) => Month::parse(&text).map_or_else(
            |_| {
                pairs.ignore("compare", &text, "expected before, or a month such as 2025-11");
                ComparisonChoice::default()
            },
            ComparisonChoice::From,
        ),
    }
}

fn offences_out(pairs: &mut Pairs, catalogue: &Catalogue) -> BTreeSet<OffenceCode> {
    let known = offence_codes(catalogue);
    out(pairs, OFFENCE_KEYS, &known, OffenceCode::new, "the snapshot has no such offence")
}

fn groups_out(pairs: &mut Pairs, catalogue: &Catalogue) -> GroupsOut {
    let known = group_codes(catalogue);
    let out = out(pairs, GROUP_KEYS, &known, GroupCode::new, "the snapshot has no such group");
    GroupsOut::Named(out).shortest(&catalogue.groups)
}

fn sources_out(pairs: &mut Pairs, catalogue: &Catalogue) -> BTreeSet<SourceId> {
    let known = source_ids(catalogue);
    out(pairs, SOURCE_KEYS, &known, SourceId::new, "the snapshot has no such source")
}

/// What is left out, from a list of what is or a list of what alone is not.
fn out<T: Ord + Clone>(
    pairs: &mut Pairs,
    [without, only]: [&str; 2],
    known: &BTreeSet<T>,
    code: impl Fn(String) -> T,
    why: &'static str,
) -> BTreeSet<T> {
    let mut named = |key: &str| -> Option<BTreeSet<T>> {
        let text = pairs.take(key)?;
        let mut codes = BTreeSet::new();
        for item in query::items(&text) {
            let code = code(query::decode(item));
            if known.contains(&code) {
                codes.insert(code);
            } else {
                pairs.ignore(key, item, why);
            }
        }
        // Of a list of which nothing is known nothing can be meant.
        (text.is_empty() || !codes.is_empty()).then_some(codes)
    };
    let without = named(without).unwrap_or_default();
    match named(only) {
        Some(only) => known.iter().filter(|code| !only.contains(code) || without.contains(code)).cloned().collect(),
        None => without,
    }
}

/// The shorter of what is left out and what alone is not.
fn out_or_only<T: Ord>(
    [without, only]: [&str; 2],
    known: &BTreeSet<T>,
    out: &BTreeSet<T>,
    text: fn(&T) -> &str,
) -> Option<String> {
    if out.is_empty() {
        return None;
    }
    let (out, kept): (Vec<&T>, Vec<&T>) = known.iter().partition(|code| out.contains(code));
    let pair = |key: &str, codes: &[&T]| format!("{key}={}", query::list(codes.iter().map(|code| text(code))));
    let (without, only) = (pair(without, &out), pair(only, &kept));
    Some(if only.len() < without.len() { only } else { without })
}
