//! What messages do to the plan.

use social_business_scan::{
    plan::{action::Origin, day::Day, limits::MAX_ACTIONS},
    report::{ReportPresenter, plan::effect, read},
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::{Dialog, Model},
        msg::{ActionField, DialogMsg, Direction, ImportMsg, Msg, NavigateMsg, PlanFilter, PlanMsg},
        screen::Screen,
    },
    storage::store::Opened,
};

use super::{answered, plan, typed};
use crate::fixture::{after, model};

fn send(model: &mut Model, msg: PlanMsg) -> Vec<Effect> {
    after(model, [Msg::Plan(msg)])
}

fn ids(model: &Model) -> Vec<&str> {
    model.plan.actions().iter().map(|action| action.id.as_str()).collect()
}

/// A model with the actions `a` to `e`.
fn with_five() -> Model {
    let mut model = model();
    for id in ["a", "b", "c", "d", "e"] {
        model.plan.add(typed(id, id)).unwrap();
    }
    model
}

#[test]
fn what_is_typed_is_an_action_at_the_end_and_is_kept() {
    let mut model = model();
    let _ = send(&mut model, PlanMsg::Draft("  Bel\nde directie  ".into()));

    let effects = send(&mut model, PlanMsg::AddTyped);

    assert!(effects.contains(&Effect::Save));
    assert!(effects.contains(&Effect::Announce(Announcement::PlanAdded(1))));
    let [action] = model.plan.actions() else { panic!("{:?}", model.plan) };
    assert_eq!((action.text.as_str(), &action.origin), ("Bel de directie", &Origin::Typed));
    assert!(model.plan_view.draft.is_empty() && !model.plan.key.is_empty());
    let opened = Opened { saved: Some(model.saved(None)), findings: Vec::new() };
    let later = Model::new(model.instrument.clone(), model.lang, model.location, opened);
    assert_eq!(later.plan, model.plan);
    assert!(send(&mut model, PlanMsg::AddTyped).is_empty(), "nothing was typed");
}

#[test]
fn every_advice_of_a_result_can_be_put_into_the_plan_once_with_the_words_of_the_reader() {
    let mut model = answered(1);
    let (report, sheet) = (model.report(), model.sheet());
    let strings = social_business_scan::i18n::strings(model.lang);
    let presenter = ReportPresenter {
        instrument: &model.instrument,
        report: &report,
        sheet: &sheet,
        scope: model.scope,
        lang: model.lang,
        strings,
    };
    let actions = read(presenter).actions.actions;
    assert!(actions.len() > 1);
    let all: usize = actions.iter().map(|action| action.origins.len()).sum();

    for action in &actions {
        let _ = send(&mut model, PlanMsg::Add(action.origins.clone()));
        assert!(send(&mut model, PlanMsg::Add(action.origins.clone())).is_empty(), "it is there already");
        assert!(model.has_planned(&action.origins));
    }

    assert_eq!(model.plan.actions().len(), all);
    let units = actions.iter().filter(|action| !action.is_way);
    for (action, planned) in units.zip(model.plan.actions().iter().filter(|one| one.id.starts_with("unit"))) {
        assert_eq!(model.action_presenter().title(planned), action.title);
    }
}

#[test]
fn what_an_action_does_to_the_level_is_what_the_result_says_after_the_answer_has_risen() {
    let (mut rises, mut stays) = (0, 0);
    for value in 0..4 {
        let mut model = answered(value);
        let item = model.instrument.find("L1-1").unwrap();
        model.answers.set(item, crate::fixture::step(0));
        let (report, sheet) = (model.report(), model.sheet());
        let strings = social_business_scan::i18n::strings(model.lang);
        let presenter = ReportPresenter {
            instrument: &model.instrument,
            report: &report,
            sheet: &sheet,
            scope: model.scope,
            lang: model.lang,
            strings,
        };
        for to in 1..=4 {
            let said = effect(presenter, &Origin::Way { item: "L1-1".into(), to }).unwrap();
            let mut then = model.clone();
            then.answers.set(item, crate::fixture::step(to));
            let [before, after] = [report.level.reached.unwrap(), then.report().level.reached.unwrap()];
            let words = if after > before { strings.plan_effect_level } else { strings.plan_effect_none };
            let words = words.fill(&[("from", &before.to_string()), ("to", &after.to_string())]);
            assert!(said.ends_with(&words), "{said}: {words}");
            if after > before { rises += 1 } else { stays += 1 }
        }
        assert_eq!(effect(presenter, &Origin::Typed), None);
        assert_eq!(effect(presenter, &Origin::Item("XX-1".into())), None);
    }
    assert!(rises > 0 && stays > 0, "{rises} {stays}");
}

