//! What a scan says of its questionnaire is so: how answers count, what is strongest, what a drawing shows.

use serde_json::{Value, json};
use social_business_scan::{
    core::instrument::{Instrument, ItemIndex, Lang, Mode},
    i18n::{ModelWords, strings},
    report::{headline::NamedFigure, read},
};

use super::{
    ANSWERS, Answers, EXAMPLES, answered, example, findings, made, parsed, presented, quoted, step, told,
};

/// Three dimensions of a profile and four of bars, without levels.
fn without_levels() -> Value {
    let groups =
        [made::group("profile", "A", 3, ["As", "Axis"]), made::group("bars", "B", 4, ["Kant", "Side"])];
    made::instrument("sentences", &groups, 2, 5)
}

fn two(dutch: &str, english: &str) -> Value {
    json!({ "nl": dutch, "en": english })
}

/// All models of other shapes.
fn others() -> Vec<Instrument> {
    let made = made::all().into_iter().map(|(name, value)| parsed(name, &value));
    EXAMPLES.into_iter().map(example).chain(made).collect()
}

/// The same without the name of a group of this role, which is in `outputs` then.
fn unnamed(mut model: Value, role: &str, output: &str) -> Value {
    let groups = model["groups"].as_array_mut().unwrap();
    let group = groups.iter_mut().find(|group| group["role"] == role).unwrap();
    group.as_object_mut().unwrap().remove("name");
    model["texts"]["outputs"] = json!({ output: two("Eigen naam", "Own name") });
    model
}

#[cfg(feature = "prerender")]
mod screens {
    use serde_json::{Value, json};
    use social_business_scan::{
        core::{
            instrument::{Instrument, Lang, Mode},
            result_code::encode,
        },
        i18n::strings,
        prerender::drawn,
        state::msg::{Msg, NavigateMsg, team::TeamMsg},
    };

    use super::{super::step, ANSWERS, answered, made, parsed, two, without_levels};
    use crate::fixture::after;

    /// What a screen says and how it is built, with mixed answers.
    fn screen(instrument: &Instrument, lang: Lang, open: NavigateMsg) -> String {
        let mut model = answered(instrument, lang, Mode::Full, ANSWERS[3]);
        after(&mut model, [Msg::Navigate(open)]);
        drawn(model, 1)
    }

    /// The first page with questions of a model whose items explain these steps.
    fn questions(explained: &[usize]) -> String {
        let mut value = without_levels();
        for item in value["items"].as_array_mut().unwrap() {
            let steps = explained.iter().map(|step| (step.to_string(), two("Zo dus.", "Like so.")));
            item["anchors"] = Value::Object(steps.collect());
        }
        let instrument = parsed("explained", &value);
        let model = answered(&instrument, Lang::Nl, Mode::Full, ANSWERS[0]);
        let first = model.sections().next().unwrap();
        screen(&instrument, Lang::Nl, NavigateMsg::OpenSection(first))
    }

    #[test]
    fn answers_without_an_explanation_lie_between_others_only_where_both_ends_have_one() {
        let between = strings(Lang::Nl).question_between;

        for ends in [&[0, 4][..], &[0, 2, 4]] {
            assert!(questions(ends).contains(between), "{ends:?}");
        }
        for others in [&[][..], &[2], &[0, 2], &[0, 1, 2, 3, 4]] {
            assert!(!questions(others).contains(between), "{others:?}");
        }
    }

    fn about(value: &Value) -> String {
        screen(&parsed("about", value), Lang::Nl, NavigateMsg::OpenAbout)
    }

    #[test]
    fn the_page_about_a_scan_says_of_its_advice_what_weighs_more_there() {
        let profile = "Van As weegt het laagste onderdeel zwaarder.";
        let mut same = without_levels();
        same["parameters"] = json!({ "priorityFactors": { "weakestP": 1 } });
        let two_levels = &made::all()[0].1;
        let seven_levels = &made::all()[3].1;

        assert!(about(&without_levels()).contains(profile));
        assert!(!about(&same).contains(profile));
        assert!(about(seven_levels).contains(profile));
        for levels in [two_levels, seven_levels] {
            let said = about(levels);
            assert!(said.contains("De volgende trede weegt daarbij zwaarder."));
            assert!(!said.contains("kernvragen"));
        }
        assert!(!about(two_levels).contains("het laagste onderdeel"));
        let own = screen(&Instrument::built_in().unwrap(), Lang::Nl, NavigateMsg::OpenAbout);
        assert!(own.contains("De volgende trede en zwakke kernvragen wegen daarbij zwaarder."));
        assert!(own.contains("Van People, Profit en Planet weegt het laagste onderdeel zwaarder."));
    }

