//! The pages an address can name.

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// Every area ranked.
    #[default]
    Sectors,
    /// The areas on a map.
    Map,
    /// One area opened whole.
    Sector,
    /// One element of the score.
    Elements,
    /// Groups and nominals.
    Groups,
    /// Themes, such as drug-related deaths.
    Themes,
    /// The impact of activity.
    Impact,
    /// Demand and forecasts.
    Demand,
    /// The raw rows.
    Records,
    /// The printed pack.
    Briefing,
    /// A way through the pages, step by step.
    Guide,
    /// How everything is worked out.
    About,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 12] = [
        Self::Sectors,
        Self::Map,
        Self::Sector,
        Self::Elements,
        Self::Groups,
        Self::Themes,
        Self::Impact,
        Self::Demand,
        Self::Records,
        Self::Briefing,
        Self::Guide,
        Self::About,
    ];

    /// Its text in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sectors => "sectors",
            Self::Map => "map",
            Self::Sector => "sector",
            Self::Elements => "elements",
            Self::Groups => "groups",
            Self::Themes => "themes",
            Self::Impact => "impact",
            Self::Demand => "demand",
            Self::Records => "records",
            Self::Briefing => "briefing",
            Self::Guide => "guide",
            Self::About => "about",
        }
    }

    /// Its name to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Sectors => "Ranking",
            Self::Map => "Map",
            Self::Sector => "Area",
            Self::Elements => "Elements",
            Self::Groups => "Groups",
            Self::Themes => "Themes",
            Self::Impact => "Impact",
            Self::Demand => "Demand",
            Self::Records => "Records",
            Self::Briefing => "Briefing",
            Self::Guide => "Guide",
            Self::About => "Method",
        }
    }

    /// Whether this version has it.
    #[must_use]
    pub fn is_ready(self) -> bool {
        matches!(
            self,
            Self::Sectors
                | Self::Map
                | Self::Sector
                | Self::Elements
                | Self::Groups
                | Self::Themes
                | Self::Records
                | Self::Guide
                | Self::About
        )
    }

    /// Whether it stands among the pages: one that shows a single thing is reached from where that is named.
    #[must_use]
    pub fn is_listed(self) -> bool {
        self.is_ready() && self != Self::Sector
    }

    /// The page an address names.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.as_str() == text)
    }
}
