//! One story: the headline, the band under it, the way up and the first action name the same practices and the same
//! level, or the page says what comes before any of them. Read from the texts and links that are shown, and held against
//! the score report; nothing here asks the code that chose them.

use crate::support::dimensions;
use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet},
        instrument::{ItemIndex, Lang, Status, UnitKind},
        score::{NoWayUp, ScoreReport, WayUp, score},
        section::Scope,
    },
    i18n::strings,
    report::{ReportPresenter, ResultPage, actions::Action, read},
};

use super::{
    INSTRUMENT, in_threads, is_full_run, random_sheets,
    reader::described,
    sentence::{items_named, same_but_for_the_capital},
    template::{self, plain},
};

/// Random sheets in a usual run.
const SHEETS_IN_A_USUAL_RUN: usize = 2_000;
/// The longest headline, in characters, where it names all practices.
const LONGEST_WITH_NAMES: usize = 100;
/// The longest of all: one practice with a long name.
const LONGEST: usize = 115;
const MOST_WORDS: usize = 20;

type Verdict = Result<(), String>;

fn expect(holds: bool, what: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(what()) }
}

/// A page with what it was made from.
struct Told<'a> {
    page: &'a ResultPage,
    report: &'a ScoreReport,
    sheet: &'a AnswerSheet,
    lang: Lang,
}

/// The practices that a text names, and of more than it names their number.
struct Practices {
    named: Vec<ItemIndex>,
    count: usize,
    level: Option<u8>,
}

fn item_named(lang: Lang, name: &str) -> Option<ItemIndex> {
    INSTRUMENT
        .item_indices()
        .find(|item| same_but_for_the_capital(INSTRUMENT.item(*item).short.get(lang), name))
}

