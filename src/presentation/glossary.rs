//! What every term of the pages means, said once. It follows the method's own definitions.

/// A term for each entry, with its text in addresses, its name, and what it means.
macro_rules! glossary {
    ($($term:ident, $id:literal, $name:literal, $meaning:literal;)+) => {
        /// A term of the glossary.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Term {
            $(#[doc = $name] $term,)+
        }

        impl Term {
            /// All terms, in the glossary's order.
            pub const ALL: &[Self] = &[$(Self::$term,)+];

            /// Its text in addresses.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$term => $id,)+ }
            }

            /// Its name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$term => $name,)+ }
            }

            /// What it means.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$term => $meaning,)+ }
            }
        }
    };
}

glossary! {
    Interval, "interval", "95% interval",
        "Where the true level lies in 95 cases of 100 if records come by chance at a steady rate (Fay and Feuer's gamma interval on the weighted count). Stock is added as it is.";
    Activity, "activity", "Activity",
        "Something police or partners did: its dates, who led it, its kind, and the sectors, groups or nominals it was aimed at. It stands beside what happened; nothing says that one caused the other.";
    AreaCommand, "area-command", "Area command",
        "A part of the force that holds sectors. Beat lies in sector, sector in area command, area command in force.";
    Beat, "beat", "Beat",
        "The smallest area ranked. It lies in a sector.";
    Change, "change", "Change",
        "Flow now against flow before: the same months a year earlier, the months just before, or as many from another month on, over the months complete in both. It is a clear rise or a clear fall when the difference is at least three standard errors. No percentage is given where fewer than 10 records were counted before.";
    Complete, "complete", "Complete",
        "Each source has a date before which nothing more is expected; toxicology lags by months. Later months are drawn dashed, and are in no verdict, test or limit.";
    Concentration, "concentration", "Concentration",
        "How unevenly harm lies over places: the Lorenz curve, the Gini coefficient (0 where all places have the same, near 1 where one has it all), and the smallest share of places with half of the harm. Places without harm are in it.";
    ControlChart, "control-chart", "Control chart",
        "Monthly counts with a mean and limits 2.66 mean moving ranges above and below it, from at least 12 complete months. A month outside, or a pattern that chance would hardly make, is marked. It says that something changed, not what.";
    CrimeSeverity, "crime-severity-score", "Crime Severity Score",
        "The Office for National Statistics' weight for each offence, from the sentences that courts gave. One point of harm is one of its points.";
    Quality, "data-quality", "Data quality",
        "What the figures rest on and leave out. A record without a date, a sector or a weight is never dropped in silence: it is counted there by its reason.";
    Flow, "flow", "Flow",
        "What adds up over time, such as crimes. Change, months and trends are of flow.";
    Group, "group", "Group",
        "An organised, urban or peer crime group, with a code name. A record counts for a group once, whichever and however many of its members are linked to it, and again for each other group.";
    HarmScore, "harm-score", "Harm score",
        "What happened in an area times how severe it was, summed over the measures. Only the nine default measures make the SOC primary harm score; another set has a title of its own.";
    LikelyRank, "likely-rank", "Likely rank",
        "The ranks between which an area lies in 95 of 100 rankings when every count is drawn again by chance, 1,000 times. Areas whose likely ranks overlap cannot be told apart; a bracket joins neighbours of which that is so.";
    Linked, "linked", "Linked",
        "A record is linked to a nominal by a role that the measure lists (suspect and offender, unless the force says otherwise; never victim or witness), while the nominal was in the group. A link is not guilt.";
    LinkedHarm, "linked-harm", "Linked harm",
        "The harm of the records that members of a group were linked to while in it. Groups' shares overlap and do not add up.";
    LocalChoice, "local-choice", "Local choice",
        "Only offences have national weights. What other things are worth, such as a death or a report, the force chose itself; the page marks it and lets a reader choose otherwise.";
    Measure, "measure", "Measure, element",
        "One of the elements that the score is summed from: which records or nominals it counts, and how many points one of them gives. A force edits its measures without new software.";
    Nominal, "nominal", "Nominal",
        "A person of interest: member of a group, or priority individual. Nominals stand here as pseudonyms.";
    NotSupplied, "not-supplied", "Not supplied",
        "The force does not give the data of this. It is never read as 0.";
    Ocg, "ocg", "OCG",
        "Organised crime group.";
    Carried, "one-record", "One record carries it (*)",
        "A score of which a single record is over a quarter. A * stands before it, and its working gives the rank without that record.";
    Overlap, "overlap", "Overlap rule",
        "Whether a record that several measures list counts in each of them, as the elements are listed and summed, or once, in the first measure that lists it. The filters say which rule is in force.";
    Pcg, "pcg", "PCG",
        "Peer crime group.";
    Points, "points", "Points",
        "What a measure gives one counted thing: the offence's own weight, that of a named offence, or a fixed number.";
    PoliceGenerated, "police-generated", "Police-generated",
        "Drug supply, cannabis farms, weapons possession and intelligence rise when police look harder. The share of a score that comes from such records is shown apart.";
    Priority, "priority-individual", "Priority individual",
        "A nominal who counts without a group.";
    Pseudonym, "pseudonym", "Pseudonym",
        "What stands in place of a person's name. The snapshot holds no names.";
    Purpose, "purpose", "Purpose",
        "Why nominals are looked at: a code from the force's own list. It goes into the request for the group's file, so that the web server's log holds user, file and purpose.";
    Rank, "rank", "Rank",
        "An area's place by score, highest first. Areas with the same score share a rank and are listed by name.";
    Rate, "rate", "Rate",
        "Points per 1,000 residents, where the population is supplied.";
    Record, "record", "Record",
        "One thing that counts for harm, with a date and a sector: a crime, a cannabis farm, a firearms discharge, a drug-related death, an intelligence report.";
    Referral, "referral", "Referral",
        "A nominal sent to a diversionary scheme on a date.";
    Sector, "sector", "Sector",
        "The area ranked unless another is chosen. It lies in an area command, and beats lie in it.";
    Share, "share", "Share",
        "An area's part of the force's whole score.";
    Stock, "stock", "Stock",
        "What is counted once, on the period's last day, such as the members of groups who live in an area. A shorter period gives stock more of the mix; change leaves it out.";
    ThreatBand, "threat-band", "Threat band",
        "How the force itself grades a group (OCGM, MoRiLE), shown as supplied and never worked out anew.";
    Ucg, "ucg", "UCG",
        "Urban crime group.";
    WhatIf, "what-if", "What if",
        "The ranking with offences, measures or groups left out or weighed otherwise than by the force. The page says so on screen and on paper until it is reset.";
    Withheld, "withheld", "Withheld",
        "What this audience may not see is not in the snapshot at all, so no page can show it: a table that is left out, or a count too small to be given.";
}

impl Term {
    /// The term that text names.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.id() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::Term;

    #[test]
    fn terms_stand_in_order_of_their_names_and_have_addresses_of_their_own() {
        let names: Vec<String> = Term::ALL.iter().map(|term| term.name().to_lowercase()).collect();
        assert!(names.is_sorted(), "{names:?}");
        for &term in Term::ALL {
            assert_eq!(Term::of(term.id()), Some(term));
            assert!(term.id().chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{}", term.id());
            assert!(term.meaning().ends_with('.'), "{}", term.name());
        }
        assert_eq!(Term::of("nothing"), None);
    }
}
