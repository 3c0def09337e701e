//! The guide's steps, in their order.

use crate::presentation::Term;

/// A step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// What a row of the ranking says.
    #[default]
    Ranking,
    /// How sure a rank is.
    Sureness,
    /// From a rank to what it is made of.
    Reasons,
    /// What changed, and whether clearly.
    Change,
    /// The ranking with something left out.
    WhatIf,
    /// What the number does not say.
    Limits,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 6] = [Self::Ranking, Self::Sureness, Self::Reasons, Self::Change, Self::WhatIf, Self::Limits];

    /// Its number, from 1: its text in addresses.
    #[must_use]
    pub fn number(self) -> usize {
        self.place() + 1
    }

    /// The step that a number names.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.get(text.parse::<usize>().ok()?.checked_sub(1)?).copied()
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Ranking => "Read the ranking",
            Self::Sureness => "How sure a rank is",
            Self::Reasons => "From a rank to its reasons",
            Self::Change => "What changed",
            Self::WhatIf => "What if",
            Self::Limits => "What the number does not say",
        }
    }

    /// The terms that it uses.
    #[must_use]
    pub fn terms(self) -> &'static [Term] {
        match self {
            Self::Ranking => &[
                Term::HarmScore,
                Term::CrimeSeverity,
                Term::Measure,
                Term::Share,
                Term::Sector,
                Term::AreaCommand,
                Term::Beat,
            ],
            Self::Sureness => &[Term::LikelyRank, Term::Interval, Term::Carried],
            Self::Reasons => &[Term::Measure, Term::Group, Term::Linked, Term::Nominal, Term::Record],
            Self::Change => &[Term::Change, Term::Flow, Term::Stock, Term::Complete, Term::Activity, Term::Referral],
            Self::WhatIf => &[Term::WhatIf, Term::PoliceGenerated, Term::Overlap],
            Self::Limits => {
                &[Term::PoliceGenerated, Term::LocalChoice, Term::NotSupplied, Term::Withheld, Term::Quality]
            }
        }
    }

    /// The step before it.
    #[must_use]
    pub fn back(self) -> Option<Self> {
        Self::ALL.get(self.place().checked_sub(1)?).copied()
    }

    /// The step after it.
    #[must_use]
    pub fn forward(self) -> Option<Self> {
        Self::ALL.get(self.place() + 1).copied()
    }

    fn place(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or(0)
    }
}
