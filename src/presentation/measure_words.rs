//! A measure's own definition in words.

use std::collections::BTreeMap;

use crate::domain::{Counts, Measure, NominalKind, OffenceCode, PointsRule, RecordKind, Role};
use crate::scoring::{ControlChart, ControlRule};

use super::number;

/// A kind of nominal, in the plural.
#[must_use]
pub fn nominals(kind: NominalKind) -> &'static str {
    match kind {
        NominalKind::OcgMember => "OCG members",
        NominalKind::PriorityIndividual => "priority individuals",
        NominalKind::UcgMember => "UCG members",
        NominalKind::PcgMember => "PCG members",
    }
}

/// How many nominals are of each kind and status, the most first: `OCG members: 8 active, 2 archived`. Each is given by
/// its kind, where that is known, and its status.
#[must_use]
pub fn make_up(nominals: &[(Option<NominalKind>, &str)]) -> String {
    let kinds = NominalKind::ALL.map(Some).into_iter().chain([None]);
    let of_kind = kinds.filter_map(|kind| {
        let mut counts = BTreeMap::<&str, u64>::new();
        for (_, status) in nominals.iter().filter(|(of, _)| *of == kind) {
            *counts.entry(status).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        let said: Vec<_> = counts
            .iter()
            .map(|(status, count)| {
                let status = if status.is_empty() { "without a status" } else { status };
                format!("{} {status}", number::whole(*count))
            })
            .collect();
        let kind = kind.map_or("others", self::nominals);
        (!said.is_empty()).then(|| format!("{kind}: {}", said.join(", ")))
    });
    of_kind.collect::<Vec<_>>().join("; ")
}

/// Words in a row: `a, b or c`.
#[must_use]
pub fn either(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// What a measure counts: "Counts records of the kind crime with offence 92A. One gives …".
#[must_use]
pub fn definition(measure: &Measure) -> String {
    let what = match &measure.counts {
        Counts::Records { kinds, offences, linked_to, roles } => {
            let kinds: Vec<String> = kinds.iter().map(RecordKind::as_str).map(|kind| kind.replace('_', " ")).collect();
            let codes: Vec<String> = offences.iter().map(OffenceCode::as_str).map(str::to_owned).collect();
            let roles: Vec<String> = roles.iter().map(Role::as_str).map(str::to_owned).collect();
            let whom: Vec<String> = linked_to.iter().map(|&kind| nominals(kind).to_owned()).collect();
            let coded = if codes.is_empty() { String::new() } else { format!(" with offence {}", either(&codes)) };
            let linked = if whom.is_empty() {
                String::new()
            } else {
                format!(
                    " that are linked as {} to {}, while they were in a group (priority individuals need none)",
                    either(&roles),
                    either(&whom)
                )
            };
            format!("Counts {}: records of the kind {}{coded}{linked}.", measure.unit, either(&kinds))
        }
        Counts::Nominals { kinds } => {
            let whom: Vec<String> = kinds.iter().map(|&kind| nominals(kind).to_owned()).collect();
            format!(
                "Counts {} by their homes: {} on the period's last day. This is stock: it does not add up over time.",
                measure.unit,
                either(&whom)
            )
        }
    };
    let choice = if measure.local_choice { ", a local choice" } else { "" };
    let points = match &measure.points {
        PointsRule::OwnWeight => "Each gives its own offence weight".to_owned(),
        PointsRule::AsOffence(code) => format!("Each gives the offence weight of {code}"),
        PointsRule::Fixed(points) => format!("Each gives {} points", number::short(points.value())),
    };
    format!("{what} {points}{choice}.")
}

/// Why a month of a control chart is a signal.
#[must_use]
pub fn rule(rule: ControlRule) -> &'static str {
    match rule {
        ControlRule::Outside => "outside the limits",
        ControlRule::Run => "at least eight in a row on one side of the mean",
        ControlRule::Trend => "six in a row that rise, or fall",
        ControlRule::TwoOfThree => "two of three beyond two thirds of the way to a limit",
    }
}

/// A control chart's limits in a sentence.
#[must_use]
pub fn limits(chart: &ControlChart) -> String {
    format!(
        "Limits from {} complete months: mean {}, limits {} to {} (mean ± 2.66 × the mean moving range, not under 0).",
        chart.months,
        number::short(chart.mean),
        number::short(chart.lower),
        number::short(chart.upper)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::MeasureId;

    #[test]
    fn a_make_up_is_by_kind_and_status() {
        let (ocg, individual) = (Some(NominalKind::OcgMember), Some(NominalKind::PriorityIndividual));
        let nominals = [(ocg, "archived"), (individual, "active"), (ocg, "active"), (ocg, "active"), (None, "")];
        assert_eq!(
            make_up(&nominals),
            "OCG members: 2 active, 1 archived; priority individuals: 1 active; others: 1 without a status"
        );
        assert_eq!(make_up(&[]), "");
    }

    #[test]
    fn a_definition_says_what_is_counted_by_the_measures_own_data() {
        let measure = |counts, points| Measure {
            id: MeasureId::new("m"),
            label: "M".to_owned(),
            unit: "crimes".to_owned(),
            counts,
            points,
            local_choice: true,
            supplied: true,
        };
        let counts = Counts::Records {
            kinds: vec![RecordKind::new("cannabis_farm")],
            offences: vec![OffenceCode::new("92A"), OffenceCode::new("92B")],
            linked_to: vec![NominalKind::UcgMember, NominalKind::PcgMember],
            roles: vec![Role::new("suspect")],
        };
        assert_eq!(
            definition(&measure(counts, PointsRule::OwnWeight)),
            "Counts crimes: records of the kind cannabis farm with offence 92A or 92B that are linked as suspect to UCG \
             members or PCG members, while they were in a group (priority individuals need none). Each gives its own \
             offence weight, a local choice."
        );
    }
}
