//! The words about what is kept: the data panel and the attempts.

use super::{Plural, Template};

/// The words about what is kept. The doc line of a field is its English text.
#[derive(Debug, PartialEq, Eq)]
pub struct DataStrings {
    /// This is what the scan keeps here: your answers, your notes and earlier results. Nothing else.
    pub lede: &'static str,
    /// Nothing is kept now.
    pub nothing: &'static str,
    /// Nothing can be kept here, or there is no space. What you fill in is on this page only and is gone when you close it. Keep your code or save a file.
    pub off: &'static str,
    /// Everything is in this tab only and is gone when you close it. Keep your code or save a file.
    pub tab: &'static str,
    /// A browser may delete this: some do after 7 days without a visit, a private window when it is closed. So keep your code or save a file.
    pub expiry: &'static str,
    /// What is kept on this device
    pub table: &'static str,
    /// What
    pub what: &'static str,
    /// Name in the browser
    pub key: &'static str,
    /// Size
    pub size: &'static str,
    /// Since
    pub since: &'static str,
    /// {n} KB
    pub kb: Template,
    /// Answers and notes
    pub answers: &'static str,
    /// Answers, beside those of a newer version
    pub beside: &'static str,
    /// From a newer version
    pub newer: &'static str,
    /// Cannot be read, set aside
    pub broken: &'static str,
    /// in this tab only
    pub in_tab: &'static str,
    /// {n} results
    pub attempts: Plural,
    /// Save everything as a file
    pub download_all: &'static str,
    /// See what is kept
    pub open: &'static str,
    /// Earlier results
    pub attempts_title: &'static str,
    /// No scan is finished yet. Answer all questions and open your result: then it is kept here, with its date.
    pub attempts_none: &'static str,
    /// A scan that is complete is kept here once you open its result. If you then change an answer, it follows until you start a new one. There is room for {n}.
    pub attempts_rule: Plural,
    /// Show {n} more results
    pub attempts_more: Plural,
    /// this scan
    pub attempt_current: &'static str,
    /// level not known yet
    pub attempt_level_unknown: &'static str,
    /// culture only
    pub attempt_culture_only: &'static str,
    /// unknown date
    pub attempt_undated: &'static str,
    /// This result cannot be read. Nothing was changed.
    pub attempt_broken: &'static str,
    /// This result comes from a newer version. Refresh the page to open it.
    pub attempt_newer: &'static str,
    /// On this page only: there is no space to keep it.
    pub attempt_on_page: &'static str,
    /// View
    pub attempt_open: &'static str,
    /// Save file
    pub attempt_save: &'static str,
    /// Delete
    pub attempt_delete: &'static str,
    /// result of {date}
    pub attempt_of: Template,
    /// Delete this result?
    pub attempt_delete_title: &'static str,
    /// The result of {date} disappears. This cannot be undone.
    pub attempt_delete_text: Template,
    /// Delete this result
    pub attempt_delete_confirm: &'static str,
    /// The result was deleted.
    pub attempt_deleted: &'static str,
    /// This result is now among your earlier results.
    pub attempt_kept: &'static str,
    /// There is no room left for this result
    pub full_title: &'static str,
    /// There are {n} results already. The oldest is of {date}. Save it as a file if you want to keep it, and then make room.
    pub full_text: Template,
    /// Save the oldest as a file
    pub full_download: &'static str,
    /// Delete the oldest and keep this one
    pub full_replace: &'static str,
    /// Do not keep this result
    pub full_refuse: &'static str,
    /// You are looking at your result of {date}. Your answers of now stay as they are.
    pub past: Template,
    /// Back to my scan
    pub past_back: &'static str,
    /// New scan with the last answers
    pub next_last: &'static str,
    /// {n} results of the file found no room.
    pub attempts_left: Plural,
}

