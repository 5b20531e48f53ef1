//! What a result comes down to: the headline, the way up, how firm the level is, and what to do first.

use super::*;

#[test]
fn the_worked_example_is_told_in_one_sentence() {
    let page = worked_example();

    assert_eq!(
        page.headline.sentence,
        "De basis staat. Alleen het crisisplan houdt jullie weg van niveau 3."
    );
    assert_eq!(
        page.headline.answer,
        "Volgens deze scan nog geen Social Business: cultuur en piramide halen de grens nog niet."
    );
    assert_eq!(page.headline.level, "Jullie staan op niveau 1 van 5, Basis.");
    assert_eq!(
        page.headline.meaning.as_deref(),
        Some("Jullie hebben doelen en beleid. Trede 2 gaat over een team, werkprocessen en een crisisplan.")
    );
    assert_eq!(
        page.headline.based_on,
        "Beantwoord: 46 van de 47 vragen die in deze scan voor jullie gelden."
    );
    let figures: Vec<&str> = page.headline.figures.iter().map(|named| named.figure.text.as_str()).collect();
    assert_eq!(figures, ["53", "54"]);
}

#[test]
fn the_worked_example_tells_the_way_up_and_its_equals() {
    let way = worked_example().way_up.unwrap();

    assert_eq!(way.lead.as_deref(), Some("1 verbetering, 2 stappen."));
    let [crisis_plan] = way.changes.as_slice() else { panic!("{:?}", way.changes) };
    assert_eq!(crisis_plan.text, "Het crisisplan: van ‘Begonnen’ naar ‘Grotendeels’");
    assert_eq!(
        way.text,
        [
            "Dan komt trede 2 op 70 punten.",
            "Trede 3 is al gehaald met 75 punten. Jullie gaan dan in één keer van niveau 1 naar niveau 3.",
        ]
    );
    assert_eq!(way.others_title.as_deref(), Some("Toon 3 andere routes"));
    assert_eq!(
        way.others[0].text,
        "Het doel per kanaal: van ‘Grotendeels’ naar ‘Helemaal’ en het crisisplan: van ‘Begonnen’ naar ‘Deels’."
    );
}

#[test]
fn the_worked_example_hangs_on_four_answers() {
    let robustness = worked_example().robustness.unwrap();

    assert_eq!(robustness.title, "Hoe stevig staat niveau 1?");
    assert_eq!(robustness.summary, "Dit niveau hangt af van 4 antwoorden.");
    assert_eq!(robustness.show_all.as_deref(), Some("Toon alle 4 antwoorden"));
    let [fall] = robustness.falls.as_slice() else { panic!("{:?}", robustness.falls) };
    assert_eq!(
        fall.text,
        "Zakt een van deze antwoorden één stap, dan kan het niveau zakken tot onder niveau 1."
    );
    assert_eq!(fall.items.len(), 4);
}

#[test]
fn a_fall_is_told_of_each_answer_by_the_level_that_is_left() {
    let robustness = page_of(&sheet_with(Mode::Full, 3, &[]), Scope::Whole, Lang::Nl).robustness.unwrap();

    // Tier 2 has five answers: one step less is still 70 points.
    assert_eq!(robustness.summary, "Dit niveau hangt af van 14 antwoorden.");
    let falls: Vec<(&str, usize)> = robustness
        .falls
        .iter()
        .map(|fall| (fall.text.rsplit("tot ").next().unwrap(), fall.items.len()))
        .collect();
    assert_eq!(falls, [("niveau 4.", 3), ("niveau 3.", 4), ("niveau 2.", 3), ("onder niveau 1.", 4)]);
}

