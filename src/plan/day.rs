//! Days of the calendar, without a time or a zone.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A day from 0001-01-01 to 9999-12-31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The first day there is: 0001-01-01.
    pub const FIRST: Self = Self { year: 1, month: 1, day: 1 };

    /// A day; `None` if there is no such day.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_there = matches!(year, 1..=9999) && day >= 1 && day <= last_of(year, month);
        if is_there { Some(Self { year, month, day }) } else { None }
    }

    /// The year, the month from 1, and the day of the month from 1.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// Reads `2026-11-22`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            let is_number = part.len() == digits && part.bytes().all(|digit| digit.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| is_number)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day of a moment in RFC 3339: what stands before its `T`.
    #[must_use]
    pub fn of_moment(moment: &str) -> Option<Self> {
        Self::parse(moment.split('T').next()?)
    }

    /// The day after; `None` after the last one.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        if let Some(day) = Self::new(self.year, self.month, self.day.saturating_add(1)) {
            return Some(day);
        }
        match Self::new(self.year, self.month.saturating_add(1), 1) {
            Some(day) => Some(day),
            None => Self::new(self.year.saturating_add(1), 1, 1),
        }
    }

    /// The same day a year later; 29 February becomes the 28th.
    #[must_use]
    pub const fn in_a_year(self) -> Option<Self> {
        let year = self.year.saturating_add(1);
        match Self::new(year, self.month, self.day) {
            Some(day) => Some(day),
            None => Self::new(year, self.month, self.day.saturating_sub(1)),
        }
    }

    /// How many days after the first there is, 0001-01-01.
    #[must_use]
    pub fn number(self) -> u32 {
        let before = u32::from(self.year.saturating_sub(1));
        let leaps = before / 4 - before / 100 + before / 400;
        let months: u32 = (1..self.month).map(|month| u32::from(last_of(self.year, month))).sum();
        before
            .saturating_mul(365)
            .saturating_add(leaps)
            .saturating_add(months)
            .saturating_add(u32::from(self.day))
            - 1
    }

    /// Without separators, as calendars write it: `20261122`.
    #[must_use]
    pub fn compact(self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }
}

/// The last day of a month; 0 for what is no month.
const fn last_of(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn only_days_that_there_are_are_read() {
        for day in ["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Day::parse(day).map(|day| day.to_string()).as_deref(), Some(day));
        }
        for text in [
            "",
            "2026",
            "2026-1-2",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "0000-01-01",
            "2026-11-22T10:00:00Z",
            "2026-11-22-",
            "+026-11-22",
            " 2026-11-22",
            "٢٠٢٦-11-22",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::of_moment("2026-11-22T23:59:59.123Z"), Day::new(2026, 11, 22));
    }

    #[test]
    fn the_next_day_and_the_next_year_are_days() {
        let next = |day: &str| Day::parse(day).and_then(Day::next).map(|day| day.to_string());
        assert_eq!(next("2026-11-22").as_deref(), Some("2026-11-23"));
        assert_eq!(next("2024-02-28").as_deref(), Some("2024-02-29"));
        assert_eq!(next("2026-12-31").as_deref(), Some("2027-01-01"));
        assert_eq!(next("9999-12-31"), None);
        let mut day = Day::parse("0001-01-01").unwrap();
        for number in 0..800_000 {
            assert_eq!(day.number(), number, "{day}");
            day = day.next().unwrap();
        }
        let in_a_year = |day: &str| Day::parse(day).and_then(Day::in_a_year).map(Day::compact);
        assert_eq!(in_a_year("2024-02-29").as_deref(), Some("20250228"));
        assert_eq!(in_a_year("2026-11-29").as_deref(), Some("20271129"));
        assert_eq!(in_a_year("9999-01-01"), None);
    }
}
