//! The texts that a visitor reads: short sentences, one word for one thing, and what the two articles say in a place where
//! a visitor can find it.

use std::{fs, path::Path};

use serde_json::Value;

/// In a Dutch sentence.
const MOST_WORDS: usize = 20;
/// In what helps with a question, in characters.
const LONGEST_HELP: usize = 120;

/// Words with another meaning for a reader, each with what to write instead. In lower case.
const AVOIDED: [(&str, &str); 7] = [
    ("open vraag", "ontbrekend antwoord: an open question is one without fixed answers"),
    ("open vragen", "ontbrekende antwoorden"),
    ("open question", "missing answer"),
    (" norm ", "drempel, threshold: a norm compares with others"),
    ("omhoog moeten", "verbetering: answers are not polished"),
    ("ververs", "werk bij"),
    ("webcare", "vragen en klachten"),
];

fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// All texts of a language with their keys: of the instrument, and of the interface.
fn texts(lang: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    of_instrument(&read("assessments/social-business.json"), "", lang, &mut found);
    for (key, text) in read(&format!("texts/{lang}.json")).as_object().unwrap() {
        match text {
            Value::String(text) => found.push((key.clone(), text.clone())),
            forms => {
                let forms = forms.as_object().unwrap();
                found.extend(
                    forms
                        .iter()
                        .map(|(form, text)| (format!("{key}.{form}"), text.as_str().unwrap().to_owned())),
                );
            }
        }
    }
    found
}

fn of_instrument(value: &Value, path: &str, lang: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) if map.get("nl").is_some_and(Value::is_string) => {
            found.push((path.to_owned(), map[lang].as_str().unwrap().to_owned()));
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| of_instrument(value, &format!("{path}/{key}"), lang, found));
        }
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, value)| of_instrument(value, &format!("{path}/{index}"), lang, found));
        }
        _ => {}
    }
}

/// A colon ends a sentence where an owner or "first step" stands before it.
fn sentences(text: &str) -> Vec<String> {
    let text = text.replace("Eerste stap: ", ". ").replace("Gelukt: ", ". ");
    let text = match text.split_once(": ") {
        Some((owner, rest)) if owner.len() < 40 && !owner.contains('.') => rest.to_owned(),
        _ => text,
    };
    text.split_inclusive(['.', '?', '!', ';']).map(|sentence| sentence.trim().to_owned()).collect()
}

fn count_words(sentence: &str) -> usize {
    sentence
        .split([' ', '/'])
        .filter(|word| word.contains(|sign: char| sign.is_alphanumeric() || sign == '{'))
        .count()
}

