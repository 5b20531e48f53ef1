//! What differs from run to run, or from machine to machine, in what is heard.

use crate::storage_fixture;

const MONTHS: [&str; 24] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The line with `(date)`, `(time)`, `(code)`, `(address)` and `(size)` in the place of what changes.
pub fn without(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    let mut words: Vec<String> = line.trim_start().split(' ').map(str::to_owned).collect();
    for word in &mut words {
        let bare = bare(word).to_owned();
        let to = if is_time(&bare) {
            "(time)"
        } else if bare.starts_with("SB1-") {
            "(code)"
        } else if bare.starts_with("http://127.0.0.1") || bare.starts_with("http://localhost") {
            "(address)"
        } else if bare.starts_with(storage_fixture::ATTEMPT) {
            "(key)"
        } else {
            continue;
        };
        *word = word.replace(&bare, to);
    }
    let mut written: Vec<String> = Vec::new();
    let mut rest = words.as_slice();
    while let [first, after @ ..] = rest {
        rest = after;
        match after {
            [month, year, later @ ..] if is_date(first, month, year) || is_date(month, first, year) => {
                written.push(first.replace(bare(first), "(date)") + year.trim_start_matches(bare(year)));
                rest = later;
            }
            [unit, later @ ..]
                if is_number(bare(first)) && ["kB", "KB", "bytes", "byte"].contains(&bare(unit)) =>
            {
                written.push(first.replace(bare(first), "(size)") + unit.trim_start_matches(bare(unit)));
                rest = later;
            }
            _ => written.push(first.clone()),
        }
    }
    format!("{}{}", " ".repeat(indent), written.join(" "))
}

/// Without quotes, brackets and full stops around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| ['"', '(', ')', '.', ',', ':', ';', '?', '“', '”'].contains(&sign))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|sign| sign.is_ascii_digit() || sign == b'.' || sign == b',')
}

fn is_time(word: &str) -> bool {
    word.split_once(':').is_some_and(|(hours, minutes)| {
        (1..=2).contains(&hours.len()) && minutes.len() == 2 && is_number(hours) && is_number(minutes)
    })
}

fn is_date(day: &str, month: &str, year: &str) -> bool {
    let (day, year) = (bare(day), bare(year));
    is_number(day) && day.len() <= 2 && year.len() == 4 && is_number(year) && is_month(month)
}

fn is_month(word: &str) -> bool {
    MONTHS.contains(&bare(word).to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_times_codes_addresses_and_sizes_give_way() {
        assert_eq!(
            without("  text \"Bewaard op 20 november 2026 om 09:30.\""),
            "  text \"Bewaard op (date) om (time).\""
        );
        assert_eq!(
            without("button \"Verwijder 2 March 2025, 10:05\""),
            "button \"Verwijder (date), (time)\""
        );
        assert_eq!(
            without("textbox \"Code\" value \"SB1-20FYJ-94J94\" read-only"),
            "textbox \"Code\" value \"(code)\" read-only"
        );
        assert_eq!(
            without("value \"http://127.0.0.1:4711/#r=SB1-20FYJ\" read-only"),
            "value \"(address)\" read-only"
        );
        assert_eq!(without("cell \"1,2 kB\""), "cell \"(size)\"");
    }

    #[test]
    fn everything_else_stays() {
        for line in
            ["    heading 2 \"Trede 2 van 5\"", "cell \"48\"", "text \"In 2014: 12 mei zonder jaar\"", ""]
        {
            assert_eq!(without(line), line);
        }
    }
}
