//! How offences behave: when in the year and the day, and how often groups are behind them.

/// A class of offences that behave alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Violence,
    Burglary,
    Theft,
    Drugs,
    Weapons,
    Robbery,
    Disorder,
    Other,
}

impl Class {
    pub(super) const ALL: [Self; 8] = [
        Self::Violence,
        Self::Burglary,
        Self::Theft,
        Self::Drugs,
        Self::Weapons,
        Self::Robbery,
        Self::Disorder,
        Self::Other,
    ];

    pub(super) fn of(code: &str, group: &str) -> Self {
        match group {
            "Violence against the person" | "Sexual offences" => Self::Violence,
            "Theft offences" if ["28", "29", "30", "31"].iter().any(|burglary| code.starts_with(burglary)) => {
                Self::Burglary
            }
            "Theft offences" => Self::Theft,
            "Drug offences" => Self::Drugs,
            "Possession of weapons offences" => Self::Weapons,
            "Robbery" => Self::Robbery,
            "Criminal damage and arson" | "Public order offences" | "Incidents" => Self::Disorder,
            _ => Self::Other,
        }
    }

    /// Each month's share of the year, January first, 1 being the mean.
    pub(super) fn season(self) -> [f64; 12] {
        match self {
            Self::Violence | Self::Disorder => [0.88, 0.86, 0.95, 0.99, 1.07, 1.12, 1.17, 1.13, 1.03, 1.00, 0.92, 0.96],
            Self::Burglary => [1.16, 1.08, 1.02, 0.93, 0.87, 0.84, 0.85, 0.88, 0.94, 1.07, 1.19, 1.20],
            Self::Robbery => [1.02, 0.97, 0.97, 0.95, 0.96, 0.98, 1.00, 0.99, 1.00, 1.05, 1.08, 1.03],
            Self::Theft => [0.96, 0.94, 0.98, 0.98, 1.00, 1.01, 1.03, 1.02, 1.01, 1.03, 1.03, 1.01],
            Self::Drugs | Self::Weapons | Self::Other => [1.0; 12],
        }
    }

    /// The weight of each day of the week, Monday first.
    pub(super) fn week(self) -> [f64; 7] {
        match self {
            Self::Violence | Self::Disorder => [0.88, 0.87, 0.89, 0.93, 1.08, 1.25, 1.10],
            Self::Burglary | Self::Theft => [1.00, 0.99, 1.00, 1.01, 1.09, 1.02, 0.89],
            _ => [0.98, 1.01, 1.01, 1.03, 1.05, 1.00, 0.92],
        }
    }

    /// The weight of each hour of the day.
    pub(super) fn hours(self) -> [f64; 24] {
        let (peak, width, floor) = match self {
            Self::Violence => (22.0, 5.0, 0.25),
            Self::Disorder => (20.0, 5.0, 0.15),
            Self::Burglary => (2.0, 5.0, 0.35),
            Self::Robbery => (21.0, 4.0, 0.15),
            Self::Theft => (14.0, 4.0, 0.12),
            Self::Drugs | Self::Weapons | Self::Other => (16.0, 5.0, 0.12),
        };
        std::array::from_fn(|hour| {
            let apart = (hour as f64 - peak).abs();
            let apart = apart.min(24.0 - apart) / width;
            floor + (-apart * apart / 2.0).exp()
        })
    }

    /// The share of its offences that are linked to a nominal.
    pub(super) fn linked(self) -> f64 {
        match self {
            Self::Drugs => 0.24,

            Self::Weapons | Self::Robbery => 0.20,
            Self::Burglary => 0.08,
            Self::Violence => 0.07,
            Self::Theft => 0.045,
            Self::Disorder | Self::Other => 0.05,
        }
    }
}
