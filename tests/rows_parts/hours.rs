//! Weekdays and hours, against a naive program over the same rows.

use placeharm::domain::Date;
use placeharm::rows::{By, Harm, Hours, Look};

use super::{force, gathered};

#[test]
fn weekdays_and_hours_are_those_of_the_rows() {
    let force = force();
    let mut desk = gathered(&force, &["time"]);
    let mut seen = [0; 3];
    for counted in [By::Any, By::Measure("ocg_crimes".into()), By::Measure("firearms_intel".into())] {
        let look = Look { in_period: true, offences_in: true, counted: Some(counted.into()), ..Look::default() };
        let looked = desk.look(look.clone()).expect("it looks");
        let columns = ["date", "date_precision", "time", "harm"].map(str::to_owned);
        let mut expected = Hours::default();
        for row in desk.window(0, usize::try_from(looked.rows).expect("few"), &columns).rows {
            let cells: Vec<String> = row.cells.into_iter().map(|cell| cell.expect("at hand")).collect();
            let points: f64 = cells[3].parse().expect("harm");
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "points are under a million")]
            let harm = Harm { records: 1, micro: (points * 1e6).round() as u64 };
            // 5 January 1970 was a Monday.
            let monday = Date::parse("1970-01-05").expect("a day").epoch_days();
            let day = Date::parse(&cells[0]).ok().filter(|_| cells[1] == "day");
            match (day, cells[2].split(':').next().and_then(|hour| hour.parse::<usize>().ok())) {
                (None, _) => expected.without_day += harm,
                (Some(day), hour) => {
                    let weekday = usize::try_from((day.epoch_days() - monday).rem_euclid(7)).expect("0 to 6");
                    *hour.map_or(&mut expected.without_time[weekday], |hour| &mut expected.hours[weekday][hour]) +=
                        harm;
                }
            }
        }
        let found = desk.hours(&look).expect("hours");
        assert_eq!(found, expected);
        let sum = |harms: &mut dyn Iterator<Item = &Harm>| harms.map(|harm| harm.records).sum::<u64>();
        let sums = [
            sum(&mut found.hours.iter().flatten()),
            sum(&mut found.without_time.iter()),
            sum(&mut std::iter::once(&found.without_day)),
        ];
        assert_eq!(sums.iter().sum::<u64>(), looked.records);
        (0..3).for_each(|at| seen[at] += sums[at]);
    }
    assert!(seen[0] > 0, "{seen:?}");
}