    #[test]
    fn the_page_about_a_scan_says_for_how_many_parts_an_answer_counts() {
        let with = |loads: Value| {
            let mut value = without_levels();
            value["items"][0]["loads"] = loads;
            about(&value)
        };
        let (half, more) = ("bij het tweede voor de helft", "voor meer dan één onderdeel");

        let of_two = with(json!({ "A1": 1, "A2": 0.5 }));
        assert!(of_two.contains(half) && !of_two.contains(more));
        for loads in [json!({ "A1": 1, "A2": 1 }), json!({ "A1": 1, "A2": 0.5, "A3": 0.5 })] {
            let said = with(loads);
            assert!(said.contains(more) && !said.contains(half));
        }
        let none = about(&without_levels());
        assert!(!none.contains(more) && !none.contains(half));
    }

    #[test]
    fn the_drawing_of_levels_names_the_needs_where_all_have_one() {
        let needs = "de behoefte van Maslow";
        let mut value = made::all()[0].1.clone();
        let pyramid = json!({ "title": two("Trap", "Stair"), "blocks": [{ "show": "pyramid" }] });
        value["about"] = json!({ "lede": two("Een proef.", "A trial."), "sections": [pyramid] });
        let drawn = about(&value);
        assert!(drawn.contains("Piramide van 2 treden.") && !drawn.contains(needs));

        for level in value["groups"][0]["dimensions"].as_array_mut().unwrap() {
            level["maslow"] = two("Rust", "Calm");
        }
        assert!(about(&value).contains(needs));
        value["groups"][0]["dimensions"][1].as_object_mut().unwrap().remove("maslow");
        assert!(!about(&value).contains(needs));
    }

    #[test]
    fn one_drawing_of_a_team_leaves_no_empty_column() {
        let columns = |value: &Value| {
            let instrument = parsed("team", value);
            let mut model = answered(&instrument, Lang::Nl, Mode::Full, ANSWERS[3]);
            let code = |number: usize| {
                let mut sheet = model.sheet();
                for item in instrument.in_mode(Mode::Full) {
                    sheet.answers.set(item, step(&instrument, item, (item.position() + number) % 5));
                }
                encode(&instrument, &sheet)
            };
            let codes: String = (0..5).map(|number| code(number) + "\n").collect();
            let team = [TeamMsg::Type(codes), TeamMsg::Add].map(Msg::Team);
            after(&mut model, [Msg::Navigate(NavigateMsg::OpenTeam)].into_iter().chain(team));
            let html = drawn(model, 1);
            assert!(html.contains("sbs-team__outcome"), "no result of the team");
            html.matches("data-columns=\"5-7\"").count()
        };

        assert_eq!(columns(&made::all()[3].1), 1, "a profile and levels");
        assert_eq!(columns(&made::all()[2].1), 0, "a profile");
        assert_eq!(columns(&made::all()[4].1), 0, "levels");
        assert_eq!(columns(&made::all()[1].1), 0, "a table alone");
    }
}

#[test]
fn parts_that_score_the_same_are_all_parts_only_where_all_are_compared() {
    let of = |instrument: &Instrument| {
        let page = presented(&answered(instrument, Lang::Nl, Mode::Full, ANSWERS[1]), read);
        (page.headline.sentence, page.charts.radar.and_then(|radar| radar.takeaway).unwrap())
    };

    let (headline, radar) = of(&Instrument::built_in().unwrap());
    assert_ne!(headline, "Alle onderdelen scoren ongeveer gelijk.");
    assert_eq!(radar, "Deze onderdelen scoren ongeveer gelijk.");
    let (headline, radar) = of(&parsed("equal", &without_levels()));
    assert_eq!(headline, "Alle onderdelen scoren ongeveer gelijk.");
    assert_eq!(radar, "Dicht bij elkaar.");
}

