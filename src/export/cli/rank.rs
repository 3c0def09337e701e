//! `placeharm rank`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::CommandError;
use crate::export::store::load;
use crate::presentation::State;
use crate::scoring::{Answer, AreaScore, Catalogue};

/// How a ranking is printed.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Format {
    /// For a reader.
    #[default]
    Table,
    /// For a spreadsheet: a row per area, count and points of each measure.
    Csv,
    /// For a program: the whole answer.
    Json,
}

/// Rank the areas of a snapshot.
#[derive(Args, Debug)]
pub struct Rank {
    /// The folder of the snapshot.
    dir: PathBuf,
    /// What is selected, as in the page's address after the `#`.
    #[arg(long, default_value = "")]
    select: String,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Rank {
    /// Prints the ranking.
    ///
    /// # Errors
    /// The snapshot cannot be opened, or standard output closed.
    pub fn run(self) -> Result<ExitCode, CommandError> {
        let (_, cube) = load(&self.dir)?;
        let catalogue = cube.catalogue();
        let (state, ignored) = State::parse(&self.select, catalogue);
        for part in ignored {
            eprintln!("placeharm: --select: left out {part}");
        }
        let answer = cube.answer(&state.selection);
        let mut out = std::io::stdout().lock();
        match self.format {
            Format::Table => table(&mut out, catalogue, &answer)?,
            Format::Csv => csv(&mut out, catalogue, &answer)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &answer)?;
                writeln!(out)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn name<'a>(catalogue: &'a Catalogue, answer: &Answer, score: &AreaScore) -> (&'a str, &'a str) {
    let area = catalogue.areas.of(answer.level).get(usize::from(score.area));
    area.map_or(("", ""), |area| (area.id.as_str(), area.name.as_str()))
}

fn table(out: &mut impl Write, catalogue: &Catalogue, answer: &Answer) -> Result<(), CommandError> {
    let period = match answer.days.first_of(answer.period).zip(answer.days.last_of(answer.period)) {
        Some((first, last)) if !answer.days.is_whole() => format!("{first} to {last}"),
        _ => format!("{} to {}", answer.period.from(), answer.period.last()),
    };
    writeln!(out, "{}, {period}", catalogue.score_title())?;
    writeln!(out, "{:>4}  {:<32} {:>16} {:>7}", "rank", "area", "points", "share %")?;
    for score in &answer.areas {
        let (_, name) = name(catalogue, answer, score);
        writeln!(out, "{:>4}  {name:<32} {:>16.2} {:>7.1}", score.rank, score.score, score.share * 100.0)?;
    }
    Ok(())
}

fn csv(out: &mut impl Write, catalogue: &Catalogue, answer: &Answer) -> Result<(), CommandError> {
    let mut writer = csv::Writer::from_writer(out);
    let measures = catalogue.measures.iter().flat_map(|m| [format!("{}_count", m.id), format!("{}_points", m.id)]);
    let fixed = ["rank", "id", "name", "score", "share", "rate", "records", "police_generated"];
    writer.write_record(fixed.into_iter().map(str::to_owned).chain(measures))?;
    for score in &answer.areas {
        let (id, name) = name(catalogue, answer, score);
        let rate = score.rate.map(|rate| rate.to_string()).unwrap_or_default();
        let numbers = [score.share.to_string(), rate, score.records.to_string(), score.police_generated.to_string()];
        let row = [score.rank.to_string(), id.to_owned(), name.to_owned(), score.score.to_string()];
        let supplied = |position: usize| catalogue.measures.get(position).is_some_and(|measure| measure.supplied);
        let elements = score.elements.iter().enumerate().flat_map(|(position, element)| {
            if supplied(position) {
                [element.count.to_string(), element.points.to_string()]
            } else {
                ["not supplied".to_owned(), "not supplied".to_owned()]
            }
        });
        writer.write_record(row.into_iter().chain(numbers).chain(elements))?;
    }
    writer.flush()?;
    Ok(())
}