#[test]
fn no_dutch_sentence_is_longer_than_twenty_words() {
    let long: Vec<String> = texts("nl")
        .iter()
        .flat_map(|(place, text)| sentences(text).into_iter().map(move |sentence| (place, sentence)))
        .filter(|(_, sentence)| count_words(sentence) > MOST_WORDS)
        .map(|(place, sentence)| format!("{place}: {} words: {sentence}", count_words(&sentence)))
        .collect();

    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_help_is_short_and_every_question_on_frequency_says_what_its_answers_mean() {
    let instrument = read("assessments/social-business.json");
    for item in instrument["items"].as_array().unwrap() {
        for lang in ["nl", "en"] {
            let help = item["help"][lang].as_str().unwrap();
            assert!(help.chars().count() <= LONGEST_HELP, "{}: {help}", item["id"]);
        }
        assert!(item["scale"] != "F" || item["anchors"].is_object(), "{} has no anchors", item["id"]);
    }
}

#[test]
fn no_text_has_a_word_to_avoid_a_straight_quote_or_two_spaces() {
    for (place, text) in [texts("nl"), texts("en")].concat() {
        // "Not a research norm" says what the threshold is not.
        let text = text.replace("research norm", "");
        let padded =
            format!(" {} ", text.to_lowercase().replace(['.', ',', ':', ';', '(', ')', '‘', '’'], " "));
        for (word, instead) in AVOIDED {
            assert!(!padded.contains(word), "{place}: `{word}`; {instead}\n{text}");
        }
        assert!(!text.contains(['"', '\'']) && !text.contains("  "), "{place}: {text}");
    }
}

/// Where each statement of the articles is found: its id in `seed` of the items, the place of a Dutch text that a visitor
/// can reach, and what of it stands there. `about/…` and `dimensions/…` are shown on "About this scan", items in the scan.
const STATEMENTS: [(&str, &str, &str); 58] = [
    ("A1", "/about/sections/0/blocks/2", "niet bij elke cultuur"),
    ("A2", "/about/sections/0/blocks/0", "drie waarden"),
    ("A3", "/dimensions/4/description", "fouten en resultaten"),
    ("A4", "/dimensions/5/description", "meepraten"),
    ("A5", "/about/sections/0/blocks/2", "communicatiemiddel"),
    ("A6", "/about/sections/0/blocks/2", "eerst komt de techniek"),
    ("A7", "/about/sections/0/blocks/2", "kans op succes"),
    ("A8", "/about/sections/0/blocks/0", "People, Profit en Planet"),
    ("A9", "/dimensions/0/description", "Zorg voor werk"),
    ("A10", "/dimensions/0/description", "veiligheid"),
    ("A11", "/dimensions/0/description", "tevreden mensen"),
    ("A12", "/about/sections/1/blocks/2", "Employee Journey"),
    ("A13", "/dimensions/0/description", "duidelijke richting"),
    ("A14", "/dimensions/0/description", "eigen waarden"),
    ("A15", "/facets/3/name", "identiteit"),
    ("A16", "/dimensions/1/description", "Duurzaam en maatschappelijk ondernemen"),
    ("A17", "/dimensions/1/description", "zo min mogelijk verbruiken"),
    ("A18", "/dimensions/1/description", "waarde toevoegen aan de samenleving"),
    ("A19", "/about/sections/1/blocks/1", "e-mail"),
    ("A20", "/dimensions/2/description", "grondstoffen"),
    ("A21", "/dimensions/2/description", "productieproces"),
    ("A22", "/dimensions/2/description", "inzetbaar"),
    ("A23", "/facets/9/name", "Gezondheidsmanagement"),
    ("A24", "/texts/links/PR-PL", "Profit en Planet"),
    ("A25", "/about/sections/1/blocks/3", "niet los van elkaar"),
    ("A26", "/about/sections/0/blocks/3", "Mercedes-Benz"),
    ("A27", "/about/sections/0/blocks/2", "grootste kans"),
    ("B1", "/intro", "worstelen"),
    ("B2", "/about/sections/2/blocks/2", "Maslow"),
    ("B3", "/about/sections/2/blocks/0", "en dat blijft"),
    ("B4", "/about/sections/2/blocks/0", "zonder plan"),
    ("B5", "/about/sections/2/blocks/0", "pleit juist voor een plan"),
    ("B6", "/about/sections/2/blocks/2", "anders communiceren met belanghebbenden"),
    ("B7", "/about/sections/2/blocks/2", "wetenschappelijke steun"),
    ("B8", "/about/sections/2/blocks/2", "eerst de basis"),
    ("B9", "/dimensions/6/description", "Doelen"),
    ("B10", "/dimensions/6/description", "beleid"),
    ("B11", "/dimensions/6/description", "training"),
    ("B12", "/about/sections/2/blocks/2", "dan de volgende trede"),
    ("B13", "/about/sections/2/blocks/4", "dienen sociale media vanaf trede 2 de doelen"),
    ("B14", "/dimensions/7/maslow", "zekerheid"),
    ("B15", "/dimensions/7/description", "Een team"),
    ("B16", "/about/sections/3/blocks/1", "vijf modellen"),
    ("B17", "/dimensions/7/description", "werkprocessen"),
    ("B18", "/dimensions/7/description", "doorgeven"),
    ("B19", "/dimensions/7/description", "crisisplan"),
    ("B20", "/dimensions/8/description", "bij een groep horen"),
    ("B21", "/about/sections/2/blocks/4", "best practices"),
    ("B22", "/dimensions/8/description", "delen"),
    ("B23", "/about/sections/2/blocks/5", "1 op de 330"),
    ("B24", "/dimensions/9/description", "Kennis overdragen"),
    ("B25", "/dimensions/9/description", "aanmoedigen"),
    ("B26", "/about/sections/2/blocks/4", "zelfvertrouwen"),
    ("B27", "/about/sections/2/blocks/4", "holistische visie"),
    ("B28", "/about/sections/2/blocks/4", "weinig organisaties"),
    ("B29", "/dimensions/10/description", "Bijna iedereen"),
    ("B30", "/dimensions/10/description", "gezamenlijke doelen"),
    ("B31", "/about/sections/2/blocks/4", "real time"),
];

#[test]
fn each_statement_of_the_articles_stands_where_a_visitor_can_find_it() {
    let texts = texts("nl");
    for (statement, place, words) in STATEMENTS {
        let text = texts.iter().find(|(found, _)| found == place).map_or("", |(_, text)| text);
        assert!(text.contains(words), "{statement}: `{words}` is not in {place}: {text}");
    }
}

#[test]
fn every_statement_that_a_question_names_is_in_the_table() {
    let instrument = read("assessments/social-business.json");
    let named =
        instrument["items"].as_array().unwrap().iter().flat_map(|item| item["seed"].as_array().unwrap());
    for statement in named.map(|statement| statement.as_str().unwrap()) {
        assert!(STATEMENTS.iter().any(|(id, ..)| *id == statement), "{statement} is nowhere");
    }
}