#[test]
fn an_action_moves_past_the_one_that_is_shown_and_the_button_keeps_the_focus() {
    let mut model = with_five();
    for id in ["b", "c"] {
        let _ = send(&mut model, PlanMsg::SetDone(id.into(), true));
    }
    let _ = send(&mut model, PlanMsg::Show(PlanFilter::Open));

    let effects = send(&mut model, PlanMsg::Move("d".into(), Direction::Up));

    assert_eq!(ids(&model), ["d", "a", "b", "c", "e"]);
    assert!(effects.contains(&Effect::Announce(Announcement::PlanMoved(1, 5))));
    assert!(effects.contains(&Effect::Focus(FocusTarget::PlanMoved)) && effects.contains(&Effect::Save));
    assert!(send(&mut model, PlanMsg::Move("d".into(), Direction::Up)).is_empty(), "there is nothing above");
    let _ = send(&mut model, PlanMsg::Move("a".into(), Direction::Down));
    assert_eq!(ids(&model), ["d", "b", "c", "e", "a"]);
    let _ = send(&mut model, PlanMsg::Drag("a".into()));
    let _ = send(&mut model, PlanMsg::Drop("b".into()));
    assert_eq!(ids(&model), ["d", "a", "b", "c", "e"]);
    assert_eq!(model.plan_view.dragged, None);
}

#[test]
fn any_number_of_moves_gives_the_order_that_a_list_has() {
    let mut model = with_five();
    let mut list: Vec<String> = ids(&model).into_iter().map(str::to_owned).collect();
    for number in 0..400usize {
        let (from, to) = (number * 7 % 5, number * 3 % 4);
        let id = list.remove(from);
        list.insert(to, id.clone());
        model.plan.move_to(&id, to);
        assert_eq!(ids(&model), list, "{number}");
        let orders: Vec<u32> = model.plan.actions().iter().map(|action| action.order).collect();
        assert!(orders.is_sorted(), "{orders:?}");
    }
}

#[test]
fn what_is_removed_comes_back_to_its_place_and_the_way_back_has_the_focus() {
    let mut model = with_five();

    let effects = send(&mut model, PlanMsg::Remove("c".into()));

    assert_eq!(ids(&model), ["a", "b", "d", "e"]);
    assert!(effects.contains(&Effect::Focus(FocusTarget::PlanUndo)) && effects.contains(&Effect::Save));
    let effects = send(&mut model, PlanMsg::Undo);
    assert_eq!(ids(&model), ["a", "b", "c", "d", "e"]);
    assert!(effects.contains(&Effect::Save));
    assert!(send(&mut model, PlanMsg::Undo).is_empty());
}

#[test]
fn filters_show_what_is_open_what_is_done_and_what_is_mine() {
    let mut model = with_five();
    let _ = send(&mut model, PlanMsg::Set("a".into(), ActionField::Owner, " Els ".into()));
    let _ = send(&mut model, PlanMsg::Set("b".into(), ActionField::Owner, "Elsbeth".into()));
    let _ = send(&mut model, PlanMsg::SetDone("c".into(), true));
    let _ = send(&mut model, PlanMsg::SetMe("els".into()));

    let counts = [PlanFilter::All, PlanFilter::Open, PlanFilter::Done, PlanFilter::Mine]
        .map(|filter| model.actions_of(filter).count());

    assert_eq!(counts, [5, 4, 1, 1]);
    let _ = send(&mut model, PlanMsg::SetMe(" ".into()));
    assert_eq!(model.actions_of(PlanFilter::Mine).count(), 0);
}

