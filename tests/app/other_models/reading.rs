//! Reading what a scan says, as a visitor does: what may not stand there.

/// The texts in the debug form of a value.
pub fn quoted(debug: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text: Option<String> = None;
    let mut characters = debug.chars();
    while let Some(character) = characters.next() {
        match (character, &mut text) {
            ('"', None) => text = Some(String::new()),
            ('"', Some(_)) => texts.extend(text.take()),
            ('\\', Some(text)) => text.extend(characters.next()),
            (_, Some(text)) => text.push(character),
            (_, None) => {}
        }
    }
    texts
}

/// What is wrong with texts: words of another model, and a place whose value is missing.
pub fn faults_of_texts(texts: &[String], has_levels: bool) -> Vec<String> {
    let of_text = |text: &String| fault_of(text, has_levels).map(|word| format!("{word:?} in {text:?}"));
    texts.iter().filter_map(of_text).collect()
}

/// Words of the built-in questionnaire that no other has, in all languages, and whole words only.
const FOREIGN: [&str; 10] =
    ["People", "Profit", "Planet", "P’s", "Ps", "Maslow", "Social", "social", "sociale", "sociaux"];
/// Words about levels. "Level" is one of ours in every language that borrows it.
const OF_LEVELS: [&str; 14] = [
    "niveau", "Niveau", "level", "Level", "levels", "tier", "Tier", "tiers", "trede", "treden", "piramide",
    "Piramide", "pyramid", "Pyramid",
];

fn fault_of(text: &str, has_levels: bool) -> Option<&'static str> {
    let is_part = |character: char| !character.is_alphanumeric() && character != '’' && character != '-';
    // A key or an address is no word.
    let words: Vec<&str> = text.split(is_part).collect();
    let found = |word: &&&str| words.contains(*word);
    if let Some(word) = FOREIGN.iter().find(found) {
        return Some(word);
    }
    if text.contains("{n}") || text.contains("{name}") || text.contains("{top}") {
        return Some("a place without a value");
    }
    OF_LEVELS.iter().filter(|_| !has_levels).find(found).copied()
}

/// What is wrong with a screen: foreign words in what is read or heard, headings and captions without a word, lists and tables
/// without a part, and names that nothing is said of.
pub fn faults_of_html(html: &str, has_levels: bool) -> Vec<String> {
    let mut faults = Vec::new();
    for part in ["h1", "h2", "h3", "h4", "h5", "h6", "caption", "th", "dt", "summary", "legend", "option"] {
        faults.extend(
            inner(html, part)
                .into_iter()
                .filter(|inner| !has_word(inner))
                .map(|inner| format!("an empty {part}: {inner:?}")),
        );
    }
    for part in ["ul", "ol", "table", "dl", "tbody"] {
        let is_empty =
            |inner: &String| !inner.contains("<li") && !inner.contains("<tr") && !inner.contains("<dt");
        faults.extend(inner(html, part).into_iter().filter(is_empty).map(|_| format!("an empty {part}")));
    }
    let names_nothing =
        |inner: &String| visible(&format!(">{inner}<")).last().is_some_and(|text| text == ":");
    let names = inner(html, "li").into_iter().filter(names_nothing);
    faults.extend(names.map(|inner| format!("a name with nothing behind: {inner:?}")));
    let mut texts = visible(html);
    texts.extend(attributes(html, "aria-label"));
    faults.extend(faults_of_texts(&texts, has_levels));
    faults
}

/// What stands in every element of a kind, up to its first end.
fn inner(html: &str, part: &str) -> Vec<String> {
    let (start, end) = (format!("<{part}"), format!("</{part}>"));
    let mut found = Vec::new();
    for rest in html.split(start.as_str()).skip(1) {
        if !rest.starts_with([' ', '>']) {
            continue;
        }
        let Some((_, rest)) = rest.split_once('>') else { continue };
        found.push(rest.split_once(end.as_str()).map_or(rest, |(inner, _)| inner).to_owned());
    }
    found
}

fn has_word(html: &str) -> bool {
    visible(&format!(">{html}<")).iter().any(|text| text.chars().any(char::is_alphanumeric))
}

/// The texts between tags.
fn visible(html: &str) -> Vec<String> {
    let texts = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    texts.filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

fn attributes(html: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

#[test]
fn what_may_not_stand_there_is_found() {
    let faults = |html: &str| faults_of_html(html, false);

    assert_eq!(faults("<h2>De score</h2><ul><li>goed</li></ul>"), Vec::<String>::new());
    assert_eq!(faults("<h2><span></span></h2>").len(), 1);
    assert_eq!(faults("<ul></ul>").len(), 1);
    assert_eq!(faults("<ul><li><strong>Score</strong>: </li></ul>").len(), 1);
    assert_eq!(faults("<ul><li><strong>Score</strong>: 3</li></ul>"), Vec::<String>::new());
    assert_eq!(faults("<p>Wat we op sociale media doen</p>").len(), 1);
    assert_eq!(faults("<p aria-label=\"People\">x</p>").len(), 1);
    assert_eq!(faults("<p>level 2</p>").len(), 1);
    assert_eq!(faults_of_html("<p>level 2</p>", true), Vec::<String>::new());
    assert_eq!(faults("<p>{n} vragen</p>").len(), 1);
    assert_eq!(quoted(r#"Row { name: "a \"b\"", of: Some("c") }"#), ["a \"b\"", "c"]);
}
