//! The classes of a map: which area is in which, and what the legend says of them.

use super::chart::Quantiles;
use super::{Shade, number, words};
use crate::scoring::{Answer, AreaScore, CLEAR_CHANGE_Z, Verdict};

/// Within so many standard errors a change is called none.
const ABOUT_NONE_Z: f64 = 1.0;

/// How an answer's areas are classed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shading {
    /// By what.
    pub shade: Shade,
    /// The classes of score and rate.
    quantiles: Quantiles,
}

impl Shading {
    /// The classes of an answer: quantiles of score and rate; of changes, whether they are clear.
    #[must_use]
    pub fn new(shade: Shade, answer: &Answer) -> Self {
        let values: Vec<f64> = answer.areas.iter().filter_map(|score| shade.value(score)).collect();
        let quantiles = if shade == Shade::Change { Quantiles::default() } else { Quantiles::of(&values) };
        Self { shade, quantiles }
    }

    /// An area's class, from 0; none where it has no value.
    #[must_use]
    pub fn class(&self, score: &AreaScore) -> Option<usize> {
        let value = self.shade.value(score)?;
        if self.shade != Shade::Change {
            return Some(self.quantiles.class(value));
        }
        Some(match score.change.map(|change| change.verdict) {
            Some(Verdict::ClearFall) => 0,
            Some(Verdict::ClearRise) => 4,
            _ if value <= -ABOUT_NONE_Z => 1,
            _ if value >= ABOUT_NONE_Z => 3,
            _ => 2,
        })
    }

    /// The style class of a class of areas; that of areas without a value where none.
    #[must_use]
    pub fn style(&self, class: Option<usize>) -> String {
        let Some(class) = class else { return "no-value".to_owned() };
        if self.shade == Shade::Change {
            return format!("change-{class}");
        }
        format!("harm-{}", self.quantiles.step(class))
    }

    /// The classes with what each holds, in words, lowest first.
    #[must_use]
    pub fn legend(&self) -> Vec<(usize, String)> {
        if self.shade == Shade::Change {
            let clear = number::short(CLEAR_CHANGE_Z);
            let said = [
                format!("▼ Clear fall ({clear} or more)"),
                "Lower, not clear".to_owned(),
                format!("Within {} either way", number::short(ABOUT_NONE_Z)),
                "Higher, not clear".to_owned(),
                format!("▲ Clear rise ({clear} or more)"),
            ];
            return said.into_iter().enumerate().collect();
        }
        self.quantiles.legend()
    }

    /// How the classes are made, in words.
    #[must_use]
    pub fn method(&self, level: crate::domain::Level) -> String {
        let areas = words::level(level).to_lowercase();
        match self.shade {
            Shade::Change => "Change in standard errors; 3 or more is called clear".to_owned(),
            _ => format!("Classes of as many {areas} each, as nearly as ties allow (quantiles)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayEdges, Level, Month, Period};
    use crate::scoring::{Answer, Change};

    fn answer(areas: Vec<AreaScore>) -> Answer {
        Answer {
            level: Level::Sector,
            period: Period::new(Month::new(2025, 0), Month::new(2026, 0)).expect("a year"),
            days: DayEdges::WHOLE,
            comparison: None,
            areas,
            force: AreaScore::default(),
            months_complete: Vec::new(),
            prices: Vec::new(),
        }
    }

    fn scored(score: f64) -> AreaScore {
        AreaScore { score, ..AreaScore::default() }
    }

    #[test]
    fn classes_are_quantiles_and_said() {
        let answer = answer((1..=10).map(|score| scored(f64::from(score))).collect());
        let shading = Shading::new(Shade::Score, &answer);
        let classes: Vec<_> = answer.areas.iter().filter_map(|score| shading.class(score)).collect();
        assert_eq!(classes, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
        let legend: Vec<_> = shading.legend().into_iter().map(|(_, said)| said).collect();
        assert_eq!(legend[0], "1.0 to under 3.0");
        assert_eq!(legend[4], "9.0 to 10.0");
        assert_eq!(shading.style(Some(4)), "harm-4");
        assert_eq!(Shading::new(Shade::Rate, &answer).class(&answer.areas[0]), None);
        assert_eq!(shading.style(None), "no-value");
    }

    #[test]
    fn few_classes_take_the_ends_of_the_ramp() {
        let two =
            Shading::new(Shade::Score, &answer(vec![scored(0.0), scored(0.0), scored(0.0), scored(0.0), scored(5.0)]));
        assert_eq!((two.style(Some(0)), two.style(Some(1))), ("harm-0".into(), "harm-4".into()));
        let one = Shading::new(Shade::Score, &answer(vec![scored(3.0)]));
        assert_eq!(one.style(Some(0)), "harm-2");
    }

    #[test]
    fn a_change_is_classed_by_its_verdict() {
        let changed = |z: f64, verdict| AreaScore {
            change: Some(Change { z, verdict, ..Change::over(&[]) }),
            ..AreaScore::default()
        };
        let shading = Shading::new(Shade::Change, &answer(Vec::new()));
        let cases = [
            (-3.0, Verdict::ClearFall, 0),
            (-2.0, Verdict::NoClearChange, 1),
            (0.3, Verdict::NoClearChange, 2),
            (1.0, Verdict::NoClearChange, 3),
            (3.0, Verdict::ClearRise, 4),
        ];
        for (z, verdict, class) in cases {
            assert_eq!(shading.class(&changed(z, verdict)), Some(class), "{z}");
        }
    }
}