#[test]
fn the_first_action_is_the_shortest_way_up_with_its_own_advice() {
    let actions = worked_example().actions;

    assert_eq!(actions.lead, "Actie 1 is de kortste weg naar niveau 3.");
    let way = &actions.actions[0];
    assert!(way.is_way);
    assert_eq!(way.title, "Verbeter het crisisplan");
    assert_eq!(way.about, "Trede 2, Zekerheid en veiligheid");
    assert_eq!(way.owner.as_deref(), Some("Voor: Verantwoordelijke"));
    let step = "oefen binnen zes weken één crisis. Gelukt: eerste reactie binnen een uur.";
    assert_eq!(way.first_step.as_deref(), Some(step));
    let also = way.also.as_ref().unwrap();
    assert!(also.advice.starts_with("Socialmediateam: maak het crisisplan af en oefen het."), "{also:?}");
}

#[test]
fn the_first_action_is_the_shortest_way_up_where_another_unit_has_a_higher_priority() {
    // A quick scan with a weak culture, whose way up is the policy alone.
    let others =
        [("L1-1", step(3)), ("L1-2", step(2)), ("PE-5", step(0)), ("PR-1", step(0)), ("PL-1", step(0))];
    let sheet = sheet_with(Mode::Quick, 1, &others);
    let page = page_of(&sheet, Scope::Whole, Lang::Nl);

    let found = present(&sheet, Scope::Whole, Lang::Nl, |presenter| {
        let priorities = &presenter.report.priorities;
        priorities.iter().take(3).all(|found| presenter.instrument.units[found.unit].id != "L1")
    });
    assert!(found, "the first three priorities are of other units");
    assert_eq!(
        page.headline.sentence,
        "De basis staat nog niet. Verbeter voor niveau 1 het socialmediabeleid."
    );
    let actions = &page.actions.actions;
    assert_eq!((actions[0].title.as_str(), actions.len()), ("Verbeter het socialmediabeleid", 3));
    assert!(actions[0].also.is_none() && actions[1].title.contains("doel voor mensen"), "{actions:?}");
}

#[test]
fn few_practices_are_named_in_the_headline_and_many_are_counted() {
    let headline = |others: &[(&str, Option<Answer>)]| {
        page_of(&sheet_with(Mode::Full, 2, others), Scope::Whole, Lang::En).headline.sentence
    };

    assert_eq!(
        headline(&[("L1-1", step(1)), ("L1-2", step(1))]),
        "The foundation is not in place yet. 4 improvements to level 1, first writing down goals."
    );
    assert_eq!(
        headline(&[("L1-1", step(3)), ("L1-2", step(3))]),
        "The foundation is not in place yet. For level 1, improve the training and the social media plan."
    );
}

#[test]
fn several_practices_on_the_way_each_have_their_advice() {
    let sheet = sheet_with(Mode::Full, 2, &[("L1-1", step(1)), ("L1-2", step(1))]);
    let page = page_of(&sheet, Scope::Whole, Lang::Nl);

    let way = &page.actions.actions[0];
    assert_eq!(way.title, "Verbeter eerst het opschrijven van doelen");
    assert_eq!((way.owner.as_deref(), way.first_step.as_deref()), (None, None));
    let leads: Vec<&str> = way.items.iter().map(|item| item.lead.as_str()).collect();
    assert_eq!(
        leads,
        [
            "Het opschrijven van doelen.",
            "Het socialmediabeleid.",
            "De training.",
            "Het plan voor sociale media."
        ]
    );
    let changes = page.way_up.unwrap().changes;
    assert_eq!(changes[0].text, "Het opschrijven van doelen: van ‘Begonnen’ naar ‘Grotendeels’");
}

#[test]
fn missing_answers_come_first_where_the_way_up_hangs_on_them() {
    let few = page_of(
        &sheet_with(Mode::Full, 3, &[("L1-1", Some(Answer::DontKnow)), ("PE-1", None)]),
        Scope::Whole,
        Lang::Nl,
    );

    assert_eq!(
        few.headline.sentence,
        "Jullie niveau is nog niet te bepalen. Vul eerst 1 ontbrekend antwoord aan."
    );
    let [group] = few.actions.first_questions.as_slice() else { panic!("{:?}", few.actions) };
    assert_eq!((group.title.as_str(), group.items.len()), ("Basis", 1));
    assert!(few.actions.find_out.is_empty() && few.actions.unanswered.is_some());
    assert!(!few.actions.actions.is_empty() && !few.charts.radar.as_ref().unwrap().is_empty);
    let way = few.way_up.unwrap();
    assert_eq!((way.jump, way.changes.len(), way.text.len()), (None, 0, 1));
}

