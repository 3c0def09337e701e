//! A theme's charts.

use super::{facet_words, id, kind_filter, title, unit};
use crate::domain::{AreaId, DayEdges, Level, Month, Period};
use crate::presentation::chart::{Bar, BarChart, Cell, MonthChart};
use crate::presentation::part_charts::months;
use crate::presentation::{date, number, words};
use crate::rows::{Facet, Filter, Tally, Theme};
use crate::scoring::{Catalogue, Comparison, Counted, Selection, Verdict, count_change_z};

/// The most bars of a list.
const MOST_BARS: usize = 25;

/// What stands for records whose number this audience does not get.
const WITHHELD: &str = "withheld";

/// What a theme is shown under.
pub struct Scene<'a> {
    /// The lists that numbers index.
    pub catalogue: &'a Catalogue,
    /// What is chosen.
    pub selection: &'a Selection,
    /// The area looked at, if one.
    pub area: Option<&'a AreaId>,
    /// The address of the rows that pass filters, in an area.
    pub href: &'a dyn Fn(Vec<Filter>, Option<AreaId>) -> String,
}

/// Months, and the days on which they begin and end.
type Days = (Period, DayEdges);

impl Scene<'_> {
    fn now(&self) -> Days {
        (self.selection.period_in(self.catalogue), self.selection.days_in(self.catalogue))
    }

    fn compared(&self) -> Option<Days> {
        let (now, edges) = self.now();
        let compared = Comparison::find(self.selection.comparison, now, edges, self.catalogue.period)?;
        Some((compared.period, compared.days))
    }

    fn position(&self, month: Month) -> Option<usize> {
        usize::try_from(month.since(self.catalogue.period.from())).ok()
    }

    fn months(&self, period: Period) -> Option<std::ops::Range<usize>> {
        Some(self.position(period.from())?..self.position(period.to())?)
    }

    /// Records in a period, and rows whose number is withheld.
    fn sums(&self, tally: &Tally, (period, edges): Days) -> Option<[u64; 2]> {
        tally.sums(self.months(period)?, edges)
    }

    fn is_there(&self, tally: &Tally) -> bool {
        self.sums(tally, self.now()).is_some_and(|sums| sums != [0, 0])
    }

    /// For each month of the snapshot whether every source of a theme is complete for it.
    fn complete(&self, theme: &Theme) -> Vec<bool> {
        let months = (0..).map(|month| self.catalogue.period.from().plus(month));
        let sources = || theme.sources.iter().filter_map(|&source| self.catalogue.sources.get(source));
        let months = months.take_while(|&month| self.catalogue.period.contains(month));
        months.map(|month| sources().all(|source| source.covers(month))).collect()
    }

    /// The change of a count, over the months that every source of the theme is complete for now and, where
    /// both periods are of one length, in the period compared with.
    fn verdict(&self, theme: &Theme, tally: &Tally) -> Option<Verdict> {
        let (now, before) = (self.now(), self.compared()?);
        let complete = self.complete(theme);
        let same = now.0.months() == before.0.months();
        let of_months = now.1.is_whole() && before.1.is_whole();
        let (mut counts, mut lengths) = ([0, 0], [0_u32, 0]);
        let is_complete = |month: Month| self.position(month).and_then(|at| complete.get(at)).copied().unwrap_or(false);
        for (side, (period, edges), (partner, _)) in [(0, before, now), (1, now, before)] {
            for offset in (0..).take(period.months() as usize) {
                let [month, partner] = [period, partner].map(|period| period.from().plus(offset));
                let Some(of_month) = Period::new(month, month.plus(1)).ok() else { break };
                let edges = edges.within(period, of_month);
                if is_complete(month) && (!same || is_complete(partner)) {
                    counts[side] += self.sums(tally, (of_month, edges)).unwrap_or_default()[0];
                    lengths[side] += if of_months { 1 } else { edges.days_in(of_month) };
                }
            }
        }
        let is_whole = [now, before].into_iter().all(|days| self.sums(tally, days).is_some_and(|sums| sums[1] == 0));
        let is_compared = lengths[0] > 0 && lengths[1] > 0 && is_whole;
        is_compared.then(|| {
            let [before, now] = [0, 1].map(|side| (counts[side], f64::from(lengths[side])));
            Verdict::of(count_change_z(before, now))
        })
    }

    /// The same months so many years earlier, if the snapshot covers them; a period over a year goes back as
    /// many years as it has begun.
    fn earlier(&self, times: i32) -> Option<Days> {
        let (now, edges) = self.now();
        let years = i32::try_from(edges.months_in(now).div_ceil(12)).ok()?;
        let earlier = now.shifted(-12 * years * times);
        let is_there = earlier.within(self.catalogue.period) == Some(earlier) && edges.days_in(earlier) > 0;
        is_there.then_some((earlier, edges))
    }

    fn heads(&self) -> Vec<String> {
        let earlier = (1..=2).filter_map(|times| self.earlier(times));
        std::iter::once("Change".to_owned()).chain(earlier.map(to)).collect()
    }

    fn bar(&self, theme: &Theme, label: String, tally: &Tally, filters: Vec<Filter>, area: Option<AreaId>) -> Bar {
        let mut more = vec![Cell::Text(self.verdict(theme, tally).map_or(number::NONE, words::verdict).to_owned())];
        let earlier = (1..=2).filter_map(|times| self.earlier(times)).filter_map(|period| self.sums(tally, period));
        more.extend(earlier.map(cell));
        let sums = self.sums(tally, self.now()).unwrap_or_default();
        Bar {
            label,
            href: Some((self.href)(filters, area)),
            // No length, and no number in what is saved, for what is withheld.
            value: if sums[0] == 0 && sums[1] > 0 { f64::NAN } else { float(sums[0]) },
            text: said(sums),
            more,
            ..Bar::default()
        }
    }
}

