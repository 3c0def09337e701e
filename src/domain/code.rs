//! Codes that name things: text on the outside, never mixed up on the inside.

/// Declares a newtype over the text of one kind of code.
macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The code of that text, kept as it is.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The code's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}

code! {
    /// The id of an area of any [`Level`](super::Level), unique within its level.
    AreaId
}
code! {
    /// An offence code as the force's crime recording uses it, such as `92A`.
    OffenceCode
}
code! {
    /// The code of an organised, urban or peer crime group.
    GroupCode
}
code! {
    /// The name of an edition of offence weights, such as `2019`: what ends the name of its column.
    EditionName
}
code! {
    /// The id of a measure, such as `ocg_crimes`.
    MeasureId
}
code! {
    /// What a record is: `crime`, `cannabis_farm`, `firearms_discharge` and so on. Measures name
    /// the kinds that they count, so a force may add its own.
    RecordKind
}
code! {
    /// How a nominal is linked to a record: `suspect`, `offender`, `victim`, `witness` and so on.
    Role
}
code! {
    /// The id of a source of records, such as `crime_recording`.
    SourceId
}
