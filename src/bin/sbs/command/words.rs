//! The few words of the text report that the instrument does not have, in both languages.

use social_business_scan::core::instrument::{Lang, Mode};

/// Words of one language; texts with values are functions, so that word order is the language's own business.
pub struct Words {
    /// "Full scan", "quick scan".
    pub mode: fn(Mode) -> &'static str,
    /// "threshold 70".
    pub threshold: fn(&str) -> String,
    /// "46 of 47 questions answered".
    pub answered: fn(usize, usize) -> String,
    /// "1.8 of 5".
    pub of_five: fn(&str) -> String,
    /// Heading of the level tests.
    pub levels: &'static str,
    /// Heading of the scores.
    pub scores: &'static str,
    /// Heading of the facets.
    pub facets: &'static str,
    /// Heading of what holds back.
    pub holding_back: &'static str,
    /// "10 points short of the threshold".
    pub points_short: fn(&str) -> String,
    /// Before items whose answers hold back.
    pub weak: &'static str,
    /// Before items without a known answer.
    pub open: &'static str,
    /// Heading of the way up.
    pub way_up: &'static str,
    /// "2 steps, then level 3".
    pub steps: fn(u32, &str) -> String,
    /// "from Started to Mostly".
    pub from_to: fn(&str, &str) -> String,
    /// There is no level above.
    pub top: &'static str,
    /// Heading of the actions.
    pub actions: &'static str,
    /// Heading of what to find out.
    pub find_out: &'static str,
    /// Heading of the warnings.
    pub warnings: &'static str,
    /// "9 of 420 (2.1%), 1 in 47".
    pub ratio: fn(&str, &str, &str, Option<&str>) -> String,
    /// "one answer: Partly".
    pub single_answer: fn(&str) -> String,
}

impl Words {
    /// The words of a language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Nl => &NL,
            Lang::En => &EN,
        }
    }
}

const NL: Words = Words {
    mode: |mode| match mode {
        Mode::Full => "Volledige scan",
        Mode::Quick => "Snelle scan",
    },
    threshold: |threshold| format!("norm {threshold}"),
    answered: |answered, all| format!("{answered} van {all} vragen beantwoord"),
    of_five: |progress| format!("{progress} van 5"),
    levels: "Treden",
    scores: "Scores",
    facets: "Onderdelen",
    holding_back: "Wat houdt tegen",
    points_short: |points| format!("{points} punten onder de norm"),
    weak: "Nog zwak",
    open: "Nog open",
    way_up: "De kortste weg omhoog",
    steps: |steps, level| match steps {
        1 => format!("1 stap, dan: {level}"),
        _ => format!("{steps} stappen, dan: {level}"),
    },
    from_to: |from, to| format!("van ‘{from}’ naar ‘{to}’"),
    top: "Hoger gaat niet: houd dit vast.",
    actions: "Doe dit eerst",
    find_out: "Zoek dit uit",
    warnings: "Let op",
    ratio: |publishers, employees, share, one_in| match one_in {
        Some(one_in) => format!("{publishers} van {employees} ({share}), 1 op {one_in}"),
        None => format!("{publishers} van {employees} ({share})"),
    },
    single_answer: |label| format!("één antwoord: {label}"),
};

const EN: Words = Words {
    mode: |mode| match mode {
        Mode::Full => "Full scan",
        Mode::Quick => "Quick scan",
    },
    threshold: |threshold| format!("threshold {threshold}"),
    answered: |answered, all| format!("{answered} of {all} questions answered"),
    of_five: |progress| format!("{progress} of 5"),
    levels: "Tiers",
    scores: "Scores",
    facets: "Parts",
    holding_back: "What holds you back",
    points_short: |points| format!("{points} points below the threshold"),
    weak: "Still weak",
    open: "Still open",
    way_up: "The shortest way up",
    steps: |steps, level| match steps {
        1 => format!("1 step, then: {level}"),
        _ => format!("{steps} steps, then: {level}"),
    },
    from_to: |from, to| format!("from ‘{from}’ to ‘{to}’"),
    top: "There is no higher level: keep this up.",
    actions: "Do this first",
    find_out: "Find this out",
    warnings: "Please note",
    ratio: |publishers, employees, share, one_in| match one_in {
        Some(one_in) => format!("{publishers} of {employees} ({share}), 1 in {one_in}"),
        None => format!("{publishers} of {employees} ({share})"),
    },
    single_answer: |label| format!("one answer: {label}"),
};