#[test]
fn a_full_plan_takes_nothing_more_says_so_and_loses_nothing() {
    let mut model = model();
    for number in 0..MAX_ACTIONS {
        model.plan.add(typed(&number.to_string(), "x")).unwrap();
    }
    let before = model.plan.actions().to_vec();
    let _ = send(&mut model, PlanMsg::Draft("nog een".into()));

    let effects = send(&mut model, PlanMsg::AddTyped);

    assert_eq!(effects, [Effect::Announce(Announcement::PlanFull)]);
    assert_eq!((model.plan.actions(), model.plan_view.draft.as_str()), (&*before, "nog een"));
    for number in 0..MAX_ACTIONS {
        let _ = send(&mut model, PlanMsg::Set(number.to_string(), ActionField::Note, "é".repeat(400)));
    }
    assert!(model.plan.is_within_bounds());
    assert_eq!(model.plan.actions().len(), MAX_ACTIONS);
}

#[test]
fn a_table_asks_before_it_changes_the_plan_and_can_be_undone() {
    let mut model = model();
    model.plan = plan();
    let before = model.plan.clone();
    let open =
        |model: &mut Model, text: &str| after(model, [Msg::Import(ImportMsg::OpenFile(Ok(text.to_owned())))]);
    let table =
        "Done;id;Owner;date;colour\nja;0000000a-2;Els;1-3-2027;red\nnee;zzz;Jan;;\n;0000000a-3;;onzin;\n";

    assert!(open(&mut model, table).is_empty());
    assert!(matches!(model.dialog, Some(Dialog::UpdatePlan(_))));
    assert_eq!(model.plan, before);
    let effects = after(&mut model, [Msg::Dialog(DialogMsg::Confirm)]);

    assert_eq!(model.screen, Screen::Plan);
    assert!(effects.contains(&Effect::Save));
    assert!(effects.contains(&Effect::Announce(Announcement::PlanUpdated(2))), "{effects:?}");
    let changed = model.plan.find("0000000a-2").unwrap();
    assert_eq!((changed.owner.as_str(), changed.date, changed.done), ("Els", Day::new(2027, 3, 1), true));
    let other = model.plan.find("0000000a-3").unwrap();
    assert_eq!((other.owner.as_str(), other.date), ("", before.find("0000000a-3").unwrap().date));
    let _ = send(&mut model, PlanMsg::Undo);
    assert_eq!(model.plan, before);
}

#[test]
fn a_table_that_changes_nothing_is_refused_with_the_reason() {
    let mut model = model();
    model.plan = plan();
    for (table, key) in [
        ("id,owner\n0000000a-2,=1+1\n", social_business_scan::import::Refusal::SamePlan),
        ("id,owner\nzzz,Jan\n", social_business_scan::import::Refusal::OtherPlan),
        ("id,owner\n", social_business_scan::import::Refusal::OtherPlan),
        ("naam,leeftijd\nJan,3\n", social_business_scan::import::Refusal::NotJson),
        ("", social_business_scan::import::Refusal::NotJson),
    ] {
        let effects = after(&mut model, [Msg::Import(ImportMsg::OpenFile(Ok(table.to_owned())))]);
        assert_eq!(effects, [Effect::Focus(FocusTarget::Refusal)], "{table}");
        assert_eq!((model.refused.clone(), &model.dialog), (Some(key), &None), "{table}");
    }
    assert_eq!(model.plan, plan());
}

#[test]
fn answers_that_come_without_a_plan_leave_the_plan_and_a_restart_removes_it() {
    let mut model = with_five();
    let code = "SB1-20FYJ-94J94-JNC04-SP4";
    let _ = after(
        &mut model,
        [
            Msg::Import(ImportMsg::OpenCode(code.into())),
            Msg::Import(ImportMsg::TakeOver),
            Msg::Dialog(DialogMsg::Confirm),
        ],
    );
    assert!(model.has_begun());
    assert_eq!(ids(&model), ["a", "b", "c", "d", "e"]);

    let _ = after(&mut model, [Msg::Dialog(DialogMsg::AskRestart), Msg::Dialog(DialogMsg::Confirm)]);
    assert!(model.plan.is_empty() && !model.has_anything());
}

#[test]
fn the_plan_has_a_screen_without_any_answer() {
    let mut model = model();
    let _ = after(&mut model, [Msg::Navigate(NavigateMsg::OpenPlan)]);
    assert_eq!(
        (model.screen, Screen::from_place(&model.instrument, "plan")),
        (Screen::Plan, Some(Screen::Plan))
    );
    let effects = after(&mut model, [Msg::Plan(PlanMsg::Undo)]);
    assert!(effects.is_empty());
}