pub(super) const NL: DataStrings = DataStrings {
    lede: "Dit bewaart de scan hier: je antwoorden, je toelichtingen en eerdere metingen. Verder niets.",
    nothing: "Er is nu niets bewaard.",
    off: "Hier kan niets worden bewaard, of er is geen ruimte. Wat je invult, staat alleen op deze pagina en verdwijnt als je haar sluit. Bewaar je code of een bestand.",
    tab: "Alles staat alleen in dit tabblad en verdwijnt als je het sluit. Bewaar je code of een bestand.",
    expiry: "Een browser kan dit wissen: sommige doen dat na 7 dagen zonder bezoek, een privévenster bij het sluiten. Bewaar daarom je code of een bestand.",
    table: "Wat er op dit apparaat staat",
    what: "Wat",
    key: "Naam in de browser",
    size: "Grootte",
    since: "Sinds",
    kb: Template("{n} KB"),
    answers: "Antwoorden en toelichtingen",
    beside: "Antwoorden, naast die van een nieuwere versie",
    newer: "Van een nieuwere versie",
    broken: "Niet te lezen, apart gezet",
    in_tab: "alleen in dit tabblad",
    attempts: Plural { one: "{n} meting", other: "{n} metingen" },
    download_all: "Bewaar alles als bestand",
    open: "Bekijk wat er bewaard is",
    attempts_title: "Eerdere metingen",
    attempts_none: "Er is nog geen meting af. Beantwoord alle vragen en open je resultaat: dan komt het hier te staan, met de datum.",
    attempts_rule: Plural {
        one: "Een scan die af is, wordt een meting zodra je het resultaat opent. Verander je daarna een antwoord, dan gaat de meting mee tot je een nieuwe begint. Er is plaats voor {n}.",
        other: "Een scan die af is, wordt een meting zodra je het resultaat opent. Verander je daarna een antwoord, dan gaat de meting mee tot je een nieuwe begint. Er is plaats voor {n}.",
    },
    attempts_more: Plural { one: "Toon nog {n} meting", other: "Toon nog {n} metingen" },
    attempt_current: "deze scan",
    attempt_level_unknown: "niveau nog niet te bepalen",
    attempt_culture_only: "alleen cultuur",
    attempt_undated: "onbekende datum",
    attempt_broken: "Deze meting is niet te lezen. Er is niets aan veranderd.",
    attempt_newer: "Deze meting komt uit een nieuwere versie. Vernieuw de pagina om haar te openen.",
    attempt_on_page: "Staat alleen op deze pagina: er is geen ruimte om haar te bewaren.",
    attempt_open: "Bekijk",
    attempt_save: "Bewaar bestand",
    attempt_delete: "Wis",
    attempt_of: Template("meting van {date}"),
    attempt_delete_title: "Deze meting wissen?",
    attempt_delete_text: Template("De meting van {date} verdwijnt. Dat kun je niet ongedaan maken."),
    attempt_delete_confirm: "Wis deze meting",
    attempt_deleted: "De meting is gewist.",
    attempt_kept: "Deze meting staat nu bij je eerdere metingen.",
    full_title: "Er is geen plaats meer voor deze meting",
    full_text: Template(
        "Er staan al {n} metingen. De oudste is van {date}. Bewaar die als bestand als je haar wilt houden, en maak dan plaats.",
    ),
    full_download: "Bewaar de oudste als bestand",
    full_replace: "Wis de oudste en bewaar deze",
    full_refuse: "Bewaar deze meting niet",
    past: Template("Je bekijkt je meting van {date}. Je antwoorden van nu blijven zoals ze zijn."),
    past_back: "Terug naar mijn scan",
    next_last: "Nieuwe meting met de laatste antwoorden",
    attempts_left: Plural {
        one: "Voor {n} meting uit het bestand is geen plaats meer.",
        other: "Voor {n} metingen uit het bestand is geen plaats meer.",
    },
};

pub(super) const EN: DataStrings = DataStrings {
    lede: "This is what the scan keeps here: your answers, your notes and earlier results. Nothing else.",
    nothing: "Nothing is kept now.",
    off: "Nothing can be kept here, or there is no space. What you fill in is on this page only and is gone when you close it. Keep your code or save a file.",
    tab: "Everything is in this tab only and is gone when you close it. Keep your code or save a file.",
    expiry: "A browser may delete this: some do after 7 days without a visit, a private window when it is closed. So keep your code or save a file.",
    table: "What is kept on this device",
    what: "What",
    key: "Name in the browser",
    size: "Size",
    since: "Since",
    kb: Template("{n} KB"),
    answers: "Answers and notes",
    beside: "Answers, beside those of a newer version",
    newer: "From a newer version",
    broken: "Cannot be read, set aside",
    in_tab: "in this tab only",
    attempts: Plural { one: "{n} result", other: "{n} results" },
    download_all: "Save everything as a file",
    open: "See what is kept",
    attempts_title: "Earlier results",
    attempts_none: "No scan is finished yet. Answer all questions and open your result: then it is kept here, with its date.",
    attempts_rule: Plural {
        one: "A scan that is complete is kept here once you open its result. If you then change an answer, it follows until you start a new one. There is room for {n}.",
        other: "A scan that is complete is kept here once you open its result. If you then change an answer, it follows until you start a new one. There is room for {n}.",
    },
    attempts_more: Plural { one: "Show {n} more result", other: "Show {n} more results" },
    attempt_current: "this scan",
    attempt_level_unknown: "level not known yet",
    attempt_culture_only: "culture only",
    attempt_undated: "unknown date",
    attempt_broken: "This result cannot be read. Nothing was changed.",
    attempt_newer: "This result comes from a newer version. Refresh the page to open it.",
    attempt_on_page: "On this page only: there is no space to keep it.",
    attempt_open: "View",
    attempt_save: "Save file",
    attempt_delete: "Delete",
    attempt_of: Template("result of {date}"),
    attempt_delete_title: "Delete this result?",
    attempt_delete_text: Template("The result of {date} disappears. This cannot be undone."),
    attempt_delete_confirm: "Delete this result",
    attempt_deleted: "The result was deleted.",
    attempt_kept: "This result is now among your earlier results.",
    full_title: "There is no room left for this result",
    full_text: Template(
        "There are {n} results already. The oldest is of {date}. Save it as a file if you want to keep it, and then make room.",
    ),
    full_download: "Save the oldest as a file",
    full_replace: "Delete the oldest and keep this one",
    full_refuse: "Do not keep this result",
    past: Template("You are looking at your result of {date}. Your answers of now stay as they are."),
    past_back: "Back to my scan",
    next_last: "New scan with the last answers",
    attempts_left: Plural {
        one: "{n} result of the file found no room.",
        other: "{n} results of the file found no room.",
    },
};