/// A period by its last month, or day, as the head of a column: `to Oct 2025`, `to 9 Oct 2025`.
fn to((period, edges): Days) -> String {
    let last = edges.last_of(period).filter(|_| edges.day_after().is_some());
    let day = last.map_or_else(String::new, |last| format!("{} ", last.ymd().2));
    format!("to {day}{} {}", date::short_month_name(period.last()), period.last().year())
}

#[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
fn float(count: u64) -> f64 {
    count as f64
}

/// A count; what is withheld is never said to be 0.
fn said([known, withheld]: [u64; 2]) -> String {
    match (known, withheld) {
        (known, 0) => number::whole(known),
        (0, _) => WITHHELD.to_owned(),
        (known, _) => format!("{} and some {WITHHELD}", number::whole(known)),
    }
}

fn cell(sums: [u64; 2]) -> Cell {
    if sums[1] == 0 { Cell::Number(float(sums[0]), said(sums)) } else { Cell::Text(said(sums)) }
}

/// The head figures: what each is, its text, and for the first the address of its rows.
#[must_use]
pub fn figures(scene: &Scene, theme: &Theme) -> Vec<(String, String, Option<String>)> {
    let href = (scene.href)(vec![kind_filter([theme.kind])], scene.area.cloned());
    let now = scene.sums(&theme.all, scene.now()).unwrap_or_default();
    let mut figures = vec![(unit(theme.kind).to_owned(), said(now), Some(href))];
    let (period, edges) = scene.now();
    let head = if edges.is_whole() { "months" } else { "days" };
    figures.push((head.to_owned(), date::period(period, edges), None));
    if let Some(compared) = scene.compared() {
        let before = scene.sums(&theme.all, compared).map_or(number::NONE.to_owned(), said);
        figures.push((date::period(compared.0, compared.1), before, None));
    }
    let verdict = scene.verdict(theme, &theme.all).map_or("not compared", words::verdict);
    figures.push(("change".to_owned(), verdict.to_owned(), None));
    figures
}

/// A theme in short: its name, how many, the change, and the address of the rows.
#[must_use]
pub fn summary(scene: &Scene, theme: &Theme) -> [String; 4] {
    let verdict = scene.verdict(theme, &theme.all).map_or("not compared", words::verdict);
    let href = (scene.href)(vec![kind_filter([theme.kind])], scene.area.cloned());
    let now = scene.sums(&theme.all, scene.now()).unwrap_or_default();
    [title(theme.kind).to_owned(), said(now), verdict.to_owned(), href]
}