#[test]
fn what_is_strongest_is_said_once_and_of_five_names_at_most() {
    let by_pairs = |instrument: &Instrument, item: ItemIndex| {
        step(instrument, item, if item.position() % 4 < 2 { 0 } else { 9 })
    };
    let half: Answers = ("every other dimension", by_pairs);
    let takeaway = |value: &Value| {
        let page = presented(&answered(&parsed("strongest", value), Lang::Nl, Mode::Full, half), read);
        (page.headline.sentence, page.charts.radar.and_then(|radar| radar.takeaway).unwrap())
    };
    let names = |sentence: &str, letter: &str| sentence.matches(letter).count();

    let levels = || made::group("levels", "T", 2, ["Trap", "Stair"]);
    let twelve = [levels(), made::group("profile", "A", 12, ["As", "Axis"])];
    let (_, of_twelve) = takeaway(&made::instrument("twelve", &twelve, 2, 5));
    assert_eq!(names(&of_twelve, "As "), 0, "{of_twelve}");
    let four = [levels(), made::group("profile", "A", 4, ["As", "Axis"])];
    let (headline, of_four) = takeaway(&made::instrument("four", &four, 2, 5));
    assert_eq!((names(&headline, "As "), names(&of_four, "As ")), (0, 4), "{of_four}");
    let alone = [made::group("profile", "A", 4, ["As", "Axis"])];
    let (headline, of_alone) = takeaway(&made::instrument("alone", &alone, 2, 5));
    assert_eq!((names(&headline, "As "), names(&of_alone, "As ")), (4, 0), "{of_alone}");
}

#[test]
fn a_group_without_a_name_is_called_what_its_number_is_called() {
    let profile = |count| {
        let groups = [made::group("profile", "A", count, ["As", "Axis"])];
        unnamed(made::instrument("unnamed", &groups, 2, 5), "profile", "threeP")
    };
    let of = |value: &Value| {
        let instrument = parsed("unnamed", value);
        let words = ModelWords { instrument: &instrument, strings: strings(Lang::En), lang: Lang::En };
        (presented(&answered(&instrument, Lang::En, Mode::Full, ANSWERS[3]), read), words.profile())
    };

    let (page, name) = of(&profile(12));
    assert_eq!(name, "Own name");
    assert_eq!(page.scores.profile.unwrap().caption, "Own name");
    assert_eq!(of(&profile(3)).1, "Axis 1, Axis 2 and Axis 3");
    let bars = made::instrument("unnamed", &[made::group("bars", "B", 4, ["Kant", "Side"])], 2, 5);
    let (page, _) = of(&unnamed(bars, "bars", "values"));
    assert_eq!(page.headline.figures[0].name, "Own name");
}

#[test]
fn all_parts_have_no_capital_in_a_sentence() {
    for lang in [Lang::Nl, Lang::En] {
        let parts = ["Alle onderdelen", "All parts"][usize::from(lang == Lang::En)];
        for instrument in others() {
            let model = answered(&instrument, lang, Mode::Full, ANSWERS[3]);
            let found = findings(&instrument, lang, &model.sheet());
            let mut texts = told(&model);
            texts.extend(quoted(&format!("{found:?}")));
            for text in texts {
                let mut before = text.match_indices(parts).map(|(at, _)| text[..at].trim_end());
                let begins = before.all(|before| before.is_empty() || !before.ends_with(char::is_alphabetic));
                assert!(begins, "{text}");
            }
        }
    }
}

#[test]
fn levels_are_drawn_under_the_name_of_their_group() {
    let instrument = parsed("levels", &made::all()[0].1);
    for answers in [ANSWERS[1], ANSWERS[2], ANSWERS[5]] {
        let model = answered(&instrument, Lang::Nl, Mode::Full, answers);
        let own = presented(&model, read).charts.pyramid.unwrap().title;
        assert!(own.starts_with("Trap: "), "{own}");
    }
    let sheet = answered(&instrument, Lang::Nl, Mode::Full, ANSWERS[2]).sheet();
    let title = findings(&instrument, Lang::Nl, &sheet).pyramid.unwrap().title;
    assert!(title.starts_with("Trap: "), "{title}");
    let own = answered(&Instrument::built_in().unwrap(), Lang::Nl, Mode::Full, ANSWERS[1]);
    assert_eq!(presented(&own, read).charts.pyramid.unwrap().title, "De piramide: onder niveau 1");
}

#[test]
fn a_team_that_agrees_has_the_figures_of_each_of_its_members() {
    for instrument in others() {
        let model = answered(&instrument, Lang::Nl, Mode::Full, ANSWERS[3]);
        let own = presented(&model, read).headline.figures;
        let team = findings(&instrument, Lang::Nl, &model.sheet()).figures;

        let numbers = |figures: &[NamedFigure]| -> Vec<_> {
            figures.iter().map(|one| (one.name.clone(), one.figure.value.map(f64::round))).collect()
        };
        assert_eq!(numbers(&team), numbers(&own), "{}", instrument.id);
    }
}