#[test]
fn without_enough_answers_all_missing_ones_come_first_and_no_advice() {
    let page = page_of(&AnswerSheet::new(Mode::Quick), Scope::Whole, Lang::Nl);

    let groups: Vec<(&str, usize)> =
        page.actions.first_questions.iter().map(|group| (group.title.as_str(), group.items.len())).collect();
    assert_eq!(groups.iter().map(|(_, count)| count).sum::<usize>(), 16, "{groups:?}");
    assert_eq!(groups.len(), 3, "{groups:?}");
    assert!(page.actions.actions.is_empty() && page.actions.find_out.is_empty());
    assert_eq!(page.actions.unanswered, None);
    assert!(page.actions.lead.ends_with("Voor advies zijn er nog te weinig antwoorden."));
    assert!(page.charts.radar.as_ref().unwrap().is_empty);
}

#[test]
fn culture_only_leaves_the_pyramid_out_and_starts_with_tier_1() {
    let page = page_of(&sheet_of("S01"), Scope::CultureOnly, Lang::Nl);

    assert_eq!(page.headline.sentence, "Dit gaat alleen over jullie cultuur. Trede 1 is de eerste stap.");
    assert_eq!(
        page.headline.based_on,
        "Beantwoord: 28 van de 29 vragen die in deze scan voor jullie gelden."
    );
    assert!(page.charts.pyramid.is_none() && page.blockers.is_none() && page.way_up.is_none());
    assert!(page.ratio.is_none() && page.organisation.is_none() && page.scores.levels.is_none());
    assert_eq!(page.charts.first_tier.unwrap().title, "Trede 1, Basis");
    assert_eq!(page.actions.actions[0].about, "Trede 1, Basis");
    assert_eq!(page.actions.actions[1].about, "Planet, Grondstoffen en proces");
}

#[test]
fn an_unknown_level_is_said_and_never_a_number() {
    let sheet = sheet_with(Mode::Full, 4, &[("L1-1", Some(Answer::DontKnow))]);
    let page = page_of(&sheet, Scope::Whole, Lang::Nl);

    assert_eq!(
        page.headline.sentence,
        "Jullie niveau is nog niet te bepalen. Vul eerst 1 ontbrekend antwoord aan."
    );
    assert_eq!(page.headline.level, "Een ontbrekend antwoord telt niet als nul.");
    assert!(page.headline.is_undetermined);
    let pyramid = page.charts.pyramid.unwrap();
    assert_eq!(pyramid.title, "Piramide: niveau niet te bepalen");
    assert_eq!(pyramid.tiers[0].state, TierState::Unknown);
    assert_eq!(page.blockers.unwrap().stop.unwrap().open.len(), 1);
}

#[test]
fn level_0_has_a_name_and_no_number() {
    let page = page_of(&sheet_with(Mode::Full, 1, &[]), Scope::Whole, Lang::Nl);

    assert!(page.headline.sentence.starts_with("De basis staat nog niet."), "{}", page.headline.sentence);
    assert_eq!(page.headline.level, "Jullie staan nog onder niveau 1.");
    assert_eq!(page.charts.pyramid.as_ref().unwrap().title, "De piramide: onder niveau 1");
    assert_eq!(page.robustness, None);
    let jump = page.way_up.as_ref().unwrap().jump.as_ref().unwrap();
    assert_eq!((jump.from.as_deref(), jump.text.as_str()), (None, "Naar niveau 1"));
    assert!(!format!("{page:?}").contains("niveau 0"), "{page:?}");
}