impl Told<'_> {
    /// The values in the places of a text that is one of these.
    fn values(&self, text: &str, keys: &[&'static str]) -> Option<template::Values> {
        keys.iter().find_map(|key| template::readings(self.lang, key, text).pop())
    }

    fn is(&self, text: &str, key: &str) -> bool {
        text == plain(self.lang, key)
    }

    /// What a text in one of these forms says of practices, in the reading that names some.
    fn practices(&self, text: &str, keys: &[&'static str]) -> Option<Practices> {
        let mut readings = keys.iter().flat_map(|key| template::readings(self.lang, key, text));
        readings.find_map(|values| self.named_in(&values))
    }

    fn named_in(&self, values: &template::Values) -> Option<Practices> {
        let value = |name| values.iter().find(|(place, _)| *place == name).map(|(_, value)| value.as_str());
        let named = match (value("items"), value("blocker")) {
            (Some(list), _) => items_named(self.lang, list)?,
            (None, Some(name)) => vec![item_named(self.lang, name)?],
            (None, None) => return None,
        };
        let level = match value("level") {
            Some(level) => Some(level.parse().ok()?),
            None => None,
        };
        let count = match value("n") {
            Some(n) => n.parse().ok()?,
            None => named.len(),
        };
        Some(Practices { named, count, level })
    }

    /// A number after "level", anywhere in a text.
    fn levels_in(&self, text: &str) -> Vec<u8> {
        let word = plain(self.lang, "result_level_label").trim_end_matches("{level}").to_lowercase();
        let text = text.to_lowercase();
        text.match_indices(&word)
            .filter_map(|(at, _)| text[at + word.len()..].chars().next()?.to_digit(10))
            .map(|digit| digit as u8)
            .collect()
    }

    fn label(&self, item: ItemIndex, step: u8) -> &'static str {
        INSTRUMENT.scale_of(INSTRUMENT.item(item)).points[usize::from(step)].label.get(self.lang)
    }

    fn tier(&self, level: u8) -> String {
        let id = dimensions::level(level).unwrap();
        let name = INSTRUMENT.dimension(id).short_name.get(self.lang);
        plain(self.lang, "result_tier").replace("{level}", &level.to_string()).replace("{name}", name)
    }

    fn is_open(&self, item: ItemIndex) -> bool {
        matches!(self.sheet.answers.get(item), None | Some(Answer::DontKnow))
    }

    fn whole(&self) -> Verdict {
        match (self.report.level.reached, &self.report.way_up) {
            (Some(reached), Ok(way)) => self.on_the_way(reached, way),
            (Some(_), Err(NoWayUp::TopLevel)) => self.at_the_top(),
            _ => self.questions_first(),
        }
    }

    /// Headline, band, way up and first action tell of the same practices and the same level.
    fn on_the_way(&self, reached: u8, way: &WayUp) -> Verdict {
        let page = self.page;
        let raised: Vec<ItemIndex> = way.items.iter().map(|raise| raise.item).collect();
        let is_all = |named: &[ItemIndex]| {
            named.len() == raised.len() && raised.iter().all(|item| named.contains(item))
        };
        let keys =
            ["result_headline_blocked_one", "result_headline_blocked_many", "result_headline_blocked_few"];
        let sentence = &page.headline.sentence;
        let told = self.practices(sentence, &keys).ok_or_else(|| format!("no practice in `{sentence}`"))?;
        expect(told.level == Some(way.reaches), || format!("`{sentence}`, the way reaches {}", way.reaches))?;
        expect(told.count == raised.len(), || format!("`{sentence}` counts not {}", raised.len()))?;
        expect(is_all(&told.named) || (told.named.len() == 1 && told.count > 1), || {
            format!("`{sentence}` names not {raised:?}")
        })?;
        let first = told.named[0];
        let weakest = way.items.iter().map(|raise| raise.from).min();
        let is_weakest = way.items.iter().any(|raise| raise.item == first && Some(raise.from) == weakest);
        expect(is_weakest, || format!("`{sentence}` begins with another than the weakest"))?;
        self.is_short(sentence, is_all(&told.named) && told.count > 1)?;

        for text in [&page.headline.answer, &page.headline.level] {
            if reached == 0 && self.is(text, "result_sub_zero") {
                continue;
            }
            let other = self.levels_in(text).into_iter().find(|level| *level != reached);
            expect(other.is_none(), || format!("`{text}` names a level {other:?}"))?;
        }
        if let Some(meaning) = &page.headline.meaning {
            let tiers =
                (1..=5).filter(|level| meaning.contains(self.tier(*level).split(',').next().unwrap()));
            let other = tiers.into_iter().find(|tier| *tier != way.target);
            expect(other.is_none(), || format!("`{meaning}` is of tier {other:?}"))?;
        }

        let route = page.way_up.as_ref().ok_or("no way up")?;
        let jump = route.jump.as_ref().ok_or("no jump")?;
        expect(jump.to == way.reaches.to_string(), || format!("{jump:?}"))?;
        let changed: Vec<ItemIndex> = route.changes.iter().map(|link| link.item).collect();
        expect(is_all(&changed), || format!("{changed:?} change, and {raised:?} should"))?;
        expect(changed[0] == first, || {
            format!("the way begins with {changed:?}, the headline with {first:?}")
        })?;
        for link in &route.changes {
            let raise = way.items.iter().find(|raise| raise.item == link.item).unwrap();
            let values = self.values(&link.text, &["result_way_change"]).ok_or("no change")?;
            let expected = [
                INSTRUMENT.item(link.item).short.get(self.lang),
                self.label(link.item, raise.from),
                self.label(link.item, raise.to),
            ];
            let same = values.iter().map(|(_, value)| value).zip(expected);
            expect(same.into_iter().all(|(one, other)| same_but_for_the_capital(one, other)), || {
                format!("{link:?} of {raise:?}")
            })?;
        }
        self.first_action(way, first, &raised)
    }

    fn first_action(&self, way: &WayUp, first: ItemIndex, raised: &[ItemIndex]) -> Verdict {
        let actions = &self.page.actions;
        let values = self.values(&actions.lead, &["result_actions_way"]).ok_or("no reason to begin so")?;
        expect(values[0].1 == way.reaches.to_string(), || format!("`{}`", actions.lead))?;
        expect(actions.first_questions.is_empty(), || "questions before a known way".to_owned())?;
        let [action, others @ ..] = actions.actions.as_slice() else { return Err("no action".to_owned()) };
        let keys = ["result_actions_work_first", "result_actions_work"];
        let told = self.practices(&action.title, &keys).ok_or_else(|| format!("`{}`", action.title))?;
        expect(told.named[0] == first, || format!("`{}` begins not with {first:?}", action.title))?;
        expect(action.about == self.tier(way.target), || {
            format!("`{}` is about another tier", action.about)
        })?;
        expect(action.is_way && others.iter().all(|other| !other.is_way), || format!("{actions:?}"))?;
        expect(others.iter().all(|other| other.about != action.about), || {
            format!("two actions are about {}", action.about)
        })?;
        let advised = self.advised(action, &told.named)?;
        let same = advised.len() == raised.len() && raised.iter().all(|item| advised.contains(item));
        expect(same && advised[0] == first, || format!("{action:?} advises on {advised:?}, not {raised:?}"))?;
        self.others(others, Some(way.target))
    }

    /// The items whose own advice an action gives.
    fn advised(&self, action: &Action, named: &[ItemIndex]) -> Result<Vec<ItemIndex>, String> {
        let advice = |item: ItemIndex| plain(self.lang, &format!("itemAdvice.{}", INSTRUMENT.item(item).id));
        if let Some(step) = &action.first_step {
            let [only] = named else { return Err(format!("one step for several practices: {action:?}")) };
            let owner = action.owner.as_deref().unwrap_or_default();
            let is_it = advice(*only).ends_with(step.as_str())
                && owner.ends_with(advice(*only).split(':').next().unwrap());
            expect(is_it && action.items.is_empty(), || {
                format!("{action:?} is not the advice for its item")
            })?;
            return Ok(vec![*only]);
        }
        let items = action.items.iter().map(|found| {
            let item = item_named(self.lang, found.lead.trim_end_matches('.'))
                .ok_or_else(|| format!("{found:?} is of no item"))?;
            expect(found.advice == advice(item), || format!("{found:?} is of another item"))?;
            Ok(item)
        });
        items.collect()
    }

    /// The actions after the first are the priorities, in their order, without the tier of the way.
    fn others(&self, actions: &[Action], target: Option<u8>) -> Verdict {
        let units = self.report.priorities.iter().map(|priority| INSTRUMENT.units[priority.unit].kind);
        let abouts = units.filter(|kind| target.is_none() || kind.level() != target).map(|kind| match kind {
            UnitKind::Dimension(dimension) => match dimension.level() {
                Some(level) => self.tier(level),
                None => INSTRUMENT.dimension(dimension).short_name.get(self.lang).to_owned(),
            },
            UnitKind::Facet(facet) => {
                let facet = &INSTRUMENT.facets[facet];
                let p = INSTRUMENT.dimension(facet.dimension).short_name.get(self.lang);
                format!("{p}, {}", facet.name.get(self.lang))
            }
        });
        let expected: Vec<String> = abouts.take(3 - usize::from(target.is_some())).collect();
        let shown: Vec<&str> = actions.iter().map(|action| action.about.as_str()).collect();
        expect(shown == expected, || format!("{shown:?} instead of {expected:?}"))
    }

    fn at_the_top(&self) -> Verdict {
        let page = self.page;
        expect(self.report.level.next.is_none(), || "the top below a next level".to_owned())?;
        expect(self.is(&page.headline.sentence, "result_base_top"), || page.headline.sentence.clone())?;
        expect(page.way_up.is_none(), || "a way above the top".to_owned())?;
        let actions = &page.actions;
        let key = if actions.actions.is_empty() { "result_actions_top_done" } else { "result_actions_top" };
        expect(self.is(&actions.lead, key), || format!("`{}`", actions.lead))?;
        expect(actions.first_questions.is_empty(), || "questions first at the top".to_owned())?;
        expect(actions.actions.iter().all(|action| !action.is_way), || format!("{actions:?}"))?;
        self.others(&actions.actions, None)
    }

    /// Headline, way up and actions all say that missing answers come first, and which.
    fn questions_first(&self) -> Verdict {
        let page = self.page;
        let actions = &page.actions;
        let asked: Vec<ItemIndex> =
            actions.first_questions.iter().flat_map(|group| &group.items).map(|link| link.item).collect();
        let is_few = self.report.coverage.status == Status::Insufficient;
        let open: Vec<ItemIndex> = if is_few {
            INSTRUMENT.in_mode(self.sheet.mode).filter(|item| self.is_open(*item)).collect()
        } else {
            self.report.limiting.as_ref().ok_or("nothing limits")?.open.clone()
        };
        expect(!open.is_empty() && asked == open, || {
            format!("{asked:?} are asked first, {open:?} are open")
        })?;
        let sentence = &page.headline.sentence;
        let count = |text: &str, key| {
            let values = self.values(text, &[key])?;
            values.iter().find(|(place, _)| *place == "n").and_then(|(_, n)| n.parse::<usize>().ok())
        };
        let told = count(sentence, "result_headline_questions");
        expect(told == Some(open.len()), || format!("`{sentence}` of {} questions", open.len()))?;
        self.is_short(sentence, true)?;
        let none = plain(self.lang, "result_actions_none");
        let (lead, has_none) = match actions.lead.strip_suffix(none) {
            Some(lead) => (lead.trim_end(), true),
            None => (actions.lead.as_str(), false),
        };
        let told = count(lead, "result_actions_questions");
        expect(told == Some(open.len()), || format!("`{lead}` of {} questions", open.len()))?;
        expect(has_none == is_few, || format!("`{}`, {actions:?}", actions.lead))?;
        expect(!is_few || actions.actions.is_empty(), || "advice on too few answers".to_owned())?;
        let twice = actions.find_out.iter().find(|link| open.contains(&link.item));
        expect(twice.is_none(), || format!("{twice:?} stands twice"))?;
        let route = page.way_up.as_ref().ok_or("no word on the way up")?;
        expect(route.jump.is_none() && route.changes.is_empty(), || format!("{route:?} is not known yet"))?;
        let [why] = route.text.as_slice() else { return Err(format!("{route:?}")) };
        expect(self.is(why, "texts.wayUpOpen"), || format!("`{why}`"))?;
        expect(actions.actions.iter().all(|action| !action.is_way), || format!("{actions:?}"))?;
        if is_few { Ok(()) } else { self.others(&actions.actions, None) }
    }

    fn culture_only(&self) -> Verdict {
        let page = self.page;
        let sentence = &page.headline.sentence;
        expect(self.is(sentence, "result_headline_culture_only"), || sentence.clone())?;
        expect(page.way_up.is_none(), || "a way up without a pyramid".to_owned())?;
        let actions = &page.actions;
        expect(self.is(&actions.lead, "result_actions_culture"), || format!("`{}`", actions.lead))?;
        let first = actions.actions.first().ok_or("no action")?;
        expect(first.about == self.tier(1), || format!("{first:?}"))?;
        let tiers = (1..=5).map(|level| self.tier(level)).collect::<Vec<_>>();
        let others = &actions.actions[1..];
        expect(others.iter().all(|action| !tiers.contains(&action.about)), || format!("{actions:?}"))
    }

    fn is_short(&self, sentence: &str, has_room: bool) -> Verdict {
        let longest = if has_room { LONGEST_WITH_NAMES } else { LONGEST };
        expect(sentence.chars().count() <= longest, || format!("`{sentence}` is long"))?;
        let words = sentence.split_inclusive(". ").map(|part| part.split_whitespace().count()).max();
        expect(words <= Some(MOST_WORDS), || format!("`{sentence}` has {words:?} words"))
    }
}