/// The theme's months with control limits, and what stands out in words.
#[must_use]
pub fn over_time(scene: &Scene, theme: &Theme) -> (MonthChart, Vec<String>) {
    let monthly: Vec<Counted> = theme.all.monthly.iter().map(|&count| Counted { count, points: 0.0 }).collect();
    let id = format!("{}-months", id(theme.kind));
    let (mut chart, mut said) =
        months(&id, scene.catalogue.period.from(), &monthly, &scene.complete(theme), false, unit(theme.kind));
    chart.title = format!("{} by month", title(theme.kind));
    if theme.all.withheld.iter().any(|&rows| rows > 0) {
        "Of months without a figure, or with some withheld, less is shown than there was: no limits are drawn."
            .clone_into(&mut chart.note);
        said = vec![chart.note.clone()];
        chart.limits = None;
        let monthly = theme.all.monthly.iter().zip(&theme.all.withheld);
        let shown = |(&known, &withheld): (&u64, &u64)| (known > 0 || withheld == 0).then(|| float(known));
        for series in &mut chart.series {
            (series.values, series.marked) = (monthly.clone().map(shown).collect(), Vec::new());
        }
        let withheld = theme.all.withheld.iter().enumerate().filter(|(_, rows)| **rows > 0);
        chart.events = withheld.map(|(month, _)| (month, format!("some {WITHHELD}"))).collect();
    }
    (chart, said)
}

fn chart(scene: &Scene, theme: &Theme, [part, title, what]: [&str; 3]) -> BarChart {
    BarChart {
        id: format!("{}-{part}", id(theme.kind)),
        title: format!("{}: {}", super::title(theme.kind), words::mid_sentence(title)),
        what: what.to_owned(),
        unit: unit(theme.kind).to_owned(),
        more: scene.heads(),
        ..BarChart::default()
    }
}

/// The most frequent values of a facet in the months scored, each leading to its rows.
#[must_use]
pub fn facet_bars(scene: &Scene, theme: &Theme, facet: Facet) -> BarChart {
    let mut chart = chart(scene, theme, facet_words(facet));
    let values = theme.by.iter().find(|(of, _)| *of == facet).map(|(_, values)| values.as_slice()).unwrap_or_default();
    let there = || values.iter().filter(|valued| scene.is_there(&valued.tally));
    let bar = |valued: &crate::rows::Valued| {
        let label = if valued.value.is_empty() { "Not recorded".to_owned() } else { valued.value.clone() };
        let filters = vec![kind_filter([theme.kind]), facet.filter(&valued.value)];
        scene.bar(theme, label, &valued.tally, filters, scene.area.cloned())
    };
    chart.bars = there().take(MOST_BARS).map(bar).collect();
    say_most(&mut chart, there().count());
    chart
}

/// The areas with most of a theme in the months scored, each leading to its rows.
#[must_use]
pub fn area_bars(scene: &Scene, theme: &Theme) -> BarChart {
    let level = scene.selection.level;
    let title = format!("By {}", words::level_one(level).to_lowercase());
    let mut chart = chart(scene, theme, ["areas", &title, words::level_one(level)]);
    let areas = scene.catalogue.areas.of(level);
    let mut there: Vec<(usize, &Tally)> =
        theme.by_area.iter().enumerate().filter(|(_, tally)| scene.is_there(tally)).collect();
    there.sort_by_key(|(at, tally)| (std::cmp::Reverse(tally.now), *at));
    let bar = |&(at, tally): &(usize, &Tally)| {
        let area = areas.get(at)?;
        Some(scene.bar(theme, area.name.clone(), tally, vec![kind_filter([theme.kind])], Some(area.id.clone())))
    };
    chart.bars = there.iter().take(MOST_BARS).filter_map(bar).collect();
    say_most(&mut chart, there.len());
    if scene.is_there(&theme.unplaced) && level != Level::AreaCommand {
        let column = if level == Level::Beat { "beat" } else { "sector" };
        let empty = Filter { column: column.to_owned(), test: crate::rows::Test::OneOf([String::new()].into()) };
        let filters = vec![kind_filter([theme.kind]), empty];
        let label = format!("No {}", words::level_one(level).to_lowercase());
        chart.bars.push(scene.bar(theme, label, &theme.unplaced, filters, None));
    }
    chart
}

fn say_most(chart: &mut BarChart, there: usize) {
    if there > MOST_BARS {
        chart.title = format!("{}, the first {MOST_BARS} of {there}", chart.title);
    }
}
