//! What is said of hexagons.

use super::number;
use crate::rows::{Harm, Hexagons, Spots};

/// What the rows of a table of hexagons do not show, each with its label: the hexagons not listed, the records
/// without a point, and all together.
#[must_use]
pub fn rest_words(found: &Hexagons, listed: usize) -> Vec<(String, Harm)> {
    let sum = |hexagons: &[crate::rows::Hexagon]| {
        let mut sum = Harm::default();
        for hexagon in hexagons {
            sum += hexagon.harm;
        }
        sum
    };
    let others = found.hexagons.get(listed..).unwrap_or_default();
    let mut said = Vec::new();
    if !others.is_empty() {
        said.push((number::counted(others.len() as u64, "other hexagon", "other hexagons"), sum(others)));
    }
    if found.without_point.records > 0 {
        said.push(("Without a point".to_owned(), found.without_point));
    }
    said.push(("All".to_owned(), found.whole));
    said
}

/// How harm spots are found and how much they hold, in words.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "hexagons are far under 2^53")]
pub fn spots_words(found: &Spots) -> String {
    if found.cells == 0 {
        return "The snapshot has no outlines of sectors, so it is not known which hexagons lie in the force."
            .to_owned();
    }
    let Some(gini) = found.gini else {
        return "No harm with a point in the force, so there is no harm spot.".to_owned();
    };
    let cells = number::whole(found.cells);
    let spots = number::counted(found.spots.len() as u64, "harm spot", "harm spots");
    let outside = if found.outside.records == 0 {
        String::new()
    } else {
        format!(
            " Left out: {} in hexagons centred outside the force.",
            number::counted(found.outside.records, "record", "records")
        )
    };
    format!(
        "{spots}: hexagons of resolution 8 with {} points or more, two standard deviations ({}) above the mean ({}) of \
         the {cells} centred in the force. Half of the harm lies in {} of them ({}%); Gini {}.{outside}",
        number::points(found.line.points()),
        number::points(found.line.deviation),
        number::points(found.line.mean),
        number::whole(found.half),
        number::decimals(100.0 * found.half as f64 / found.cells as f64, 1),
        number::decimals(gini, 2),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::Hexagon;
    use crate::scoring::SpotLine;

    fn hexagon(micro: u64) -> Hexagon {
        Hexagon { harm: Harm { records: 1, micro }, ..Hexagon::default() }
    }

    #[test]
    fn what_a_table_does_not_list_is_summed() {
        let without_point = Harm { records: 2, micro: 7 };
        let found = Hexagons {
            hexagons: vec![hexagon(5), hexagon(3), hexagon(2)],
            whole: Harm { records: 5, micro: 17 },
            without_point,
            ..Hexagons::default()
        };
        let others = ("2 other hexagons".to_owned(), Harm { records: 2, micro: 5 });
        let all = ("All".to_owned(), found.whole);
        assert_eq!(rest_words(&found, 1), [others, ("Without a point".to_owned(), without_point), all.clone()]);
        let found = Hexagons { without_point: Harm::default(), ..found };
        assert_eq!(rest_words(&found, 3), [all]);
    }

    #[test]
    fn spots_are_said_with_their_line() {
        let line = SpotLine { mean: 10.0, deviation: 45.0 };
        let spots = vec![hexagon(150_000_000)];
        let found = Spots { cells: 2_000, line, spots, gini: Some(0.913), half: 30, ..Spots::default() };
        assert_eq!(
            spots_words(&found),
            "1 harm spot: hexagons of resolution 8 with 100.0 points or more, two standard deviations (45.0) above the \
             mean (10.0) of the 2,000 centred in the force. Half of the harm lies in 30 of them (1.5%); Gini 0.91."
        );
        assert!(spots_words(&Spots::default()).contains("no outlines"));
        assert!(spots_words(&Spots { cells: 9, ..Spots::default() }).contains("No harm"));
    }
}