/// Holds the result of a sheet against one story, in every language.
fn tells_one_story(sheet: &AnswerSheet, scope: Scope) -> Verdict {
    let report = score(&INSTRUMENT, sheet);
    for lang in [Lang::Nl, Lang::En] {
        let presenter = ReportPresenter {
            instrument: &INSTRUMENT,
            report: &report,
            sheet,
            scope,
            lang,
            strings: strings(lang),
        };
        let page = &read(presenter);
        let told = Told { page, report: &report, sheet, lang };
        let verdict = if scope == Scope::Whole { told.whole() } else { told.culture_only() };
        verdict.map_err(|fault| format!("{lang:?}: {fault}\nfor {}", described(sheet, scope)))?;
    }
    Ok(())
}

#[test]
fn headline_band_way_up_and_first_action_of_random_sheets_tell_one_story() {
    let sheets = if is_full_run() { super::SHEETS } else { SHEETS_IN_A_USUAL_RUN };

    in_threads(0..super::STREAMS, |stream, _| {
        for (number, sheet) in random_sheets(stream, sheets).enumerate() {
            tells_one_story(&sheet, Scope::Whole)?;
            if number % 8 == 0 {
                tells_one_story(&sheet, Scope::CultureOnly)?;
            }
        }
        Ok(())
    });
}
