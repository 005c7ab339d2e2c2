//! What editors and spreadsheets do to a table, none of which changes what it says.

use super::chance::Chance;

/// A table as a spreadsheet holds it: no comments, cells without their spelling.
pub struct Sheet {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows, as long as the header.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Reads a table; comment lines and blank ones are not part of it.
    pub fn read(text: &str) -> Sheet {
        let bare = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(bare.as_bytes());
        let mut rows: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if rows.is_empty() {
            return Sheet { header: Vec::new(), rows };
        }
        let header = rows.remove(0);
        for row in &mut rows {
            row.resize(header.len(), String::new());
        }
        Sheet { header, rows }
    }

    /// Returns the place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|own| own.eq_ignore_ascii_case(name))
    }

    /// Returns a cell, empty where there is no such column.
    pub fn cell<'t>(&self, row: &'t [String], name: &str) -> &'t str {
        self.column(name).map_or("", |place| &row[place])
    }

    /// Writes the table, every cell in quotes or only those that need them.
    pub fn write(&self, style: csv::QuoteStyle, ending: csv::Terminator) -> String {
        let mut writer = csv::WriterBuilder::new().quote_style(style).terminator(ending).from_writer(Vec::new());
        writer.write_record(&self.header).unwrap();
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }
}

/// Saves a table the way some program does.
pub fn saved_again(text: &str, chance: &mut Chance) -> String {
    match chance.below(14) {
        0 => text.replace("\r\n", "\n").replace('\n', "\r\n"),
        1 => text.replace("\r\n", "\n"),
        2 if text.starts_with('\u{feff}') => text.trim_start_matches('\u{feff}').to_owned(),
        2 => format!("\u{feff}{text}"),
        3 => text.trim_end_matches(['\r', '\n']).to_owned(),
        4 => format!("{text}{}# jotted down {}\n", ending_of(text), chance.below(50)),
        5 => format!("{text}{}\n\n", ending_of(text)),
        6 => text.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect(),
        _ => saved_by_a_spreadsheet(text, chance),
    }
}

fn ending_of(text: &str) -> &'static str {
    if text.is_empty() || text.ends_with('\n') { "" } else { "\n" }
}

fn saved_by_a_spreadsheet(text: &str, chance: &mut Chance) -> String {
    let mut sheet = Sheet::read(text);
    for _ in 0..=chance.below(2) {
        match chance.below(9) {
            0 => {
                let mut order: Vec<usize> = (0..sheet.header.len()).collect();
                chance.shuffle(&mut order);
                let moved = |row: &Vec<String>| order.iter().map(|place| row[*place].clone()).collect();
                sheet.rows = sheet.rows.iter().map(moved).collect();
                sheet.header = moved(&sheet.header);
            }
            1 => {
                let place = sheet.column("amount").unwrap();
                for row in &mut sheet.rows {
                    row[place] = shortened(&row[place]);
                }
            }
            2 => {
                let sorted_by = ["date", "description", "amount"];
                let name: &&str = chance.pick(&sorted_by);
                let place = sheet.column(name).unwrap();
                sheet.rows.sort_by(|one, other| one[place].cmp(&other[place]));
            }
            3 => {
                let optional = ["currency", "category", "tags", "due", "note", "receipt", "kind"];
                let name: &&str = chance.pick(&optional);
                let place = sheet.column(name).filter(|place| sheet.rows.iter().all(|row| row[*place].is_empty()));
                if let Some(place) = place {
                    sheet.header.remove(place);
                    sheet.rows.iter_mut().for_each(|row| drop(row.remove(place)));
                }
            }
            4 if sheet.column("paid with").is_none() => {
                sheet.header.push("paid with".into());
                sheet.rows.iter_mut().for_each(|row| row.push(String::new()));
            }
            // Cells that were touched once and are empty again.
            5 => {
                let count = 1 + chance.below(3);
                sheet.header.extend(std::iter::repeat_n(String::new(), count));
                sheet.rows.iter_mut().for_each(|row| row.extend(std::iter::repeat_n(String::new(), count)));
            }
            6 => chance.shuffle(&mut sheet.rows),
            _ => {}
        }
    }
    let style = *chance.pick(&[csv::QuoteStyle::Always, csv::QuoteStyle::Necessary, csv::QuoteStyle::NonNumeric]);
    let ending = if chance.percent(50) { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    sheet.write(style, ending)
}

/// Drops zeros behind the point, as a spreadsheet does.
fn shortened(amount: &str) -> String {
    if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.').to_owned() } else { amount.to_owned() }
}
